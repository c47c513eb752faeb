"""Laws of dated facts, whatever happens in whatever order."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.models import Membership, Office, Unit, UnitMembership, UnitPlace
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.vocabulary import AFFILIATE
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused

START = datetime(2026, 1, 5, 12, tzinfo=UTC)
UNITS = ["north", "leeds", "headingley", "armley", "hull", "bakers", "party"]
few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@contextmanager
def undone():
    """Each example begins with the same house."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def moment(day: int) -> datetime:
    return START + timedelta(days=day)


def attempt(act) -> bool:
    try:
        act()
    except Refused:
        return False
    return True


moves = st.lists(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS), st.integers(0, 40)), max_size=6
)


@pytest.mark.slow
@few
@given(moves)
def test_the_fast_tree_is_the_dated_tree(house, steps):
    with undone():
        gs = house.actor("general_secretary")
        for unit, parent, day in steps:
            attempt(
                lambda unit=unit, parent=parent, day=day: actions.place_unit(
                    actor=gs, at=START, unit=unit, parent=parent, on=moment(day).date()
                )
            )
        for day in (-1, 0, 17, 41):
            on = moment(day).date()
            above = {}
            for place in UnitPlace.objects.filter(start__lte=on).exclude(end__lte=on):
                assert place.unit_id not in above, "one place at a time"
                above[place.unit_id] = place.parent_id
            for unit in Unit.objects.all():
                line = [unit.pk]
                while line[-1] in above:
                    line.append(above[line[-1]])
                    assert len(line) < 10, "no circle"
                assert tree.line_up([unit.pk], on)[unit.pk] == line
                below = set(tree.subtree(unit.slug, on).values_list("pk", flat=True))
                assert all((unit.pk in tree.line_up([pk], on)[pk]) for pk in below)


doings = st.lists(
    st.tuples(
        st.sampled_from(["transfer", "join", "resign", "die", "live"]),
        st.sampled_from(["member", "other_member", "chair"]),
        st.sampled_from(UNITS),
        st.integers(0, 30),
    ),
    max_size=12,
)


@pytest.mark.slow
@few
@given(doings)
def test_nobody_has_two_homes_or_belongs_anywhere_without_membership(house, steps):
    with undone():
        for what, who, unit, day in sorted(steps, key=lambda step: step[3]):
            attempt(lambda step=(what, who, unit, day): _do(house, *step))
        for who in ("member", "other_member", "chair"):
            key = getattr(house, who)
            for day in (-500, -1, 0, 5, 15, 29, 31):
                on = moment(day).date()
                rows = UnitMembership.objects.filter(person__key=key, start__lte=on).exclude(
                    end__lte=on
                )
                homes = rows.exclude(unit__kind=AFFILIATE)
                assert homes.count() <= 1
                if rows.exists():
                    assert queries.membership(key, on) is not None
                spells = Membership.objects.filter(person__key=key, start__lte=on).exclude(
                    end__lte=on
                )
                assert spells.count() <= 1
                if not spells.exists():
                    assert not queries.offices_of(key, on)


def _do(house, what, who, unit, day):
    key, at = getattr(house, who), moment(day)
    me = ActorRef("person", key)
    if what == "transfer":
        actions.transfer(actor=me, at=at, person=key, unit=unit)
    elif what == "join":
        actions.join_unit(actor=me, at=at, person=key, unit=unit)
    elif what == "resign":
        actions.resign_membership(actor=me, at=at, person=key)
    elif what == "die":
        actions.record_death(
            actor=house.actor("secretary"),
            second=house.actor("general_secretary"),
            at=at,
            person=key,
            died_on=at.date(),
        )
    else:
        actions.overturn_death(actor=me, at=at, person=key)


def _appoint(house, role, who, authority, start, length, decided):
    actions.appoint(
        actor=house.actor("general_secretary"),
        at=START,
        person=getattr(house, who),
        role=role,
        unit="north",
        authority=authority,
        start=start,
        end=start + timedelta(days=length) if length else None,
        decided_by="meeting:agm" if decided else "",
    )


terms = st.lists(
    st.tuples(
        st.sampled_from(["secretary", "executive"]),
        st.sampled_from(["member", "other_member", "other_secretary"]),
        st.sampled_from(["elected", "appointed", "acting"]),
        st.integers(0, 40),
        st.one_of(st.none(), st.integers(1, 30)),
        st.booleans(),
    ),
    max_size=8,
)


@pytest.mark.slow
@few
@given(terms)
def test_a_seat_for_one_is_never_held_by_two(house, steps):
    with undone():
        for role, who, authority, day, length, decided in steps:
            start = moment(day).date()
            attempt(partial(_appoint, house, role, who, authority, start, length, decided))
        for day in (-1, *range(0, 75, 3)):
            on = moment(day).date()
            held = [
                office
                for office in queries.officers_of("north", on)
                if office.role == "secretary" and office.authority != "acting"
            ]
            assert len([office for office in held if not office.vacant]) <= 1
            assert len(held) <= 1, "either held or vacant, not both"
        assert all(
            office.end is None or office.end >= office.start for office in Office.objects.all()
        )


@few
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 200))
def test_whole_months_grow_by_one_on_the_same_day_of_the_month(start, months):
    view = queries.MembershipView("full", start, None, start)
    year, month = divmod(start.month - 1 + months, 12)
    if start.day <= 28:
        on = start.replace(year=start.year + year, month=month + 1)
        assert view.months(on) == months
        assert view.months(on - timedelta(days=1)) == max(0, months - 1)

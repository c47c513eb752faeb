"""Dissolving a unit into another, which takes over its members and the units below it."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from folkmoot.apps.people import queries
from folkmoot.apps.people.actions.paths import rebuild_paths
from folkmoot.apps.people.actions.subjects import locked_unit, witness
from folkmoot.apps.people.acts_declared import UNIT_DISSOLVED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import (
    Office,
    OfficeEnding,
    Unit,
    UnitArea,
    UnitMembership,
    UnitPlace,
)
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import units as policy
from folkmoot.apps.people.queries.shapes import UnitView
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def dissolve_unit(
    *, actor: ActorRef, at: datetime, unit: str, into: str, on: date | None = None
) -> tuple[UnitView, str]:
    """Dissolve a unit from a day on. Nobody loses membership by it: ``into`` takes everyone over.

    Only an officer of a unit above may, so that a unit is not dissolved by one of its own.

    Raises:
        Refused: if the actor may not, or ``into`` cannot take over what stands below.
    """
    day = on or day_of(at)
    with official(UNIT_DISSOLVED, actor=actor, at=at) as act:
        row, view = locked_unit(act, unit, on=day)
        heir_row, heir = locked_unit(act, into, on=day)
        act.require(
            _has_a_place(view)
            & authority.may_shape_the_tree(actor, unit=view.parent_slug, on=day)
            & _can_take_over(view, heir, day)
            & policy.nothing_later(view, day)
        )
        _hand_over_places(row, heir_row, day, at)
        _hand_over_members(row, heir_row, day, at)
        _hand_over_areas(row, heir_row, day, at)
        row.dissolved_on = day
        row.save(update_fields=["dissolved_on"])
        _end_offices(row, day, actor=actor, at=at)
        rebuild_paths()
        act.shows(unit=unit, into=into, on=day.isoformat())
        act.about(f"unit:{unit}", f"unit:{into}")
    view_after = queries.unit(unit)
    assert view_after is not None  # noqa: S101  (a dissolved unit is kept)
    return view_after, act.code


def _has_a_place(unit: UnitView) -> Verdict:
    if unit.parent_slug:
        return yes()
    return no(Reason("unit.is_whole", "The whole organisation cannot be dissolved here."))


def _can_take_over(unit: UnitView, heir: UnitView, on: date) -> Verdict:
    if heir.slug == unit.slug or queries.is_within(heir.slug, unit.slug, on):
        return no(
            Reason(
                "unit.heir_goes_too",
                "{heir} is dissolved along with {unit}, or stands below it.",
                {"heir": heir.name, "unit": unit.name},
                remedy="Choose a unit outside it.",
            )
        )
    verdict = yes()
    for child in queries.unit_children(unit.slug, on):
        verdict = verdict & policy.may_stand_below(child.kind, heir)
    return verdict


def _hand_over_places(row: Unit, heir: Unit, on: date, at: datetime) -> None:
    below = list(UnitPlace.objects.filter(parent=row, end=None))
    UnitPlace.objects.filter(pk__in=[place.pk for place in below]).update(end=on)
    UnitPlace.objects.bulk_create(
        [UnitPlace(unit=p.unit, parent=heir, start=max(on, p.start), recorded_at=at) for p in below]
    )
    UnitPlace.objects.filter(unit=row, end=None).update(end=on)


def _hand_over_areas(row: Unit, heir: Unit, on: date, at: datetime) -> None:
    running = UnitArea.objects.filter(unit=row, end=None)
    codes = list(running.values_list("code", flat=True))
    running.update(end=on)
    UnitArea.objects.bulk_create(
        [UnitArea(unit=heir, code=code, start=on, recorded_at=at) for code in codes]
    )


def _hand_over_members(row: Unit, heir: Unit, on: date, at: datetime) -> None:
    leaving = UnitMembership.objects.filter(unit=row, end=None)
    there = UnitMembership.objects.filter(unit=heir, end=None, person=OuterRef("person"))
    persons = list(leaving.exclude(Exists(there)).values_list("person", flat=True))
    # First the new home, then the end of the old one: the gate leaves nobody without a unit.
    UnitMembership.objects.bulk_create(
        [UnitMembership(person_id=pk, unit=heir, start=on, recorded_at=at) for pk in persons],
        batch_size=500,
    )
    leaving.update(end=on)


def _end_offices(row: Unit, on: date, *, actor: ActorRef, at: datetime) -> None:
    # The offices go because the unit does; nobody is removed from a unit that remains.
    running = list(Office.objects.filter(Q(end=None) | Q(end__gt=on), unit=row))
    OfficeEnding.objects.bulk_create(
        [
            OfficeEnding(
                office=office,
                ground="unit_dissolved",
                on=max(on, office.start),
                by=witness(actor),
                recorded_at=at,
            )
            for office in running
            if office.person_id is not None
        ]
    )
    for office in running:
        # A term that lies ahead becomes an empty one: what was decided is not wiped out.
        office.end = max(on, office.start)
    Office.objects.bulk_update(running, ["end"], batch_size=500)

"""A member joins an affiliate beside the home unit, or a first home unit."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people import queries
from folkmoot.apps.people.actions.subjects import locked_person, locked_unit
from folkmoot.apps.people.acts_declared import JOINED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import UnitMembership
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.people.queries.shapes import UnitView
from folkmoot.apps.people.vocabulary import AFFILIATE
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def join_unit(
    *, actor: ActorRef, at: datetime, person: str, unit: str, on: date | None = None
) -> tuple[UnitView, str]:
    """Join a unit from a day on. An officer of the unit writes it down, or the member joins.

    Raises:
        Refused: if the actor may not, or the member has a home unit already (then: `transfer`).
    """
    day = on or day_of(at)
    with official(JOINED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        unit_row, view = locked_unit(act, unit, on=day)
        if actor != ActorRef("person", person):
            act.require(authority.may_keep_the_file(actor, unit=unit, on=day_of(at)))
        act.require(
            policy.may_join(person, view, day)
            & policy.not_ahead(day, day_of(at))
            & _has_no_other_home(person, view, day)
        )
        UnitMembership.objects.create(person=row, unit=unit_row, start=day, recorded_at=at)
        act.seals(person=person, unit=unit, start=day.isoformat())
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return view, act.code


def _has_no_other_home(person: str, unit: UnitView, on: date) -> Verdict:
    home = queries.home_of(person, on)
    if unit.kind == AFFILIATE or home is None:
        return yes()
    return no(
        Reason(
            "member.has_a_home",
            "This member belongs to {home}; a member has one home unit.",
            {"home": home.name},
            remedy="Move the member instead.",
        )
    )

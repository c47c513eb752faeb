"""A member moves to another home unit."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.actions.subjects import locked_person, locked_unit
from folkmoot.apps.people.acts_declared import TRANSFERRED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import UnitMembership
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.people.queries.shapes import UnitView
from folkmoot.apps.people.vocabulary import AFFILIATE
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def transfer(
    *, actor: ActorRef, at: datetime, person: str, unit: str, on: date | None = None
) -> tuple[UnitView, str]:
    """Move from the present home unit to another from a day on, by the member's own act.

    Raises:
        Refused: if it is not the member's own act, or would rewrite the past.
    """
    day = on or day_of(at)
    with official(TRANSFERRED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        unit_row, view = locked_unit(act, unit, on=day)
        home = (
            UnitMembership.objects.filter(person=row, end=None)
            .exclude(unit__kind=AFFILIATE)
            .first()
        )
        act.require(
            policy.may_move(actor, person=person, home_since=home.start if home else None, on=day)
            & _is_a_home(view)
            & policy.may_join(person, view, day)
            & policy.not_ahead(day, day_of(at))
        )
        # The new home first: the gate leaves no member without a unit, not for a moment.
        UnitMembership.objects.create(person=row, unit=unit_row, start=day, recorded_at=at)
        if home is not None:
            home.end = day
            home.save(update_fields=["end"])
        act.seals(person=person, unit=unit, start=day.isoformat())
        act.about(f"person:{person}")
    return view, act.code


def _is_a_home(unit: UnitView) -> Verdict:
    if unit.kind != AFFILIATE:
        return yes()
    return no(
        Reason(
            "member.affiliate_is_no_home",
            "{unit} is an affiliate; a member joins it beside the home unit.",
            {"unit": unit.name},
        )
    )

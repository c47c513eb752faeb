"""A member resigns."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.actions.endings import end_membership
from folkmoot.apps.people.actions.subjects import locked_person
from folkmoot.apps.people.acts_declared import RESIGNED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


def resign_membership(*, actor: ActorRef, at: datetime, person: str) -> tuple[date, str]:
    """Leave the organisation, by the member's own act, from today on.

    Raises:
        Refused: if it is anybody else's act.
    """
    day = day_of(at)
    with official(RESIGNED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(policy.may_resign(actor, person=person, on=day))
        end_membership(row, ground="resigned", on=day, at=at, by=actor)
        act.seals(person=person, on=day.isoformat())
        act.about(f"person:{person}")
    return day, act.code

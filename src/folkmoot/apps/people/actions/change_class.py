"""A member changes to another class of membership, of her own will."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.actions.subjects import locked_person
from folkmoot.apps.people.acts_declared import CLASS_CHANGED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Ending, Membership
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


def change_class(
    *, actor: ActorRef, at: datetime, person: str, member_class: str
) -> tuple[date, str]:
    """Go on as a member of another class from today, without a break, by the member's own act.

    Raises:
        Refused: if it is anybody else's act, or there is no such class.
    """
    day = day_of(at)
    with official(CLASS_CHANGED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(
            policy.is_class(member_class)
            & policy.may_change_class(actor, person=person, member_class=member_class, on=day)
        )
        held = Membership.objects.get(person=row, end=None)
        Ending.objects.create(
            membership=held,
            ground="class_changed",
            on=max(day, held.start),
            by=row,
            recorded_at=at,
        )
        held.end = max(day, held.start)
        held.save(update_fields=["end"])
        Membership.objects.create(
            person=row, member_class=member_class, start=held.end, recorded_at=at
        )
        act.seals(person=person, member_class=member_class, on=day.isoformat())
        act.about(f"person:{person}")
    return day, act.code

"""A member has died; and if that was wrong, it is overturned at once."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.actions.endings import end_membership
from folkmoot.apps.people.actions.subjects import locked_person
from folkmoot.apps.people.actions.vacancies import settle
from folkmoot.apps.people.acts_declared import DEATH_OVERTURNED, DEATH_RECORDED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Ending, Membership, Office, Person, UnitMembership
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, no


def record_death(
    *, actor: ActorRef, second: ActorRef, at: datetime, person: str, died_on: date
) -> tuple[date, str]:
    """Record a death for which two officers vouch. The account stays open, so that a living
    person can overturn it herself.

    Raises:
        Refused: if the two are one, or either keeps no file of this person.
    """
    with official(DEATH_RECORDED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        today = day_of(at)
        act.require(
            policy.may_record_death(
                actor, second=second, person=person, died_on=died_on, today=today
            )
            & authority.keeps_the_file_of(actor, person=person, on=today)
            & authority.keeps_the_file_of(second, person=person, on=today)
        )
        row.died_on = died_on
        row.save(update_fields=["died_on"])
        end_membership(row, ground="died", on=died_on, at=at, by=actor, second=second)
        act.seals(person=person, died_on=died_on.isoformat(), second=str(second))
        act.about(f"person:{person}")
        act.receipt_for(str(second), f"person:{person}")
    return died_on, act.code


def overturn_death(*, actor: ActorRef, at: datetime, person: str) -> str:
    """Overturn a death recorded in error: the membership runs on as if it had never been said.

    Her own act alone is enough, or that of an officer who keeps the whole organisation's file.
    Offices come back where nobody else has been elected since.

    Raises:
        Refused: if no death stands, or the actor may not.
    """
    from folkmoot.apps.people import queries

    with official(DEATH_OVERTURNED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        if row.died_on is None:
            act.require(no(Reason("member.no_death", "No death is recorded for this person.")))
        if actor != ActorRef("person", person):
            whole = queries.national().slug
            act.require(authority.may_keep_the_file(actor, unit=whole, on=day_of(at)))
        _restore(row, at)
        act.seals(person=person)
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return act.code


def _restore(row: Person, at: datetime) -> None:
    endings = Ending.objects.filter(
        membership__person=row, ground="died", overturned_at=None
    ).select_related("membership")
    ended_on = [ending.membership.end for ending in endings]
    Membership.objects.filter(pk__in=[e.membership_id for e in endings]).update(end=None)
    UnitMembership.objects.filter(person=row, end__in=ended_on).update(end=None)
    endings.update(overturned_at=at)
    for office in Office.objects.filter(person=row, end__in=ended_on):
        empty = Office.objects.filter(
            person=None, unit=office.unit, role=office.role, start=office.end, end=None
        ).first()
        if empty is not None:
            empty.delete()
            office.end = None
            office.save(update_fields=["end"])
            settle(office.unit, office.role, at=at)
    row.died_on = None
    row.save(update_fields=["died_on"])

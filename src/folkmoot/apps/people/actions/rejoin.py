"""A former member joins again, and what a member declares later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from folkmoot.apps.people.actions.join_online import begin, write_declared
from folkmoot.apps.people.actions.subjects import locked_person, the_unit
from folkmoot.apps.people.acts_declared import DECLARED, REJOINED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Membership
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef


def rejoin(
    *,
    actor: ActorRef,
    at: datetime,
    person: str,
    unit: str,
    member_class: str = "full",
    declared: Sequence[Mapping[str, Any]] = (),
) -> tuple[date, str]:
    """Join again as somebody who has a file already, provisionally, from today.

    Raises:
        Refused: if it is not the own act, or a membership runs.
    """
    today = day_of(at)
    with official(REJOINED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        the_unit(unit, on=today)
        act.require(
            authority.is_self(
                actor, person=person, code="member.rejoin_not_own",
                says="Nobody joins for somebody else.",
                remedy="She can do it here; or an officer admits her.",
            )
            & policy.is_class(member_class)
            & policy.may_be_readmitted(person, today)
        )  # fmt: skip
        until = begin(row, unit=unit, member_class=member_class, on=today, at=at, declared=declared)
        act.seals(person=person, unit=unit, until=until.isoformat())
        act.about(f"person:{person}")
    return until, act.code


def declare_ties(
    *, actor: ActorRef, at: datetime, person: str, declared: Sequence[Mapping[str, Any]]
) -> str:
    """Declare what one does, or did, with another organisation.

    Raises:
        Refused: if it is not the own act, or there is no membership.
    """
    today = day_of(at)
    with official(DECLARED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        act.require(
            authority.is_self(
                actor, person=person, code="member.declared_not_own",
                says="Each declares for themselves.",
            )
            & policy.is_current(person, today)
        )  # fmt: skip
        held = Membership.objects.filter(person=row, end=None).first()
        write_declared(row, held, declared, at)
        act.seals(person=person, declared=digest([dict(each) for each in declared]))
        act.about(f"person:{person}")
    return act.code

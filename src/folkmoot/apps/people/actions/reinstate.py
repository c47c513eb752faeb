"""A membership that had ended runs on as if it had not."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.actions.subjects import locked_person, witness
from folkmoot.apps.people.acts_declared import REINSTATED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import (
    Ending,
    Membership,
    Person,
    Reinstatement,
    Unit,
    UnitMembership,
)
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.people.queries import national
from folkmoot.apps.people.queries.dues import dues_of
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform.acts import Refused


def reinstate(
    *, actor: ActorRef, at: datetime, person: str, decided_by: str = ""
) -> tuple[date, str]:
    """Give a person back the membership that a lapse, a sanction or a finding had ended.

    After a lapse it is enough that the arrears are paid: the person's own act, or an officer's.
    Otherwise it needs the decision that undid the other one (``decided_by``: an appeal, a
    re-opening), carried out by an officer of the whole. The membership has no gap then; offices
    do not come back, for others may have been elected.

    Raises:
        Refused: if nothing was taken away, dues are open, or no decision is named.
    """
    today = day_of(at)
    with official(REINSTATED, actor=actor, at=at) as act:
        row = locked_person(act, person)
        ending = (
            Ending.objects.filter(
                membership__person=row, ground__in=Ending.CERTIFIED, overturned_at=None
            )
            .select_related("membership")
            .order_by("-on", "-pk")
            .first()
        )
        if ending is None:
            raise Refused(
                no(
                    Reason(
                        "member.nothing_to_reinstate",
                        "Nothing was taken from this person that could be given back.",
                        remedy="Somebody who resigned can join again.",
                    )
                )
            )
        act.require(policy.may_be_readmitted(person, ending.on))
        act.require(_may(actor, person, ending, decided_by, today))
        ended_on = ending.membership.end
        Ending.objects.filter(pk=ending.pk).update(overturned_at=at)
        Membership.objects.filter(pk=ending.membership_id).update(end=None)
        _give_back_units(row, ended_on, at)
        Reinstatement.objects.create(
            ending=ending,
            ground="decision" if decided_by else "paid",
            decided_by=decided_by,
            by=witness(actor),
            recorded_at=at,
        )
        act.seals(person=person, ending=ending.pk, ground=ending.ground, decided_by=decided_by)
        act.about(f"person:{person}", *([decided_by] if decided_by else []))
        act.receipt_for(f"person:{person}")
    return today, act.code


def _may(actor: ActorRef, person: str, ending: Ending, decided_by: str, on: date) -> Verdict:
    own = actor == ActorRef("person", person)
    if ending.ground == "lapse" and not decided_by:
        if dues_of(person, on).state == "paid":
            return yes() if own else authority.may_keep_the_file(actor, unit=_whole(), on=on)
        return no(
            Reason(
                "member.still_owing",
                "The dues are not paid yet.",
                remedy="Pay them; when the treasurer has written it down, come back here.",
            )
        )
    verdict = authority.may_keep_the_file(actor, unit=_whole(), on=on)
    if not decided_by:
        verdict &= no(
            Reason(
                "member.no_decision",
                "What a decision ended, another decision gives back.",
                remedy="Name it: the appeal, or the re-opened case.",
            )
        )
    return verdict


def _whole() -> str:
    return national().slug


def _give_back_units(row: Person, ended_on: date | None, at: datetime) -> None:
    UnitMembership.objects.filter(person=row, end=ended_on, unit__dissolved_on=None).update(
        end=None
    )
    if UnitMembership.objects.filter(person=row, end=None).exists():
        return
    whole = national().slug
    UnitMembership.objects.create(
        person=row,
        unit=Unit.objects.get(slug=whole),
        start=ended_on,
        recorded_at=at,
    )

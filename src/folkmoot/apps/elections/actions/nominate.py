"""Entering a nomination, and taking it back."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.elections.actions.subjects import Subject, locked, still_before_poll, the_person
from folkmoot.apps.elections.acts_declared import NOMINATED, TAKEN_BACK
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import Nomination
from folkmoot.apps.elections.policy.nominating import nominee_facts
from folkmoot.apps.elections.policy.offices import may_nominate_for
from folkmoot.apps.people import queries as people
from folkmoot.apps.people.queries import PersonView, UnitView
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.procedure.rules.nominating import (
    BY_MEMBER,
    NominationFacts,
    check_nomination,
    check_nominee,
)
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform.acts import Refused


def nominate(
    *,
    actor: ActorRef,
    at: datetime,
    election: str,
    number: str,
    unit: str = "",
    meeting: str = "",
) -> tuple[Nomination, str]:
    """Nominate a member by membership number, for a unit or in one's own name.

    It stands in the public ledger at once.

    Raises:
        Refused: with everything that stands in the way.
    """
    nominee = the_person(number)
    units = people.units([unit]) if unit else {}
    with official(NOMINATED, actor=actor, at=at) as act:
        subject = locked(act, election)
        act.require(
            still_before_poll(subject.view)
            & _may(actor, subject, unit, at)
            & check_nomination(
                _facts(subject, actor, nominee, units.get(unit), meeting=meeting),
                subject.rules,
                at,
            )
            & check_nominee(nominee_facts(subject.view, nominee), subject.rules, at)
            & people.right_of(actor.key, "propose", at)
        )
        row = Nomination.objects.create(
            election=subject.row,
            person_key=nominee.key,
            unit=unit,
            unit_kind=units[unit].kind if unit else BY_MEMBER,
            by=actor.key,
            meeting=meeting,
            at=at,
        )
        _record(act, subject, unit=unit, meeting=meeting, nominee=nominee.key)
        act.receipt_for(f"person:{nominee.key}")
    Nomination.objects.filter(pk=row.pk).update(seq=act.seq, receipt=act.code)
    return row, act.code


def take_back(*, actor: ActorRef, at: datetime, nomination: int) -> str:
    """Take a nomination back while nominations are open. It stays in the ledger, struck out.

    Raises:
        Refused: if it is not the actor's or the unit's, or nominations have closed.
    """
    found = Nomination.objects.select_related("election").filter(pk=nomination).first()
    if found is None or found.taken_back_at is not None:
        raise Refused(no(Reason("nomination.unknown", "There is no such nomination.")))
    with official(TAKEN_BACK, actor=actor, at=at) as act:
        subject = locked(act, found.election.key)
        own = found.by == actor.key
        act.require(yes() if own and not found.unit else _may(actor, subject, found.unit, at))
        act.require(_in_time(subject, at))
        Nomination.objects.filter(pk=nomination).update(taken_back_at=at)
        act.shows(election=subject.view.key, nominator=found.unit or "A member")
        act.seals(nominee=found.person_key)
    return act.code


def _may(actor: ActorRef, subject: Subject, unit: str, at: datetime) -> Verdict:
    if unit:
        return may_nominate_for(actor, unit=unit, on=day_of(at)) & _within(subject, unit)
    if actor.kind == "person" and people.membership(actor.key, day_of(at)) is not None:
        return yes()
    says = "Members nominate in their own name."
    return no(Reason("nomination.not_a_member", says, {}, None, "Name the unit you act for."))


def _within(subject: Subject, unit: str) -> Verdict:
    if people.national().slug == subject.view.post.unit or people.is_within(
        unit, subject.view.post.unit
    ):
        return yes()
    says = "{unit} does not belong to {whole}, whose election this is."
    found = people.unit(unit)
    params = {"unit": found.name if found else unit, "whole": subject.view.post.unit_name}
    return no(Reason("nomination.outside", says, params, None, "Ask a unit that does."))


def _in_time(subject: Subject, at: datetime) -> Verdict:
    if at <= subject.view.times.nominations_close:
        return yes()
    says = "Nominations have closed; a nomination can no longer be taken back."
    return no(Reason("nomination.closed", says, {}, None, "The nominee may still decline."))


def _facts(
    subject: Subject, actor: ActorRef, nominee: PersonView, unit: UnitView | None, *, meeting: str
) -> NominationFacts:
    slug = unit.slug if unit else ""
    rows = Nomination.objects.filter(election=subject.row, taken_back_at__isnull=True, unit=slug)
    if not unit:
        rows = rows.filter(by=actor.key)
    given = set(rows.values_list("person_key", flat=True))
    return NominationFacts(
        post=subject.view.post.title,
        nominator=unit.name if unit else people.name_of(actor.key),
        kind=unit.kind if unit else BY_MEMBER,
        candidate=nominee.name,
        opens=subject.view.times.nominations_open,
        closes=subject.view.times.nominations_close,
        given=len(given - {nominee.key}),
        repeated=nominee.key in given,
        places=subject.view.places,
        meeting=meeting,
    )


def _record(act: Act, subject: Subject, *, unit: str, meeting: str, nominee: str) -> None:
    act.shows(election=subject.view.key, nominator=unit or "A member", meeting=meeting)
    act.seals(nominee=nominee)
    if unit:
        act.about(f"unit:{unit}")

"""Declaring a result, and challenges to it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.subjects import Subject, locked
from folkmoot.apps.elections.acts_declared import CHALLENGE_ANSWERED, CHALLENGED, DECLARED
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import CountMade, Declaration, ResultChallenge, Term
from folkmoot.apps.elections.policy.offices import is_self, may_conduct
from folkmoot.apps.elections.queries.shapes import CountView, LineOfPaper
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.election_timetable import challenge_ends
from folkmoot.core.procedure.rules.polling import check_challenge, check_declaration
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform.acts import Refused


def declare_result(*, actor: ActorRef, at: datetime, election: str) -> tuple[Declaration, str]:
    """Declare who is elected: from the last count, if both counters agree; or unopposed.

    Terms of office begin on the next day, and the offices that the post carries are filled.
    Ballots and count record are published from now on.

    Raises:
        Refused: if the actor may not, the counters differ, the box does not reconcile, nothing
            was counted, or it was declared already.
    """
    with official(DECLARED, actor=actor, at=at) as act:
        subject = locked(act, election)
        view, made = subject.view, queries.latest_count(election)
        act.require(
            may_conduct(actor, unit=view.post.unit, on=day_of(at)) & may_be_declared(subject, made)
        )
        lines = queries.paper(election)
        if made is None:
            elected, vacant, how = [line for line in lines if line.person_key], 0, "unopposed"
        else:
            by_number = {line.number: line for line in lines}
            chosen = made.record["elected"]
            elected = [by_number[n] for n in chosen if n in by_number and by_number[n].person_key]
            vacant, how = view.places - len(elected), "elected"
        until = challenge_ends(at, subject.rules)
        row = Declaration.objects.create(
            election=subject.row,
            count=CountMade.objects.get(pk=made.id) if made else None,
            elected=[line.person_key for line in elected],
            vacant=vacant,
            challenge_until=until,
            at=at,
            by=str(actor),
        )
        _begin_terms(subject, elected, how=how, actor=actor, at=at)
        people_acts.settle_candidacies(
            at=at,
            election=election,
            outcomes={
                line.person_key: how if line in elected else "not_elected"
                for line in lines
                if line.person_key
            },
        )
        act.shows(
            election=election,
            elected=len(elected),
            vacant=vacant,
            record=made.digest if made else "",
            challenge_until=until.isoformat() if until else "",
        )
        act.seals(elected=[line.person_key for line in elected])
        act.receipt_for(*(f"person:{line.person_key}" for line in elected))
    Declaration.objects.filter(pk=row.pk).update(seq=act.seq)
    return row, act.code


def challenge_result(*, actor: ActorRef, at: datetime, election: str, grounds: str) -> str:
    """Challenge a declared result; any elector or candidate may, with grounds, in time.

    Raises:
        Refused: if it is late, has no grounds, or the actor had no part in the election.
    """
    with official(CHALLENGED, actor=actor, at=at) as act:
        subject = locked(act, election)
        declared = queries.declaration(election)
        until = declared.challenge_until if declared else None
        act.require(
            check_challenge(until, grounds, at)
            & _took_part(subject, actor)
            & is_self(actor, actor.key)
        )
        row = ResultChallenge.objects.create(
            election=subject.row, person_key=actor.key, grounds=grounds.strip(), at=at
        )
        act.shows(election=election, grounds=grounds.strip())
    ResultChallenge.objects.filter(pk=row.pk).update(seq=act.seq)
    return act.code


def answer_result_challenge(
    *, actor: ActorRef, at: datetime, challenge: int, upheld: bool, answer: str
) -> str:
    """Answer a challenge with reasons. An upheld one calls for the election to be held again.

    Raises:
        Refused: if the actor may not, challenged himself, or gives no reasons.
    """
    row = ResultChallenge.objects.select_related("election").filter(pk=challenge).first()
    if row is None or row.answered_at is not None:
        raise Refused(no(Reason("challenge.unknown", "No such challenge waits for an answer.")))
    with official(CHALLENGE_ANSWERED, actor=actor, at=at) as act:
        subject = locked(act, row.election.key)
        act.require(
            may_conduct(actor, unit=subject.view.post.unit, on=day_of(at))
            & _reasoned(row, actor, answer)
        )
        row.upheld, row.answer, row.answered_at = upheld, answer.strip(), at
        row.answered_by = str(actor)
        row.save(update_fields=["upheld", "answer", "answered_at", "answered_by"])
        act.shows(
            election=row.election.key,
            outcome="upheld" if upheld else "not upheld",
            answer=answer.strip(),
        )
        act.receipt_for(f"person:{row.person_key}")
    return act.code


def may_be_declared(subject: Subject, made: CountView | None) -> Verdict:
    """Whether there is a result to declare, on which both counters agree."""
    if subject.view.declared_at is not None:
        return no(Reason("result.declared", "The result has been declared.", {}, None, ""))
    if not subject.view.noticed:
        says = "The ballot paper has not been drawn yet."
        return no(Reason("result.no_paper", says, {}, None, "Give notice of poll first."))
    if not subject.view.contested:
        return yes()
    if made is None:
        return no(Reason("result.not_counted", "Nothing has been counted.", {}, None, "Count."))
    return check_declaration(made.faults, ballots=made.ballots, marks=made.marks)


def _begin_terms(
    subject: Subject, elected: list[LineOfPaper], *, how: str, actor: ActorRef, at: datetime
) -> None:
    post, start = subject.view.post, day_of(at) + timedelta(days=1)
    end = _months_on(start, post.months)
    Term.objects.bulk_create(
        Term(
            post=subject.row.post, election=subject.row, person_key=line.person_key, start=start,
            end=end, how=how, recorded_at=at,
        )
        for line in elected
    )  # fmt: skip
    if not post.role:
        return
    for line in elected:
        if any(
            office.role == post.role and office.unit_slug == post.unit
            for office in people.offices_of(line.person_key, start)
        ):
            continue  # elected again: the office goes on
        people_acts.appoint(
            actor=actor,
            at=at,
            person=line.person_key,
            role=post.role,
            unit=post.unit,
            start=start,
            end=end,
            authority="elected",
            decided_by=f"election:{subject.view.key}",
        )


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError  # every month has a 28th


def _took_part(subject: Subject, actor: ActorRef) -> Verdict:
    stood = any(line.person_key == actor.key for line in queries.paper(subject.view.key))
    if stood or queries.elector(subject.view, actor.key).on_roll:
        return yes()
    says = "Electors and candidates challenge a result."
    return no(Reason("result.no_part", says, {}, None, "Ask one of them to."))


def _reasoned(row: ResultChallenge, actor: ActorRef, answer: str) -> Verdict:
    if row.person_key == actor.key:
        says = "Nobody answers a challenge of his own."
        return no(Reason("challenge.own", says, {}, None, "Another officer answers it."))
    if not answer.strip():
        return no(Reason("challenge.no_reasons", "An answer gives reasons.", {}, None, ""))
    return yes()

"""A nominee accepts or declines; a candidate withdraws."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.subjects import Subject, locked, still_before_poll
from folkmoot.apps.elections.acts_declared import ANSWERED, WITHDRAWN
from folkmoot.apps.elections.models import Answer, Nomination, Withdrawal
from folkmoot.apps.elections.policy.nominating import nominee_facts
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import official
from folkmoot.core.civildate import say_moment
from folkmoot.core.procedure.rules.nominating import check_nominee
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def answer_nomination(
    *,
    actor: ActorRef,
    at: datetime,
    election: str,
    accepts: bool,
    groups: Sequence[str] = (),
) -> str:
    """Accept a nomination, or decline it; the last answer before the deadline counts.

    Args:
        actor: the nominee herself.
        at: when.
        election: which.
        accepts: yes or no.
        groups: the kept places for which she asks to be counted; they stand in the count record,
            which could not be repeated otherwise.

    Raises:
        Refused: if she is not nominated, may not stand, or it is too late.
    """
    with official(ANSWERED, actor=actor, at=at) as act:
        subject = locked(act, election)
        person = people.person(actor.key)
        verdict = (
            _nominated(subject, actor) & _in_time(subject, at) & still_before_poll(subject.view)
        )
        if accepts and person is not None:
            verdict &= check_nominee(nominee_facts(subject.view, person), subject.rules, at)
            verdict &= _known_groups(subject, groups) & _not_withdrawn(subject, actor)
            verdict &= people.right_of(actor.key, "stand", at)
        act.require(verdict)
        row = Answer.objects.create(
            election=subject.row,
            person_key=actor.key,
            accepts=accepts,
            groups=list(groups) if accepts else [],
            at=at,
        )
        if accepts:
            people_acts.note_candidacy(
                at=at,
                person=actor.key,
                election=election,
                post=subject.view.post.title,
                unit=subject.view.post.unit,
            )
        else:
            people_acts.settle_candidacies(
                at=at, election=election, outcomes={actor.key: "withdrawn"}
            )
        act.shows(election=election, answer="accepted" if accepts else "declined")
    Answer.objects.filter(pk=row.pk).update(seq=act.seq)
    return act.code


def withdraw(*, actor: ActorRef, at: datetime, election: str) -> str:
    """Withdraw as a candidate, until the paper is drawn. It cannot be undone.

    Raises:
        Refused: if the actor does not stand, or the paper is drawn.
    """
    with official(WITHDRAWN, actor=actor, at=at) as act:
        subject = locked(act, election)
        act.require(
            still_before_poll(subject.view)
            & _stands(subject, actor)
            & _not_withdrawn(subject, actor)
        )
        row = Withdrawal.objects.create(election=subject.row, person_key=actor.key, at=at)
        people_acts.settle_candidacies(at=at, election=election, outcomes={actor.key: "withdrawn"})
        act.shows(election=election)
    Withdrawal.objects.filter(pk=row.pk).update(seq=act.seq)
    return act.code


def _nominated(subject: Subject, actor: ActorRef) -> Verdict:
    rows = Nomination.objects.filter(
        election=subject.row, person_key=actor.key, taken_back_at__isnull=True
    )
    if rows.exists():
        return yes()
    says = "Nobody has nominated you for {post}."
    remedy = "Ask your branch, or members, to nominate you."
    return no(Reason("answer.not_nominated", says, {"post": subject.view.post.title}, None, remedy))


def _in_time(subject: Subject, at: datetime) -> Verdict:
    limit = subject.view.times.accept_by
    if at <= limit:
        return yes()
    says = "Nominees could answer until {moment}."
    params = {"moment": say_moment(limit)}
    return no(Reason("answer.late", says, params, None, "Write to the returning officer."))


def _known_groups(subject: Subject, groups: Sequence[str]) -> Verdict:
    known = {name for name, _ in subject.view.kept}
    if set(groups) <= known:
        return yes()
    return no(Reason("answer.no_such_group", "No places are kept for this group.", {}, None, ""))


def _stands(subject: Subject, actor: ActorRef) -> Verdict:
    line = next(
        (each for each in queries.ledger(subject.view) if each.person_key == actor.key), None
    )
    if line is not None and line.answer in {"accepted", "withdrawn"}:
        return yes()
    says = "You do not stand in this election."
    return no(Reason("candidate.does_not_stand", says, {}, None, ""))


def _not_withdrawn(subject: Subject, actor: ActorRef) -> Verdict:
    if not Withdrawal.objects.filter(election=subject.row, person_key=actor.key).exists():
        return yes()
    return no(Reason("candidate.withdrawn", "You have withdrawn from this election.", {}, None, ""))

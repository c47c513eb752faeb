"""Ballots on paper: given out against a mark, read by two people, admitted when they agree."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.box_rows import BALLOTS, MARKS
from folkmoot.apps.elections.actions.cast_ballot import tag_of
from folkmoot.apps.elections.actions.shuffle import shuffle
from folkmoot.apps.elections.actions.subjects import Subject, locked, the_person
from folkmoot.apps.elections.acts_declared import PAPERS_ADMITTED, PAPERS_ISSUED
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import (
    CountMade,
    Election,
    Mark,
    PaperBatch,
    PaperEntry,
)
from folkmoot.apps.elections.policy.offices import may_conduct, may_read_papers
from folkmoot.apps.elections.policy.voting import may_vote
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.polling import check_paper
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import acts
from folkmoot.platform.acts import Refused


def issue_paper(*, actor: ActorRef, at: datetime, election: str, number: str) -> str:
    """Give an elector a ballot paper: the register is marked, so that no other vote is taken.

    Raises:
        Refused: if the elector is not on the roll or has voted.
    """
    person = the_person(number)
    with official(PAPERS_ISSUED, actor=actor, at=at) as act:
        subject = locked(act, election)
        elector = queries.elector(subject.view, person.key)
        act.require(
            may_conduct(actor, unit=subject.view.post.unit, on=day_of(at))
            & may_vote(subject.view, elector, subject.rules, person=person.key, at=at)
        )
        MARKS.put(subject.row.pk, person.key, True)
        act.seals(election=election, person=person.key)
    return act.code


def open_batch(*, actor: ActorRef, at: datetime, election: str, papers: int) -> int:
    """Take a bundle of papers out of the box of paper, once the poll has closed; its number.

    Raises:
        Refused: if the actor may not, the poll is open, or more papers come out than were given.
    """
    with acts.one_transaction():
        view = queries.election(election)
        if view is None:
            raise Refused(no(Reason("election.unknown", "There is no such election.")))
        row = acts.lock(Election, key=election)
        acts.require(
            may_read_papers(actor, unit=view.post.unit, on=day_of(at))
            & _poll_is_over(view.times.poll_closes, at)
            & _not_counted(row.pk)
            & _were_given(election, papers)
        )
        number = PaperBatch.objects.filter(election=row).count() + 1
        PaperBatch.objects.create(election=row, number=number, papers=papers, at=at, by=str(actor))
    return number


def enter_papers(
    *,
    actor: ActorRef,
    at: datetime,
    election: str,
    batch: int,
    papers: Mapping[int, Sequence[int]],
) -> None:
    """Enter what one reads on the papers of a bundle, by their number; blank ones as empty.

    A reading can be corrected until the bundle is admitted; a third reader is not asked for.

    Raises:
        Refused: if the actor may not, two others have read it, or a paper is none.
    """
    with acts.one_transaction():
        view = queries.election(election)
        row = PaperBatch.objects.filter(election__key=election, number=batch).first()
        if view is None or row is None:
            raise Refused(no(Reason("batch.unknown", "There is no such bundle of papers.")))
        acts.lock(PaperBatch, pk=row.pk)
        candidates = len(queries.paper(election))
        verdict = may_read_papers(actor, unit=view.post.unit, on=day_of(at))
        verdict &= _may_still_read(row, actor.key)
        for number, choices in papers.items():
            verdict &= _is_in(number, row.papers)
            if choices:
                verdict &= check_paper(choices, candidates=candidates)
        acts.require(verdict)
        for number, choices in papers.items():
            PaperEntry.objects.update_or_create(
                batch=row,
                number=number,
                clerk=actor.key,
                defaults={"choices": " ".join(map(str, choices))},
            )


def admit_batch(*, actor: ActorRef, at: datetime, election: str, batch: int) -> str:
    """Put a bundle that two people read alike into the box. Blank papers stay out of the count.

    Raises:
        Refused: if they do not agree on every paper, or it is in the box already.
    """
    with official(PAPERS_ADMITTED, actor=actor, at=at) as act:
        subject = locked(act, election)
        found = next((b for b in queries.batches(election) if b.number == batch), None)
        act.require(
            may_read_papers(actor, unit=subject.view.post.unit, on=day_of(at))
            & _agreed(found)
            & _not_counted(subject.row.pk)
        )
        assert found is not None  # noqa: S101  (just required)
        _put_in(subject, list(found.read[found.clerks[0]].values()))
        PaperBatch.objects.filter(election=subject.row, number=batch).update(admitted_at=at)
        act.shows(election=election, batch=batch, papers=found.papers)
        act.receipt_for(*(f"person:{clerk}" for clerk in found.clerks))
    return act.code


def _put_in(subject: Subject, papers: list[str]) -> None:
    # Nobody holds the secret of a paper ballot, so that nothing can replace it.
    for choices in papers:
        if choices:
            BALLOTS.put(subject.row.pk, choices, "", tag_of(secrets.token_hex(32)))
    shuffle(subject.row.pk)


def _poll_is_over(closes: datetime, at: datetime) -> Verdict:
    if at > closes:
        return yes()
    says = "Papers are taken out of the box when the poll has closed."
    return no(Reason("batch.poll_open", says, {}, None, "Wait until then."))


def _not_counted(election: int) -> Verdict:
    if not CountMade.objects.filter(election=election).exists():
        return yes()
    return no(Reason("poll.counted", "The ballots have been counted.", {}, None, ""))


def _were_given(election: str, papers: int) -> Verdict:
    given = Mark.objects.filter(election__key=election, paper=True).count()
    out = sum(batch.papers for batch in queries.batches(election))
    if 0 < papers <= given - out:
        return yes()
    says = "{papers} papers came out of the box; {left} of those given out are still due."
    params = {"papers": papers, "left": given - out}
    return no(Reason("batch.more_than_given", says, params, None, "Count them again."))


def _may_still_read(row: PaperBatch, clerk: str) -> Verdict:
    if row.admitted_at is not None:
        says = "This bundle is in the box already."
        return no(Reason("batch.admitted", says, {}, None, ""))
    readers = set(PaperEntry.objects.filter(batch=row).values_list("clerk", flat=True))
    if clerk in readers or len(readers) < 2:  # noqa: PLR2004  (two people)
        return yes()
    says = "Two people have read this bundle; a third is not needed."
    return no(Reason("batch.third_reader", says, {}, None, "Let the two settle what differs."))


def _is_in(number: int, papers: int) -> Verdict:
    if 1 <= number <= papers:
        return yes()
    says = "The bundle has {papers} papers; there is no paper {number}."
    params = {"papers": papers, "number": number}
    return no(Reason("batch.no_such_paper", says, params, None, "Check the number."))


def _agreed(found: queries.BatchView | None) -> Verdict:
    if found is None or found.admitted_at is not None:
        return no(Reason("batch.unknown", "There is no such bundle that waits.", {}, None, ""))
    if found.agreed:
        return yes()
    if found.differences:
        listed = ", ".join(str(number) for number, _, _ in found.differences[:10])
        says = "The two readings differ on these papers: {papers}."
        remedy = "Both look at these papers again and correct their reading."
        return no(Reason("batch.differs", says, {"papers": listed}, None, remedy))
    says = "Two people must read every paper of the bundle."
    return no(Reason("batch.unread", says, {}, None, "Let the other one enter it as well."))

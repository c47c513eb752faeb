"""Opening the box: both counters count, and what they find is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.shuffle import shuffle
from folkmoot.apps.elections.actions.subjects import Subject, locked
from folkmoot.apps.elections.acts_declared import COUNTED
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import CountMade
from folkmoot.apps.elections.policy.offices import may_conduct
from folkmoot.apps.elections.queries.ledger import answers_of
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
from folkmoot.core.procedure.rules.polling import check_opening
from folkmoot.core.tally import Constraint, count, record_of, recount
from folkmoot.core.tally.drawing import lot_seed
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def count_ballots(*, actor: ActorRef, at: datetime, election: str) -> tuple[CountMade, str]:
    """Count the ballots once the poll has closed; nothing is declared by it.

    The box is shuffled whole before it is opened. The second counter counts the same papers
    again, independently; every figure is compared. The seed of the lots is told now.

    Raises:
        Refused: if the actor may not, the poll is open, a bundle of papers waits, there are too
            few ballots, or it has been declared.
    """
    with official(COUNTED, actor=actor, at=at) as act:
        subject = locked(act, election)
        view = subject.view
        turnout = queries.turnout(view)
        ballots = len(queries.box(election)) if view.secret else turnout.voted
        act.require(
            may_conduct(actor, unit=view.post.unit, on=day_of(at))
            & _may_be_counted(subject)
            & check_opening(
                ballots,
                subject.rules,
                secret=view.secret,
                closed=at > view.times.poll_closes,
                statutory=view.statutory,
            )
        )
        if view.secret:
            shuffle(subject.row.pk, everything=True)
        record, found = _count(subject)
        row = CountMade.objects.create(
            election=subject.row,
            record=record,
            digest=digest(record),
            figures=found.figures,
            faults=list(found.faults),
            ballots=ballots,
            marks=turnout.voted,
            at=at,
            by=str(actor),
        )
        act.shows(
            election=election,
            ballots=ballots,
            marks=turnout.voted,
            papers=record["profile"],
            record=row.digest,
            faults=len(found.faults),
            seed=queries.seed_of(election),
        )
    return row, act.code


def _count(subject: Subject) -> tuple[dict[str, Any], Any]:
    view, papers = subject.view, queries.profile(subject.view)
    kept = _constraints(subject)
    seed = lot_seed(queries.seed_of(view.key))
    lines = queries.paper(view.key)
    reopen = next((line.number for line in lines if line.reopens), 0)
    counted = count(papers, view.counting, seats=view.places, constraints=kept, seed=seed,
                    reopen=reopen)  # fmt: skip
    record = record_of(
        counted,
        title=view.title,
        digest=papers.digest(),
        seed=seed,
        constraints=[
            {"name": k.name, "members": sorted(k.members), "least": k.least, "most": k.most}
            for k in kept
        ],
        reopen=reopen,
    )
    return record, recount(record, papers)


def _constraints(subject: Subject) -> list[Constraint]:
    answers = answers_of(subject.view.key)
    lines = [line for line in queries.paper(subject.view.key) if line.person_key]
    out = []
    for name, least in subject.view.kept:
        members = frozenset(
            line.number for line in lines if name in answers[line.person_key].groups
        )
        # Places that nobody of the group can fill are not kept empty by the count.
        out.append(Constraint(name, members, least=min(least, len(members))))
    return out


def _may_be_counted(subject: Subject) -> Verdict:
    view = subject.view
    if view.declared_at is not None:
        return no(Reason("count.declared", "The result has been declared.", {}, None, ""))
    if not view.noticed or not view.contested:
        says = "There was no poll to count."
        return no(Reason("count.no_poll", says, {}, None, "Declare it unopposed."))
    waiting = [b.number for b in queries.batches(view.key) if b.admitted_at is None]
    if waiting:
        says = "Bundle {number} of papers is not in the box yet."
        params = {"number": waiting[0]}
        remedy = "Two people read it; then it is admitted."
        return no(Reason("count.papers_wait", says, params, None, remedy))
    return yes()

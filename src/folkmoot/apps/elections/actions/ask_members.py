"""Putting a question to all members between meetings, and declaring what they decided."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta

from django.utils.text import slugify

from folkmoot.apps.elections import queries
from folkmoot.apps.elections.actions.call_election import free_key
from folkmoot.apps.elections.actions.declare_result import may_be_declared
from folkmoot.apps.elections.actions.give_notice_of_poll import tell_electors
from folkmoot.apps.elections.actions.subjects import locked
from folkmoot.apps.elections.acts_declared import BALLOT_CALLED, BALLOT_DECLARED
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.models import (
    CountMade,
    Declaration,
    Election,
    Lot,
    PaperLine,
    Poll,
    Question,
)
from folkmoot.apps.elections.policy.offices import may_conduct
from folkmoot.apps.elections.queries.shapes import ElectionView
from folkmoot.apps.people import actions as people_acts
from folkmoot.apps.people.rolls import RollRules
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules.election_timetable import challenge_ends
from folkmoot.core.procedure.rules.members_ballot import QuestionFacts, check_question, outcome
from folkmoot.core.tally.drawing import commitment
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes
from folkmoot.platform import search

FOR, AGAINST = 1, 2
LINES = {FOR: "For", AGAINST: "Against"}
COUNTING = "fptp"


def ask_members(
    *,
    actor: ActorRef,
    at: datetime,
    unit: str,
    title: str,
    words: str,
    ordered_by: str,
    poll_opens: datetime,
    poll_closes: datetime,
    about: str = "",
    freeze_on: date | None = None,
    key: str = "",
    seed: str = "",
    letters: bool = True,
) -> tuple[ElectionView, str]:
    """Put a question to all members of a unit: the roll is frozen and notice given in one act.

    Args:
        unit: whose members vote.
        title: as lists and letters name it; words: the question as it stands on the paper.
        ordered_by: the decision or the requisition that asks for it.
        about: the address of what it is about, as ``/motions/2026-17``; nothing is read there.
        freeze_on: the day whose members may vote; today if left out.
        seed: only for worlds that are made again and again; drawn if left out.

    Raises:
        Refused: with everything that stands in the way.
    """
    facts = QuestionFacts(words, ordered_by, poll_opens, poll_closes)
    with official(BALLOT_CALLED, actor=actor, at=at) as act:
        act.require(
            may_conduct(actor, unit=unit, on=day_of(at))
            & _is_titled(title)
            & _is_an_address(about)
            & check_question(facts, rulebook.rule_set(on=day_of(at)), at)
        )
        name = key or free_key(slugify(title) or "ballot", poll_opens.year)
        roll, _ = people_acts.freeze_roll(
            actor=actor, at=at, key=f"election-{name}"[:60], title=title.strip(), unit=unit,
            on=freeze_on or day_of(at), rules=RollRules(),
        )  # fmt: skip
        drawn = seed or secrets.token_hex(32)
        # There is nobody to nominate, so that the moments of nominating follow one another.
        noticed = at + timedelta(seconds=1)
        election = Election.objects.create(
            key=name,
            post=None,
            title=title.strip(),
            places=1,
            electorate="unit_members",
            mode="secret",
            counting=COUNTING,
            reopen=False,
            roll=roll.key,
            nominations_open=at,
            nominations_close=noticed,
            accept_by=noticed,
            poll_opens=poll_opens,
            poll_closes=poll_closes,
            commitment=commitment(drawn),
            called_at=at,
            by=str(actor),
        )
        Question.objects.create(
            election=election, unit=unit, words=words.strip(), about=about,
            ordered_by=ordered_by.strip(),
        )  # fmt: skip
        Lot.objects.create(election=election, seed=drawn)
        Poll.objects.create(election=election, order_seed="", contested=True, at=at, by=str(actor))
        PaperLine.objects.bulk_create(
            PaperLine(election=election, number=number, name=line) for number, line in LINES.items()
        )
        search.index(
            kind="election", key=name, url=f"/elections/{name}", title=title.strip(), body=words
        )
        called = queries.election(name)
        assert called is not None  # noqa: S101  (it was written a moment ago)
        if letters:
            tell_electors(called)
        act.shows(
            ballot=name,
            unit=unit,
            about=about or title.strip(),
            by=ordered_by.strip(),
            words=words.strip(),
            poll_opens=poll_opens.isoformat(),
            poll_closes=poll_closes.isoformat(),
            commitment=election.commitment,
        )
        act.about(f"election:{name}", f"unit:{unit}")
    Election.objects.filter(pk=election.pk).update(seq=act.seq)
    Poll.objects.filter(election=election).update(seq=act.seq)
    called = queries.election(name)
    assert called is not None  # noqa: S101  (as above)
    return called, act.code


def declare_ballot(*, actor: ActorRef, at: datetime, election: str) -> tuple[Declaration, str]:
    """Declare what the members decided: carried or not, with the working.

    Raises:
        Refused: if the actor may not, the counters differ, the box does not reconcile, nothing
            was counted, or it was declared already.
    """
    with official(BALLOT_DECLARED, actor=actor, at=at) as act:
        subject = locked(act, election)
        view, made = subject.view, queries.latest_count(election)
        act.require(
            may_conduct(actor, unit=view.post.unit, on=day_of(at)) & may_be_declared(subject, made)
        )
        assert made is not None  # noqa: S101  (just required: a ballot is always contested)
        assert view.question is not None  # noqa: S101  (its page offers this act)
        votes = [int(text) for text in made.record["stages"][0]["votes"]]
        entitled = queries.turnout(view).electors
        decided = outcome(
            votes_for=votes[FOR - 1], votes_against=votes[AGAINST - 1], entitled=entitled,
            rules=subject.rules,
        )  # fmt: skip
        until = challenge_ends(at, subject.rules)
        row = Declaration.objects.create(
            election=subject.row,
            count=CountMade.objects.get(pk=made.id),
            elected=[],
            carried=decided.carried,
            working=list(decided.working),
            challenge_until=until,
            at=at,
            by=str(actor),
        )
        act.shows(
            ballot=election,
            about=view.question.about or view.title,
            outcome="carried" if decided.carried else "not carried",
            votes_for=votes[FOR - 1],
            votes_against=votes[AGAINST - 1],
            entitled=entitled,
            record=made.digest,
            challenge_until=until.isoformat() if until else "",
        )
    Declaration.objects.filter(pk=row.pk).update(seq=act.seq)
    return row, act.code


def _is_titled(title: str) -> Verdict:
    if title.strip():
        return yes()
    return no(Reason("ballot.no_title", "The ballot has no title.", {}, None, "Give it one."))


def _is_an_address(about: str) -> Verdict:
    if not about or (about.startswith("/") and not about.startswith("//")):
        return yes()
    says = "“{about}” is no address of this house."
    remedy = "Copy what follows the name of the server, as /motions/2026-17."
    return no(Reason("ballot.no_address", says, {"about": about}, None, remedy))

"""Opening a card vote."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import (
    decision_of,
    item_of,
    locked_meeting,
    next_number,
)
from folkmoot.apps.assembly.acts_declared import CARD_VOTE_OPENED
from folkmoot.apps.assembly.models import CardVote
from folkmoot.apps.assembly.policy.amending import all_decided
from folkmoot.apps.assembly.policy.calling import is_sitting, seat_of
from folkmoot.apps.assembly.policy.cards import may_open_card_vote
from folkmoot.apps.assembly.policy.offices import may_count
from folkmoot.apps.assembly.policy.voting import Demand, Question, check_ladder, may_follow
from folkmoot.apps.assembly.queries.amendments import motion_text
from folkmoot.apps.assembly.queries.card_votes import CardVoteView, view_of_vote
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.assembly.queries.standing import presence_of, quorum_of
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes


def open_card_vote(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    question: str = "",
    question_kind: str = "",
    subject: str = "",
    item: int | None = None,
    after: int | None = None,
    demanded_by_chair: bool = False,
    demanded_by: int = 0,
) -> tuple[CardVoteView, str]:
    """Open a card vote, because the rules ask for one or because it was demanded.

    Raises:
        Refused: if nobody who may has demanded it, another is open, or the weights are not frozen.
    """
    with official(CARD_VOTE_OPENED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        earlier = decision_of(row, after)
        line = item_of(row, item) or (earlier.item if earlier else None)
        text = question.strip() or (earlier.question if earlier else line.title if line else "")
        kind = question_kind or (line.question_kind if line else "business")
        kind = earlier.question_kind if earlier else kind
        about = subject or (earlier.subject if earlier else "") or (line.subject if line else "")
        by_chair = demanded_by_chair
        demand = Demand("card", by_chair, demanded_by) if by_chair or demanded_by else None
        asked = Question(
            text=text, kind=kind, method="card", at=at, demand=demand, item=line, after=earlier
        )
        quorum = quorum_of(row, at=at)
        rules = rules_on(day_of(row.starts_at, row.zone))
        act.require(check_words(text, "The question", most=400))
        act.require(
            may_count(actor, seat_of(row, at=at))
            & is_sitting(row, at)
            & _has_question(text)
            & may_open_card_vote(row, at=at)
            & (quorum if not quorum else yes())
            & may_follow(earlier)
            & check_ladder(row, asked, rules, present=presence_of(row, at=at).total)
            & all_decided(motion_text(line.pk) if line else None)
        )
        caller = "the chair" if by_chair else ""
        vote = CardVote.objects.create(
            meeting=row,
            number=next_number(CardVote.objects.filter(meeting=row)),
            item=line,
            subject=about,
            question=text,
            question_kind=kind,
            demanded_by=f"{demanded_by} delegates" if demanded_by else caller,
            after=earlier,
            opened_at=at,
            by=str(actor),
        )
        act.shows(meeting=row.key, number=vote.number, subject=about, kind=kind)
        act.seals(question=text)
        act.about(f"meeting:{row.key}", f"card-vote:{row.key}:{vote.number}")
        act.about(*([about] if about else []))
        view = view_of_vote(vote)
    return view, act.code


def _has_question(text: str) -> Verdict:
    if text:
        return yes()
    return no(Reason("vote.no_question", "The question is missing.", {}, None, "Write it down."))

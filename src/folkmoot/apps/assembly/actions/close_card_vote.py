"""Closing a card vote: the count, and the decision it makes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.assembly.actions.cast_card import locked_vote
from folkmoot.apps.assembly.actions.decide import put_down
from folkmoot.apps.assembly.actions.results import show_result
from folkmoot.apps.assembly.actions.subjects import locked_meeting
from folkmoot.apps.assembly.acts_declared import CARD_VOTE_CLOSED
from folkmoot.apps.assembly.models import CardVote, Decision
from folkmoot.apps.assembly.policy.calling import seat_of
from folkmoot.apps.assembly.policy.cards import is_open
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.policy.voting import Question
from folkmoot.apps.assembly.queries.card_votes import basis_of, cards_in, roll_of
from folkmoot.apps.assembly.queries.decisions import DecisionView, decision_by_id
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.record.acts import official
from folkmoot.core.arithmetic import CardCount, count_cards
from folkmoot.core.arithmetic.cards import Card, CardRoll, amounts
from folkmoot.core.canon import digest
from folkmoot.core.terms import ActorRef


def close_card_vote(
    *, actor: ActorRef, at: datetime, meeting: str, card_vote: int
) -> tuple[DecisionView, str]:
    """Close a card vote and declare its result, with the whole working.

    What is not in when it closes counts for neither side, and each delegation whose card is
    missing is named in the working.

    Raises:
        Refused: if it is closed, or the actor does not run the conference.
    """
    with official(CARD_VOTE_CLOSED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        vote = locked_vote(act, meeting, card_vote)
        act.require(may_run(actor, seat_of(row, at=at)) & is_open(vote))
        rules = rules_on(day_of(vote.opened_at, row.zone))
        roll, cards = roll_of(row.key, rules, at=at), cards_in(vote.pk)
        count = count_cards(roll, cards, basis=basis_of(rules))
        decision = put_down(act, row, _question(vote, count, at), subject=vote.subject)
        Decision.objects.filter(pk=decision.pk).update(
            working=[*count.working, *decision.working], demanded_by=vote.demanded_by
        )
        CardVote.objects.filter(pk=vote.pk).update(decision=decision)
        show_result(
            act,
            row,
            decision,
            card_vote=vote.number,
            missing=len(count.missing),
            cards_digest=cards_digest(cards, roll),
        )
        act.about(f"card-vote:{row.key}:{vote.number}")
    return decision_by_id(decision.pk), act.code


def cards_digest(cards: Sequence[Card], roll: CardRoll) -> str:
    """The digest of every card as counted, so that a published list can be held against it."""
    held = {delegation.key: delegation for delegation in roll.delegations}
    lines = [
        [
            card.delegation,
            {c.value: str(n) for c, n in amounts(card, held[card.delegation]).items()},
        ]
        for card in sorted(cards, key=lambda card: card.delegation)
    ]
    return digest(lines)


def _question(vote: CardVote, count: CardCount, at: datetime) -> Question:
    return Question(
        text=vote.question,
        kind=vote.question_kind,
        method="card",
        at=at,
        figures=count.figures,
        colleges=count.college_figures,
        item=vote.item,
        after=vote.after,
        put_earlier=True,
    )

"""Working a decision out again from what is published, to see whether it comes out the same."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.apps.assembly.policy.voting import Question, work_out
from folkmoot.apps.assembly.queries.card_votes import card_vote_of, count_of
from folkmoot.apps.assembly.queries.decisions import DecisionView
from folkmoot.apps.assembly.queries.rules import day_of, rules_on


@dataclass(frozen=True, slots=True)
class Again:
    """A decision worked out anew.

    Attributes:
        same: whether outcome and working came out word for word as they were printed.
    """

    outcome: str
    working: tuple[str, ...]
    same: bool


def recompute(view: DecisionView, *, zone: str) -> Again:
    """Work a decision out again: a card vote from its cards, any other vote from its figures."""
    rules = rules_on(day_of(view.at, zone))
    figures, colleges, before = view.figures, view.colleges, ()
    vote = card_vote_of(view.id)
    if vote is not None:
        count = count_of(vote, zone=zone)
        figures, colleges, before = count.figures, count.college_figures, count.working
    asked = Question(
        text=view.question,
        kind=view.question_kind,
        method=view.method,
        at=view.at,
        colleges=dict(colleges),
        declared=view.outcome if figures is None else "",
        clear=view.outcome != "unclear",
        casting_vote=view.casting_vote,
    )
    decided = work_out(asked, figures, rules)
    working = (*before, *decided.working)
    return Again(
        decided.outcome, working, decided.outcome == view.outcome and working == view.working
    )

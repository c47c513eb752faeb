"""Rule group 20: a question put to all members, and what it takes to carry it."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from core.procedure.procedure_world import NOON, SECOND, grounds, law
from folkmoot.core.procedure.rules.members_ballot import (
    QuestionFacts,
    check_question,
    outcome,
    threshold_of,
)

OPENS = NOON + timedelta(days=1)
ASKED = QuestionFacts("Shall it be so?", "executive", OPENS, OPENS + timedelta(days=14))


def test_a_question_is_open_for_fourteen_days_and_not_a_second_less():
    assert check_question(ASKED, law(), NOON)
    short = QuestionFacts(ASKED.words, ASKED.ordered_by, OPENS, ASKED.closes - SECOND)
    assert grounds(check_question(short, law(), NOON)) == {("ballot.too_short", "ballot.open_for")}
    assert check_question(short, law({"ballot.open_for": None}), NOON)


def test_half_means_more_than_half_and_any_other_share_is_enough_itself():
    def carried(votes_for: int, votes_against: int, **rules) -> bool:
        return outcome(
            votes_for=votes_for, votes_against=votes_against, entitled=5000, rules=law(rules)
        ).carried

    assert carried(1001, 1000)
    assert not carried(1000, 1000)
    two_thirds = {"ballot.majority": Fraction(2, 3)}
    assert carried(2000, 1000, **two_thirds)
    assert not carried(1999, 1001, **two_thirds)
    fifth = {"ballot.approval": Fraction(1, 5)}
    assert carried(1000, 10, **fifth)
    assert not carried(999, 10, **fifth)
    assert threshold_of(law(fifth)).text == (
        "more than 1/2 of votes cast and at least 1/5 of entitled"
    )

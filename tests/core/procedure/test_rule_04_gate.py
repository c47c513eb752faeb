"""Rule group 4: the gate, and the way past it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.procedure.procedure_world import NOON, SECOND, grounds, law
from folkmoot.core.procedure.rules.challenge_decision import (
    ChallengeDecisionFacts,
    ChallengeVote,
    check_challenge_decision,
)
from folkmoot.core.procedure.rules.gate import (
    ChallengeFacts,
    RulingFacts,
    check_challenge,
    check_ruling,
)
from folkmoot.core.procedure.rules.publication import PublicationFacts, check_publication
from folkmoot.core.terms import ProvisionRef

COMMITTEE = "arrangements_committee"
RULE = ProvisionRef("party", "3.III.2", 7)
OUT = RulingFacts("out_of_order", COMMITTEE, RULE, "It names a person.")


def test_a_ruling_with_rule_and_reasons_stands():
    assert check_ruling(OUT, law(), NOON)


def test_out_of_order_without_a_rule_and_without_reasons_is_refused():
    verdict = check_ruling(RulingFacts("out_of_order", COMMITTEE, None, " "), law(), NOON)
    assert grounds(verdict) == {
        ("ruling.no_rule", "gate.reasons_required"),
        ("ruling.no_reasons", "gate.reasons_required"),
    }


def test_in_order_needs_neither_rule_nor_reasons():
    assert check_ruling(RulingFacts("in_order", COMMITTEE), law(), NOON)


def test_only_the_body_that_the_rules_name_may_rule():
    verdict = check_ruling(RulingFacts("in_order", "executive"), law(), NOON)
    assert grounds(verdict) == {("ruling.wrong_body", "gate.body")}
    assert verdict.reasons[0].sentence == (
        "The arrangements committee rules on motions, not the executive."
    )


def test_a_ruling_cannot_be_recorded_before_it_is_made():
    facts = RulingFacts("in_order", COMMITTEE, decided_at=NOON + SECOND)
    assert grounds(check_ruling(facts, law(), NOON)) == {("ruling.in_the_future", "gate.body")}


def test_a_challenge_in_time_and_form_by_a_delegate_is_heard():
    assert check_challenge(ChallengeFacts(NOON, "delegate", "phone"), law(), NOON)


def test_a_challenge_one_second_late_is_refused():
    verdict = check_challenge(ChallengeFacts(NOON, "mover"), law(), NOON + SECOND)
    assert grounds(verdict) == {("challenge.too_late", "gate.challenge_within")}


def test_a_letter_that_came_in_time_may_be_entered_later():
    facts = ChallengeFacts(NOON, "mover", "writing", made_at=NOON)
    assert check_challenge(facts, law(), NOON + timedelta(days=1))


def test_where_no_window_is_set_a_challenge_is_never_too_late():
    assert check_challenge(ChallengeFacts(None, "mover"), law(), NOON + timedelta(days=900))


def test_a_challenge_in_another_form_by_somebody_else_is_refused_twice():
    rules = law({"gate.challenge_forms": ["person"], "gate.challenge_who": ["delegate"]})
    verdict = check_challenge(ChallengeFacts(NOON, "officer", "phone"), rules, NOON)
    assert grounds(verdict) == {
        ("challenge.form", "gate.challenge_forms"),
        ("challenge.not_yours", "gate.challenge_who"),
    }


def voted(upheld, votes_for, votes_against):
    vote = ChallengeVote(votes_for, votes_against)
    return ChallengeDecisionFacts("conference", upheld=upheld, vote=vote)


def by_committee(reasons=""):
    return ChallengeDecisionFacts("committee", upheld=True, reasons=reasons)


def test_the_conference_decides_a_challenge_by_its_vote_where_the_rules_say_so():
    assert check_challenge_decision(voted(True, 140, 120), law(), NOON)
    assert check_challenge_decision(voted(False, 120, 140), law(), NOON)
    verdict = check_challenge_decision(by_committee("No."), law(), NOON)
    assert grounds(verdict) == {("challenge.wrong_judge", "gate.challenge_to")}


def test_a_challenge_on_which_conference_has_not_voted_is_not_decided():
    facts = ChallengeDecisionFacts("conference", upheld=True, reasons="Everybody was for it.")
    verdict = check_challenge_decision(facts, law(), NOON)
    assert grounds(verdict) == {("challenge.no_vote", "gate.challenge_to")}
    assert "has decided nothing" in verdict.reasons[0].sentence


@pytest.mark.parametrize(
    ("share", "votes_for", "votes_against", "upheld"),
    [
        ("1/2", 130, 130, False),
        ("1/2", 131, 130, True),
        ("2/3", 199, 101, False),
        ("2/3", 200, 100, True),
        ("2/3", 0, 0, False),
    ],
)
def test_it_takes_the_share_that_the_rules_say(share, votes_for, votes_against, upheld):
    rules = law({"gate.challenge_majority": share})
    assert check_challenge_decision(voted(upheld, votes_for, votes_against), rules, NOON)
    verdict = check_challenge_decision(voted(not upheld, votes_for, votes_against), rules, NOON)
    assert grounds(verdict) == {("challenge.other_outcome", "gate.challenge_majority")}


def test_a_committee_that_decides_a_challenge_gives_reasons():
    rules = law({"gate.challenge_to": "committee"})
    assert check_challenge_decision(by_committee("It fits."), rules, NOON)
    verdict = check_challenge_decision(by_committee(), rules, NOON)
    assert grounds(verdict) == {("challenge.no_reasons", "gate.reasons_required")}


@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=30)])
def test_a_ruling_is_published_within_its_time(late):
    rules = law({"gate.publish_within": "1 day"})
    facts = PublicationFacts("2026-12", NOON, NOON + late)
    assert check_publication(facts, rules, NOON + timedelta(days=9))


def test_a_ruling_that_is_not_published_is_late_by_now():
    facts = PublicationFacts("2026-12", NOON)
    assert check_publication(facts, law(), NOON)
    assert grounds(check_publication(facts, law(), NOON + SECOND)) == {
        ("ruling.published_late", "gate.publish_within")
    }
    rules = law({"gate.publish_within": "1 day"})
    assert grounds(check_publication(facts, rules, NOON + timedelta(hours=37))) == {
        ("ruling.published_late", "gate.publish_within")
    }

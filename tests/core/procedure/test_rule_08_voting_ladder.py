"""Rule group 8: the voting ladder."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.procedure.procedure_world import NOON, grounds, law
from folkmoot.core.procedure.rules.voting_ladder import (
    DeclarationFacts,
    Demand,
    LadderFacts,
    check_declaration,
    check_demand,
    check_method,
    next_method,
)

BY_CHAIR = Demand("tellers", by_chair=True)


def test_a_vote_begins_with_a_show_of_hands():
    assert check_method(LadderFacts("hands", "ordinary"), law(), NOON)


def test_the_chair_may_call_for_tellers_when_the_hands_are_unclear():
    assert check_method(LadderFacts("tellers", "ordinary", ("hands",), BY_CHAIR), law(), NOON)


def test_a_card_vote_that_nobody_has_called_for_is_refused():
    verdict = check_method(LadderFacts("card", "ordinary", ("hands",)), law(), NOON)
    assert grounds(verdict) == {("ladder.no_demand", "ladder.methods")}


def test_fifty_delegates_may_demand_a_card_vote_and_forty_nine_may_not():
    assert check_demand(Demand("card", delegates=50, present=400), law(), NOON)
    verdict = check_demand(Demand("card", delegates=49, present=400), law(), NOON)
    assert grounds(verdict) == {("ladder.too_few", "ladder.card.delegates")}
    assert (
        verdict.reasons[0].sentence == "49 delegates call for a card vote. It takes 50 delegates."
    )


def test_a_share_of_those_present_may_be_enough():
    rules = law({"ladder.card.delegates": None, "ladder.card.share": "1/10"})
    assert check_demand(Demand("card", delegates=44, present=432), rules, NOON)
    verdict = check_demand(Demand("card", delegates=43, present=432), rules, NOON)
    assert grounds(verdict) == {("ladder.too_few", "ladder.card.share")}
    assert not check_demand(Demand("card", delegates=1, present=0), rules, NOON)


def test_what_the_rules_do_not_offer_cannot_be_demanded():
    verdict = check_demand(Demand("recorded", by_chair=True, delegates=400), law(), NOON)
    assert grounds(verdict) == {("ladder.not_offered", "ladder.recorded.delegates")}


def test_a_rule_change_goes_to_a_card_vote_at_once_and_by_no_other_method():
    assert check_method(LadderFacts("card", "rule_change"), law(), NOON)
    verdict = check_method(LadderFacts("hands", "rule_change"), law(), NOON)
    assert grounds(verdict) == {("ladder.mandatory", "motion.rule_change.method")}
    assert verdict.reasons[0].sentence == (
        "A rule change is decided by a card vote, not by a show of hands."
    )


def test_the_same_method_is_not_used_twice():
    verdict = check_method(LadderFacts("hands", "ordinary", ("hands",)), law(), NOON)
    assert grounds(verdict) == {("ladder.already_taken", "ladder.methods")}


def test_a_demand_for_one_method_does_not_open_another():
    verdict = check_method(LadderFacts("card", "ordinary", ("hands",), BY_CHAIR), law(), NOON)
    assert grounds(verdict) == {("ladder.no_demand", "ladder.methods")}


def test_a_clear_show_of_hands_may_be_declared():
    assert check_declaration(DeclarationFacts(("hands",), "ordinary"), law(), NOON)


def test_nothing_is_declared_without_a_vote():
    verdict = check_declaration(DeclarationFacts((), "ordinary"), law(), NOON)
    assert grounds(verdict) == {("ladder.no_vote", "ladder.methods")}


def test_an_unclear_vote_under_demand_by_the_wrong_method_is_refused_three_times():
    demand = Demand("ballot", delegates=50)
    facts = DeclarationFacts(("hands",), "rule_change", clear=False, pending=demand)
    assert grounds(check_declaration(facts, law(), NOON)) == {
        ("ladder.mandatory", "motion.rule_change.method"),
        ("ladder.unclear", "ladder.methods"),
        ("ladder.demand_pending", "ladder.ballot.delegates"),
    }


def test_a_demand_by_too_few_does_not_hold_up_a_result():
    facts = DeclarationFacts(("hands",), "ordinary", pending=Demand("card", delegates=3))
    assert check_declaration(facts, law(), NOON)


def test_the_next_method_follows_the_ladder_or_is_the_mandatory_one():
    rules = law()
    assert next_method(rules, kind="ordinary", taken=()) == "hands"
    assert next_method(rules, kind=None, taken=("hands", "tellers")) == "card"
    assert next_method(rules, kind="ordinary", taken=("hands", "tellers", "card")) is None
    assert next_method(rules, kind="rule_change", taken=()) == "card"
    assert next_method(rules, kind="rule_change", taken=("card",)) is None


@given(st.integers(0, 500), st.integers(0, 500))
def test_more_delegates_never_make_a_demand_weaker(delegates, more):
    rules = law({"ladder.card.share": "1/5"})
    demand = Demand("card", delegates=delegates, present=1000)
    if check_demand(demand, rules, NOON):
        assert check_demand(replace(demand, delegates=delegates + more), rules, NOON)

"""Rule group 13: packages can be taken apart."""

from __future__ import annotations

from dataclasses import replace

from core.procedure.procedure_world import NOON, grounds, law
from folkmoot.core.procedure.rules.severability import (
    PackageFacts,
    SeparateVoteDemand,
    check_package,
    check_separate_vote,
)

PARTS = ("change 1", "change 2", "change 3")
PACKAGE = PackageFacts.whole(*PARTS)
DEMAND = SeparateVoteDemand("change 2", delegates=25, present=400)


def test_twenty_five_delegates_may_have_a_part_voted_on_by_itself():
    assert check_separate_vote(DEMAND, law(), NOON)


def test_twenty_four_are_too_few():
    verdict = check_separate_vote(replace(DEMAND, delegates=24), law(), NOON)
    assert grounds(verdict) == {("severability.too_few", "severability.delegates")}
    assert "It takes 25 delegates." in verdict.reasons[0].sentence


def test_a_share_of_those_present_may_do_as_well():
    rules = law({"severability.delegates": None, "severability.share": "1/20"})
    assert check_separate_vote(replace(DEMAND, delegates=20), rules, NOON)
    verdict = check_separate_vote(replace(DEMAND, delegates=19), rules, NOON)
    assert grounds(verdict) == {("severability.too_few", "severability.share")}


def test_rules_that_offer_no_separate_vote_are_quoted():
    rules = law({"severability.delegates": None})
    assert grounds(check_separate_vote(DEMAND, rules, NOON)) == {
        ("severability.not_offered", "severability.delegates")
    }


def test_a_package_that_nobody_asks_to_divide_may_be_put_whole():
    assert check_package(PACKAGE, law(), NOON)


def test_a_package_with_a_valid_demand_is_not_put_as_one_question():
    verdict = check_package(replace(PACKAGE, demands=(DEMAND,)), law(), NOON)
    assert grounds(verdict) == {("severability.demanded", "severability.delegates")}
    assert verdict.reasons[0].next_step == "Put change 2 first, then what is left as a whole."


def test_the_part_itself_may_be_put_and_after_it_the_whole():
    part = PackageFacts(PARTS, ("change 2",), (DEMAND,))
    whole = PackageFacts(PARTS, PARTS, (DEMAND,), voted=("change 2",))
    assert check_package(part, law(), NOON)
    assert check_package(whole, law(), NOON)


def test_a_demand_by_too_few_does_not_divide():
    weak = replace(DEMAND, delegates=3)
    assert check_package(replace(PACKAGE, demands=(weak,)), law(), NOON)


def test_what_the_meeting_divided_stays_divided():
    verdict = check_package(replace(PACKAGE, divided=("change 1",)), law(), NOON)
    assert grounds(verdict) == {("severability.divided", "severability.delegates")}


def test_an_omnibus_of_more_changes_than_the_rules_allow_is_refused():
    rules = law({"severability.largest_package": 2})
    verdict = check_package(PACKAGE, rules, NOON)
    assert grounds(verdict) == {("severability.too_large", "severability.largest_package")}
    assert check_package(replace(PACKAGE, put=PARTS[:2]), rules, NOON)


def test_what_is_not_in_the_package_is_not_put_with_it():
    verdict = check_package(replace(PACKAGE, put=("change 9",)), law(), NOON)
    assert grounds(verdict) == {("severability.unknown_part", "severability.delegates")}

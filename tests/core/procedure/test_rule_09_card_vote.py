"""Rule group 9: the parameters of a card vote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.procedure.procedure_world import NOON, day, grounds, law
from folkmoot.core.procedure.rules.card_vote import (
    CardCast,
    CardSetup,
    Delegation,
    check_card,
    check_card_setup,
)

NORTHFIELD = Delegation("Northfield", "units", 100)
UNION = Delegation("Bakers' Union", "affiliates", 4000)
SETUP = CardSetup((NORTHFIELD, UNION), opens_on=day(9, 28))
ENTITLED = {"Northfield": 100}
FROZEN = {"card.freeze_date": "2025-12-31"}


def test_a_card_vote_with_both_colleges_may_be_opened():
    assert check_card_setup(SETUP, law(), NOON)


def test_colleges_that_do_not_make_a_whole_are_refused():
    rules = law({"card.colleges": {"units": "1/2", "affiliates": "1/3"}})
    verdict = check_card_setup(SETUP, rules, NOON)
    assert grounds(verdict) == {("card.colleges_not_whole", "card.colleges")}
    assert "add up to 5/6" in verdict.reasons[0].sentence


def test_a_delegation_in_no_known_college_and_a_college_without_delegations_are_named():
    setup = replace(SETUP, delegations=(NORTHFIELD, replace(UNION, college="friends")))
    assert grounds(check_card_setup(setup, law(), NOON)) == {
        ("card.unknown_college", "card.colleges"),
        ("card.empty_college", "card.colleges"),
    }


def test_without_colleges_every_card_simply_counts():
    rules = law({"card.colleges": {}})
    assert check_card_setup(replace(SETUP, delegations=(NORTHFIELD,)), rules, NOON)


def test_a_delegation_listed_twice_or_with_a_weight_below_nought_is_refused():
    setup = replace(SETUP, delegations=(NORTHFIELD, NORTHFIELD, replace(UNION, weight=-1)))
    assert grounds(check_card_setup(setup, law(), NOON)) == {
        ("card.twice", "card.colleges"),
        ("card.negative_weight", "card.colleges"),
    }


def test_every_card_is_weighed_on_the_freeze_date():
    frozen = date(2025, 12, 31)
    cards = tuple(replace(card, weighed_on=frozen) for card in (NORTHFIELD, UNION))
    assert check_card_setup(replace(SETUP, delegations=cards), law(FROZEN), NOON)
    late = (cards[0], replace(UNION, weighed_on=date(2026, 1, 31)))
    verdict = check_card_setup(replace(SETUP, delegations=late), law(FROZEN), NOON)
    assert grounds(verdict) == {("card.freeze_date", "card.freeze_date")}


def test_a_freeze_date_after_the_vote_is_refused():
    rules = law({"card.freeze_date": "2026-12-31"})
    assert grounds(check_card_setup(SETUP, rules, NOON)) == {
        ("card.freeze_in_future", "card.freeze_date")
    }


def test_another_denominator_than_the_rules_name_is_refused():
    verdict = check_card_setup(replace(SETUP, denominator="entitled"), law(), NOON)
    assert grounds(verdict) == {("card.denominator", "card.denominator")}


def test_a_card_may_be_split_within_its_weight():
    assert check_card(CardCast("Northfield", ENTITLED, {"for": 70, "against": 30}), law(), NOON)


def test_a_card_that_casts_more_than_it_carries_is_refused():
    cast = CardCast("Northfield", ENTITLED, {"for": 71, "against": 30})
    verdict = check_card(cast, law(), NOON)
    assert grounds(verdict) == {("card.overspent", "card.colleges")}
    assert verdict.reasons[0].next_step == "Take 1 off."


def test_a_card_is_not_split_where_the_rules_forbid_it():
    rules = law({"card.split_within_delegation": False})
    split = CardCast("Northfield", ENTITLED, {"for": 70, "against": 30})
    assert grounds(check_card(split, rules, NOON)) == {
        ("card.not_split", "card.split_within_delegation")
    }
    assert check_card(CardCast("Northfield", ENTITLED, {"for": 100, "against": 0}), rules, NOON)


@pytest.mark.parametrize(
    ("cast", "code"),
    [
        (CardCast("Southgate", ENTITLED), "card.unknown_delegation"),
        (CardCast("Northfield", ENTITLED, already_cast=True), "card.already_cast"),
        (CardCast("Northfield", ENTITLED, {"for": 120, "against": -20}), "card.negative"),
    ],
)
def test_a_strange_a_second_and_an_impossible_card_are_refused(cast, code):
    assert grounds(check_card(cast, law(), NOON)) == {(code, "card.colleges")}


@given(st.integers(0, 150), st.integers(0, 150))
def test_no_card_ever_casts_more_than_its_weight(votes_for, votes_against):
    cast = CardCast("Northfield", ENTITLED, {"for": votes_for, "against": votes_against})
    assert bool(check_card(cast, law(), NOON)) is (votes_for + votes_against <= 100)

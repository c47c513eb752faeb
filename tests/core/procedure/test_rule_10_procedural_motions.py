"""Rule group 10: procedural motions, as a table."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.procedure.procedure_world import NOON, grounds, law
from folkmoot.core.procedure.rules.procedural_motions import (
    BY_NAME,
    TABLE,
    ProceduralFacts,
    ProceduralResult,
    check_procedural,
    check_procedural_result,
)

NAMES = [row.name for row in TABLE]


def put_properly(name):
    return ProceduralFacts(
        name, seconded=True, target="paragraph 3", mover_consents=True, replied=True
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_procedural_motion_that_is_put_properly_may_be_voted_on(name):
    assert check_procedural(put_properly(name), law(), NOON)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_says_what_carrying_it_does(name):
    assert BY_NAME[name].effect.endswith(".")


def test_a_reference_back_names_the_part_it_is_about():
    facts = ProceduralFacts("reference_back", seconded=True, replied=True)
    assert grounds(check_procedural(facts, law(), NOON)) == {
        ("procedural.no_target", "procedural.reference_back.allowed")
    }


def test_a_motion_is_remitted_only_if_its_mover_agrees():
    for answer in (None, False):
        facts = ProceduralFacts("remit", seconded=True, replied=True, mover_consents=answer)
        assert grounds(check_procedural(facts, law(), NOON)) == {
            ("procedural.no_consent", "procedural.remit.allowed")
        }


def test_who_has_spoken_may_not_move_that_the_question_be_put():
    facts = ProceduralFacts("put_the_question", seconded=True, replied=True, has_spoken=True)
    assert grounds(check_procedural(facts, law(), NOON)) == {
        ("procedural.has_spoken", "procedural.put_the_question.allowed")
    }


def test_a_seconder_and_a_reply_are_asked_for_by_rule():
    facts = ProceduralFacts("challenge_the_chair")
    assert grounds(check_procedural(facts, law(), NOON)) == {
        ("procedural.no_seconder", "procedural.challenge_the_chair.seconder"),
        ("procedural.no_reply_yet", "procedural.challenge_the_chair.reply"),
    }
    rules = law(
        {
            "procedural.challenge_the_chair.seconder": False,
            "procedural.challenge_the_chair.reply": "nobody",
        }
    )
    assert check_procedural(facts, rules, NOON)


def test_what_is_not_debatable_is_not_debated():
    debated = replace(put_properly("put_the_question"), debated=True)
    assert grounds(check_procedural(debated, law(), NOON)) == {
        ("procedural.not_debatable", "procedural.put_the_question.debatable")
    }
    suspension = replace(put_properly("suspend_standing_orders"), debated=True)
    assert check_procedural(suspension, law(), NOON)


def test_what_the_rules_do_not_allow_is_not_put():
    rules = law({"procedural.next_business.allowed": False})
    assert grounds(check_procedural(put_properly("next_business"), rules, NOON)) == {
        ("procedural.not_allowed", "procedural.next_business.allowed")
    }


@pytest.mark.parametrize(
    ("name", "votes_for", "votes_against", "carried"),
    [
        ("put_the_question", 151, 149, True),
        ("put_the_question", 150, 150, False),
        ("suspend_standing_orders", 200, 100, True),
        ("suspend_standing_orders", 199, 101, False),
        ("suspend_standing_orders", 0, 0, False),
    ],
)
def test_half_means_more_than_half_and_two_thirds_means_two_thirds(
    name, votes_for, votes_against, carried
):
    result = ProceduralResult(name, votes_for, votes_against)
    verdict = check_procedural_result(result, law(), NOON)
    assert verdict.allowed is carried
    if not carried:
        assert grounds(verdict) == {("procedural.not_carried", f"procedural.{name}.majority")}


@given(st.integers(0, 900), st.integers(0, 900))
def test_the_majority_is_exact(votes_for, votes_against):
    result = ProceduralResult("challenge_the_chair", votes_for, votes_against)
    total = votes_for + votes_against
    expected = total > 0 and Fraction(votes_for, total) >= Fraction(2, 3)
    assert bool(check_procedural_result(result, law(), NOON)) is expected

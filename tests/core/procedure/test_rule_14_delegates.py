"""Rule group 14: delegates and their mandates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.procedure.procedure_world import NOON, OPENS, day, grounds, law
from folkmoot.core.procedure.rules.delegates import (
    DelegateFacts,
    DelegateVoteFacts,
    Mandate,
    check_delegate,
    check_delegate_vote,
    is_public,
)

ADA = DelegateFacts("Ada", "Northfield", date(2025, 9, 27), OPENS.date(), 5, "meeting 14")
MANDATE = Mandate("Northfield", "2026-12", "for", "meeting 14", day(9, 3))
VOTE = DelegateVoteFacts("Ada", True, "2026-12", "for", MANDATE)


def test_a_member_of_twelve_months_elected_by_the_unit_may_be_its_sixth_delegate():
    assert check_delegate(ADA, law(), NOON)


def test_a_member_of_a_day_less_than_twelve_months_may_not_yet():
    verdict = check_delegate(replace(ADA, member_since=date(2025, 9, 28)), law(), NOON)
    assert grounds(verdict) == {("delegate.too_new", "delegates.membership")}
    assert "from Monday 28 September 2026 on" in verdict.reasons[0].next_step


def test_a_seventh_delegate_and_one_named_by_nobody_are_refused():
    verdict = check_delegate(replace(ADA, others=6, meeting=""), law(), NOON)
    assert grounds(verdict) == {
        ("delegate.cap_reached", "delegates.cap"),
        ("delegate.not_elected", "delegates.elected_at_meeting"),
    }


def test_an_edition_may_ask_for_none_of_it():
    rules = law(
        {
            "delegates.membership": None,
            "delegates.cap": None,
            "delegates.elected_at_meeting": False,
        }
    )
    newcomer = DelegateFacts("Bram", "Northfield", OPENS.date(), OPENS.date(), 40)
    assert check_delegate(newcomer, rules, NOON)


def test_a_delegate_votes_as_mandated():
    assert check_delegate_vote(VOTE, law(), NOON).codes == ()


def test_a_departure_from_a_mandate_that_does_not_bind_is_allowed_and_told():
    verdict = check_delegate_vote(replace(VOTE, choice="against"), law(), NOON)
    assert verdict
    assert verdict.codes == ("delegate.departs_from_mandate",)
    assert verdict.reasons[0].sentence == (
        "This departs from what Northfield decided on Thursday 3 September 2026: “for” on 2026-12."
    )


def test_a_binding_mandate_binds():
    rules = law({"delegates.mandate_binds": True})
    assert check_delegate_vote(VOTE, rules, NOON)
    verdict = check_delegate_vote(replace(VOTE, choice="against"), rules, NOON)
    assert grounds(verdict) == {("delegate.against_mandate", "delegates.mandate_binds")}


def test_a_mandate_on_another_question_says_nothing_here():
    rules = law({"delegates.mandate_binds": True})
    other = replace(VOTE, question="2026-13", choice="against")
    assert check_delegate_vote(other, rules, NOON)


def test_without_credentials_nobody_votes():
    verdict = check_delegate_vote(replace(VOTE, credentials=False), law(), NOON)
    assert grounds(verdict) == {("delegate.no_credentials", "delegates.credentials")}
    relaxed = law({"delegates.credentials": False})
    assert check_delegate_vote(replace(VOTE, credentials=False), relaxed, NOON)


def test_votes_on_rule_changes_are_public_and_others_are_not():
    assert is_public("rule_change", law())
    assert grounds(is_public("ordinary", law())) == {
        ("delegate.vote_not_public", "delegates.public_vote")
    }

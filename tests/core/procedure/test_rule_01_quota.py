"""Rule group 1: what a unit may send."""

from __future__ import annotations

from core.procedure.procedure_world import NOON, grounds, law
from folkmoot.core.procedure.rules.quota import QuotaFacts, SentMotion, check_quota

RULE_CHANGE = SentMotion("2026-12", "rule_change")


def sending(kind, *sent):
    return QuotaFacts(kind, "Northfield branch", "conference 2026", sent)


def test_a_unit_that_has_sent_nothing_may_send_a_rule_change():
    assert check_quota(sending("rule_change"), law(), NOON)


def test_a_second_rule_change_from_the_same_unit_is_refused_in_plain_words():
    verdict = check_quota(sending("rule_change", RULE_CHANGE), law(), NOON)
    assert grounds(verdict) == {("quota.unit_exhausted", "motion.rule_change.per_unit")}
    assert verdict.reasons[0].sentence == (
        "Northfield branch has already sent one rule change to conference 2026 (2026-12). "
        "It may send one."
    )
    assert verdict.reasons[0].next_step == (
        "Withdraw that one first, or ask another unit to move this one."
    )


def test_a_third_of_two_is_refused_with_the_numbers():
    rules = law({"motion.ordinary.per_unit": 2})
    sent = (SentMotion("2026-3", "ordinary"), SentMotion("2026-4", "ordinary"))
    assert check_quota(sending("ordinary", sent[0]), rules, NOON)
    verdict = check_quota(sending("ordinary", *sent), rules, NOON)
    assert verdict.reasons[0].sentence == (
        "Northfield branch has already sent 2 ordinary motions to conference 2026 "
        "(2026-3, 2026-4). It may send 2."
    )


def test_a_withdrawn_motion_gives_the_place_back():
    withdrawn = SentMotion("2026-12", "rule_change", withdrawn=True)
    assert check_quota(sending("rule_change", withdrawn), law(), NOON)


def test_a_motion_ruled_out_gives_the_place_back_only_where_the_rule_says_so():
    out = SentMotion("2026-12", "rule_change", ruled_out=True)
    assert not check_quota(sending("rule_change", out), law(), NOON)
    kinder = law({"quota.freed_by_ruling": True})
    assert check_quota(sending("rule_change", out), kinder, NOON)


def test_one_motion_or_one_rule_change_excludes_the_other_where_the_edition_says_so():
    both = law()
    either = law({"quota.exclusive_kinds": ["rule_change", "ordinary"]})
    facts = sending("ordinary", RULE_CHANGE)
    assert check_quota(facts, both, NOON)
    verdict = check_quota(facts, either, NOON)
    assert grounds(verdict) == {("quota.exclusive_kind", "quota.exclusive_kinds")}
    assert "so it cannot send an ordinary motion too" in verdict.reasons[0].sentence


def test_an_exclusive_set_does_not_touch_kinds_outside_it():
    either = law({"quota.exclusive_kinds": ["rule_change", "ordinary"]})
    assert check_quota(sending("emergency", RULE_CHANGE), either, NOON)


def test_no_limit_means_no_limit_and_nought_means_none():
    free = law({"motion.ordinary.per_unit": None})
    shut = law({"motion.ordinary.per_unit": 0})
    sent = tuple(SentMotion(f"2026-{n}", "ordinary") for n in range(30))
    assert check_quota(sending("ordinary", *sent), free, NOON)
    assert grounds(check_quota(sending("ordinary"), shut, NOON)) == {
        ("quota.unit_exhausted", "motion.ordinary.per_unit")
    }

"""Rule group 12: delay and minimum notice for each class of proposer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.procedure.procedure_world import LONDON, NOON, OPENS, SECOND, grounds, law, when
from folkmoot.core.procedure.rules.delay_and_notice import DelayFacts, check_delay_and_notice

A_YEAR = {"proposer.unit.delay": "1 year"}
UNIT = DelayFacts("unit", when(7, 1), when(9, 1), OPENS, "conference 2026")


def test_without_a_delay_a_rule_change_sent_this_summer_is_decided_this_autumn():
    assert check_delay_and_notice(UNIT, law(), NOON)


def test_with_a_years_delay_it_waits_for_the_next_conference():
    verdict = check_delay_and_notice(UNIT, law(A_YEAR), NOON)
    assert grounds(verdict) == {("delay.too_soon", "proposer.unit.delay")}
    assert "by the end of Saturday 27 September 2025" in verdict.reasons[0].sentence
    next_year = replace(UNIT, opens_at=OPENS.replace(year=2027))
    assert check_delay_and_notice(next_year, law(A_YEAR), NOON)


def test_the_executive_may_be_held_to_another_delay():
    executive = replace(UNIT, proposer="executive")
    assert check_delay_and_notice(executive, law(A_YEAR), NOON)


def test_the_last_second_of_the_delay_counts():
    last = OPENS.replace(year=2025, hour=23, minute=59, second=59)
    on_time = replace(UNIT, received_at=last)
    assert check_delay_and_notice(on_time, law(A_YEAR), NOON)
    assert not check_delay_and_notice(replace(UNIT, received_at=last + SECOND), law(A_YEAR), NOON)


def test_delegates_have_the_text_three_weeks_before():
    last = OPENS.replace(hour=23, minute=59, second=59) - timedelta(weeks=3)
    assert check_delay_and_notice(replace(UNIT, circulated_at=last), law(), NOON)
    verdict = check_delay_and_notice(replace(UNIT, circulated_at=last + SECOND), law(), NOON)
    assert grounds(verdict) == {("notice.too_short", "proposer.unit.notice")}
    assert "the text 1 second too late" in verdict.reasons[0].sentence


def test_a_text_that_was_not_sent_round_is_refused_unless_no_notice_is_needed():
    facts = replace(UNIT, circulated_at=None)
    assert grounds(check_delay_and_notice(facts, law(), NOON)) == {
        ("notice.not_circulated", "proposer.unit.notice")
    }
    assert check_delay_and_notice(facts, law({"proposer.unit.notice": None}), NOON)


@pytest.mark.parametrize("proposer", ["unit", "affiliate", "executive"])
def test_an_executive_held_to_days_and_a_unit_to_a_year_shows_who_is_favoured(proposer):
    rules = law(A_YEAR | {"proposer.executive.notice": None, "proposer.affiliate.notice": "1 day"})
    facts = DelayFacts(proposer, when(9, 25), when(9, 25), OPENS.astimezone(LONDON))
    assert bool(check_delay_and_notice(facts, rules, NOON)) is (proposer != "unit")

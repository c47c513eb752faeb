"""Rule group 3: in time, and about something new."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.procedure.procedure_world import NOON, OPENS, SECOND, grounds, law, noon_deadline, when
from folkmoot.core.civildate import extend_for_outages
from folkmoot.core.procedure.rules.extension import (
    ExtensionFacts,
    check_extension,
    outage_window,
)
from folkmoot.core.procedure.rules.timing import (
    ContemporaryFacts,
    DeadlineFacts,
    check_deadline,
    check_event,
    closing,
    cut_off,
)
from folkmoot.core.terms import Interval

ORDINARY = DeadlineFacts("ordinary", noon_deadline())
AFTER_CUT_OFF = {"motion.ordinary.event_after": "cut_off", "timing.cut_off": "2026-07-31"}


def about(event_at, **more):
    limit = cut_off(law(AFTER_CUT_OFF), "ordinary", opens_at=OPENS)
    return ContemporaryFacts("ordinary", limit, "The flood", event_at, **more)


def test_exactly_at_noon_is_in_time():
    assert check_deadline(ORDINARY, law(), NOON)


def test_one_second_after_noon_is_late():
    verdict = check_deadline(ORDINARY, law(), NOON + SECOND)
    assert grounds(verdict) == {("deadline.passed", "motion.ordinary.closes_at")}
    assert verdict.reasons[0].sentence == (
        "This ordinary motion came in at 12:00:01 on Sunday 13 September 2026. The last moment was "
        "12 noon on Sunday 13 September 2026, so it is 1 second late."
    )


@given(st.integers(-100_000, 100_000))
def test_a_motion_is_late_exactly_when_the_clock_is_past_the_last_moment(seconds):
    at = NOON + timedelta(seconds=seconds)
    assert bool(check_deadline(ORDINARY, law(), at)) is (seconds <= 0)


def test_the_same_moment_in_another_zone_is_the_same_moment():
    from zoneinfo import ZoneInfo

    sydney = (NOON + SECOND).astimezone(ZoneInfo("Australia/Sydney"))
    assert not check_deadline(ORDINARY, law(), sydney)
    assert check_deadline(ORDINARY, law(), NOON.astimezone(ZoneInfo("Australia/Sydney")))


def test_a_paper_handed_in_before_noon_is_in_time_though_entered_later():
    facts = DeadlineFacts("ordinary", noon_deadline(), received_at=NOON - SECOND)
    assert check_deadline(facts, law(), NOON + timedelta(hours=3))


def test_the_rule_book_gives_the_deadline_two_weeks_before_at_noon():
    deadline = closing(law(), "ordinary", opens_at=OPENS)
    assert deadline.text == "12 noon on Sunday 13 September 2026"


def test_without_a_period_motions_close_when_the_conference_opens():
    rules = law({"motion.ordinary.closes_before": None})
    assert closing(rules, "ordinary", opens_at=OPENS).moment == OPENS


def test_a_period_in_hours_runs_to_its_own_minute():
    rules = law({"motion.emergency.closes_before": "36 hours"})
    assert closing(rules, "emergency", opens_at=OPENS).moment == OPENS - timedelta(hours=36)


def test_an_outage_near_the_deadline_moves_it_on_by_as_long_as_it_lasted():
    rules = law()
    outage = Interval(NOON - timedelta(hours=2), NOON - timedelta(hours=1))
    moved = extend_for_outages(
        noon_deadline(), [outage], rules.calendar, window=outage_window(rules)
    )
    facts = DeadlineFacts("ordinary", moved)
    assert check_deadline(facts, rules, NOON + timedelta(hours=1))
    assert not check_deadline(facts, rules, NOON + timedelta(hours=1, seconds=1))


@pytest.mark.parametrize(("value", "hours"), [("12 hours", 12), ("2 days", 48), ("1 week", 168)])
def test_the_outage_window_is_read_in_hours(value, hours):
    assert outage_window(law({"timing.outage_window": value})) == timedelta(hours=hours)
    assert outage_window(law({"timing.outage_window": None})) == timedelta(0)


def test_something_that_happened_after_the_cut_off_is_new():
    rules = law(AFTER_CUT_OFF)
    assert check_event(about(when(8, 1, 0)), rules, NOON)


def test_something_that_happened_on_the_cut_off_day_is_too_old():
    verdict = check_event(about(when(7, 31, 23, 59)), law(AFTER_CUT_OFF), NOON)
    assert grounds(verdict) == {("contemporary.too_old", "motion.ordinary.event_after")}
    assert "The flood was at 23:59 on Friday 31 July 2026" in verdict.reasons[0].sentence


def test_a_contemporary_motion_must_name_its_event():
    verdict = check_event(about(None), law(AFTER_CUT_OFF), NOON)
    assert grounds(verdict) == {("contemporary.no_event", "motion.ordinary.event_after")}


def test_an_event_that_has_not_happened_cannot_be_its_occasion():
    verdict = check_event(about(NOON + SECOND), law(AFTER_CUT_OFF), NOON)
    assert grounds(verdict) == {("contemporary.not_yet_happened", "motion.ordinary.event_after")}


def test_what_a_report_already_deals_with_is_refused_only_where_the_rule_says_so():
    facts = about(when(8, 5), addressed_by="chapter 4 of the policy report")
    assert check_event(facts, law(AFTER_CUT_OFF), NOON)
    rules = law(AFTER_CUT_OFF | {"timing.addressed_excludes": True})
    verdict = check_event(facts, rules, NOON)
    assert grounds(verdict) == {("contemporary.already_addressed", "timing.addressed_excludes")}


def test_an_edition_without_the_test_asks_nothing():
    facts = ContemporaryFacts("ordinary", None)
    assert check_event(facts, law(), NOON)
    assert cut_off(law(), "ordinary", opens_at=OPENS) is None


def test_an_emergency_is_about_what_happened_after_ordinary_motions_closed():
    rules = law()
    limit = cut_off(rules, "emergency", opens_at=OPENS)
    assert limit == NOON
    at = when(9, 20)
    new = ContemporaryFacts("emergency", limit, "The closure", when(9, 14))
    old = ContemporaryFacts("emergency", limit, "The closure", when(9, 12))
    assert check_event(new, rules, at)
    assert grounds(check_event(old, rules, at)) == {
        ("contemporary.too_old", "motion.emergency.event_after")
    }


def test_a_deadline_may_be_moved_on_with_a_reason():
    facts = ExtensionFacts("time to challenge", NOON, NOON + SECOND, "the post was on strike")
    assert check_extension(facts, law(), NOON)


def test_a_deadline_is_never_shortened_nor_revived_nor_moved_without_a_reason():
    facts = ExtensionFacts("time to challenge", NOON, NOON - SECOND, " ")
    assert grounds(check_extension(facts, law(), NOON + SECOND)) == {
        ("extension.shortens", "timing.outage_window"),
        ("extension.over", "timing.outage_window"),
        ("extension.no_reason", "timing.outage_window"),
    }

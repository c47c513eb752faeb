"""The organisation's clock: gaps, folds and rest days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.civildate import Calendar, CalendarError, NaiveTimeError

ZONES = [
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Havana",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kolkata",
    "UTC",
]
LONDON = Calendar("Europe/London")
calendars = st.sampled_from([Calendar(zone) for zone in ZONES])
days = st.dates(date(1950, 1, 1), date(2037, 12, 31))
clock = st.times().map(lambda t: t.replace(microsecond=0))


def test_an_ordinary_time_is_just_that_time():
    moment, steps = LONDON.resolve(date(2017, 9, 14), time(12))
    assert moment.isoformat() == "2017-09-14T12:00:00+01:00"
    assert steps == ()


def test_a_time_the_clocks_skip_means_the_first_moment_after():
    moment, steps = LONDON.resolve(date(2024, 3, 31), time(1, 30))
    assert moment.isoformat() == "2024-03-31T02:00:00+01:00"
    assert [step.code for step in steps] == ["civildate.gap"]
    assert steps[0].sentence == (
        "On Sunday 31 March 2024 the clocks skip 01:30; the first moment after, 02:00, is meant."
    )


def test_a_time_the_clocks_show_twice_means_the_later_one():
    moment, steps = LONDON.resolve(date(2024, 10, 27), time(1, 30))
    assert moment.astimezone(UTC) == datetime(2024, 10, 27, 1, 30, tzinfo=UTC)
    assert [step.code for step in steps] == ["civildate.fold"]


def test_a_half_hour_gap_and_a_missing_day_end_at_their_first_moment():
    lord_howe = Calendar("Australia/Lord_Howe").moment(date(2024, 10, 6), time(2, 15))
    assert lord_howe.isoformat() == "2024-10-06T02:30:00+11:00"
    apia = Calendar("Pacific/Apia").moment(date(2011, 12, 30), time(12))
    assert apia.isoformat() == "2011-12-31T00:00:00+14:00"


@given(calendars, days, clock)
def test_every_local_time_comes_back_from_utc_unless_the_clocks_skipped_it(calendar, day, at):
    moment, steps = calendar.resolve(day, at)
    back = moment.astimezone(UTC).astimezone(calendar.tz)
    if "civildate.gap" in [step.code for step in steps]:
        instant = moment.astimezone(UTC)
        before = (instant - timedelta(seconds=1)).astimezone(calendar.tz).replace(tzinfo=None)
        wanted = datetime.combine(day, at)
        assert before < wanted < back.replace(tzinfo=None)
    else:
        assert back.replace(tzinfo=None) == datetime.combine(day, at)
    assert moment.utcoffset() is not None


@given(calendars, days, clock, clock)
def test_a_later_clock_time_is_never_an_earlier_moment(calendar, day, one, other):
    first, second = sorted([one, other])
    earlier = calendar.moment(day, first).astimezone(UTC)
    later = calendar.moment(day, second).astimezone(UTC)
    # Within an hour shown twice both are taken the second time, so their order stays.
    assert earlier <= later


@given(calendars, st.integers(-(10**9), 2 * 10**9), st.integers(0, 999_999))
def test_a_moment_seen_here_is_the_same_moment(calendar, seconds, fraction):
    moment = datetime.fromtimestamp(seconds, UTC).replace(microsecond=fraction)
    assert calendar.local(moment).astimezone(UTC) == moment.replace(microsecond=0)
    assert calendar.day_of(moment) == calendar.local(moment).date()


def test_weekends_and_holidays_are_no_working_days_and_say_which():
    calendar = Calendar("Europe/London", holidays=frozenset({date(2024, 5, 6)}))
    assert calendar.rest(date(2024, 5, 4)) == "weekend"
    assert calendar.rest(date(2024, 5, 6)) == "holiday"
    assert calendar.is_working(date(2024, 5, 7))


def test_a_working_week_may_be_another_one():
    sunday_to_thursday = Calendar("Asia/Jerusalem", frozenset({6, 0, 1, 2, 3}))
    assert sunday_to_thursday.is_working(date(2024, 5, 5))
    assert not sunday_to_thursday.is_working(date(2024, 5, 3))


@pytest.mark.parametrize("zone", ["", "Europe/Nowhere", "/etc/passwd", "../London", "Europe"])
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(CalendarError, match="there is no time zone"):
        Calendar(zone)


def test_a_week_without_work_and_a_holiday_with_a_clock_are_refused():
    with pytest.raises(CalendarError, match="working weekdays"):
        Calendar("UTC", frozenset())
    with pytest.raises(CalendarError, match="working weekdays"):
        Calendar("UTC", frozenset({7}))
    with pytest.raises(CalendarError, match="plain date"):
        Calendar("UTC", holidays=frozenset({datetime(2024, 1, 1, tzinfo=UTC)}))


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(NaiveTimeError, match="2024-01-01"):
        LONDON.local(datetime(2024, 1, 1))  # noqa: DTZ001 - the point of the test


def test_a_clock_time_with_a_zone_or_fractions_is_refused():
    with pytest.raises(CalendarError, match="plain time"):
        LONDON.moment(date(2024, 1, 1), time(12, tzinfo=UTC))
    with pytest.raises(CalendarError, match="plain time"):
        LONDON.moment(date(2024, 1, 1), time(12, 0, 0, 5))


def test_the_ends_of_the_calendar_are_refused_and_do_not_overflow():
    for day in (date(1, 1, 1), date(9999, 12, 31)):
        with pytest.raises(CalendarError, match="outside years"):
            LONDON.moment(day)
        with pytest.raises(CalendarError, match="outside years"):
            LONDON.local(datetime(day.year, day.month, day.day, tzinfo=UTC))

"""Notice that was long enough, and deadlines that an outage moved."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.civildate import (
    Calendar,
    Deadline,
    NaiveTimeError,
    OutageError,
    Period,
    Unit,
    deadline_on,
    extend_for_outages,
    latest_notice,
    notice_given,
)
from folkmoot.core.terms import Interval, ProvisionRef

LONDON = Calendar("Europe/London", holidays=frozenset({date(2024, 5, 6)}))
RULE = ProvisionRef("party", "7.II.3")
NOON = deadline_on(date(2024, 6, 14), time(12), LONDON)
moments = st.integers(1_577_836_800, 1_767_225_600).map(lambda s: datetime.fromtimestamp(s, UTC))


def notice(sent, event, wording):
    return notice_given(
        sent_at=datetime.fromisoformat(sent).replace(tzinfo=LONDON.tz),
        event_at=datetime.fromisoformat(event).replace(tzinfo=LONDON.tz),
        required=Period.parse(wording),
        calendar=LONDON,
        provision=RULE,
    )


def june(hour, minute=0, day=14):
    return datetime(2024, 6, day, hour, minute, tzinfo=LONDON.tz)


def test_fourteen_clear_days_given_on_the_last_evening_are_enough():
    answer = notice("2024-06-03T23:59:59", "2024-06-18T19:30", "14 clear days")
    assert answer.in_time
    assert answer.given == Period(14, Unit.CLEAR_DAYS)
    assert answer.latest.day == date(2024, 6, 3)
    assert answer.verdict.reasons[0].sentence == (
        "Notice in time: 14 clear days given, 14 clear days required."
    )


def test_notice_one_second_after_the_last_evening_is_too_short_and_says_by_how_much():
    answer = notice("2024-06-04T00:00:00", "2024-06-18T19:30", "14 clear days")
    assert not answer.in_time
    assert not answer.verdict
    assert answer.given == Period(13, Unit.CLEAR_DAYS)
    reason = answer.verdict.reasons[0]
    assert reason.provision == RULE
    assert reason.sentence == (
        "Notice too short: 13 clear days given, 14 clear days required;"
        " the last moment was the end of Monday 3 June 2024, missed by 1 second."
    )
    assert reason.next_step == "Give new notice of a later date than 19:30 on Tuesday 18 June 2024."
    assert answer.explanation[-1] == reason.sentence
    assert answer.explanation[0] == "The event is at 19:30 on Tuesday 18 June 2024."


def test_working_days_notice_counts_the_days_worked_before_the_event():
    answer = notice("2024-05-02T09:00", "2024-05-08T19:00", "3 working days")
    assert answer.given == Period(3, Unit.WORKING_DAYS)
    assert answer.in_time
    assert notice("2024-05-03T09:00", "2024-05-08T19:00", "3 working days").in_time is False


def test_weeks_and_months_are_measured_in_days_so_that_nothing_is_rounded_away():
    assert notice("2024-06-04T09:00", "2024-06-17T19:00", "2 weeks").given == Period(13, Unit.DAYS)
    assert notice("2024-02-29T09:00", "2024-03-31T19:00", "1 month").in_time


def test_notice_after_the_event_is_no_notice():
    answer = notice("2024-06-18T20:00", "2024-06-18T19:30", "0 days")
    assert answer.given is None
    assert not answer.in_time


def test_notice_on_the_day_is_no_clear_day_at_all():
    answer = notice("2024-06-18T08:00", "2024-06-18T19:30", "0 clear days")
    assert answer.given is None
    assert not answer.in_time


@given(
    moments,
    st.integers(0, 40),
    st.sampled_from(
        [
            Unit.HOURS,
            Unit.DAYS,
            Unit.CLEAR_DAYS,
            Unit.WORKING_DAYS,
            Unit.CLEAR_WORKING_DAYS,
        ]
    ),
    st.timedeltas(timedelta(days=-1), timedelta(days=60)),
)
def test_notice_is_in_time_exactly_when_as_much_was_given_as_is_required(event, amount, unit, lead):
    answer = notice_given(
        sent_at=event - lead,
        event_at=event,
        required=Period(amount, unit),
        calendar=LONDON,
    )
    enough = answer.given is not None and answer.given.amount >= amount
    assert answer.in_time == enough == bool(answer.verdict)


@given(moments, st.integers(0, 60), st.sampled_from(Unit))
def test_the_latest_notice_is_in_time_and_the_next_second_is_not(event, amount, unit):
    required = Period(amount, unit)
    latest = latest_notice(event, required, LONDON)
    for sent, wanted in [(latest.moment, True), (latest.shuts_at, False)]:
        answer = notice_given(sent_at=sent, event_at=event, required=required, calendar=LONDON)
        assert answer.in_time is wanted


def test_an_outage_at_the_deadline_moves_it_on_by_its_length_and_says_so():
    moved = extend_for_outages(NOON, [Interval(june(11), june(12, 30))], LONDON)
    assert moved.moment == june(13, 30)
    assert moved.explanation[-1] == (
        "The service was down for 1 hour 30 minutes, from 11:00 on Friday 14 June 2024 to"
        " 12:30 on Friday 14 June 2024, so the last moment moves on by that much,"
        " to 13:30 on Friday 14 June 2024."
    )
    assert moved.explanation[:-1] == NOON.explanation


def test_an_outage_earlier_counts_only_within_the_stated_window():
    earlier = [Interval(june(9), june(10))]
    assert extend_for_outages(NOON, earlier, LONDON) is NOON
    windowed = extend_for_outages(NOON, earlier, LONDON, window=timedelta(hours=2))
    assert windowed.moment == june(13)
    assert extend_for_outages(NOON, earlier, LONDON, window=timedelta(minutes=119)) is NOON


def test_an_outage_after_the_deadline_changes_nothing():
    assert extend_for_outages(NOON, [Interval(june(12, 1), june(14))], LONDON) is NOON


def test_a_second_outage_meets_the_deadline_already_moved():
    outages = [Interval(june(12, 20), june(12, 50)), Interval(june(11, 30), june(12, 10))]
    assert extend_for_outages(NOON, outages, LONDON).moment == june(13, 10)


def test_overlapping_outages_count_once():
    outages = [Interval(june(11), june(12, 30)), Interval(june(11, 30), june(12, 30))]
    assert extend_for_outages(NOON, outages, LONDON).moment == june(13, 30)


def test_an_outage_that_has_not_ended_is_refused():
    with pytest.raises(OutageError, match="has not ended"):
        extend_for_outages(NOON, [Interval(june(11))], LONDON)


def test_a_naive_outage_and_a_negative_window_are_refused():
    naive = datetime(2024, 6, 14, 11)  # noqa: DTZ001 - the point of the test
    with pytest.raises(NaiveTimeError):
        extend_for_outages(NOON, [Interval(naive, naive + timedelta(hours=1))], LONDON)
    with pytest.raises(ValueError, match="not negative"):
        extend_for_outages(NOON, [], LONDON, window=timedelta(hours=-1))


@given(
    moments,
    st.lists(st.tuples(st.integers(-3_000, 3_000), st.integers(0, 500)), max_size=6),
    st.integers(0, 1_000),
)
def test_outages_only_ever_move_a_deadline_on_by_no_more_than_they_lasted(when, spans, window):
    deadline = Deadline(LONDON.local(when))
    start = deadline.moment.astimezone(UTC)
    outages = [
        Interval(start + timedelta(minutes=a), start + timedelta(minutes=a + length))
        for a, length in spans
    ]
    reach = timedelta(minutes=window)
    moved = extend_for_outages(deadline, outages, LONDON, window=reach)
    gained = moved.moment.astimezone(UTC) - start
    assert timedelta(0) <= gained <= timedelta(minutes=sum(length for _, length in spans))
    assert moved == extend_for_outages(deadline, outages[::-1], LONDON, window=reach)
    # Whoever waited for the service is never shut out the moment it returns.
    assert not any(o.start < moved.moment < o.end for o in outages if o.start >= start)

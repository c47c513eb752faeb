"""Deadlines after and before an event."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.core.civildate import (
    Calendar,
    CalendarError,
    Deadline,
    NaiveTimeError,
    Period,
    PeriodError,
    Unit,
    deadline_after,
    deadline_before,
    deadline_on,
    in_time,
    time_left,
)
from folkmoot.core.terms import ProvisionRef

# Early May and spring bank holidays of 2024 in England, and Christmas.
BANK = frozenset({date(2024, 5, 6), date(2024, 5, 27), date(2024, 12, 25), date(2024, 12, 26)})
LONDON = Calendar("Europe/London", holidays=BANK)
calendars = st.sampled_from(
    [
        LONDON,
        Calendar("America/New_York"),
        Calendar("Pacific/Apia", frozenset({0, 1, 2, 3, 4, 5})),
        Calendar("America/Sao_Paulo"),
    ]
)
moments = st.integers(631_152_000, 2_051_222_400).map(lambda s: datetime.fromtimestamp(s, UTC))
day_units = st.sampled_from([unit for unit in Unit if unit is not Unit.HOURS])
day_periods = st.builds(Period, st.integers(0, 60), day_units)
fixed_periods = st.builds(
    Period, st.integers(0, 400), st.sampled_from([Unit.DAYS, Unit.CLEAR_DAYS, Unit.WEEKS])
)
at_times = st.sampled_from([None, time(0), time(1, 30), time(12), time(23, 59)])


def moment(text):
    return LONDON.local(datetime.fromisoformat(text).replace(tzinfo=LONDON.tz))


def after(start, wording, **how):
    return deadline_after(moment(start), Period.parse(wording), LONDON, **how)


def before(event, wording, **how):
    return deadline_before(moment(event), Period.parse(wording), LONDON, **how)


def test_noon_itself_is_in_time_and_one_second_later_is_late():
    noon = deadline_on(date(2017, 9, 14), time(12), LONDON)
    assert noon.text == "12 noon on Thursday 14 September 2017"
    assert in_time(noon, datetime(2017, 9, 14, 11, 0, 0, tzinfo=UTC))
    assert in_time(noon, datetime(2017, 9, 14, 11, 0, 0, 999_999, tzinfo=UTC))
    late = in_time(noon, datetime(2017, 9, 14, 11, 0, 1, tzinfo=UTC))
    assert not late
    assert late.codes == ("deadline.passed",)
    assert late.reasons[0].sentence == (
        "Too late by 1 second: the deadline was 12 noon on Thursday 14 September 2017."
    )
    assert noon.shuts_at == datetime(2017, 9, 14, 11, 0, 1, tzinfo=UTC)


def test_the_verdict_names_the_rule_it_was_given():
    rule = ProvisionRef("standing-orders", "4.2")
    noon = deadline_on(date(2017, 9, 14), time(12), LONDON)
    assert in_time(noon, moment("2017-09-14T11:00"), provision=rule).reasons[0].provision == rule


def test_a_day_without_a_time_runs_to_its_end():
    deadline = deadline_on(date(2024, 1, 31), None, LONDON)
    assert deadline.moment.isoformat() == "2024-01-31T23:59:59+00:00"
    assert deadline.text == "the end of Wednesday 31 January 2024"


def test_days_do_not_count_the_day_of_the_start():
    assert after("2024-06-03T09:00", "14 days").day == date(2024, 6, 17)


def test_clear_days_count_neither_end():
    assert after("2024-06-03T09:00", "14 clear days").day == date(2024, 6, 18)
    assert before("2024-06-18T19:30", "14 clear days").day == date(2024, 6, 3)


def test_working_days_leave_out_weekends_and_holidays_and_say_so():
    deadline = after("2024-05-02T16:00", "3 working days")
    assert deadline.day == date(2024, 5, 8)
    assert deadline.explanation[:-1] == (
        "It starts at 16:00 on Thursday 2 May 2024.",
        "Count 3 working days on; the first day itself is not counted.",
        "Saturday 4 May 2024 is not counted: it is not a working weekday.",
        "Sunday 5 May 2024 is not counted: it is not a working weekday.",
        "Monday 6 May 2024 is not counted: it is a holiday.",
    )
    assert deadline.explanation[-1] == (
        "The last moment is the end of Wednesday 8 May 2024 (Europe/London time),"
        " which is still in time."
    )


def test_many_weekends_are_told_in_one_line_but_every_holiday_is_named():
    steps = after("2024-05-02T16:00", "20 working days").steps
    assert [step.code for step in steps] == [
        "civildate.start",
        "civildate.rule",
        "civildate.skipped.weekends",
        "civildate.skipped.holiday",
        "civildate.skipped.holiday",
        "civildate.result",
    ]
    assert steps[2].sentence == "10 days are not counted: they are not working weekdays."


def test_clear_working_days_lie_whole_between_the_two():
    assert after("2024-06-04T09:00", "3 clear working days").day == date(2024, 6, 10)
    on_saturday = after("2024-06-04T09:00", "3 clear working days", not_on_rest_day=False)
    assert on_saturday.day == date(2024, 6, 8)
    assert before("2024-06-10T09:00", "3 clear working days").day == date(2024, 6, 4)


def test_a_deadline_on_a_rest_day_moves_to_the_next_working_day_unless_the_rule_says_not():
    moved = after("2024-04-27T09:00", "1 week")
    assert moved.day == date(2024, 5, 7)
    assert "civildate.rolled" in [step.code for step in moved.steps]
    assert "is a weekend day, so the last day is the next working day" in moved.explanation[2]
    assert after("2024-04-27T09:00", "1 week", not_on_rest_day=False).day == date(2024, 5, 4)


def test_a_deadline_before_an_event_moves_back_only_when_the_rule_says_so():
    assert before("2024-05-20T10:00", "2 weeks").day == date(2024, 5, 6)
    assert before("2024-05-20T10:00", "2 weeks", not_on_rest_day=True).day == date(2024, 5, 3)


def test_a_month_from_the_thirty_first_ends_with_the_shorter_month_and_says_so():
    assert after("2024-01-31T09:00", "1 month").day == date(2024, 2, 29)
    assert after("2023-01-31T09:00", "1 month", not_on_rest_day=False).day == date(2023, 2, 28)
    assert after("2024-02-29T09:00", "1 year", not_on_rest_day=False).day == date(2025, 2, 28)
    clamped = after("2023-01-31T09:00", "1 month")
    assert "That month has no day 31, so its last day, Tuesday 28 February 2023, is taken." in (
        clamped.explanation
    )
    assert before("2024-03-31T09:00", "1 month").day == date(2024, 2, 29)
    assert before("2024-01-15T09:00", "2 months").day == date(2023, 11, 15)


def test_hours_are_elapsed_hours_when_the_clocks_change():
    deadline = after("2024-03-30T12:00", "24 hours", not_on_rest_day=False)
    assert deadline.moment.isoformat() == "2024-03-31T13:00:00+01:00"


def test_hours_ending_on_a_rest_day_end_at_the_same_time_on_the_next_working_day():
    assert after("2024-05-03T15:00", "24 hours").moment.isoformat() == "2024-05-07T15:00:00+01:00"


def test_the_hour_that_comes_twice_is_told_apart():
    first = LONDON.local(datetime(2024, 10, 27, 0, 30, tzinfo=UTC))
    second = LONDON.local(datetime(2024, 10, 27, 1, 30, tzinfo=UTC))
    deadline = Deadline(first)
    assert in_time(deadline, first)
    assert not in_time(deadline, second)
    assert time_left(deadline, second).text == "closed 1 hour ago"


def test_a_time_of_day_ends_the_last_day_early():
    assert after("2024-06-03T09:00", "14 days", at_time=time(12)).text == (
        "12 noon on Monday 17 June 2024"
    )


def test_hours_take_no_time_of_day():
    with pytest.raises(PeriodError, match="no time of day"):
        after("2024-06-03T09:00", "48 hours", at_time=time(12))


def test_a_deadline_before_an_event_is_never_after_it():
    capped = before("2024-06-03T09:00", "0 days")
    assert capped.moment == moment("2024-06-03T09:00")
    assert [step.code for step in capped.steps][-2:] == ["civildate.capped", "civildate.result"]


def test_a_deadline_that_leaves_the_calendar_is_refused():
    for unit in Unit:
        with pytest.raises(CalendarError, match=r"years|no calendar reaches"):
            deadline_after(
                datetime(9998, 12, 30, tzinfo=UTC), Period(99_999, unit), Calendar("UTC")
            )
        with pytest.raises(CalendarError, match=r"years|no calendar reaches"):
            deadline_before(datetime(2, 1, 2, tzinfo=UTC), Period(99_999, unit), Calendar("UTC"))


def test_a_naive_start_event_or_deadline_is_refused():
    naive = datetime(2024, 1, 1)  # noqa: DTZ001 - the point of the test
    with pytest.raises(NaiveTimeError):
        deadline_after(naive, Period(1, Unit.DAYS), LONDON)
    with pytest.raises(NaiveTimeError):
        deadline_before(naive, Period(1, Unit.HOURS), LONDON)
    with pytest.raises(NaiveTimeError):
        Deadline(naive)
    with pytest.raises(NaiveTimeError):
        in_time(Deadline(moment("2024-01-01T00:00")), naive)
    with pytest.raises(ValueError, match="whole second"):
        Deadline(datetime(2024, 1, 1, 0, 0, 0, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (2 * 86_400 + 3 * 3_600 + 59, "2 days 3 hours"),
        (86_400, "1 day"),
        (3_661, "1 hour 1 minute"),
        (86_400 + 59, "1 day"),
        (1, "1 second"),
        (0, "closing now"),
        (-1, "closed 1 second ago"),
        (-240, "closed 4 minutes ago"),
    ],
)
def test_the_time_left_is_said_as_people_say_it(seconds, said):
    deadline = deadline_on(date(2024, 1, 31), time(12), LONDON)
    left = time_left(deadline, deadline.moment - timedelta(seconds=seconds))
    assert left.text == str(left) == said
    assert left.is_open == (seconds >= 0)


@given(moments, moments, day_periods, calendars, st.booleans(), at_times)
def test_a_later_start_never_has_an_earlier_deadline(one, two, period, calendar, rest, at_time):
    start, later = sorted([one, two])
    how = {"not_on_rest_day": rest, "at_time": at_time}
    first = deadline_after(start, period, calendar, **how)
    second = deadline_after(later, period, calendar, **how)
    assert first.moment.astimezone(UTC) <= second.moment.astimezone(UTC)
    earlier = deadline_before(start, period, calendar, **how)
    assert earlier.moment.astimezone(UTC) <= (
        deadline_before(later, period, calendar, **how).moment.astimezone(UTC)
    )


@given(moments, st.integers(0, 400), calendars)
def test_n_clear_days_are_n_plus_one_days(start, days, calendar):
    clear = deadline_after(start, Period(days, Unit.CLEAR_DAYS), calendar)
    assert clear == deadline_after(start, Period(days + 1, Unit.DAYS), calendar)


@given(moments, fixed_periods, calendars)
def test_counting_back_undoes_counting_on(start, period, calendar):
    reached = deadline_after(start, period, calendar, not_on_rest_day=False)
    # A day missing from the calendar (Samoa, 2011) makes the event fall on the next one.
    if any(step.code == "civildate.gap" for step in reached.steps):
        return
    assert deadline_before(reached.moment, period, calendar).day == calendar.day_of(start)


@given(moments, st.integers(0, 60), calendars)
def test_counting_working_days_back_undoes_counting_on_from_a_working_day(start, count, calendar):
    if not calendar.is_working(calendar.day_of(start)):
        return
    for unit in (Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS):
        reached = deadline_after(start, Period(count, unit), calendar, not_on_rest_day=False)
        back = deadline_before(reached.moment, Period(count, unit), calendar)
        if not any(step.code == "civildate.gap" for step in reached.steps):
            if unit is Unit.WORKING_DAYS:
                assert back.day == calendar.day_of(start)
            else:
                assert back.day >= calendar.day_of(start)


@given(moments, st.integers(0, 60), st.sampled_from([Unit.MONTHS, Unit.YEARS]), calendars)
def test_counting_months_back_differs_by_no_more_than_the_clamping(start, count, unit, calendar):
    day = calendar.day_of(start)
    reached = deadline_after(start, Period(count, unit), calendar, not_on_rest_day=False)
    if any(step.code == "civildate.gap" for step in reached.steps):
        return
    back = deadline_before(reached.moment, Period(count, unit), calendar).day
    assert timedelta(0) <= day - back <= timedelta(days=3)


@given(moments, st.integers(0, 2_000), calendars)
def test_hours_back_undo_hours_on(start, hours, calendar):
    period = Period(hours, Unit.HOURS)
    reached = deadline_after(start, period, calendar, not_on_rest_day=False)
    back = deadline_before(reached.moment, period, calendar)
    assert back.moment.astimezone(UTC) == start.replace(microsecond=0)


@given(moments, day_periods, calendars, st.booleans(), at_times)
def test_every_deadline_is_aware_explained_and_in_the_zone(start, period, calendar, rest, at_time):
    deadline = deadline_after(start, period, calendar, not_on_rest_day=rest, at_time=at_time)
    assert deadline.moment.tzinfo == calendar.tz
    assert deadline.moment.utcoffset() is not None
    assert deadline.steps[0].code == "civildate.start"
    assert deadline.steps[-1].code == "civildate.result"
    assert deadline.text in deadline.explanation[-1]
    assert not rest or calendar.is_working(deadline.day) or calendar.zone == "Pacific/Apia"
    assert in_time(deadline, deadline.moment)
    assert not in_time(deadline, deadline.shuts_at)

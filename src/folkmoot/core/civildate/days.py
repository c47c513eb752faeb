"""Counting days forward and back, with every day left out accounted for."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from folkmoot.core.civildate.calendar import Calendar, check_year
from folkmoot.core.civildate.errors import CalendarError, PeriodError
from folkmoot.core.civildate.period import Period, Unit
from folkmoot.core.civildate.words import say_day
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

Direction = Literal[1, -1]
DAY = timedelta(days=1)
_MONTHS_IN_A_YEAR = 12
# Beyond this, weekends are told in one line: nobody reads a list of thirty Saturdays.
_WEEKENDS_TOLD_SINGLY = 4


@dataclass(frozen=True, slots=True)
class DayCount:
    """The day a count arrived at, and the steps that led there."""

    day: date
    steps: tuple[Reason, ...]


def count_days(day: date, period: Period, calendar: Calendar, direction: Direction) -> DayCount:
    """The day that lies a period after (1) or before (-1) the given one.

    Raises:
        PeriodError: for a period in hours, which are no days.
        CalendarError: if the count leaves the years 2 to 9998.
    """
    amount, sign = period.amount, direction
    match period.unit:
        case Unit.DAYS:
            return _told(plus(day, sign * amount), period, direction)
        case Unit.WEEKS:
            return _told(plus(day, sign * 7 * amount), period, direction)
        case Unit.CLEAR_DAYS:
            return _told(plus(day, sign * (amount + 1)), period, direction)
        case Unit.MONTHS:
            return _by_months(day, period, amount, direction)
        case Unit.YEARS:
            return _by_months(day, period, amount * _MONTHS_IN_A_YEAR, direction)
        case Unit.WORKING_DAYS | Unit.CLEAR_WORKING_DAYS:
            return _by_working_days(day, period, calendar, direction)
        case Unit.HOURS:
            raise PeriodError(f"{period} are counted by the clock, not in days")


def next_working_day(day: date, calendar: Calendar, direction: Direction) -> DayCount:
    """The day itself if it is a working day, or the nearest one after (1) or before (-1)."""
    rest = calendar.rest(day)
    if rest is None:
        return DayCount(day, ())
    found = day
    while not calendar.is_working(found):
        found = plus(found, direction)
    says = (
        "{day} is a {rest} day, so the last day is the next working day, {moved}."
        if direction > 0
        else "{day} is a {rest} day, so the last day is the working day before it, {moved}."
    )
    params: dict[str, Value] = {
        "day": say_day(day),
        "day_iso": day.isoformat(),
        "rest": rest,
        "moved": say_day(found),
        "moved_iso": found.isoformat(),
    }
    return DayCount(found, (Reason("civildate.rolled", says, params),))


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """How many working days there are from ``first`` (included) to ``last`` (not included)."""
    return sum(
        calendar.is_working(first + DAY * offset) for offset in range(max(0, (last - first).days))
    )


def plus(day: date, days: int) -> date:
    """The day so many days later.

    Raises:
        CalendarError: if it lies outside the years 2 to 9998.
    """
    try:
        moved = day + DAY * days
    except OverflowError as error:
        raise CalendarError(f"{days} days from {day.isoformat()} no calendar reaches") from error
    check_year(moved)
    return moved


_RULES = {
    Unit.DAYS: (
        "Count {period} on; the first day itself is not counted.",
        "Count {period} back; the day of the event is not counted.",
    ),
    Unit.WEEKS: (
        "Count {period} on, to the same day of the week.",
        "Count {period} back, to the same day of the week.",
    ),
    Unit.CLEAR_DAYS: (
        "Leave {period}: neither the first day nor the last is counted.",
        "Leave {period}: neither the day of the event nor the day reached is counted.",
    ),
    Unit.WORKING_DAYS: (
        "Count {period} on; the first day itself is not counted.",
        "Count {period} back; the day of the event is not counted.",
    ),
    Unit.CLEAR_WORKING_DAYS: (
        "Leave {period}: neither the first day nor the last is counted.",
        "Leave {period}: neither the day of the event nor the day reached is counted.",
    ),
    Unit.MONTHS: (
        "Count {period} on, to the same day of the month.",
        "Count {period} back, to the same day of the month.",
    ),
    Unit.YEARS: (
        "Count {period} on, to the same day of the year.",
        "Count {period} back, to the same day of the year.",
    ),
}


def _told(day: date, period: Period, direction: Direction, *more: Reason) -> DayCount:
    says = _RULES[period.unit][0 if direction > 0 else 1]
    return DayCount(day, (Reason("civildate.rule", says, {"period": period.text}), *more))


def _by_months(day: date, period: Period, months: int, direction: Direction) -> DayCount:
    here = day.year * _MONTHS_IN_A_YEAR + day.month - 1
    year, month = divmod(here + direction * months, _MONTHS_IN_A_YEAR)
    try:
        check_year(first := date(year, month + 1, 1))
    except ValueError as error:
        raise CalendarError(f"{period} from {day.isoformat()} no calendar reaches") from error
    length = monthrange(year, month + 1)[1]
    if day.day <= length:
        return _told(first.replace(day=day.day), period, direction)
    last = first.replace(day=length)
    says = "That month has no day {number}, so its last day, {day}, is taken."
    params: dict[str, Value] = {
        "number": day.day,
        "day": say_day(last),
        "day_iso": last.isoformat(),
    }
    return _told(last, period, direction, Reason("civildate.clamped", says, params))


def _by_working_days(
    day: date, period: Period, calendar: Calendar, direction: Direction
) -> DayCount:
    reached, skipped = day, []
    for _ in range(period.amount):
        reached = plus(reached, direction)
        while not calendar.is_working(reached):
            skipped.append(reached)
            reached = plus(reached, direction)
    if period.unit is Unit.CLEAR_WORKING_DAYS:
        reached = plus(reached, direction)
    return _told(reached, period, direction, *_skips(skipped, calendar))


def _skips(days: list[date], calendar: Calendar) -> list[Reason]:
    weekends = sum(calendar.rest(day) == "weekend" for day in days)
    singly = weekends <= _WEEKENDS_TOLD_SINGLY
    steps = [
        Reason(
            f"civildate.skipped.{rest}",
            "{day} is not counted: it is a holiday."
            if rest == "holiday"
            else "{day} is not counted: it is not a working weekday.",
            {"day": say_day(day), "day_iso": day.isoformat()},
        )
        for day in days
        if (rest := calendar.rest(day)) == "holiday" or singly
    ]
    if not singly:
        says = "{count} days are not counted: they are not working weekdays."
        steps.insert(0, Reason("civildate.skipped.weekends", says, {"count": weekends}))
    return steps

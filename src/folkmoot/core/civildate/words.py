"""Days and moments said in plain English, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from folkmoot.core.terms import Reason

END_OF_DAY = time(23, 59, 59)
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def say_day(day: date) -> str:
    """A day with its weekday: "Thursday 14 September 2017".

    Not `strftime`, whose names depend on the machine's locale.
    """
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_moment(moment: datetime) -> str:
    """A moment in its own zone: "12 noon on …", "18:30 on …", "the end of …"."""
    clock, day = moment.time(), say_day(moment.date())
    if clock == END_OF_DAY:
        return f"the end of {day}"
    return f"{say_time(clock)} on {day}"


def say_time(clock: time) -> str:
    """A time of day: "12 noon", "18:30", or with seconds where there are any."""
    if clock == time(12):
        return "12 noon"
    return clock.strftime("%H:%M:%S" if clock.second else "%H:%M")


def sentences(steps: Iterable[Reason]) -> tuple[str, ...]:
    """The steps of an answer as English sentences, in order."""
    return tuple(step.sentence for step in steps)

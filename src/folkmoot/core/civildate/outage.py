"""A deadline moved on because the service was down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from folkmoot.core.civildate.calendar import Calendar, instant, later
from folkmoot.core.civildate.deadline import Deadline
from folkmoot.core.civildate.errors import OutageError
from folkmoot.core.civildate.time_left import time_between
from folkmoot.core.civildate.words import say_moment
from folkmoot.core.terms import Interval, Reason

_NO_WINDOW = timedelta(0)


def extend_for_outages(
    deadline: Deadline,
    outages: Iterable[Interval[datetime]],
    calendar: Calendar,
    *,
    window: timedelta = _NO_WINDOW,
) -> Deadline:
    """The deadline, moved on by every outage that touched its last hours.

    An outage counts if it lasted into the window before the deadline, or up to the deadline
    itself; it moves the deadline on by its whole length, so that whoever had two hours left when
    the service failed has two hours left when it returns. A deadline moved on meets later outages
    in the same way. Overlapping outages count once. Without an outage that counts, the deadline
    comes back unchanged, steps and all.

    Args:
        deadline: the deadline as the rule has it.
        outages: when the service was down; each from its first to (not including) its last moment.
        calendar: whose zone the new deadline is in.
        window: how long before the deadline an outage still counts; a rule's parameter.

    Raises:
        OutageError: if an outage has not ended: its length is not known yet.
        NaiveTimeError: if an outage has no zone.
        ValueError: if the window is negative.
    """
    if window < _NO_WINDOW:
        raise ValueError(f"a window before a deadline is not negative ({window})")
    limit = instant(deadline.moment)
    opens = later(limit, -window)
    steps = deadline.steps
    for start, end in _merged(outages):
        if end < opens or start > limit:
            continue
        limit = later(limit, end - start)
        steps = (*steps, _step(calendar.local(start), calendar.local(end), calendar.local(limit)))
    return deadline if steps is deadline.steps else Deadline(calendar.local(limit), steps)


def _merged(outages: Iterable[Interval[datetime]]) -> list[tuple[datetime, datetime]]:
    spans: list[tuple[datetime, datetime]] = []
    for start, end in sorted(_ended(outage) for outage in outages):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return [(start, end) for start, end in spans if start < end]


def _ended(outage: Interval[datetime]) -> tuple[datetime, datetime]:
    if outage.end is None:
        raise OutageError(f"the outage since {outage.start.isoformat()} has not ended")
    return instant(outage.start), instant(outage.end)


def _step(start: datetime, end: datetime, moved: datetime) -> Reason:
    return Reason(
        "civildate.outage",
        "The service was down for {length}, from {start} to {end},"
        " so the last moment moves on by that much, to {moment}.",
        {
            "length": time_between(start, end).length,
            "start": say_moment(start),
            "end": say_moment(end),
            "moment": say_moment(moved),
            "moment_iso": moved.isoformat(),
        },
    )

"""The last moment at which something may be done, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from folkmoot.core.civildate.calendar import Calendar, instant, later
from folkmoot.core.civildate.days import Direction, count_days, next_working_day
from folkmoot.core.civildate.errors import PeriodError
from folkmoot.core.civildate.period import Period, Unit
from folkmoot.core.civildate.time_left import TimeLeft, time_between
from folkmoot.core.civildate.words import END_OF_DAY, say_moment, sentences
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last moment that is still in time.

    Attributes:
        moment: aware, in the organisation's zone, in whole seconds; itself still in time. A
            deadline read back from a database is ``Deadline(calendar.local(stored))``.
        steps: how it was found, as sentences with their values; two deadlines at one moment are
            equal however they were found.

    Raises:
        NaiveTimeError: if the moment has no zone.
        ValueError: if it has fractions of a second.
    """

    moment: datetime
    steps: tuple[Reason, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        instant(self.moment)
        if self.moment.microsecond:
            raise ValueError(f"a deadline is a whole second, not {self.moment.isoformat()}")

    @property
    def shuts_at(self) -> datetime:
        """The first moment that is too late, in UTC: for ``at < shuts_at`` in a database."""
        return later(self.moment, _SECOND)

    @property
    def day(self) -> date:
        """The civil day on which it falls."""
        return self.moment.date()

    @property
    def text(self) -> str:
        """The deadline said plainly: "12 noon on Thursday 14 September 2017"."""
        return say_moment(self.moment)

    @property
    def explanation(self) -> tuple[str, ...]:
        """How it was found, one plain sentence per step."""
        return sentences(self.steps)


def in_time(deadline: Deadline, at: datetime, *, provision: ProvisionRef | None = None) -> Verdict:
    """Whether something done at a moment is in time; the verdict names the rule if given.

    Compared in whole seconds: for a deadline at 12 noon, 12:00:00 and the rest of that second are
    in time and 12:00:01 is late.

    Raises:
        NaiveTimeError: if the moment has no zone.
    """
    left = time_left(deadline, at)
    params = {"deadline": deadline.text, "left": left.length}
    if left.is_open:
        says = "In time: the deadline is {deadline} ({left} to go)."
        return yes(Reason("deadline.in_time", says, params, provision))
    says = "Too late by {left}: the deadline was {deadline}."
    return no(Reason("deadline.passed", says, params, provision))


def time_left(deadline: Deadline, at: datetime) -> TimeLeft:
    """How long until the deadline, or since: "2 days 3 hours", "closed 4 minutes ago".

    Raises:
        NaiveTimeError: if the moment has no zone.
    """
    return time_between(at, deadline.moment)


def deadline_on(day: date, at_time: time | None, calendar: Calendar) -> Deadline:
    """The deadline "not later than 12 noon on D", or the end of D where no time is given.

    Raises:
        CalendarError: if the time has a zone or fractions of a second, or the year is out of reach.
    """
    return _finish(day, at_time, calendar, ())


def deadline_after(
    start: datetime,
    period: Period,
    calendar: Calendar,
    *,
    not_on_rest_day: bool = True,
    at_time: time | None = None,
) -> Deadline:
    """The last moment of a period that begins with an event (service, a ruling, a count).

    The day of the start is not counted. Periods in days and longer run to the end of the last
    day, or to ``at_time`` on it; for clear days the last day is the first that leaves all of them
    whole. Hours run by the clock from the start itself. ``not_on_rest_day`` moves a deadline that
    would fall on a weekend or holiday to the next working day (for hours: to the same time of
    day there, as in Federal Rules of Civil Procedure 6(a)(2)(C)); only for hours can that put the
    deadline of an earlier start after that of a later one.

    Raises:
        NaiveTimeError: if the start has no zone.
        PeriodError: if a time of day is asked for a period in hours.
        CalendarError: if the result leaves the years 2 to 9998.
    """
    began = Reason(
        "civildate.start", "It starts at {moment}.", _said(local := calendar.local(start))
    )
    if period.unit is Unit.HOURS:
        return _by_hours(local, period, calendar, 1, began, at_time, not_on_rest_day)
    count = count_days(local.date(), period, calendar, 1)
    steps = (began, *count.steps)
    day = count.day
    if not_on_rest_day:
        rolled = next_working_day(day, calendar, 1)
        day, steps = rolled.day, steps + rolled.steps
    return _finish(day, at_time, calendar, steps)


def deadline_before(
    event: datetime,
    period: Period,
    calendar: Calendar,
    *,
    not_on_rest_day: bool = False,
    at_time: time | None = None,
) -> Deadline:
    """The last moment that leaves a period before an event (a meeting, a conference).

    The day of the event is not counted; for clear days the day reached is not counted either.
    ``not_on_rest_day`` moves a deadline on a weekend or holiday back to the working day before,
    since moving it on would shorten the period. It never falls after the event itself.

    Raises:
        NaiveTimeError: if the event has no zone.
        PeriodError: if a time of day is asked for a period in hours.
        CalendarError: if the result leaves the years 2 to 9998.
    """
    local = calendar.local(event)
    begins = Reason("civildate.event", "The event is at {moment}.", _said(local))
    if period.unit is Unit.HOURS:
        return _by_hours(local, period, calendar, -1, begins, at_time, not_on_rest_day)
    count = count_days(local.date(), period, calendar, -1)
    steps = (begins, *count.steps)
    day = count.day
    if not_on_rest_day:
        rolled = next_working_day(day, calendar, -1)
        day, steps = rolled.day, steps + rolled.steps
    found = _finish(day, at_time, calendar, steps)
    if instant(found.moment) <= instant(local):
        return found
    says = "That would be after the event, so the event itself, {moment}, is the limit."
    capped = Reason("civildate.capped", says, _said(local))
    return Deadline(local, (*found.steps[:-1], capped, _result(local)))


def _by_hours(
    local: datetime,
    period: Period,
    calendar: Calendar,
    direction: Direction,
    began: Reason,
    at_time: time | None,
    not_on_rest_day: bool,
) -> Deadline:
    if at_time is not None:
        raise PeriodError(f"{period} end when they end; no time of day can be set for them")
    moment = calendar.local(later(local, direction * timedelta(hours=period.amount)))
    says = (
        "Count {period} on, by elapsed time, rest days included."
        if direction > 0
        else "Count {period} back, by elapsed time, rest days included."
    )
    steps = (began, Reason("civildate.rule", says, {"period": period.text}))
    if not_on_rest_day and not calendar.is_working(moment.date()):
        rolled = next_working_day(moment.date(), calendar, direction)
        return _finish(rolled.day, moment.time(), calendar, steps + rolled.steps)
    return Deadline(moment, (*steps, _result(moment)))


def _finish(
    day: date, at_time: time | None, calendar: Calendar, steps: tuple[Reason, ...]
) -> Deadline:
    moment, odd = calendar.resolve(day, END_OF_DAY if at_time is None else at_time)
    return Deadline(moment, (*steps, *odd, _result(moment)))


def _result(moment: datetime) -> Reason:
    says = "The last moment is {moment} ({zone} time), which is still in time."
    return Reason("civildate.result", says, _said(moment) | {"zone": str(moment.tzinfo)})


def _said(moment: datetime) -> dict[str, Value]:
    return {"moment": say_moment(moment), "moment_iso": moment.isoformat()}

"""The organisation's days: its zone, its working week, its holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from folkmoot.core.civildate.errors import CalendarError, NaiveTimeError
from folkmoot.core.civildate.words import END_OF_DAY, say_day, say_time
from folkmoot.core.terms import Reason

MONDAY_TO_FRIDAY = frozenset(range(5))
# One year short of what `datetime` holds at either end, so that no zone can overflow it.
FIRST_YEAR, LAST_YEAR = 2, 9998
_SECOND = timedelta(seconds=1)

Rest = Literal["weekend", "holiday"]


def instant(moment: datetime) -> datetime:
    """The moment in UTC, fractions of a second dropped.

    Every comparison and every sum goes through here: Python compares two times of one zone by
    their clock faces, which is wrong in the hour that happens twice (PEP 495).

    Raises:
        NaiveTimeError: if the moment has no zone.
        CalendarError: outside the years 2 to 9998.
    """
    if moment.utcoffset() is None:
        raise NaiveTimeError(f"{moment.isoformat()} does not say in which zone it is meant")
    check_year(moment)
    return moment.astimezone(UTC).replace(microsecond=0)


def later(moment: datetime, length: timedelta) -> datetime:
    """The moment so much elapsed time later, in UTC.

    Raises:
        CalendarError: if it lies outside the years 2 to 9998.
    """
    start = instant(moment)
    try:
        return instant(start + length)
    except OverflowError as error:
        raise CalendarError(f"{length} from {start.isoformat()} no calendar reaches") from error


def check_year(day: date) -> None:
    """Refuse days so far away that some zone could not express them.

    Raises:
        CalendarError: outside the years 2 to 9998.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CalendarError(f"{day.isoformat()} lies outside years {FIRST_YEAR} to {LAST_YEAR}")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where and when an organisation works.

    Attributes:
        zone: an IANA zone name, such as ``"Europe/London"``.
        working_weekdays: 0 for Monday to 6 for Sunday.
        holidays: days that are no working days although their weekday is; data of the caller.

    Raises:
        CalendarError: if the zone is unknown, no weekday is a working one, or a holiday is not
            a plain date.
    """

    zone: str
    working_weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ValueError, OSError, LookupError) as error:
            raise CalendarError(f"there is no time zone {self.zone!r}") from error
        if not self.working_weekdays or not self.working_weekdays <= frozenset(range(7)):
            raise CalendarError("working weekdays are some of 0 (Monday) to 6 (Sunday)")
        if stray := [day for day in self.holidays if type(day) is not date]:
            raise CalendarError(f"a holiday is a plain date, not {stray[0]!r}")

    @property
    def tz(self) -> ZoneInfo:
        """The zone as the standard library knows it (cached there)."""
        return ZoneInfo(self.zone)

    def local(self, moment: datetime) -> datetime:
        """The same moment on this calendar's clock, in whole seconds.

        Raises:
            NaiveTimeError: if the moment has no zone.
        """
        return instant(moment).astimezone(self.tz)

    def day_of(self, moment: datetime) -> date:
        """The civil day on which the moment falls here.

        Raises:
            NaiveTimeError: if the moment has no zone.
        """
        return self.local(moment).date()

    def rest(self, day: date) -> Rest | None:
        """Why the day is not a working day, or None if it is one."""
        if day.weekday() not in self.working_weekdays:
            return "weekend"
        return "holiday" if day in self.holidays else None

    def is_working(self, day: date) -> bool:
        """Whether the day is a working day."""
        return self.rest(day) is None

    def moment(self, day: date, at_time: time = END_OF_DAY) -> datetime:
        """When the clock here shows this time on this day; see `resolve` for odd hours."""
        return self.resolve(day, at_time)[0]

    def resolve(self, day: date, at_time: time = END_OF_DAY) -> tuple[datetime, tuple[Reason, ...]]:
        """When the clock here shows this time on this day, and what was decided about it.

        A time that the clocks skip (they go forward) means the first moment after the gap. A time
        that they show twice (they go back) means the second one: the later, kinder to whoever
        must act by then. Either is explained in a step; ordinary times have none.

        Raises:
            CalendarError: if the time has a zone of its own or fractions of a second, or the day
                lies outside the years 2 to 9998.
        """
        if at_time.tzinfo is not None or at_time.microsecond:
            raise CalendarError(f"{at_time.isoformat()} must be a plain time in whole seconds")
        check_year(day)
        first = datetime.combine(day, at_time, self.tz).replace(fold=0)
        second = first.replace(fold=1)
        before, after = _offset(first), _offset(second)
        if before == after:
            return first, ()
        params = {"time": say_time(at_time), "day": say_day(day), "day_iso": day.isoformat()}
        if before > after:
            says = "On {day} the clocks show {time} twice; the second, later one is meant."
            return second, (Reason("civildate.fold", says, params),)
        moment = _first_after_gap(first, second)
        params |= {"moved": say_time(moment.time())}
        says = "On {day} the clocks skip {time}; the first moment after, {moved}, is meant."
        return moment, (Reason("civildate.gap", says, params),)


def _offset(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    if offset is None:  # pragma: no cover - every moment here carries a ZoneInfo
        raise NaiveTimeError(moment.isoformat())
    return offset


def _first_after_gap(first: datetime, second: datetime) -> datetime:
    """The moment the clocks jump, by bisection: a zone does not tell its own transitions."""
    zone, new_offset = first.tzinfo, _offset(second)
    low, high = second.astimezone(UTC), first.astimezone(UTC)  # just before, just after the jump
    while high - low > _SECOND:
        middle = low + timedelta(seconds=(high - low) // _SECOND // 2)
        if _offset(middle.astimezone(zone)) == new_offset:
            high = middle
        else:
            low = middle
    return high.astimezone(zone)

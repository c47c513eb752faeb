"""A length of time as a rule states it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.core.civildate.errors import PeriodError

MOST = 99_999
_WORDING = re.compile(r"([0-9]{1,5}) ([a-z ]+)")


class Unit(StrEnum):
    """How a period is counted; the value is its plural English name.

    ``DAYS`` leave out the day of the start and include the last day. ``CLEAR_DAYS`` leave out
    both the day of the start (service) and the day of the event, so N clear days need N + 1 days
    (Civil Procedure Rules 2.8(3), England and Wales). The ``WORKING`` units count the calendar's
    working days only. ``MONTHS`` and ``YEARS`` reach the same day number, or the last day of the
    month where that does not exist (*Dodds v Walker* [1981] UKHL 3, the corresponding date rule).
    ``HOURS`` are elapsed hours, whatever the clocks do meanwhile.
    """

    HOURS = "hours"
    DAYS = "days"
    CLEAR_DAYS = "clear days"
    WORKING_DAYS = "working days"
    CLEAR_WORKING_DAYS = "clear working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Period:
    """A whole number of units: ``Period(14, Unit.CLEAR_DAYS)``, printed "14 clear days".

    Nothing is converted (24 hours are not a day, 12 months are not a year), so periods have no
    order of their own; ask a calendar.

    Raises:
        PeriodError: if the amount is not a whole number from 0 to 99,999.
    """

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if type(self.amount) is not int or not 0 <= self.amount <= MOST:
            raise PeriodError(f"a period is a whole number from 0 to {MOST}, not {self.amount!r}")
        if not isinstance(self.unit, Unit):
            raise PeriodError(f"a period is counted in a Unit, not in {self.unit!r}")

    @property
    def text(self) -> str:
        """The compact wording that `parse` reads back: "1 year", "3 working days"."""
        name = self.unit.value
        return f"{self.amount} {name.removesuffix('s') if self.amount == 1 else name}"

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read "14 clear days"; case, spacing and singular or plural do not matter.

        Raises:
            PeriodError: if the text is not a number followed by a known unit.
        """
        wording = " ".join(text.lower().split())
        match = _WORDING.fullmatch(wording)
        if match is None:
            raise PeriodError(f"{text!r} is not a number and a unit, such as '14 clear days'")
        name = match[2].removesuffix("s") + "s"
        if name not in {unit.value for unit in Unit}:
            known = ", ".join(unit.value for unit in Unit)
            raise PeriodError(f"{text!r}: the unit {match[2]!r} is not one of {known}")
        return cls(int(match[1]), Unit(name))

"""What is wrong with what was asked, one exception per kind."""

from __future__ import annotations


class PeriodError(ValueError):
    """A period that cannot be read, is out of bounds, or does not fit the question."""


class CalendarError(ValueError):
    """A calendar without a known zone or a working weekday, or a date outside years 2 to 9998."""


class NaiveTimeError(ValueError):
    """A date and time that does not say in which zone it is meant."""


class OutageError(ValueError):
    """An outage that has not ended, so that nobody can say yet by how much to extend."""

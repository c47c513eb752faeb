"""The civil day of a moment, and the night before it, where the organisation is."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from folkmoot.platform.installation import installation


def day_of(moment: datetime) -> date:
    """The day on which a moment falls."""
    return moment.astimezone(ZoneInfo(installation().zone)).date()


def midnight_before(moment: datetime) -> datetime:
    """The midnight at which the day of a moment began."""
    return datetime.combine(day_of(moment), time(), ZoneInfo(installation().zone))

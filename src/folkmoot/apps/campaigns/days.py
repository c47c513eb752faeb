"""The civil day of a moment, where the organisation is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from folkmoot.platform.installation import installation


def day_of(moment: datetime) -> date:
    """The day on which a moment falls."""
    return moment.astimezone(ZoneInfo(installation().zone)).date()

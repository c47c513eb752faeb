"""Which day it is for the organisation."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from folkmoot.platform.installation import installation


def day_of(at: datetime) -> date:
    """The civil day of a moment in the organisation's own zone."""
    return at.astimezone(ZoneInfo(installation().zone)).date()

"""The year of the demonstration, counted from the moment it is built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments of the story.

    Attributes:
        anchor: now, to the visitor: the conference has been in session for two hours or three.
    """

    anchor: datetime

    @property
    def conference(self) -> datetime:
        """When this year's conference opened: two full hours ago.

        Between one and two in the morning it is three: what is told of its first two hours
        happens on one day, since its debates end with that day.
        """
        opened = self.anchor.replace(minute=0, second=0, microsecond=0) - timedelta(hours=2)
        last = (opened + timedelta(hours=2, seconds=-1)).astimezone(ZONE).date()
        return opened if opened.astimezone(ZONE).date() == last else opened - timedelta(hours=1)

    @property
    def last_conference(self) -> datetime:
        """When last year's conference opened."""
        return self.evening(-364, hour=10)

    @property
    def next_conference(self) -> datetime:
        """When next year's conference opens."""
        return self.evening(364, hour=10)

    @property
    def founded(self) -> date:
        """When the party was founded, for the purposes of the story."""
        return self.day(-6 * 365)

    def day(self, offset: int) -> date:
        """A day counted from the anchor."""
        return self.anchor.astimezone(ZONE).date() + timedelta(days=offset)

    def evening(self, offset: int, *, hour: int = 19, minute: int = 0) -> datetime:
        """A moment of a day counted from the anchor; 7 in the evening unless said otherwise."""
        return datetime.combine(self.day(offset), time(hour, minute), ZONE)

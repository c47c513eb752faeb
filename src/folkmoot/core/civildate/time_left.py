"""How long until a moment, or since it, said as people say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate.calendar import instant

_PARTS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


@dataclass(frozen=True, slots=True, order=True)
class TimeLeft:
    """Whole seconds until a deadline; negative once it has passed.

    Elapsed time: a day is 24 hours, also when the clocks change in between.
    """

    seconds: int

    @property
    def is_open(self) -> bool:
        """Whether the deadline's last moment has not passed yet."""
        return self.seconds >= 0

    @property
    def length(self) -> str:
        """The length alone, in its two largest units: "2 days 3 hours", "no time"."""
        return say_length(abs(self.seconds))

    @property
    def text(self) -> str:
        """What a page says: "2 days 3 hours", "closing now", "closed 4 minutes ago"."""
        if self.seconds == 0:
            return "closing now"
        return self.length if self.is_open else f"closed {self.length} ago"

    def __str__(self) -> str:
        return self.text


def time_between(start: datetime, end: datetime) -> TimeLeft:
    """The time from one moment to another, negative where the end comes first.

    Raises:
        NaiveTimeError: if either has no zone.
    """
    length = instant(end) - instant(start)
    return TimeLeft(length.days * 86_400 + length.seconds)


def say_length(seconds: int) -> str:
    """A length of time in its largest unit and the next smaller one, the rest dropped."""
    for position, (_, size) in enumerate(_PARTS):
        if seconds >= size:
            parts, rest = [], seconds
            for name, unit in _PARTS[position : position + 2]:
                count, rest = divmod(rest, unit)
                if count:
                    parts.append(f"{count} {name}{'' if count == 1 else 's'}")
            return " ".join(parts)
    return "no time"

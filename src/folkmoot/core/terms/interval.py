"""A stretch of days or moments, open at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

T = TypeVar("T", date, datetime)


@dataclass(frozen=True, slots=True)
class Interval(Generic[T]):
    """From ``start`` (included) to ``end`` (not included); no ``end`` means "still".

    Raises:
        ValueError: if the end lies before the start.
    """

    start: T
    end: T | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"an interval cannot end ({self.end}) before it starts ({self.start})")

    def __contains__(self, moment: T) -> bool:
        return self.start <= moment and (self.end is None or moment < self.end)

    def overlaps(self, other: Interval[T]) -> bool:
        """Whether some moment lies in both."""
        return (self.end is None or other.start < self.end) and (
            other.end is None or self.start < other.end
        )

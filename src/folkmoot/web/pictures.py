"""Where things stand in a picture: pure geometry, in the units of the SVG's viewBox."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

FULL = 1000  # the width of a bar's picture, in whole units, so that no decimal sign is ever printed


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: its label, its value in words, and its length up to ``FULL``."""

    label: str
    words: str
    length: int
    tone: int


def bars(rows: Sequence[Mapping[str, Any]], *, out_of: int | Fraction | None = None) -> list[Bar]:
    """Lay out rows ``{label, value, words?, tone?}``; the longest is full unless ``out_of`` says.

    Raises:
        ValueError: if a value is negative, or larger than ``out_of``.
    """
    values = [Fraction(row["value"]) for row in rows]
    full = Fraction(out_of) if out_of else max(values, default=Fraction(0))
    if any(not 0 <= value <= full for value in values):
        raise ValueError("a bar is neither shorter than nothing nor longer than its whole")
    return [
        Bar(
            label=str(row["label"]),
            words=str(row.get("words", row["value"])),
            length=round(value / full * FULL) if full else 0,
            tone=row.get("tone", 1),
        )
        for row, value in zip(rows, values, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of a hemicycle."""

    x: float
    y: float
    tone: int


@dataclass(frozen=True, slots=True)
class Hemicycle:
    """Seats in rows around a well; ``radius`` is that of one seat."""

    seats: tuple[Seat, ...]
    radius: float
    total: int


OUTER, INNER, CENTRE_X, CENTRE_Y = 190.0, 78.0, 200.0, 200.0


def _rows_for(total: int) -> int:
    """The number of rows at which neighbours stand as far apart along a row as between rows."""
    for rows in range(1, 40):
        gap = (OUTER - INNER) / max(rows - 1, 1)
        room = sum(math.pi * _row_radius(row, rows) / gap + 1 for row in range(rows))
        if room >= total:
            return rows
    return 40


def _row_radius(row: int, rows: int) -> float:
    return OUTER if rows == 1 else INNER + (OUTER - INNER) * row / (rows - 1)


def hemicycle(groups: Sequence[Mapping[str, Any]]) -> Hemicycle:
    """Seat groups ``{label, seats, tone}`` from left to right in a half circle.

    Seats are shared among the rows in proportion to their length, then filled by angle, so that
    each group is a wedge.
    """
    tones = [group["tone"] for group in groups for _ in range(group["seats"])]
    total = len(tones)
    if total == 0:
        return Hemicycle((), 0.0, 0)
    rows = _rows_for(total)
    radii = [_row_radius(row, rows) for row in range(rows)]
    places: list[tuple[float, float]] = []
    left = total
    for row, radius in enumerate(radii):
        share = left if row == rows - 1 else round(total * radius / sum(radii))
        share = min(share, left)
        left -= share
        for seat in range(share):
            angle = math.pi / 2 if share == 1 else math.pi * seat / (share - 1)
            places.append((angle, radius))
    places.sort()
    seats = tuple(
        Seat(
            round(CENTRE_X - radius * math.cos(angle), 1),
            round(CENTRE_Y - radius * math.sin(angle), 1),
            tone,
        )
        for (angle, radius), tone in zip(places, tones, strict=True)
    )
    gap = (OUTER - INNER) / (rows - 1) if rows > 1 else 24.0
    return Hemicycle(seats, round(min(gap * 0.36, 9.0), 2), total)

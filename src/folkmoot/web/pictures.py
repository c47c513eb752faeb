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


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of a funnel: where it stands, how it looks, what is written beside it."""

    x: int
    y: int
    tone: int
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class FunnelPicture:
    """A funnel: its points, the lines of its limits as paths, its middle, the numbers of its axes.

    ``inner`` and ``outer`` are paths around which and beyond which points stand out; ``ticks_x``
    and ``ticks_y`` are places with their words.
    """

    dots: tuple[Dot, ...]
    inner: tuple[str, str]
    outer: tuple[str, str]
    middle: int
    ticks_x: tuple[tuple[int, str], ...]
    ticks_y: tuple[tuple[int, str], ...]


F_LEFT, F_RIGHT, F_TOP, F_BOTTOM = 50, 580, 16, 300
LABEL_ROOM = 90
PERCENT = 100


def funnel(
    points: Sequence[Mapping[str, Any]], limits: Sequence[Mapping[str, Any]], rate: Fraction
) -> FunnelPicture:
    """Lay out a funnel.

    Args:
        points: ``{label, size, hits, tone, named}``; a named one has its label written beside it.
        limits: ``{size, inner: (low, high), outer: (low, high)}`` for growing sizes, in hits.
        rate: hits of the whole over its size.

    Raises:
        ValueError: if a point has no size, or there are no limits.
    """
    if not limits or any(point["size"] < 1 for point in points):
        raise ValueError("a funnel needs limits, and points of some size")
    widest = max(point["size"] for point in (*points, *limits))
    shares = [Fraction(point["hits"], point["size"]) for point in points]
    top = min(Fraction(1), max([*shares, rate * 2, Fraction(1, 10)]) * Fraction(21, 20))

    def x(size: int) -> int:
        return F_LEFT + round(Fraction(size, widest) * (F_RIGHT - F_LEFT))

    def y(share: Fraction) -> int:
        return F_BOTTOM - round(min(share, top) / top * (F_BOTTOM - F_TOP))

    def line(which: str, end: int) -> str:
        places = [
            f"{x(limit['size'])},{y(Fraction(limit[which][end], limit['size']))}"
            for limit in limits
        ]
        return "M" + " L".join(places)

    dots = tuple(
        Dot(
            x(point["size"]),
            y(share),
            point["tone"],
            str(point["label"]) if point.get("named") else "",
            "end" if x(point["size"]) > F_RIGHT - LABEL_ROOM else "start",
        )
        for point, share in zip(points, shares, strict=True)
    )
    return FunnelPicture(
        dots,
        (line("inner", 0), line("inner", 1)),
        (line("outer", 0), line("outer", 1)),
        y(rate),
        tuple((x(size), str(size)) for size in _round_steps(widest)),
        tuple(
            (y(Fraction(share, PERCENT)), f"{share}%")
            for share in (0, *_round_steps(int(top * PERCENT)))
        ),
    )


def _round_steps(most: int) -> list[int]:
    """Three to six round numbers up to so many."""
    unit = 1
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if most // step <= 6:  # noqa: PLR2004  (as many as can be read)
                return list(range(step, most + 1, step))
        unit *= 10

"""Invented offices, for the funnel of the pattern book."""

from __future__ import annotations

from typing import Any

from folkmoot.core.consistency import Place, funnel

LATE = (4, 9, 7, 12, 3, 8, 6, 11, 5, 2, 9, 14, 7, 6, 10, 1, 8, 5, 3, 12, 38, 2)
WORDS = ("within chance", "beyond 95 of 100", "beyond 99.8 of 100")
TONES = (5, 3, 1)


def sample() -> dict[str, Any]:
    """What the part takes."""
    offices = {f"Office {n}": (20 + 7 * n, late) for n, late in enumerate(LATE, 1)}
    drawn = funnel(offices)
    return {
        "rate": drawn.rate,
        "limits": [
            {"size": each.cases, "inner": each.inner, "outer": each.outer} for each in drawn.limits
        ],
        "points": [
            {
                "label": point.name,
                "size": point.cases,
                "hits": point.events,
                "tone": TONES[point.place],
                "named": point.place is Place.BEYOND_OUTER,
                "words": WORDS[point.place],
            }
            for point in drawn.points
        ],
    }

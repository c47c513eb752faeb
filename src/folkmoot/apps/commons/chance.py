"""A share beside what chance would have, as a line from nought to all: pure geometry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WIDTH, LEFT, RIGHT = 640, 24, 616


@dataclass(frozen=True, slots=True)
class ChancePicture:
    """Places on the line, in units of the picture's viewBox, and the shares in whole per cent."""

    at: int
    mean: int
    low: int
    band: int
    share: int
    by_chance: int
    ticks: tuple[tuple[int, int], ...]
    width: int = WIDTH


def chance_picture(measure: Mapping[str, Any]) -> ChancePicture:
    """Draw one share between nought and one against its interval by chance."""
    low, high = _place(measure["low"]), _place(measure["high"])
    return ChancePicture(
        at=_place(measure["value"]),
        mean=_place(measure["by_chance"]),
        low=low,
        band=max(2, high - low),
        share=round(100 * measure["value"]),
        by_chance=round(100 * measure["by_chance"]),
        ticks=tuple((_place(each / 100), each) for each in (0, 25, 50, 75, 100)),
    )


def _place(share: float) -> int:
    return round(LEFT + (RIGHT - LEFT) * share)

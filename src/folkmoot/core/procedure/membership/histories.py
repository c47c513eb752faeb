"""Comparables of an admission: who came with a similar history, and was admitted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

K = TypeVar("K")
RECENT = 366
LONG_PAST = 5 * 366
SAME, AKIN = 2, 1


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that a person declared: with which organisation, what, and until when.

    Attributes:
        organisation: its key in the register, or its name folded where it is not there.
        act: what the person did.
        until: when it ended; None if it goes on.
    """

    organisation: str
    act: str
    until: date | None


def distance(until: date | None, on: date) -> int:
    """How far something lies back: 0 still, 1 within a year, 2 within five, 3 longer."""
    if until is None or until >= on:
        return 0
    days = (on - until).days
    return 1 if days <= RECENT else 2 if days <= LONG_PAST else 3


def likeness(one: Iterable[tuple[Past, date]], other: Iterable[tuple[Past, date]]) -> int:
    """How alike two histories are: 2 for each match in organisation, act and distance, 1 for one
    in act and distance alone; 0 if nothing matches. Each item carries the day of joining.
    """
    theirs = [(item.organisation, item.act, distance(item.until, day)) for item, day in other]
    points = 0
    for item, day in one:
        mine = (item.organisation, item.act, distance(item.until, day))
        if mine in theirs:
            points += SAME
        elif mine[1:] in [each[1:] for each in theirs]:
            points += AKIN
    return points


def comparables(
    history: Iterable[tuple[Past, date]],
    others: Iterable[tuple[K, tuple[tuple[Past, date], ...]]],
    *,
    most: int = 20,
) -> list[tuple[K, int]]:
    """Those whose histories are like this one, the most alike first."""
    mine = tuple(history)
    found = [(key, likeness(mine, theirs)) for key, theirs in others]
    found = [each for each in found if each[1] > 0]
    return sorted(found, key=lambda each: -each[1])[:most]

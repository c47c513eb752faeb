"""A rule group's check applied to its part of a motion's facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from folkmoot.core.procedure.guard import Check, Guard, guard_on
from folkmoot.core.procedure.motion.facts import MotionFacts

T = TypeVar("T")

MotionGuard = Guard[MotionFacts]


def lifted(
    name: str,
    pick: Callable[[MotionFacts], T | None],
    check: Check[T],
    reads: tuple[str, ...],
    title: str,
) -> MotionGuard:
    """A guard of a motion's road; it refuses where its part of the facts is missing."""
    return guard_on(name, pick, check, reads=reads, title=title)

"""Whole histories tried out: every edition rebuilt, every two neighbouring changes swapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.replay import Reader, Step, replay_steps
from folkmoot.core.lawtext.rivalry import SwapClass, swap, without_layout

MOST_TOUCHED = Fraction(3, 2)
"""An honest operation touches at most so many words for each that changes."""


@dataclass(frozen=True, slots=True)
class Swap:
    """An edition as replayed, and what becomes of its change when it precedes the one before.

    Attributes:
        step: the edition.
        outcome: what the swap gave; None where either change alters no words.
    """

    step: Step
    outcome: SwapClass | None

    @property
    def within(self) -> bool:
        """Whether the operations touch at most ``MOST_TOUCHED`` words for each changed."""
        return self.step.ratio <= MOST_TOUCHED


def swap_neighbours(texts: Iterable[str], reader: Reader) -> Iterator[Swap]:
    """Replay editions as ``replay_steps`` does; try each change before its predecessor.

    Raises:
        MalformedProvision: if a text cannot be read at all (see the reader).
    """
    base: Document | None = None
    before: Step | None = None
    for step in replay_steps(texts, reader):
        outcome: SwapClass | None = None
        if base is not None and before is not None:
            a, b = without_layout(before.operations), without_layout(step.operations)
            outcome = swap(base, a, b) if a and b else None
        yield Swap(step, outcome)
        base, before = before.document if before else None, step

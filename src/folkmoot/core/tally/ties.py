"""Ties: first the history of the count, then the lot, never silence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from folkmoot.core.tally.errors import LotNeeded


@dataclass(frozen=True, slots=True)
class Tie:
    """How a tie was decided.

    Attributes:
        tied: candidates' numbers from 1.
        chosen: the one the step befalls.
        how: ``"stage 3"`` where history decided, or ``"lot"``.
        purpose: ``"surplus"``, ``"exclusion"`` or ``"election"``.
    """

    tied: tuple[int, ...]
    chosen: int
    how: str
    purpose: str


def lot(seed: str, drawing: int, tied: Sequence[int]) -> int:
    """The candidate drawn: the one whose SHA-256 of seed, drawing and number is the smallest.

    Anyone can repeat it, and nobody can choose it who has committed the seed beforehand.
    """

    def drawn(candidate: int) -> bytes:
        return hashlib.sha256(f"{seed}|{drawing}|{candidate}".encode()).digest()

    return min(tied, key=drawn)


def settle_by(
    ties: str,
    tied: Sequence[int],
    history: Sequence[Sequence[Fraction | int]],
    *,
    highest: bool,
    seed: str | None,
    drawings: int,
    names: Sequence[str],
    purpose: str,
) -> Tie:
    """As `settle`, by a rule's ``ties``: latest, earliest, all differ, or lot.

    Raises:
        LotNeeded: if a lot decides and there is no seed.
    """
    looked: Sequence[Sequence[Fraction | int]] = () if ties == "lot" else history
    if ties == "all differ":
        apart = [
            n for n, votes in enumerate(history) if len({votes[c - 1] for c in tied}) == len(tied)
        ]
        if apart:
            votes = history[apart[-1]]
            chosen = (max if highest else min)(tied, key=lambda c: votes[c - 1])
            return Tie(tuple(tied), chosen, f"stage {apart[-1] + 1}", purpose)
        looked = ()
    return settle(
        tied,
        looked,
        highest=highest,
        earliest=ties == "earliest",
        seed=seed,
        drawings=drawings,
        names=names,
        purpose=purpose,
    )


def settle(
    tied: Sequence[int],
    history: Sequence[Sequence[Fraction | int]],
    *,
    highest: bool,
    earliest: bool,
    seed: str | None,
    drawings: int,
    names: Sequence[str],
    purpose: str,
) -> Tie:
    """The one of the tied candidates whom the step befalls.

    Args:
        tied: numbers from 1, two or more.
        history: votes of every candidate after each stage so far, in order.
        highest: whether the step befalls the highest (surplus) or the lowest (exclusion).
        earliest: look from the first stage on, instead of from the last one back.
        seed: for the lot; drawings: how many lots were drawn before.
        names: of all candidates.
        purpose: see `Tie`.

    Raises:
        LotNeeded: if history does not decide and there is no seed.
    """
    stages = list(enumerate(history, 1))
    left = list(tied)
    for number, votes in stages if earliest else reversed(stages):
        best = (max if highest else min)(votes[c - 1] for c in left)
        left = [c for c in left if votes[c - 1] == best]
        if len(left) == 1:
            return Tie(tuple(tied), left[0], f"stage {number}", purpose)
    if seed is None:
        raise LotNeeded(tuple(left), tuple(names[c - 1] for c in left))
    return Tie(tuple(tied), lot(seed, drawings, left), "lot", purpose)


@dataclass(slots=True)
class Choosing:
    """Who of the tied, stage after stage: the history so far, and how many lots were drawn.

    Attributes:
        ties: a rule's way, see `settle_by`.
        seed: committed for lots, or None.
        names: of all candidates.
        history: votes of every candidate after each stage; the counter adds to it.
        drawings: the lots drawn so far.
    """

    ties: str
    seed: str | None
    names: Sequence[str]
    history: list[Sequence[Fraction | int]] = field(default_factory=list)
    drawings: int = 0

    def one(self, tied: list[int], purpose: str) -> tuple[int, list[Tie]]:
        """The one whom the step befalls, and how the tie was decided if there was one.

        Raises:
            LotNeeded: if a lot decides and there is no seed.
        """
        if len(tied) == 1:
            return tied[0], []
        tie = settle_by(
            self.ties,
            tied,
            self.history,
            highest=purpose != "exclusion",
            seed=self.seed,
            drawings=self.drawings,
            names=self.names,
            purpose=purpose,
        )
        self.drawings += tie.how == "lot"
        return tie.chosen, [tie]

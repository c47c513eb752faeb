"""A weighted game: who has how many votes, and how many are needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import gcd

from folkmoot.core.arithmetic.errors import GameError

MOST_BITS = 4_000_000_000
"""The largest table of exact numbers that is begun, in bits: half a gigabyte."""

QUICK = 400_000
"""The largest product of totals and members that counts as quick."""


@dataclass(frozen=True, slots=True)
class WeightedGame:
    """Members with weights, of which those who agree win if together they reach the quota.

    Attributes:
        weights: the votes of each member, in the order in which results are given.
        quota: how many votes win; for "more than half of 10" it is 6.
        names: what the members are called; "1", "2" … where nobody said.

    Raises:
        GameError: unless weights are whole numbers from 0, the quota is one from 1 that all
            together reach, and the names are as many as the weights and all different.
    """

    weights: tuple[int, ...]
    quota: int
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for weight in self.weights:
            if type(weight) is not int or weight < 0:
                raise GameError(f"a weight is a whole number from 0, not {weight!r}")
        if type(self.quota) is not int or self.quota < 1:
            raise GameError(f"the quota is a whole number from 1, not {self.quota!r}")
        if self.quota > self.total:
            raise GameError(
                f"nobody can reach the quota of {self.quota}: all together have {self.total}"
            )
        if not self.names:
            numbers = tuple(str(number) for number in range(1, len(self.weights) + 1))
            object.__setattr__(self, "names", numbers)
        if len(self.names) != len(self.weights):
            raise GameError(f"{len(self.names)} names for {len(self.weights)} weights")
        if len(set(self.names)) < len(self.names):
            raise GameError("two members have the same name")

    @property
    def total(self) -> int:
        """The votes of all members together."""
        return sum(self.weights)

    def wins(self, members: Iterable[int]) -> bool:
        """Whether these members (by their places, from 0) reach the quota together."""
        return sum(self.weights[member] for member in set(members)) >= self.quota


def in_lowest_terms(game: WeightedGame) -> tuple[tuple[int, ...], int]:
    """The weights and the quota of the same game with the weights' common divisor taken out."""
    common = gcd(*game.weights)
    return tuple(weight // common for weight in game.weights), -(-game.quota // common)


def check_size(bits: int) -> None:
    """Refuse a table that would not fit into memory, before it is begun.

    Raises:
        GameError: saying how large it would be.
    """
    if bits > MOST_BITS:
        raise GameError(
            f"the exact table would take {bits // 8_000_000:,} MB: state the weights in larger"
            " units (thousands of votes), or ask for fewer members"
        )


def quick(game: WeightedGame) -> bool:
    """Whether every index of a game is found within about a second."""
    weights, quota = in_lowest_terms(game)
    totals = min(quota, 1 << min(len(weights), 64))
    return totals * len(weights) <= QUICK


def distinct(weights: Sequence[int]) -> list[int]:
    """The different weights above 0, the heaviest first."""
    return sorted({weight for weight in weights if weight}, reverse=True)

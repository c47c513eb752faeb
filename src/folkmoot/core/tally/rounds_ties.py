"""Ties in counts by rounds, with the pseudo-random numbers that published counts were made with.

The numbers are those of the linear congruential generator of Java's ``Random`` (its documentation
fixes it bit by bit), so that anybody can repeat a published lot from its seed.
"""

from __future__ import annotations

from collections.abc import Sequence

from folkmoot.core.tally.errors import CountError, LotNeeded
from folkmoot.core.tally.rounds_rule import Round, RoundsRule

MASK = (1 << 48) - 1
FACTOR = 0x5DEECE66D


class Congruential:
    """Numbers from a seed."""

    def __init__(self, seed: int) -> None:
        self.state = (seed ^ FACTOR) & MASK

    def bits(self, many: int) -> int:
        """The next so many bits, as a signed number of 32 at most."""
        self.state = (self.state * FACTOR + 0xB) & MASK
        value = self.state >> (48 - many)
        return value - (1 << 32) if many == 32 and value >= 1 << 31 else value  # noqa: PLR2004

    def fraction(self, of: int) -> int:
        """A place among ``of``, by a number between nought and one of 53 bits."""
        return ((self.bits(26) << 27) + self.bits(27)) * of >> 53

    def below(self, limit: int) -> int:
        """A number below the limit, each as likely as another."""
        if limit & (limit - 1) == 0:
            return limit * self.bits(31) >> 31
        while True:
            drawn = self.bits(31)
            value = drawn % limit
            if drawn - value + (limit - 1) < 1 << 31:
                return value

    def shuffled(self, names: Sequence[str]) -> list[str]:
        """The names in an order drawn."""
        out = list(names)
        for place in range(len(out), 1, -1):
            other = self.below(place)
            out[place - 1], out[other] = out[other], out[place - 1]
        return out


def hashed(names: Sequence[str]) -> list[str]:
    """Names in the order of a table of hashes of strings as Java's documentation defines them."""
    room = 16
    while len(names) > room * 3 // 4:
        room *= 2

    def place(name: str) -> int:
        code = 0
        units = name.encode("utf-16-be")
        for high, low in zip(units[::2], units[1::2], strict=True):
            code = (code * 31 + high * 256 + low) & 0xFFFFFFFF
        return (code ^ code >> 16) & room - 1

    return sorted(names, key=place)


class Lots:
    """What decides ties in one count."""

    def __init__(self, rule: RoundsRule, candidates: Sequence[str]) -> None:
        self.mode = rule.ties
        self.numbers = None if rule.seed is None else Congruential(rule.seed)
        self.order = list(candidates)
        if self.mode == "generatePermutation" and self.numbers is not None:
            self.order = self.numbers.shuffled(sorted(candidates))


def tie_chosen(
    tied: Sequence[str], lots: Lots, rounds: Sequence[Round], *, wins: bool, number: int
) -> tuple[str, str]:
    """The one of the tied who wins (or is out), and how that was decided.

    Raises:
        LotNeeded: if somebody has to decide, or a seed is missing.
    """
    left = list(tied)
    named = f"{', '.join(tied)} were equal in round {number}; "
    if lots.mode.startswith("previousRound"):
        for one in reversed(rounds):
            edge = (max if wins else min)(one.votes[c] for c in left)
            left = [c for c in left if one.votes[c] == edge]
            if len(left) == 1:
                return left[0], named + f"round {one.number} decided"
    elif lots.mode in {"useCandidateOrder", "generatePermutation"}:
        order = sorted(left, key=lots.order.index)
        return (order[0] if wins else order[-1]), named + "the order of candidates decided"
    if lots.mode.endswith("Ask") or lots.numbers is None:
        raise LotNeeded(tuple(lots.order.index(c) + 1 for c in left), tuple(left))
    if lots.mode not in {"random", "previousRoundCountsThenRandom"}:
        raise CountError(f"there is no way {lots.mode!r} to decide a tie")
    # Published lots were drawn among the names in order of the alphabet; after a look at earlier
    # rounds, in that of a table of hashes.
    ordered = hashed(left) if lots.mode.startswith("previousRound") else sorted(left)
    return ordered[lots.numbers.fraction(len(ordered))], named + "a lot from the seed decided"

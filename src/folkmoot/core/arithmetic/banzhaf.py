"""Banzhaf's index: in how many coalitions a member's votes decide. Exact, at any size.

The number of coalitions of every weight are the coefficients of the product of (1 + x^w). Held in
one large integer, with as many bits for each coefficient as there are members, a further member is
a shift and an addition. Coalitions without a member of weight w follow from those of all by
alternating sums at steps of w. Sources: J. F. Banzhaf, "Weighted voting doesn't work", Rutgers Law
Review 19 (1965), 317-343; S. J. Brams and P. J. Affuso, "Power and size", Theory and Decision 7
(1976), 29-56, for the generating function; J. S. Coleman, "Control of collectivities and the
power of a collectivity to act" (1971), for his three measures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from folkmoot.core.arithmetic.game import WeightedGame, check_size, distinct, in_lowest_terms


@dataclass(frozen=True, slots=True)
class Banzhaf:
    """What the swings of a game come to.

    Attributes:
        swings: for each member, the coalitions of others that lose without it and win with it.
        winning: how many coalitions win.
    """

    swings: tuple[int, ...]
    winning: int

    @property
    def normalised(self) -> tuple[Fraction, ...]:
        """Each member's part of all swings (the Banzhaf index, also called Banzhaf-Coleman)."""
        whole = sum(self.swings)
        return tuple(Fraction(swings, whole) for swings in self.swings)

    @property
    def absolute(self) -> tuple[Fraction, ...]:
        """The part of all coalitions of the others in which a member decides (Penrose)."""
        others = 2 ** (len(self.swings) - 1)
        return tuple(Fraction(swings, others) for swings in self.swings)

    @property
    def to_prevent(self) -> tuple[Fraction, ...]:
        """Coleman: the part of the winning coalitions that a member can prevent."""
        return tuple(Fraction(swings, self.winning) for swings in self.swings)

    @property
    def to_initiate(self) -> tuple[Fraction, ...]:
        """Coleman: the part of the losing coalitions that a member can make win.

        Nought for everybody where only the empty coalition could lose and it cannot be helped.
        """
        losing = 2 ** len(self.swings) - self.winning
        return tuple(Fraction(swings, losing) for swings in self.swings)

    @property
    def to_act(self) -> Fraction:
        """Coleman: the part of all coalitions that win."""
        return Fraction(self.winning, 2 ** len(self.swings))


def banzhaf(game: WeightedGame) -> Banzhaf:
    """Count every swing of a game exactly.

    Raises:
        GameError: if the table of coalitions would not fit into memory.
    """
    weights, quota = in_lowest_terms(game)
    below = _below(weights, quota)
    swings = {weight: _swings(below, weight, quota) for weight in distinct(weights)}
    losing = below.upto(quota - 1)
    return Banzhaf(tuple(swings.get(weight, 0) for weight in weights), 2 ** len(weights) - losing)


@dataclass(frozen=True, slots=True)
class _Dense:
    """For every total below the quota, how many coalitions have that total or less."""

    sums: tuple[int, ...]

    def upto(self, total: int) -> int:
        return self.sums[total] if total >= 0 else 0


@dataclass(frozen=True, slots=True)
class _Sparse:
    """The same where few totals occur; those in between are looked for."""

    totals: tuple[int, ...]
    sums: tuple[int, ...]

    def upto(self, total: int) -> int:
        place = bisect_right(self.totals, total)
        return self.sums[place - 1] if place else 0


def _below(weights: tuple[int, ...], quota: int) -> _Dense | _Sparse:
    """The coalitions that lose, by their total."""
    several = Counter(weights)
    combinations = 1
    for number in several.values():
        combinations *= number + 1
    if combinations < quota:
        return _sparse(weights, quota)
    return _dense(weights, quota)


def _dense(weights: tuple[int, ...], quota: int) -> _Dense:
    size = -(-(len(weights) + 1) // 8)  # bytes of one coefficient, which is at most 2^n
    check_size(size * 8 * quota)
    bits = size * 8
    packed, reach = 1, 0
    mask = (1 << (bits * quota)) - 1
    for weight in sorted(weights):
        packed += packed << (bits * weight)
        reach += weight
        if reach >= quota:
            packed &= mask
    held = packed.to_bytes(size * quota, "little")
    read = int.from_bytes
    numbers = [read(held[at : at + size], "little") for at in range(0, size * quota, size)]
    return _Dense(tuple(accumulate(numbers)))


def _sparse(weights: tuple[int, ...], quota: int) -> _Sparse:
    counts: dict[int, int] = {0: 1}
    for weight in weights:
        more = dict(counts)
        for total, number in counts.items():
            if total + weight < quota:
                more[total + weight] = more.get(total + weight, 0) + number
        counts = more
    totals = tuple(sorted(counts))
    return _Sparse(totals, tuple(accumulate(counts[total] for total in totals)))


def _swings(below: _Dense | _Sparse, weight: int, quota: int) -> int:
    """Coalitions without one member of this weight that lose by less than its votes.

    Without it, U(t) of them have t or less, and U(t) = B(t) - U(t - w). So U(q-1) - U(q-1-w) is
    B(q-1) - 2 B(q-1-w) + 2 B(q-1-2w) - …
    """
    swings, sign = below.upto(quota - 1), -2
    for total in range(quota - 1 - weight, -1, -weight):
        swings += sign * below.upto(total)
        sign = -sign
    return swings

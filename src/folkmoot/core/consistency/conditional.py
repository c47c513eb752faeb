"""The exact distribution of one group's events when only the margins are given.

In each stratum (a charge under one edition, say) so many cases are the group's, so many are the
rest's, and so many ended in the event. If the two were treated alike, the group's share of the
events is a draw from an urn; the strata together are the sum of their draws. Every weight is a
whole number, so no machine can disagree about it (Cox 1970; Gart 1970; Breslow & Day 1980, 4.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from math import comb, prod

from folkmoot.core.consistency.errors import TableError

PRECISION = 50
_NARROW = Decimal("1e-25")
INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Stratum:
    """The margins of one two-by-two table: cases of the group, of the rest, events of both.

    Raises:
        TableError: if a count is below nought or there are more events than cases.
    """

    group_cases: int
    rest_cases: int
    events: int

    def __post_init__(self) -> None:
        if min(self.group_cases, self.rest_cases, self.events) < 0:
            raise TableError(f"a count below nought: {self}")
        if self.events > self.group_cases + self.rest_cases:
            raise TableError(f"more events than cases: {self}")

    @property
    def fewest(self) -> int:
        """The fewest events the margins leave to the group."""
        return max(0, self.events - self.rest_cases)

    @property
    def most(self) -> int:
        """The most events the margins leave to the group."""
        return min(self.group_cases, self.events)

    def weights(self) -> list[int]:
        """In how many ways the group has its fewest, one more, … its most events."""
        return [
            comb(self.group_cases, taken) * comb(self.rest_cases, self.events - taken)
            for taken in range(self.fewest, self.most + 1)
        ]


@dataclass(frozen=True, slots=True)
class Distribution:
    """``weights[i]`` ways in which the group has ``lowest + i`` events, all strata together."""

    lowest: int
    weights: tuple[int, ...]

    @property
    def highest(self) -> int:
        """The most events the group can have."""
        return self.lowest + len(self.weights) - 1

    def at_least(self, events: int) -> Fraction:
        """The chance of so many events or more if the groups were treated alike; exact."""
        return Fraction(sum(self.weights[max(0, events - self.lowest) :]), sum(self.weights))

    def at_most(self, events: int) -> Fraction:
        """The chance of so many events or fewer if the groups were treated alike; exact."""
        kept = max(0, events - self.lowest + 1)
        return Fraction(sum(self.weights[:kept]), sum(self.weights))

    def rounded(self) -> Rounded:
        """The same with the ways as decimals of `PRECISION` digits, for solving with them.

        Whole numbers of hundreds of digits would be rounded anew at every step.
        """
        with localcontext() as context:
            context.prec = PRECISION
            return Rounded(self.lowest, tuple(+Decimal(weight) for weight in self.weights))


@dataclass(frozen=True, slots=True)
class Rounded:
    """A `Distribution` for solving: its chances at other odds, in the caller's precision."""

    lowest: int
    weights: tuple[Decimal, ...]

    def mean(self, odds: Decimal) -> Decimal:
        """The expected number of events if the group's odds are so many times the rest's."""
        above = below = Decimal(0)
        for weight in reversed(self.weights):
            above = above * odds + below
            below = below * odds + weight
        return self.lowest + odds * above / below

    def upper_tail(self, odds: Decimal, events: int) -> Decimal:
        """The chance of so many events or more if the group's odds are ``odds`` times as high."""
        first = max(0, events - self.lowest)
        part = _horner(self.weights[first:], odds) * odds**first
        return part / _horner(self.weights, odds)

    def lower_tail(self, odds: Decimal, events: int) -> Decimal:
        """The chance of so many events or fewer if the group's odds are ``odds`` as high."""
        kept = max(0, events - self.lowest + 1)
        return _horner(self.weights[:kept], odds) / _horner(self.weights, odds)


def distribution(strata: Iterable[Stratum]) -> Distribution:
    """The distribution of the sum over the strata; exact.

    The polynomials are multiplied as whole numbers (Kronecker's substitution), which keeps
    hundreds of strata quick.
    """
    margins = list(strata)
    rows = [stratum.weights() for stratum in margins]
    width = prod((sum(row) for row in rows), start=1).bit_length() // 8 + 1
    packed, length = 1, 1
    for row in rows:
        packed *= int.from_bytes(b"".join(w.to_bytes(width, "little") for w in row), "little")
        length += len(row) - 1
    data = packed.to_bytes(width * length, "little")
    weights = tuple(
        int.from_bytes(data[start : start + width], "little")
        for start in range(0, width * length, width)
    )
    return Distribution(sum(stratum.fewest for stratum in margins), weights)


def solve(rising: Callable[[Decimal], Decimal], target: Decimal) -> Decimal:
    """Where a function that rises with the odds reaches a value, to twenty-five digits.

    Decimal arithmetic is the same on every machine; the precision is that of the caller's
    context, which ought to be `PRECISION`.
    """
    low = high = Decimal(1)
    while rising(low) > target:
        low /= 4
    while rising(high) < target:
        high *= 4
    while high - low > _NARROW * high:
        middle = (low + high) / 2
        if rising(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def conditional_odds_ratio(margins: Distribution, events: int) -> Decimal:
    """The conditional maximum-likelihood odds ratio; nought or infinite at the ends of the range.

    Raises:
        TableError: if the margins do not allow so many events.
    """
    check_possible(margins, events)
    if events == margins.lowest:
        return Decimal(0)
    if events == margins.highest:
        return INFINITE
    with localcontext() as context:
        context.prec = PRECISION
        return solve(margins.rounded().mean, Decimal(events))


def exact_interval(
    margins: Distribution, events: int, *, beyond: Decimal
) -> tuple[Decimal, Decimal]:
    """The exact interval of the odds ratio with at most ``beyond`` outside, half at each end.

    Raises:
        TableError: if the margins do not allow so many events.
    """
    check_possible(margins, events)
    with localcontext() as context:
        context.prec = PRECISION
        half = beyond / 2
        low, high = Decimal(0), INFINITE
        chances = margins.rounded()
        if events > margins.lowest:
            low = solve(lambda odds: chances.upper_tail(odds, events), half)
        if events < margins.highest:
            high = solve(lambda odds: -chances.lower_tail(odds, events), -half)
        return low, high


def check_possible(margins: Distribution, events: int) -> None:
    """Refuse a number of events that the margins do not allow.

    Raises:
        TableError: if they do not.
    """
    if not margins.lowest <= events <= margins.highest:
        raise TableError(
            f"the group has {events} events, but the margins allow only "
            f"{margins.lowest} to {margins.highest}"
        )


def _horner(weights: tuple[Decimal, ...], odds: Decimal) -> Decimal:
    total = Decimal(0)
    for weight in reversed(weights):
        total = total * odds + weight
    return total

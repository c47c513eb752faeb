"""Is a difference the same in every stratum, or does one figure for all of them hide it?

A common odds ratio is an average: it can be 1 where one charge is judged more harshly and another
more leniently. Given all margins and the group's events together, the chance of every way to
share these events among the strata is known without knowing the odds ratio; the probability is
that of all ways no likelier than the one seen (M. Zelen, "The analysis of several 2 by 2
contingency tables", Biometrika 58, 1971; N. E. Breslow and N. E. Day 1980, 4.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction
from math import prod

from folkmoot.core.consistency.comparison import BEYOND, LEAST_CASES, Finding, figure
from folkmoot.core.consistency.conditional import Stratum
from folkmoot.core.consistency.errors import TableError
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

CASES_TO_SEE_IT = 600
"""Fewer cases would hardly show that a difference varies, even where it does."""

MOST_WAYS = 20_000
_FINEST, _COARSEST = 64, 1
_EFFORT = 5 * 10**8
"""How many bytes may be moved for one test; about half a second."""
_DIGITS = 20
_BYTE = 8
_TWO = 2


@dataclass(frozen=True, slots=True)
class Homogeneity:
    """Whether a difference is the same everywhere.

    Attributes:
        strata: in how many strata it could show.
        cases: how many cases these hold.
        p_value: the exact probability of a sharing out no likelier than the one seen, if the odds
            ratio, whatever it is, were the same in every stratum; 1 where nothing could vary, and
            None where there are more ways to share out than can be counted.
        raised: the same, raised for the number of looks taken together.
        least: below so many cases the finding is always "cannot tell".
    """

    strata: int
    cases: int
    p_value: Fraction | None
    raised: Fraction | None
    least: int = LEAST_CASES

    @property
    def finding(self) -> Finding:
        """What follows."""
        if self.strata < _TWO or self.cases < self.least or self.raised is None:
            return Finding.CANNOT_TELL
        if self.raised <= Fraction(BEYOND):
            return Finding.DIFFERENT
        return Finding.ALIKE if self.cases >= CASES_TO_SEE_IT else Finding.CANNOT_TELL

    @property
    def reason(self) -> Reason:
        """The finding as a sentence with its values."""
        if self.strata < _TWO:
            return Reason(
                "consistency.one_stratum",
                "Whether it is the same in every kind of case: cannot tell, for there are "
                "fewer than two kinds in which it can be seen.",
            )
        if self.raised is None:
            return Reason(
                "consistency.too_many_ways",
                "Whether it is the same in all {strata} kinds of case: cannot tell, for there are "
                "more ways to share out the events than are counted here.",
                {"strata": self.strata},
                remedy="Compare within fewer kinds.",
            )
        seen: dict[str, Value] = {
            "strata": self.strata,
            "cases": self.cases,
            "raised": figure(self.raised),
        }
        if self.finding is Finding.DIFFERENT:
            return Reason(
                "consistency.varies",
                "It is not the same in every kind of case: one figure hides what is so in some of "
                "the {strata} kinds (exact probability {raised}).",
                seen,
                remedy="Look at each kind by itself.",
            )
        if self.finding is Finding.ALIKE:
            return Reason(
                "consistency.same_everywhere",
                "No sign that it is other in some of the {strata} kinds of case than in the rest "
                "(exact probability {raised}, {cases} cases).",
                seen,
            )
        return Reason(
            "consistency.hardly_seen",
            "Whether it is the same in all {strata} kinds of case: cannot tell, for {cases} cases "
            "hardly show it, and {enough} would (exact probability {raised}).",
            {**seen, "enough": CASES_TO_SEE_IT},
        )


def homogeneity(
    split: Iterable[tuple[Stratum, int]], *, least_cases: int = LEAST_CASES
) -> Homogeneity:
    """Zelen's exact test over strata, each with the events that were the group's.

    Strata in which nothing could differ carry no information and are left out.

    Raises:
        TableError: if a stratum's margins do not allow its events.
    """
    seen = list(split)
    for stratum, events in seen:
        if not stratum.fewest <= events <= stratum.most:
            raise TableError(f"{stratum} does not allow the group {events} events")
    telling = [(stratum, events) for stratum, events in seen if stratum.most > stratum.fewest]
    cases = sum(stratum.group_cases + stratum.rest_cases for stratum, _ in telling)
    p_value = _probability(
        [stratum.weights() for stratum, _ in telling],
        [events - stratum.fewest for stratum, events in telling],
    )
    return Homogeneity(len(telling), cases, p_value, p_value, least_cases)


def _probability(rows: Sequence[Sequence[int]], taken: Sequence[int]) -> Fraction | None:
    """The chance of a sharing out no likelier than the one taken, given its sum."""
    if prod(len(row) for row in rows) <= MOST_WAYS:
        return _of_all_ways(rows, taken)
    return _by_places(rows, taken)


def _of_all_ways(rows: Sequence[Sequence[int]], taken: Sequence[int]) -> Fraction:
    """Every way looked at: sums, and for each the likelihoods with how often they occur."""
    ways: dict[tuple[int, int], int] = {(0, 1): 1}
    for row in rows:
        more: dict[tuple[int, int], int] = {}
        for (total, weight), often in ways.items():
            for step, own in enumerate(row):
                key = (total + step, weight * own)
                more[key] = more.get(key, 0) + often
        ways = more
    seen = prod((row[step] for row, step in zip(rows, taken, strict=True)), start=1)
    same = {weight: often for (total, weight), often in ways.items() if total == sum(taken)}
    unlikely = sum(weight * often for weight, often in same.items() if weight <= seen)
    return Fraction(unlikely, sum(weight * often for weight, often in same.items()))


def _by_places(rows: Sequence[Sequence[int]], taken: Sequence[int]) -> Fraction | None:
    """The same where there are too many ways: likelihoods count as equal within a small step.

    How unlikely a stratum's share is, in powers of two below its likeliest, is rounded down to
    whole steps, which add up over the strata; ways with as many steps as the one seen, or more,
    are counted. The chances themselves stay exact, so that the probability is one of an exact
    test; only the order of ways that are almost equally likely may differ from Zelen's. None if
    even wide steps would take too long.
    """
    size = prod((sum(row) for row in rows), start=1).bit_length() // _BYTE + 1
    needed = _needed(rows, sum(taken))
    sums = [range(1), *needed]
    pairs = sum(len(before) * len(row) for before, row in zip(sums, rows, strict=False))
    affordable = _EFFORT // (pairs * size or 1)
    found = _steps(rows, taken, most=affordable) if affordable else None
    if found is None:
        return None
    steps_of, most = found
    width = size * _BYTE
    mask = (1 << most * width) - 1
    # For each sum so far, its ways by steps, packed into one number as digits of that width.
    likelier, all_ways = {0: 1 if most else 0}, {0: 1}
    for row, steps, sums_after in zip(rows, steps_of, needed, strict=True):
        more = _with(likelier, row, steps, sums_after, width, most)
        likelier = {total: packed & mask for total, packed in more.items()}
        all_ways = _with(all_ways, row, [0] * len(row), sums_after, width, 1)
    packed = likelier.get(sum(taken), 0).to_bytes(max(1, most) * size, "little")
    more_likely = sum(
        int.from_bytes(packed[start : start + size], "little")
        for start in range(0, len(packed), size)
    )
    return 1 - Fraction(more_likely, all_ways[sum(taken)])


def _needed(rows: Sequence[Sequence[int]], target: int) -> list[range]:
    """After each stratum, the sums from which the target can still be reached."""
    reached, left, found = 0, sum(len(row) - 1 for row in rows), []
    for row in rows:
        reached, left = reached + len(row) - 1, left - (len(row) - 1)
        found.append(range(max(0, target - left), min(reached, target) + 1))
    return found


def _with(
    before: Mapping[int, int],
    row: Sequence[int],
    steps: Sequence[int],
    needed: range,
    width: int,
    most: int,
) -> dict[int, int]:
    after: dict[int, int] = {}
    for total, packed in before.items():
        for step, weight in enumerate(row):
            if total + step in needed and steps[step] < most:
                more = packed * weight << steps[step] * width
                after[total + step] = after.get(total + step, 0) + more
    return after


def _steps(
    rows: Sequence[Sequence[int]], taken: Sequence[int], *, most: int
) -> tuple[list[list[int]], int] | None:
    """Steps for each share of each stratum, and those of the way seen; as fine as is affordable."""
    with localcontext() as context:
        context.prec = _DIGITS
        two = Decimal(2).ln()
        below = [[(Decimal(max(row)) / weight).ln() / two for weight in row] for row in rows]
        fine = _FINEST
        while fine >= _COARSEST:
            steps = [
                [int((each * fine).to_integral_value(ROUND_FLOOR)) for each in row] for row in below
            ]
            seen = sum(row[step] for row, step in zip(steps, taken, strict=True))
            if seen <= most:
                return steps, seen
            fine //= 2
    return None

"""One group against the rest, like with like: what can be said, and what cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from folkmoot.core.consistency.conditional import (
    INFINITE,
    PRECISION,
    Distribution,
    Stratum,
    conditional_odds_ratio,
    distribution,
    exact_interval,
    solve,
)
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

LEAST_CASES = 100
SIZE_THAT_MATTERS = Decimal(2)
BEYOND = Decimal("0.05")
POWER = Decimal("0.8")


class Finding(StrEnum):
    """What the figures say; silence is one of the answers."""

    DIFFERENT = "different"
    ALIKE = "alike"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer of the exact stratified test.

    Attributes:
        cases: how many cases it rests on, in strata where a difference could show at all.
        events: how many of them ended in the event.
        group_events: how many of those were the group's.
        expected: how many of those would be the group's if like cases were treated alike.
        odds_ratio: the conditional maximum-likelihood odds ratio; infinite if only the group's,
            None if nothing could differ.
        low: the lower end of its exact 95% interval.
        high: the upper end, infinite where the data set none.
        p_value: the two-sided exact probability that belongs to the interval (twice the tail).
        mid_p: the same with half the weight on what was seen.
        least_above: the smallest odds ratio above 1 that would have been found with a chance of
            at least 80%, or None if none would.
        least_below: the largest odds ratio below 1, likewise.
        finding: what follows.
        reason: the finding as a sentence with its values.
    """

    cases: int
    events: int
    group_events: int
    expected: Fraction
    odds_ratio: Decimal | None
    low: Decimal
    high: Decimal
    p_value: Fraction
    mid_p: Fraction
    least_above: Decimal | None
    least_below: Decimal | None
    finding: Finding
    reason: Reason


def compare(
    strata: Sequence[Stratum], group_events: int, *, least_cases: int = LEAST_CASES
) -> Comparison:
    """Were the group's cases treated like the rest's, charge by charge and edition by edition?

    A pooled test slanders a fair organisation whose groups face different charges; this one
    compares only within strata, given the margins, and is exact at any size. Strata in which
    nothing could differ (one side without cases, or all or no events) carry no information and
    are not counted in ``cases``. Below ``least_cases`` the finding is always "cannot tell".

    Raises:
        TableError: if the margins do not allow so many events of the group.
    """
    margins = distribution(strata)
    ratio = conditional_odds_ratio(margins, group_events)
    nothing = margins.lowest == margins.highest
    low, high = exact_interval(margins, group_events, beyond=BEYOND)
    telling = [stratum for stratum in strata if stratum.most > stratum.fewest]
    cases = sum(stratum.group_cases + stratum.rest_cases for stratum in telling)
    upper, lower = margins.at_least(group_events), margins.at_most(group_events)
    own = upper + lower - 1
    above, below = least_detectable(margins)
    finding, reason = _finding(
        cases=cases, low=low, high=high, above=above, below=below, least_cases=least_cases
    )
    return Comparison(
        cases=cases,
        events=sum(stratum.events for stratum in telling),
        group_events=group_events - sum(s.most for s in strata if s.most == s.fewest),
        expected=sum(
            (Fraction(s.group_cases * s.events, s.group_cases + s.rest_cases) for s in telling),
            start=Fraction(0),
        ),
        odds_ratio=None if nothing else ratio,
        low=low,
        high=high,
        p_value=min(Fraction(1), 2 * min(upper, lower)),
        mid_p=min(Fraction(1), 2 * (min(upper, lower) - own / 2)),
        least_above=above,
        least_below=below,
        finding=finding,
        reason=reason,
    )


def least_detectable(margins: Distribution) -> tuple[Decimal | None, Decimal | None]:
    """The smallest odds ratios, above and below 1, found four times in five; None if none is.

    Given the margins: the largest tail that still makes an alarm is fixed, and the odds are
    turned up (or down) until it has a chance of 80%.
    """
    half = Fraction(BEYOND) / 2
    range_ = range(margins.lowest, margins.highest + 1)
    enough = next((s for s in range_ if margins.at_least(s) <= half), None)
    few = next((s for s in reversed(range_) if margins.at_most(s) <= half), None)
    with localcontext() as context:
        context.prec = PRECISION
        above = below = None
        chances = margins.rounded()
        if enough is not None:
            above = solve(lambda odds: chances.upper_tail(odds, enough), POWER)
        if few is not None:
            below = solve(lambda odds: -chances.lower_tail(odds, few), -POWER)
        return above, below


def benjamini_hochberg(p_values: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Each probability raised for the number of looks taken (Benjamini & Hochberg 1995); exact."""
    order = sorted(range(len(p_values)), key=lambda i: p_values[i], reverse=True)
    raised = list(p_values)
    least = Fraction(1)
    for place, index in enumerate(order):
        least = min(least, p_values[index] * len(p_values) / (len(p_values) - place))
        raised[index] = least
    return tuple(raised)


def figure(value: Decimal | Fraction | None, *, digits: int = 3) -> str:
    """A value to so many significant digits, in plain notation; "none" and "no limit" in words."""
    if value is None:
        return "none"
    if value == INFINITE:
        return "no limit"
    with localcontext() as context:
        context.prec = PRECISION
        if isinstance(value, Fraction):
            value = Decimal(value.numerator) / Decimal(value.denominator)
        context.prec = digits
        return format(+value, "f")


def _finding(
    *,
    cases: int,
    low: Decimal,
    high: Decimal,
    above: Decimal | None,
    below: Decimal | None,
    least_cases: int,
) -> tuple[Finding, Reason]:
    seen: dict[str, Value] = {"cases": cases, "low": figure(low), "high": figure(high)}
    if cases < least_cases:
        return Finding.CANNOT_TELL, Reason(
            "consistency.few_cases",
            "Cannot tell: only {cases} cases can be compared like with like, and fewer than "
            "{least} say nothing either way.",
            {"cases": cases, "least": least_cases},
            remedy="Look at the comparables of each case instead.",
        )
    if low > 1 or high < 1:
        return Finding.DIFFERENT, Reason(
            "consistency.different",
            "Like cases were not treated alike: the group's odds lie between {low} and {high} "
            "times those of the rest ({cases} cases, exact 95% interval).",
            seen,
            remedy="Look for a cause: this says that they differ, not why.",
        )
    if high <= SIZE_THAT_MATTERS and low >= 1 / SIZE_THAT_MATTERS:
        return Finding.ALIKE, Reason(
            "consistency.alike",
            "No difference of a size that matters: the group's odds lie between {low} and {high} "
            "times those of the rest ({cases} cases, exact 95% interval).",
            seen,
        )
    return Finding.CANNOT_TELL, Reason(
        "consistency.wide",
        "Cannot tell: the group's odds may lie anywhere between {low} and {high} times those of "
        "the rest ({cases} cases). Four times in five only odds above {above} or below {below} "
        "would have been noticed.",
        {**seen, "above": figure(above), "below": figure(below)},
        remedy="Wait for more cases; look at the comparables of each case meanwhile.",
    )

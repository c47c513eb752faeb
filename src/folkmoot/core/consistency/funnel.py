"""A funnel plot: does a unit stand out from the whole, or only from being small?

Around the rate of all units together stand the limits within which a unit of so many cases would
lie by chance in 95 and in 99.8 of 100 cases: exact binomial limits, in whole numbers. No league
table. Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance",
Statistics in Medicine 24 (2005), 1185-1202.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from folkmoot.core.consistency.errors import TableError
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

LEAST_UNITS = 20
BEYOND_OUTER = Fraction(2, 1000)
BEYOND_INNER = Fraction(5, 100)
MOST_POINTS = 60
MUCH_SPREAD = 2


class Place(IntEnum):
    """Where a unit lies: within chance, beyond 95 in 100, or beyond 99.8 in 100."""

    WITHIN = 0
    BEYOND_INNER = 1
    BEYOND_OUTER = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """The counts between which a unit of so many cases lies by chance, both ends included."""

    cases: int
    inner: tuple[int, int]
    outer: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Point:
    """A unit in the plot; ``above`` whether its rate is above that of the whole."""

    name: str
    cases: int
    events: int
    place: Place
    above: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """A funnel plot.

    Attributes:
        rate: the rate of all units together.
        points: the units, the largest first.
        limits: the limits for some numbers of cases up to the largest, for drawing.
        spread: by how much units vary more than chance alone would have them (phi; 1 is chance).
        reasons: what follows, in words.
    """

    rate: Fraction
    points: tuple[Point, ...]
    limits: tuple[Limits, ...]
    spread: Fraction
    reasons: tuple[Reason, ...]

    @property
    def outside(self) -> tuple[Point, ...]:
        """The units beyond the outer limits."""
        return tuple(point for point in self.points if point.place is Place.BEYOND_OUTER)


def funnel(units: Mapping[str, tuple[int, int]]) -> Funnel:
    """Draw up the funnel of units by their cases and events.

    A unit is beyond a limit if a count as far out as its own, on its side, would come by chance
    with half the probability that the limit leaves outside, or less.

    Raises:
        TableError: if a unit has no cases or more events than cases, or all or none of the cases
            ended in the event, so that nothing can differ.
    """
    for name, (cases, events) in units.items():
        if not 0 <= events <= cases or not cases:
            raise TableError(f"{name}: {events} events of {cases} cases have no rate")
    whole = sum(cases for cases, _ in units.values())
    rate = Fraction(sum(events for _, events in units.values()), whole or 1)
    if not 0 < rate < 1:
        raise TableError("all or none of the cases ended in the event: nothing can differ")
    at = {cases: limits(cases, rate) for cases in {cases for cases, _ in units.values()}}
    points = tuple(
        Point(name, cases, events, _place(events, at[cases]), events > rate * cases)
        for name, (cases, events) in sorted(units.items(), key=lambda item: (-item[1][0], item[0]))
    )
    spread = sum(
        (
            (events - cases * rate) ** 2 / (cases * rate * (1 - rate))
            for cases, events in units.values()
        ),
        Fraction(0),
    ) / len(units)
    drawn = tuple(at[cases] if cases in at else limits(cases, rate) for cases in _steps(max(at)))
    return Funnel(rate, points, drawn, spread, _words(points, rate, spread))


def limits(cases: int, rate: Fraction) -> Limits:
    """The exact binomial limits for so many cases at a rate."""
    return Limits(
        cases,
        _between(cases, rate, BEYOND_INNER / 2),
        _between(cases, rate, BEYOND_OUTER / 2),
    )


def _between(cases: int, rate: Fraction, tail: Fraction) -> tuple[int, int]:
    """The lowest count whose lower tail is above the tail, and the highest likewise."""
    happens, not_ = rate.numerator, rate.denominator - rate.numerator
    whole = rate.denominator**cases

    def first(yes: int, no: int) -> int:
        # Counts from nought: each term follows from the one before, in whole numbers.
        term = no**cases
        together = term
        count = 0
        while together * tail.denominator <= tail.numerator * whole:
            term = term * (cases - count) * yes // ((count + 1) * no)
            count += 1
            together += term
        return count

    return first(happens, not_), cases - first(not_, happens)


def _place(events: int, at: Limits) -> Place:
    if not at.outer[0] <= events <= at.outer[1]:
        return Place.BEYOND_OUTER
    if not at.inner[0] <= events <= at.inner[1]:
        return Place.BEYOND_INNER
    return Place.WITHIN


def _steps(most: int) -> Sequence[int]:
    """Numbers of cases for drawing: close together where the funnel is steep."""
    return sorted(
        {max(1, most * step * step // MOST_POINTS**2) for step in range(1, MOST_POINTS + 1)}
    )


def _words(points: Sequence[Point], rate: Fraction, spread: Fraction) -> tuple[Reason, ...]:
    from folkmoot.core.consistency.comparison import figure

    params: dict[str, Value] = {
        "units": len(points),
        "rate": figure(rate * 100),
        "spread": figure(spread),
        "inner": sum(point.place >= Place.BEYOND_INNER for point in points),
        "outer": sum(point.place is Place.BEYOND_OUTER for point in points),
        "by_chance": figure(Fraction(len(points)) * BEYOND_INNER),
    }
    if len(points) < LEAST_UNITS:
        says = (
            "Cannot tell from a funnel: {units} units are too few to say that one stands out; "
            "{least} are needed."
        )
        remedy = "Look at the comparables of each case instead."
        params["least"] = LEAST_UNITS
        return (Reason("funnel.few_units", says, params, None, remedy),)
    counted = (
        "Of {units} units, {inner} lie beyond the 95% limits, where chance alone would put about "
        "{by_chance}, and {outer} beyond the 99.8% limits. All together: {rate}%."
    )
    lines = [Reason("funnel.counted", counted, params)]
    out = [point for point in points if point.place is Place.BEYOND_OUTER]
    if out:
        says = "{names}: beyond what chance explains. Ask why; a funnel does not say."
        lines.append(
            Reason("funnel.outside", says, {"names": ", ".join(point.name for point in out)})
        )
    if spread > MUCH_SPREAD:
        says = (
            "Units vary {spread} times as much as chance alone would have them, so there is a "
            "cause that is common to many of them, such as different charges."
        )
        lines.append(Reason("funnel.spread", says, params))
    return tuple(lines)

"""What a published table says, and no more: all of it can be worked out again from the table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.consistency.comparison import (
    LEAST_CASES,
    Comparison,
    Finding,
    benjamini_hochberg,
    compare,
    figure,
)
from folkmoot.core.consistency.errors import TableError
from folkmoot.core.consistency.funnel import Funnel, funnel
from folkmoot.core.consistency.homogeneity import Homogeneity, homogeneity
from folkmoot.core.consistency.looks import raised_together
from folkmoot.core.consistency.table import Table
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

BEYOND = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class GroupLook:
    """One group against the rest.

    Attributes:
        value: which.
        cases: all its cases in the table.
        events: all its events.
        comparison: the exact stratified test.
        raised: its probability, raised for the number of groups looked at.
        looks: how many groups are looked at together.
        homogeneity: whether the difference is the same in every stratum, raised likewise.
    """

    value: str
    cases: int
    events: int
    comparison: Comparison
    raised: Fraction
    looks: int
    homogeneity: Homogeneity

    @property
    def finding(self) -> Finding:
        """What follows, the number of groups considered."""
        if self.comparison.finding is Finding.DIFFERENT and self.raised > BEYOND:
            return Finding.CANNOT_TELL
        return self.comparison.finding

    @property
    def reason(self) -> Reason:
        """The finding as a sentence."""
        if self.finding is self.comparison.finding:
            return self.comparison.reason
        says = (
            "Cannot tell: alone this would be a difference, but of {looks} groups looked at one "
            "may well look so by chance (raised probability {raised})."
        )
        params: dict[str, Value] = {"looks": self.looks, "raised": figure(self.raised)}
        return Reason("consistency.many_looks", says, params)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is said of a table.

    Attributes:
        table: the table.
        compared: by which attribute groups are compared, like with like in all others.
        looks: each group against the rest.
        plotted: by which attribute the funnel is drawn.
        funnel: the funnel, or None where there is none to draw; ``why_not`` says why.
        why_not: the reason.
    """

    table: Table
    compared: str
    looks: tuple[GroupLook, ...]
    plotted: str
    funnel: Funnel | None
    why_not: str

    @property
    def summary(self) -> tuple[Reason, ...]:
        """How much there is to go by."""
        lines = [
            Reason(
                "consistency.whole",
                "{events} of {cases} cases ended in the event.",
                {"events": self.table.events, "cases": self.table.cases},
            )
        ]
        if self.table.withheld is not None:
            says = (
                "{cases} cases are told only together, because smaller numbers could name people; "
                "they are in no comparison."
            )
            lines.append(Reason("consistency.withheld", says, {"cases": self.table.withheld.cases}))
        return tuple(lines)


def report(
    table: Table, *, compared: str = "", plotted: str = "", least_cases: int = LEAST_CASES
) -> Report:
    """Work out what a table says.

    Args:
        table: as published.
        compared: the attribute whose values are compared; the last one unless given.
        plotted: the attribute of the funnel; the same unless given.
        least_cases: below so many comparable cases the finding is always "cannot tell".

    Raises:
        TableError: if the table has no such attribute.
    """
    compared = compared or table.attributes[-1]
    plotted = plotted or compared
    sums = table.by(compared)
    values = table.values(compared)
    tests = [compare(*table.strata(compared, value), least_cases=least_cases) for value in values]
    raised = benjamini_hochberg([test.p_value for test in tests])
    even = raised_together(
        [homogeneity(table.split(compared, value), least_cases=least_cases) for value in values]
    )
    looks = tuple(
        GroupLook(value, *sums[value], test, probability, len(values), each)
        for value, test, probability, each in zip(values, tests, raised, even, strict=True)
    )
    drawn, why_not = _funnel(table, plotted)
    return Report(table, compared, looks, plotted, drawn, why_not)


def _funnel(table: Table, attribute: str) -> tuple[Funnel | None, str]:
    units = {name: sums for name, sums in table.by(attribute).items() if sums[0]}
    try:
        return funnel(units), ""
    except TableError as error:
        return None, str(error)

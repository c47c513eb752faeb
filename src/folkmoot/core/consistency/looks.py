"""Many looks at one set of cases: what follows from each when all are taken together.

One look in twenty differs by chance. So the list of looks is fixed beforehand, every one is shown,
and the probabilities are raised for all of them (Benjamini and Hochberg, Journal of the Royal
Statistical Society B 57, 1995).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from folkmoot.core.consistency.comparison import (
    Comparison,
    Finding,
    benjamini_hochberg,
    compare,
)
from folkmoot.core.consistency.conditional import Stratum
from folkmoot.core.consistency.homogeneity import Homogeneity, homogeneity

BEYOND = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Look:
    """One measure for one group.

    Attributes:
        measure: what is counted: a step, or an event as `Event.parse` takes it.
        group: whose cases, against all the others.
        comparison: the exact stratified test.
        raised: its probability, raised for the number of looks taken together.
        homogeneity: whether it is the same in every stratum, raised likewise.
    """

    measure: str
    group: str
    comparison: Comparison
    raised: Fraction
    homogeneity: Homogeneity

    @property
    def finding(self) -> Finding:
        """What follows, the number of looks considered."""
        if self.comparison.finding is Finding.DIFFERENT and self.raised > BEYOND:
            return Finding.CANNOT_TELL
        return self.comparison.finding


def taken_together(
    looks: Iterable[tuple[str, str, Sequence[tuple[Stratum, int]]]],
) -> tuple[Look, ...]:
    """Looks from a list that was fixed beforehand, in their order.

    Args:
        looks: measure, group, and the strata each with the events of the group.
    """
    listed = list(looks)
    found = [
        compare([stratum for stratum, _ in split], sum(events for _, events in split))
        for _, _, split in listed
    ]
    raised = benjamini_hochberg([comparison.p_value for comparison in found])
    even = raised_together([homogeneity(split) for _, _, split in listed])
    return tuple(
        Look(measure, group, comparison, probability, each)
        for (measure, group, _), comparison, probability, each in zip(
            listed, found, raised, even, strict=True
        )
    )


def raised_together(found: Sequence[Homogeneity]) -> tuple[Homogeneity, ...]:
    """The same with each probability raised for the number of looks that have one."""
    raised = iter(benjamini_hochberg([each.p_value for each in found if each.p_value is not None]))
    return tuple(
        each if each.p_value is None else replace(each, raised=next(raised)) for each in found
    )

"""Many looks at one set of cases: what follows from each when all are taken together.

One look in twenty differs by chance. So the list of looks is fixed beforehand, every one is shown,
and the probabilities are raised for all of them (Benjamini and Hochberg, Journal of the Royal
Statistical Society B 57, 1995).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.consistency.comparison import Comparison, Finding, benjamini_hochberg

BEYOND = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Look:
    """One measure for one group.

    Attributes:
        measure: what is counted: a step, or an event as `Event.parse` takes it.
        group: whose cases, against all the others.
        comparison: the exact stratified test.
        raised: its probability, raised for the number of looks taken together.
    """

    measure: str
    group: str
    comparison: Comparison
    raised: Fraction

    @property
    def finding(self) -> Finding:
        """What follows, the number of looks considered."""
        if self.comparison.finding is Finding.DIFFERENT and self.raised > BEYOND:
            return Finding.CANNOT_TELL
        return self.comparison.finding


def taken_together(looks: Iterable[tuple[str, str, Comparison]]) -> tuple[Look, ...]:
    """Looks from a list that was fixed beforehand: measure, group, comparison; in their order."""
    found = list(looks)
    raised = benjamini_hochberg([comparison.p_value for _, _, comparison in found])
    return tuple(Look(*one, probability) for one, probability in zip(found, raised, strict=True))

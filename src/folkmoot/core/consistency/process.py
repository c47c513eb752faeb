"""Were the steps the same for everybody, whatever came of them?

Interference shows in the process first (Equality and Human Rights Commission, investigation into
antisemitism in the Labour Party, 2020, chapter 4): who waits longer for a notice, who is suspended
meanwhile, whose adjournment is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.consistency.comparison import (
    Comparison,
    Finding,
    benjamini_hochberg,
    compare,
)
from folkmoot.core.consistency.conditional import Stratum

BEYOND = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Handled:
    """How one case was handled.

    Attributes:
        group: which of the groups compared it belongs to: a unit, a source, a decision-maker.
        stratum: what it may fairly be compared with: a charge under an edition.
        measures: for each step, whether it happened, or how many days it took; None or absent
            where it does not apply.
    """

    group: str
    stratum: str
    measures: Mapping[str, bool | int | None]


@dataclass(frozen=True, slots=True)
class Look:
    """One measure for one group.

    Attributes:
        measure: which step.
        group: whose cases, against all the others.
        comparison: the exact stratified test; for days, of how many took longer than half of all
            cases of their stratum did.
        raised: its probability, raised for the number of looks taken together.
    """

    measure: str
    group: str
    comparison: Comparison
    raised: Fraction

    @property
    def finding(self) -> Finding:
        """What follows, the number of looks considered: one in twenty differs by chance."""
        if self.comparison.finding is Finding.DIFFERENT and self.raised > BEYOND:
            return Finding.CANNOT_TELL
        return self.comparison.finding


def process_equality(
    cases: Iterable[Handled], *, measures: Sequence[str], groups: Sequence[str]
) -> tuple[Look, ...]:
    """Compare every measure for every group, by a list that was fixed beforehand.

    Args:
        cases: all of them.
        measures: which steps.
        groups: which groups; each is held against all the others.
    """
    known = list(cases)
    looks = [
        (measure, group, compare(*_strata(known, measure, group)))
        for measure in measures
        for group in groups
    ]
    raised = benjamini_hochberg([comparison.p_value for _, _, comparison in looks])
    return tuple(
        Look(measure, group, comparison, probability)
        for (measure, group, comparison), probability in zip(looks, raised, strict=True)
    )


def _strata(cases: Sequence[Handled], measure: str, group: str) -> tuple[tuple[Stratum, ...], int]:
    parts: dict[str, list[tuple[bool, int]]] = {}
    for case in cases:
        value = case.measures.get(measure)
        if value is not None:
            parts.setdefault(case.stratum, []).append((case.group == group, int(value)))
    strata, group_events = [], 0
    for _, rows in sorted(parts.items()):
        limit = _limit([value for _, value in rows])
        own = [value > limit for ours, value in rows if ours]
        rest = [value > limit for ours, value in rows if not ours]
        strata.append(Stratum(len(own), len(rest), sum(own) + sum(rest)))
        group_events += sum(own)
    return tuple(strata), group_events


def _limit(values: Sequence[int]) -> int:
    """Above what a value counts: nought for yes and no, else the lower middle of all."""
    if max(values) <= 1:
        return 0
    return sorted(values)[(len(values) - 1) // 2]

"""Were the steps the same for everybody, whatever came of them?

Interference shows in the process first (Equality and Human Rights Commission, investigation into
antisemitism in the Labour Party, 2020, chapter 4): who waits longer for a notice, who is suspended
meanwhile, whose adjournment is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.core.consistency.conditional import Stratum
from folkmoot.core.consistency.looks import Look, taken_together


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
    return taken_together(
        (measure, group, _split(known, measure, group)) for measure in measures for group in groups
    )


def _split(cases: Sequence[Handled], measure: str, group: str) -> list[tuple[Stratum, int]]:
    parts: dict[str, list[tuple[bool, int]]] = {}
    for case in cases:
        value = case.measures.get(measure)
        if value is not None:
            parts.setdefault(case.stratum, []).append((case.group == group, int(value)))
    split = []
    for _, rows in sorted(parts.items()):
        limit = _limit([value for _, value in rows])
        own = [value > limit for ours, value in rows if ours]
        rest = [value > limit for ours, value in rows if not ours]
        split.append((Stratum(len(own), len(rest), sum(own) + sum(rest)), sum(own)))
    return split


def _limit(values: Sequence[int]) -> int:
    """Above what a value counts: nought for yes and no, else the lower middle of all."""
    if max(values) <= 1:
        return 0
    return sorted(values)[(len(values) - 1) // 2]

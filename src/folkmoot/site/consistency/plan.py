"""The list of looks, fixed beforehand, at the outcomes that an organisation publishes.

One look in twenty differs by chance, so looks are not chosen after the figures are seen: every one
is shown, and probabilities are raised for all of them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from folkmoot.core.consistency import (
    Comparison,
    Event,
    Finding,
    TableError,
    benjamini_hochberg,
    compare,
    gather,
)

COMPARED = "source"
WITHIN = ("kind", "document", "label", "edition")
BEYOND = Fraction(5, 100)
LOOKS: tuple[tuple[str, str | Promise], ...] = (
    ("outcome=effective", lazy("Upheld, with effect")),
    ("sanction=exclusion", lazy("Ended in an exclusion")),
    ("suspended=true", lazy("Suspended meanwhile")),
    ("days_to_notice>14", lazy("Notice took more than 14 days")),
    ("on_papers=true", lazy("Decided on the papers alone")),
    ("days>90", lazy("Took more than 90 days")),
)


@dataclass(frozen=True, slots=True)
class Look:
    """One measure for one source of complaints.

    Attributes:
        event: what is counted, as the command takes it.
        words: the same in words.
        group: which source.
        comparison: the exact stratified test against all other sources.
        raised: its probability, raised for all looks together.
    """

    event: str
    words: str
    group: str
    comparison: Comparison
    raised: Fraction

    @property
    def finding(self) -> Finding:
        """What follows, all looks considered."""
        if self.comparison.finding is Finding.DIFFERENT and self.raised > BEYOND:
            return Finding.CANNOT_TELL
        return self.comparison.finding


def looks(cases: Sequence[Mapping[str, str]]) -> list[Look]:
    """Every look of the list, for every source that occurs."""
    found: list[tuple[str, str, str, Comparison]] = []
    for event, words in LOOKS:
        try:
            table = gather(cases, Event.parse(event), (*WITHIN, COMPARED))
        except TableError:
            continue  # no case to which it applies
        found += [
            (event, str(words), group, compare(*table.strata(COMPARED, group)))
            for group in table.values(COMPARED)
        ]
    raised = benjamini_hochberg([comparison.p_value for *_, comparison in found])
    return [Look(*one, probability) for one, probability in zip(found, raised, strict=True)]

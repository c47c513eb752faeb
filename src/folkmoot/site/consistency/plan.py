"""The list of looks, fixed beforehand, at the outcomes that an organisation publishes.

One look in twenty differs by chance, so looks are not chosen after the figures are seen: every one
is shown, and probabilities are raised for all of them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from folkmoot.core.consistency import (
    Event,
    Look,
    Stratum,
    TableError,
    gather,
    taken_together,
)

COMPARED = "source"
WITHIN = ("kind", "document", "label", "edition")
LOOKS: tuple[tuple[str, str | Promise], ...] = (
    ("outcome=effective", lazy("Upheld, with effect")),
    ("sanction=exclusion", lazy("Ended in an exclusion")),
    ("suspended=true", lazy("Suspended meanwhile")),
    ("days_to_notice>14", lazy("Notice took more than 14 days")),
    ("on_papers=true", lazy("Decided on the papers alone")),
    ("days>90", lazy("Took more than 90 days")),
)


WORDS = dict(LOOKS)
"""Each event in words, by the event as the command takes it."""


def looks(cases: Sequence[Mapping[str, str]]) -> tuple[Look, ...]:
    """Every look of the list, for every source that occurs."""
    found: list[tuple[str, str, tuple[tuple[Stratum, int], ...]]] = []
    for event, _words in LOOKS:
        try:
            table = gather(cases, Event.parse(event), (*WITHIN, COMPARED))
        except TableError:
            continue  # no case to which it applies
        found += [(event, group, table.split(COMPARED, group)) for group in table.values(COMPARED)]
    return taken_together(found)

"""What became of cases, without names: like cases, the public list, its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from folkmoot.apps.conduct.models import Case, Publication
from folkmoot.apps.conduct.models.charges import SEVERITIES

MOST_COMPARABLES = 12
FEWEST = 3
"""Of fewer like cases the years are not shown: whoever knows one of them would recognise it."""
COLUMNS = (
    "number",
    "kind",
    "document",
    "label",
    "edition",
    "source",
    "outcome",
    "sanction",
    "months",
    "year",
    "days",
    "days_to_notice",
    "suspended",
    "on_papers",
    "appealed",
)


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """One outcome, as the public reads it."""

    number: str
    kind: str
    document: str
    label: str
    edition: int
    source: str
    outcome: str
    sanction: str
    months: int | None
    year: int
    days: int
    days_to_notice: int | None
    suspended: bool
    on_papers: bool
    appealed: bool


def comparables(row: Case) -> list[dict[str, Any]]:
    """Like cases: those upheld under the same provision, in any edition, newest first."""
    charge = row.charges.order_by("-pk").first()
    if charge is None:
        return []
    rows = Publication.objects.filter(
        kind=row.kind, document=charge.document, label=charge.label, outcome="effective"
    ).exclude(case=row)
    values = rows.order_by("-year", "-number").values("number", "sanction", "months", "year")
    return list(values[:MOST_COMPARABLES])


@dataclass(frozen=True, slots=True)
class LikeCases:
    """The like cases of a moment.

    Attributes:
        rows: one for each, the newest first; without years where there are too few of them.
        counts: how many got which sanction, the lightest first.
    """

    rows: Sequence[Mapping[str, Any]]
    counts: Sequence[tuple[str, int]]

    @property
    def few(self) -> bool:
        """Whether they are so few that anything more would make somebody recognisable."""
        return 0 < len(self.rows) < FEWEST


def told_of(found: Sequence[Mapping[str, Any]]) -> LikeCases:
    """Like cases as they are shown to a panel and to the sides, small numbers suppressed."""
    few = len(found) < FEWEST
    rows = [
        {"sanction": each["sanction"], "months": None if few else each.get("months")}
        | ({} if few else {"number": each["number"], "year": each.get("year")})
        for each in found
    ]
    counts = [
        (sanction, sum(1 for each in found if each["sanction"] == sanction))
        for sanction in SEVERITIES
    ]
    return LikeCases(rows, [each for each in counts if each[1]])


def published(*, label: str = "", year: int | None = None) -> list[OutcomeView]:
    """Every published outcome, newest first."""
    rows = Publication.objects.order_by("-year", "-number")
    if label:
        rows = rows.filter(label=label)
    if year is not None:
        rows = rows.filter(year=year)
    return [OutcomeView(*values) for values in rows.values_list(*COLUMNS)]


def next_number(year: int) -> str:
    """The next number of a year: the order says nothing about when in the year."""
    return f"{year}/{Publication.objects.filter(year=year).count() + 1:03d}"


def table(rows: Sequence[OutcomeView]) -> list[list[str]]:
    """The published table, with its heading; the statistics can be repeated from it."""
    body = [[_cell(getattr(row, column)) for column in COLUMNS] for row in rows]
    return [list(COLUMNS), *body]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)

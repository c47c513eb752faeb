"""A table of outcomes as it is published: counts of cases by what they have in common."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from folkmoot.core.consistency.conditional import Stratum
from folkmoot.core.consistency.errors import TableError

COUNTS = ("cases", "events")
WITHHELD = "(withheld)"
MOST_ROWS = 20_000
_WHOLE = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Row:
    """Cases that have something in common.

    Attributes:
        values: what, one value for each attribute of the table.
        cases: how many there are.
        events: how many of them ended in the event: an exclusion, a suspension.

    Raises:
        TableError: if a count is below nought or there are more events than cases.
    """

    values: tuple[str, ...]
    cases: int
    events: int

    def __post_init__(self) -> None:
        if not 0 <= self.events <= self.cases:
            raise TableError(
                f"{', '.join(self.values)}: {self.events} events of {self.cases} cases cannot be"
            )


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that share no case.

    Attributes:
        attributes: what the rows are told apart by, such as charge, edition and group.
        rows: one for each combination that occurs and may be told.
        withheld: those combinations together that may not be told one by one, or None.

    Raises:
        TableError: if an attribute or a combination stands twice, or a row has not one value for
            each attribute.
    """

    attributes: tuple[str, ...]
    rows: tuple[Row, ...]
    withheld: Row | None = None

    def __post_init__(self) -> None:
        if not self.attributes or len(set(self.attributes)) < len(self.attributes):
            raise TableError("a table needs attributes, each with a name of its own")
        seen: set[tuple[str, ...]] = set()
        for row in self.rows:
            if len(row.values) != len(self.attributes):
                raise TableError(f"{', '.join(row.values)}: one value for each attribute is needed")
            if row.values in seen:
                raise TableError(f"{', '.join(row.values)} stands twice")
            seen.add(row.values)

    @property
    def cases(self) -> int:
        """All cases, also those withheld."""
        return sum(row.cases for row in self._every())

    @property
    def events(self) -> int:
        """All events, also those withheld."""
        return sum(row.events for row in self._every())

    def _every(self) -> tuple[Row, ...]:
        return (*self.rows, self.withheld) if self.withheld else self.rows

    def place(self, attribute: str) -> int:
        """Where an attribute stands.

        Raises:
            TableError: if the table has none of that name.
        """
        if attribute not in self.attributes:
            raise TableError(
                f"there is no column {attribute!r}; there are {', '.join(self.attributes)}"
            )
        return self.attributes.index(attribute)

    def values(self, attribute: str) -> tuple[str, ...]:
        """The values of an attribute, in order."""
        place = self.place(attribute)
        return tuple(sorted({row.values[place] for row in self.rows}))

    def by(self, attribute: str) -> Mapping[str, tuple[int, int]]:
        """Cases and events for each value of an attribute."""
        place = self.place(attribute)
        sums: dict[str, tuple[int, int]] = dict.fromkeys(self.values(attribute), (0, 0))
        for row in self.rows:
            cases, events = sums[row.values[place]]
            sums[row.values[place]] = cases + row.cases, events + row.events
        return sums

    def strata(self, attribute: str, value: str) -> tuple[tuple[Stratum, ...], int]:
        """One group against the rest in each combination of all else, and the group's events.

        Raises:
            TableError: if there is no such attribute or value.
        """
        split = self.split(attribute, value)
        return tuple(stratum for stratum, _ in split), sum(events for _, events in split)

    def split(self, attribute: str, value: str) -> tuple[tuple[Stratum, int], ...]:
        """One group against the rest in each combination of all else, each with its events.

        Raises:
            TableError: if there is no such attribute or value.
        """
        place = self.place(attribute)
        if value not in self.values(attribute):
            raise TableError(f"no row has {value!r} under {attribute!r}")
        parts: dict[tuple[str, ...], list[int]] = {}
        for row in self.rows:
            key = row.values[:place] + row.values[place + 1 :]
            part = parts.setdefault(key, [0, 0, 0, 0])
            own = row.values[place] == value
            part[0 if own else 1] += row.cases
            part[2] += row.events
            part[3] += row.events if own else 0
        return tuple((Stratum(*part[:3]), part[3]) for _, part in sorted(parts.items()))


def read_table(text: str) -> Table:
    """A table from CSV: attribute columns, then ``cases`` and ``events``.

    A row whose attributes all read "(withheld)" is those together that may not be told.

    Raises:
        TableError: with the line and the reason.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    try:
        names = [name.strip() for name in next(rows, [])]
        places = _places(names)
        found: list[Row] = []
        withheld: Row | None = None
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            row = _row(cells, names, places, f"line {rows.line_num}")
            if all(value == WITHHELD for value in row.values):
                if withheld is not None:
                    raise TableError(f"line {rows.line_num}: a second row is withheld")
                withheld = row
            else:
                found.append(row)
            if len(found) > MOST_ROWS:
                raise TableError(f"there are more than {MOST_ROWS} rows")
    except csv.Error as error:
        raise TableError(f"line {rows.line_num}: {error}") from None
    if not found and withheld is None:
        raise TableError("there is no row")
    return Table(tuple(name for name in names if name not in COUNTS), tuple(found), withheld)


def _places(names: Sequence[str]) -> dict[str, int]:
    for count in COUNTS:
        if names.count(count) != 1:
            raise TableError(f"line 1: one column {count!r} is needed")
    return {count: names.index(count) for count in COUNTS}


def _row(cells: Sequence[str], names: Sequence[str], places: Mapping[str, int], place: str) -> Row:
    if len(cells) != len(names):
        raise TableError(f"{place}: {len(cells)} cells, but {len(names)} columns")
    numbers = {}
    for count in COUNTS:
        told = cells[places[count]].strip()
        if _WHOLE.fullmatch(told) is None:
            raise TableError(f"{place}: {count} {told!r} is not a whole number")
        numbers[count] = int(told)
    values = tuple(
        cell.strip() for cell, name in zip(cells, names, strict=True) if name not in COUNTS
    )
    try:
        return Row(values, numbers["cases"], numbers["events"])
    except TableError as error:
        raise TableError(f"{place}: {error}") from None


def write_table(table: Table) -> str:
    """The table as CSV that `read_table` reads back to the same."""
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow([*table.attributes, *COUNTS])
    for row in table.rows:
        writer.writerow([*row.values, row.cases, row.events])
    if table.withheld is not None:
        blank = [WITHHELD] * len(table.attributes)
        writer.writerow([*blank, table.withheld.cases, table.withheld.events])
    return told.getvalue()

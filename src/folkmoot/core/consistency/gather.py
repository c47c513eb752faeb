"""A list of cases, one a row, gathered into a table of counts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from folkmoot.core.consistency.errors import TableError
from folkmoot.core.consistency.table import MOST_ROWS, Row, Table

NOTHING = "(none)"
_EVENT = re.compile(r"([^=<>]+)(=|>)(.*)")
_WHOLE = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Event:
    """What is counted of a case: a column has a value, or is above a number.

    A case whose column is empty is not counted where a number is asked for: it does not apply.
    """

    column: str
    value: str
    above: bool = False

    @classmethod
    def parse(cls, text: str) -> Event:
        """Read ``sanction=exclusion`` or ``days>30``.

        Raises:
            TableError: if it is neither.
        """
        found = _EVENT.fullmatch(text.strip())
        if found is None:
            raise TableError(f"{text!r} is no event: say COLUMN=VALUE or COLUMN>NUMBER")
        column, sign, value = found[1].strip(), found[2], found[3].strip()
        if sign == ">" and _WHOLE.fullmatch(value) is None:
            raise TableError(f"{text!r}: {value!r} is not a whole number")
        return cls(column, value, sign == ">")

    def __str__(self) -> str:
        return f"{self.column}{'>' if self.above else '='}{self.value}"

    def happened(self, row: Mapping[str, str], place: str) -> bool | None:
        """Whether it happened in a case; None where it does not apply.

        Raises:
            TableError: if a number is asked for and there is something else.
        """
        told = row[self.column]
        if not self.above:
            return told == self.value
        if not told:
            return None
        if _WHOLE.fullmatch(told) is None:
            raise TableError(f"{place}: {self.column} {told!r} is not a whole number")
        return int(told) > int(self.value)


def read_cases(text: str) -> tuple[Mapping[str, str], ...]:
    """The cases of a CSV file, each with every column as text.

    Raises:
        TableError: with the line and the reason.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    found = []
    try:
        names = [name.strip() for name in next(rows, [])]
        if not names or len(set(names)) < len(names) or not all(names):
            raise TableError("line 1: every column needs a name of its own")
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                raise TableError(
                    f"line {rows.line_num}: {len(cells)} cells, but {len(names)} columns"
                )
            found.append(dict(zip(names, (cell.strip() for cell in cells), strict=True)))
    except csv.Error as error:
        raise TableError(f"line {rows.line_num}: {error}") from None
    return tuple(found)


def gather(cases: Sequence[Mapping[str, str]], event: Event, attributes: Sequence[str]) -> Table:
    """The table of counts by some attributes of the cases.

    Raises:
        TableError: if there are no cases, a column is not there, or a number is none.
    """
    if not cases:
        raise TableError("there is no case")
    for column in (event.column, *attributes):
        if column not in cases[0]:
            raise TableError(f"there is no column {column!r}; there are {', '.join(cases[0])}")
    counts: dict[tuple[str, ...], list[int]] = {}
    for number, case in enumerate(cases, 1):
        happened = event.happened(case, f"case {number}")
        if happened is None:
            continue
        count = counts.setdefault(tuple(case[name] or NOTHING for name in attributes), [0, 0])
        count[0] += 1
        count[1] += happened
    if len(counts) > MOST_ROWS:
        raise TableError(f"there are more than {MOST_ROWS} combinations")
    return Table(tuple(attributes), tuple(Row(key, *pair) for key, pair in sorted(counts.items())))

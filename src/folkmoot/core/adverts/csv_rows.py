"""Rows of a CSV file one at a time, each with its line; a broken one does not take others along.

Nothing is held but the row being read, so a file of any size needs the memory of its largest row.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from folkmoot.core.adverts.errors import Fault

LONGEST_ROW = 400
"""Lines after which a quotation that does not end is taken for a mistake."""

LARGEST_CELL = 4_000_000
"""Characters of one cell; the standard library's own limit is smaller than real cells are."""

Row = tuple[int, list[str]]


def rows(lines: Iterable[str], *, columns: int | None = None) -> Iterator[Row | Fault]:
    """The rows of a CSV file with the line each begins in.

    A row has as many cells as the first one, or as ``columns`` says. Where a quotation mark is
    missing or too many, the row is reported and reading goes on with the next line that fits.
    """
    csv.field_size_limit(LARGEST_CELL)
    source = _Lines(lines)
    width = columns
    hidden = 0  # up to this line a broken row reaches; what does not fit there was reported
    while (first := source.next()) is not None:
        start, text = first
        taken = [text]
        quotes = text.count('"')
        while quotes % 2 and len(taken) < LONGEST_ROW and (more := source.next()) is not None:
            taken.append(more[1])
            quotes += more[1].count('"')
        if not "".join(taken).strip():
            continue
        cells = [] if quotes % 2 else _cells(taken)
        if width is None and cells:
            width = len(cells)
        if cells and len(cells) == width:
            yield start, cells
            continue
        if start > hidden:
            yield Fault(start, _wrong(cells, quotes, width))
        hidden = max(hidden, start + len(taken) - 1)
        source.back(start + 1, taken[1:])


def _cells(taken: list[str]) -> list[str]:
    try:
        found = list(csv.reader(taken, strict=True))
    except csv.Error:
        return []
    return found[0] if len(found) == 1 else []


def _wrong(cells: list[str], quotes: int, width: int | None) -> str:
    if quotes % 2:
        return "a quotation begins in this row and does not end"
    if not cells:
        return "this is no row of a CSV file: a quotation mark stands where none can"
    return f"the row has {len(cells)} cells; it should have {width}"


class _Lines:
    """Lines with their numbers, some of which may be put back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._number = 0
        self._again: deque[tuple[int, str]] = deque()

    def next(self) -> tuple[int, str] | None:
        """The next line and its number; None at the end."""
        if self._again:
            return self._again.popleft()
        line = next(self._lines, None)
        if line is None:
            return None
        self._number += 1
        return self._number, line.replace("\0", "").removeprefix("\ufeff")

    def back(self, start: int, lines: list[str]) -> None:
        """Put lines back, of which the first has this number."""
        self._again.extendleft(reversed(list(enumerate(lines, start))))

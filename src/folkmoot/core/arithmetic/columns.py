"""Whether printed columns add up to the totals printed under them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.arithmetic.errors import FiguresError
from folkmoot.core.arithmetic.exact import decimal
from folkmoot.core.terms import Reason, Verdict, no, yes

_PRINTED = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column and the total printed under it, at a number of decimals.

    Raises:
        FiguresError: if a figure is not exact to the stated decimals, as a printed one must be.
    """

    name: str
    entries: tuple[Fraction, ...]
    total: Fraction
    places: int = 2

    def __post_init__(self) -> None:
        for figure in (*self.entries, self.total):
            if (figure * 10**self.places).denominator != 1:
                raise FiguresError(
                    f"{figure} in column {self.name!r} has not {self.places} decimals"
                )

    @classmethod
    def read(cls, name: str, entries: Iterable[str], *, total: str, places: int = 2) -> Column:
        """A column from its figures as printed: ``read("for", ["21.09", "21.13"], total=…)``.

        Raises:
            FiguresError: if a figure is not a decimal number.
        """
        figures = tuple(_read(entry, name) for entry in entries)
        return cls(name, figures, _read(total, name), places)


def reconcile_columns(columns: Iterable[Column]) -> Verdict:
    """Whether each column adds up to its printed total, as far as rounding can tell.

    Each printed figure may be half a unit of its last decimal away from the true one, so a column
    of n entries may miss its total by (n + 1) halves of that unit; more is a contradiction.
    """
    wrong = [_wrong(column) for column in columns if abs(_excess(column)) > _slack(column)]
    return no(*wrong) if wrong else yes()


def _read(figure: str, name: str) -> Fraction:
    # Not left to Fraction, which would also read "1/3" and take for ever over "1e999999999".
    if _PRINTED.fullmatch(figure.strip()) is None:
        raise FiguresError(f"{figure!r} in column {name!r} is not a decimal number")
    return Fraction(figure.strip())


def _excess(column: Column) -> Fraction:
    return column.total - sum(column.entries, Fraction(0))


def _slack(column: Column) -> Fraction:
    return Fraction(len(column.entries) + 1, 2 * 10**column.places)


def _wrong(column: Column) -> Reason:
    excess = _excess(column)
    return Reason(
        "columns.total",
        "The column {name} makes {parts} = {sum}, but {total} is printed: {difference} too {side}.",
        {
            "name": f"“{column.name}”",
            "parts": " + ".join(decimal(entry, places=column.places) for entry in column.entries),
            "sum": decimal(column.total - excess, places=column.places),
            "total": decimal(column.total, places=column.places),
            "difference": decimal(abs(excess), places=column.places),
            "side": "much" if excess > 0 else "little",
        },
        None,
        "Find the wrong figure before the result is published or relied on.",
    )

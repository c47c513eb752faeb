"""Values as the archives write them: lists in two dialects, shares, days, bounds."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from folkmoot.core.adverts.errors import CellError
from folkmoot.core.adverts.ranges import Range, money_range

MILLION = 1_000_000
_NOTHING = frozenset({"", "none", "null", "nan", "na", "not targeted"})
_LONGEST_LITERAL = 400_000


def said(value: Any) -> str:
    """A value as text; nothing for what only says that there is nothing."""
    if value is None:
        return ""
    text = str(value).strip()
    return "" if text.casefold() in _NOTHING else text


def listed(value: Any) -> list[Any]:
    """A list, also where it was printed as JSON or as a Python literal. Nothing is empty.

    Raises:
        CellError: if it begins like a list and is none.
    """
    if isinstance(value, list | tuple):
        return list(value)
    text = said(value)
    if not text:
        return []
    if text[0] not in "[{":
        return [text]
    if len(text) > _LONGEST_LITERAL:
        raise CellError("a list is longer than any archive writes one")
    try:
        made = json.loads(text)
    except ValueError:
        try:
            made = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            raise CellError(f"“{text[:40]}” begins like a list and is none") from None
    return list(made) if isinstance(made, list | tuple) else [made]


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a list, without empty ones."""
    return tuple(text for each in listed(value) if (text := said(each)))


def whole(value: Any) -> int | None:
    """A whole number, or None where nothing is said; ``166.0`` is 166.

    Raises:
        CellError: if it is no whole number.
    """
    text = said(value)
    if not text:
        return None
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise CellError(f"“{text[:40]}” is no number") from None
    if number.denominator != 1:
        raise CellError(f"“{text[:40]}” is no whole number")
    return int(number)


def share(value: Any) -> int | None:
    """A share between 0 and 1 in millionths, or None where nothing is said.

    Raises:
        CellError: if it is no number, or lies outside.
    """
    text = said(value)
    if not text:
        return None
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise CellError(f"“{text[:40]}” is no share") from None
    if not 0 <= number <= Fraction(11, 10):
        raise CellError(f"“{text[:40]}” is no share of a whole")
    return round(number * MILLION)


def day(value: Any) -> date | None:
    """The day of a date or a moment, or None where nothing is said.

    Raises:
        CellError: if it is neither.
    """
    text = said(value)
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise CellError(f"“{text[:40]}” is no day") from None


def counts(low: Any, high: Any) -> Range | None:
    """A count between two bounds; an upper bound that is missing is unknown.

    Raises:
        CellError: if a bound is no number, or they are the wrong way round.
    """
    bounds = _bounds(low, high)
    return Range(*bounds) if bounds else None


def money(low: Any, high: Any, currency: str) -> Range | None:
    """Money between two bounds in whole units of its currency.

    Raises:
        CellError: as for `counts`.
    """
    bounds = _bounds(low, high)
    return money_range(*bounds, currency) if bounds else None


def shares(value: Any, names: Sequence[str], *, amount: str = "percentage") -> Mapping[str, int]:
    """Shares by name from a list of mappings, such as age and gender.

    Raises:
        CellError: if the list cannot be read.
    """
    found: dict[str, int] = {}
    for each in listed(value):
        if not isinstance(each, dict):
            raise CellError("a share stands in the list without a name")
        name = " ".join(said(each.get(part)) for part in names).strip()
        part = share(each.get(amount))
        if name and part is not None:
            found[name] = found.get(name, 0) + part
    return found


def snake(name: str) -> str:
    """The name of a column as one dialect has it: ``Ad_ID`` and ``ad id`` are ``ad_id``."""
    return re.sub(r"[^a-z0-9.]+", "_", name.strip().casefold()).strip("_")


def _bounds(low: Any, high: Any) -> tuple[int, int | None] | None:
    least, most = whole(low), whole(high)
    if least is None and most is None:
        return None
    least = least or 0
    if least < 0 or (most is not None and most < least):
        raise CellError(f"no amount lies between {least} and {most}")
    return least, most

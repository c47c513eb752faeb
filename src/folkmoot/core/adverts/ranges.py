"""Amounts of which only the bounds are known: money in minor units, or plain counts.

Platforms publish what was spent and how often it was seen as brackets. A bracket stays a bracket:
sums add the lower ends and the upper ends, comparisons may answer that nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from folkmoot.core.adverts.errors import CellError
from folkmoot.core.terms import Money

MINOR = 100
WITHOUT_MINOR = frozenset({"JPY", "KRW", "CLP", "ISK", "VND"})
"""Currencies that ISO 4217 gives no smaller coin."""

_SCALE = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)\s*([kmb]?)"
_ONE = re.compile(rf"^{_NUMBER}$", re.IGNORECASE)
_UP_TO = re.compile(rf"^(?:≤|<=|<)\s*{_NUMBER}$", re.IGNORECASE)
_FROM = re.compile(rf"^(?:≥|>=|>)\s*{_NUMBER}$|^{_NUMBER}\s*\+$", re.IGNORECASE)
_BETWEEN = re.compile(rf"^{_NUMBER}\s*[-\u2013]\s*{_NUMBER}$", re.IGNORECASE)


class Standing(Enum):
    """How an amount stands to a limit, or to another amount."""

    UNDER = "certainly under"
    OVER = "certainly over"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Range:
    """An amount between two bounds, both possible.

    Attributes:
        low: the least it can be, in minor units of a currency or as a count.
        high: the most it can be; None where no bound is known.
        unit: the ISO 4217 code of money, empty for counts.

    Raises:
        ValueError: if the upper bound lies below the lower one, or the lower below nothing.
    """

    low: int
    high: int | None
    unit: str = ""

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"there is no amount from {self.low} to {self.high}")

    def __add__(self, other: Range) -> Range:
        if self.unit != other.unit:
            raise ValueError(f"cannot add {other.unit or 'a count'} to {self.unit or 'a count'}")
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(self.low + other.low, high, self.unit)

    @property
    def exact(self) -> bool:
        """Whether the bounds are one and the same."""
        return self.low == self.high


def exactly(amount: int, unit: str = "") -> Range:
    """An amount that is known."""
    return Range(amount, amount, unit)


def total(ranges: Iterable[Range], unit: str = "") -> Range:
    """The sum of amounts of one unit; nothing is exactly nothing.

    Raises:
        ValueError: if one of them has another unit.
    """
    found = exactly(0, unit)
    for each in ranges:
        found += each
    return found


def totals(ranges: Iterable[Range]) -> dict[str, Range]:
    """The sum for each unit that occurs, in the order of their codes. Currencies never mix."""
    found: dict[str, Range] = {}
    for each in ranges:
        found[each.unit] = found[each.unit] + each if each.unit in found else each
    return dict(sorted(found.items()))


def against_limit(spent: Range, limit: Money) -> Standing:
    """Whether what was spent keeps to a limit. Spending the limit itself keeps to it.

    Raises:
        ValueError: if the limit is in another currency.
    """
    if spent.unit != limit.currency:
        raise ValueError(f"{spent.unit} cannot be held against a limit in {limit.currency}")
    if spent.low > limit.minor:
        return Standing.OVER
    if spent.high is not None and spent.high <= limit.minor:
        return Standing.UNDER
    return Standing.CANNOT_TELL


def compare(one: Range, other: Range) -> Standing:
    """Whether one amount is certainly smaller or certainly larger than another.

    Two equal amounts that are known exactly are neither: that cannot be told either.

    Raises:
        ValueError: if they have different units.
    """
    if one.unit != other.unit:
        raise ValueError(f"{one.unit} and {other.unit} cannot be compared")
    if one.high is not None and one.high < other.low:
        return Standing.UNDER
    if other.high is not None and one.low > other.high:
        return Standing.OVER
    return Standing.CANNOT_TELL


def per(amount: Range, count: int) -> tuple[Fraction, Fraction | None] | None:
    """What falls to each of so many, exactly: bounds in the amount's unit. None for nobody."""
    if count <= 0:
        return None
    high = None if amount.high is None else Fraction(amount.high, count)
    return Fraction(amount.low, count), high


def read_range(text: str) -> tuple[int, int | None]:
    """Bounds as archives write them: ``≤ 10k``, ``100-1k``, ``>1M``, ``1,204``.

    Raises:
        CellError: if it is none of these.
    """
    said = text.strip()
    if found := _ONE.match(said):
        amount = _whole(*found.groups())
        return amount, amount
    if found := _UP_TO.match(said):
        return 0, _whole(*found.groups())
    if found := _BETWEEN.match(said):
        first, scale, second, scale_too = found.groups()
        low, high = _whole(first, scale), _whole(second, scale_too)
        if high < low:
            raise CellError(f"“{said}” ends before it begins")
        return low, high
    if found := _FROM.match(said):
        number, scale, plus, plus_scale = found.groups()
        return _whole(number or plus, scale or plus_scale or ""), None
    raise CellError(f"“{said[:40]}” is no amount")


def money_range(low: int, high: int | None, currency: str) -> Range:
    """Bounds in whole units of a currency, as a range in its minor units."""
    by = 1 if currency in WITHOUT_MINOR else MINOR
    return Range(low * by, None if high is None else high * by, currency)


def _whole(number: str, scale: str) -> int:
    return int(Fraction(number.replace(",", "")) * _SCALE[scale.lower()])

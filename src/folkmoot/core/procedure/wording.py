"""Values said in plain English, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from folkmoot.core.civildate import say_day

_SHARES = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1): "all",
}
_PER_CENT = 100


def say_share(share: Fraction) -> str:
    """A share as people say it: "two thirds", "10%", or the fraction itself."""
    if share in _SHARES:
        return _SHARES[share]
    hundredths = share * _PER_CENT
    return f"{hundredths}%" if hundredths.denominator == 1 else str(share)


def say_count(number: int, unit: str) -> str:
    """A number with its unit, given in the plural: "1 word", "250 words", "1 person"."""
    return f"{number} {_one(unit) if number == 1 else unit}"


def say_list(items: Iterable[str], *, last: str = "and") -> str:
    """A list as people say it: "hands, tellers and card"."""
    parts = list(items)
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def capital(text: str) -> str:
    """A text with its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def say_name(key: str) -> str:
    """A key as words: ``rule_change`` is "rule change"."""
    return key.replace("_", " ")


def say_value(value: object) -> str:
    """A parameter's value inside a sentence."""
    if value is None:
        return "no limit"
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return say_share(value)
    if isinstance(value, date):
        return say_day(value)
    if isinstance(value, tuple):
        return say_list(_say_item(item) for item in value)
    return say_name(str(value))


def _one(unit: str) -> str:
    head, _, rest = unit.partition(" of ")
    one = "person" if head == "people" else head.removesuffix("s")
    return f"{one} of {rest}" if rest else one


def _say_item(item: object) -> str:
    if isinstance(item, tuple):
        name, inner = item
        return f"{say_value(inner)} for {say_name(str(name))}"
    return say_name(str(item))

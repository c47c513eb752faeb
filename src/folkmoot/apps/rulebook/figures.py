"""A figure of the rules as it is written in a rule book, and as the catalogue reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from folkmoot.core.procedure.parameter import Parameter, ParameterError, ParameterValue

_NOT_SET = frozenset({"none", "not set", "no limit", "unlimited"})
_YES = frozenset({"yes", "on", "true"})
_NO = frozenset({"no", "off", "false"})
_SHARES = {
    "half": "1/2",
    "a half": "1/2",
    "a third": "1/3",
    "one third": "1/3",
    "two thirds": "2/3",
    "a quarter": "1/4",
    "three quarters": "3/4",
    "all": "1",
}
_COUNT = re.compile(r"(\d{1,3}(?:[, ]\d{3})+|\d+)(?: (.+))?")
_PER_CENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
_PAIR = re.compile(r"(\S.*?)\s*(?:=|\s)\s*(\S+)")


def value_of(parameter: Parameter, written: str) -> ParameterValue:
    """The value of a figure as it stands in a rule book: "7 clear days", "two thirds", "yes".

    Raises:
        ParameterError: if it does not have the parameter's shape.
    """
    text = written.strip()
    if text.lower() in _NOT_SET and parameter.type != "flag":
        return None
    read = _READERS.get(parameter.type, _as_it_stands)
    return parameter.read(read(parameter, text))


def written(parameter: Parameter, value: ParameterValue) -> str:
    """A value as a rule book writes it; `value_of` reads it back."""
    plain = parameter.plain(value)
    if plain in (None, [], {}):
        return "none"
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    if isinstance(plain, Mapping):
        mark = " = " if parameter.type == "names" else " "
        return ("; " if parameter.type == "names" else ", ").join(
            f"{name}{mark}{inner}" for name, inner in plain.items()
        )
    if isinstance(plain, list):
        return ", ".join(plain).replace("_", " ")
    return (
        f"{plain} {parameter.unit}" if parameter.type == "count" and parameter.unit else str(plain)
    )


def _count(parameter: Parameter, text: str) -> int:
    match = _COUNT.fullmatch(text)
    if not match or (match[2] and not _counts(match[2], parameter.unit)):
        counted = f" of {parameter.unit}" if parameter.unit else ""
        raise ParameterError(f"{parameter.key}: “{text}” is no whole number{counted}")
    return int(match[1].replace(",", "").replace(" ", ""))


def _counts(word: str, unit: str) -> bool:
    """Whether a word names the unit, in the singular or the plural, in full or by its noun."""
    return word.rstrip("s") in {unit.rstrip("s"), unit.rpartition(" ")[2].rstrip("s")}


def _share(_parameter: Parameter, text: str) -> str:
    if match := _PER_CENT.fullmatch(text):
        return str(Fraction(match[1]) / 100)
    return _SHARES.get(text.lower(), text)


def _flag(parameter: Parameter, text: str) -> bool:
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    raise ParameterError(f"{parameter.key}: “{text}” is neither yes nor no")


def _list(parameter: Parameter, text: str) -> list[str]:
    return [_choice(parameter, item.strip()) for item in text.split(",")]


def _choice(parameter: Parameter, text: str) -> str:
    """The catalogue's name for what people write with spaces, and perhaps with capitals."""
    joined = text.replace(" ", "_")
    return joined.lower() if joined.lower() in parameter.choices else joined


def _pairs(parameter: Parameter, text: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for piece in text.split(","):
        match = _PAIR.fullmatch(piece.strip())
        if not match:
            raise ParameterError(f"{parameter.key}: “{piece.strip()}” is no name with a value")
        name, value = match[1], match[2]
        found[name] = int(value) if parameter.type == "counts" and value.isdigit() else value
    return found


def _names(parameter: Parameter, text: str) -> dict[str, str]:
    pairs = [piece.partition("=") for piece in text.split(";")]
    if not all(mark for _, mark, _ in pairs):
        raise ParameterError(f"{parameter.key}: write “name = text; name = text”")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _as_it_stands(_parameter: Parameter, text: str) -> str:
    return text


_READERS: dict[str, Callable[[Parameter, str], object]] = {
    "count": _count,
    "share": _share,
    "flag": _flag,
    "list": _list,
    "choice": _choice,
    "shares": _pairs,
    "counts": _pairs,
    "names": _names,
}

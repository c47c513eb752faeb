"""Reading a parameter's value from plain data, and writing it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from fractions import Fraction
from typing import TYPE_CHECKING

from folkmoot.core.civildate import Period

if TYPE_CHECKING:
    from folkmoot.core.procedure.parameter import ParameterType, ParameterValue, Plain


class ParameterError(ValueError):
    """A value that does not have its parameter's shape, or a key that no catalogue knows."""


def read(
    raw: object, type_: ParameterType, *, key: str, choices: tuple[str, ...] = ()
) -> ParameterValue:
    """The value of a parameter from its plain form.

    ``count`` a whole number from 0; ``share`` text such as ``"2/3"``, from 0 to 1; ``flag`` true
    or false; ``choice`` one of the choices; ``list`` a list of texts; ``period`` text such as
    ``"14 clear days"``; ``date`` ``"2016-12-31"``; ``time`` ``"12:00"``; ``shares``, ``counts``
    and ``names`` objects from name to share, count or text. All but ``flag`` may be null: not set.

    Raises:
        ParameterError: with the key and the reason, if the plain form does not fit.
    """
    if raw is None and type_ != "flag":
        return None
    try:
        value = _READERS[type_](raw)
    except (ValueError, TypeError, ZeroDivisionError) as error:
        raise ParameterError(f"{key}: {raw!r} is no {type_}: {error}") from error
    chosen = value if isinstance(value, tuple) else (value,)
    if (
        choices
        and type_ in {"choice", "list"}
        and (stray := [c for c in chosen if c not in choices])
    ):
        raise ParameterError(f"{key}: {stray[0]!r} is not one of {', '.join(choices)}")
    return value


def plain(value: ParameterValue, type_: ParameterType) -> Plain:
    """The plain form of a value: canonical JSON takes it and `read` gives the value back."""
    if isinstance(value, Fraction | Period):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _plain_tuple(value, type_)
    return value


def _plain_tuple(value: tuple[object, ...], type_: ParameterType) -> Plain:
    if type_ == "list":
        return [str(item) for item in value]
    pairs = [item for item in value if isinstance(item, tuple)]
    if type_ == "counts":
        return {str(name): count for name, count in pairs}
    return {str(name): str(inner) for name, inner in pairs}


def _count(raw: object) -> int:
    if type(raw) is not int or raw < 0:
        raise ValueError("a count is a whole number from 0")
    return raw


def _share(raw: object) -> Fraction:
    if not isinstance(raw, str | int | Fraction):
        raise TypeError("a share is written as a fraction, such as '2/3'")
    share = Fraction(raw)
    if not 0 <= share <= 1:
        raise ValueError("a share lies from 0 to 1")
    return share


def _flag(raw: object) -> bool:
    if type(raw) is not bool:
        raise TypeError("a flag is true or false")
    return raw


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw:
        raise TypeError("a text is expected")
    return raw


def _list(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple):
        raise TypeError("a list of texts is expected")
    return tuple(_text(item) for item in raw)


def _period(raw: object) -> Period:
    return raw if isinstance(raw, Period) else Period.parse(_text(raw))


def _date(raw: object) -> date:
    return raw if type(raw) is date else date.fromisoformat(_text(raw))


def _time(raw: object) -> str:
    clock = time.fromisoformat(_text(raw))
    if clock.tzinfo is not None or clock.microsecond:
        raise ValueError("a time of day has hours, minutes and perhaps seconds, and no zone")
    return clock.isoformat("seconds" if clock.second else "minutes")


def _pairs(raw: object, inner: Callable[[object], object]) -> tuple[tuple[str, object], ...]:
    if isinstance(raw, tuple):
        raw = dict(raw)
    if not isinstance(raw, dict):
        raise TypeError("an object from names to values is expected")
    return tuple((_text(name), inner(value)) for name, value in raw.items())


def _shares(raw: object) -> tuple[tuple[str, Fraction], ...]:
    return tuple((name, _share(value)) for name, value in _pairs(raw, _share))


def _counts(raw: object) -> tuple[tuple[str, int], ...]:
    return tuple((name, _count(value)) for name, value in _pairs(raw, _count))


def _names(raw: object) -> tuple[tuple[str, str], ...]:
    return tuple((name, _text(value)) for name, value in _pairs(raw, _text))


_READERS: dict[str, Callable[[object], ParameterValue]] = {
    "count": _count,
    "share": _share,
    "flag": _flag,
    "choice": _text,
    "list": _list,
    "period": _period,
    "date": _date,
    "time": _time,
    "shares": _shares,
    "counts": _counts,
    "names": _names,
}

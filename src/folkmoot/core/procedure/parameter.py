"""Rules as data: what can be set, and what is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from typing import Literal

from folkmoot.core.civildate import Period
from folkmoot.core.civildate.words import say_time
from folkmoot.core.procedure.reading import ParameterError, plain, read
from folkmoot.core.procedure.wording import capital, say_count, say_value
from folkmoot.core.terms import ProvisionRef

ParameterType = Literal[
    "count",
    "share",
    "flag",
    "choice",
    "list",
    "period",
    "date",
    "time",
    "shares",
    "counts",
    "names",
]
ParameterValue = (
    int
    | str
    | Fraction
    | Period
    | date
    | tuple[str, ...]
    | tuple[tuple[str, Fraction], ...]
    | tuple[tuple[str, int], ...]
    | tuple[tuple[str, str], ...]
    | None
)
Plain = str | int | bool | list[str] | dict[str, str] | dict[str, int] | None
Kinder = Literal["higher", "lower", "on", "off", "neither"]

__all__ = [
    "Granted",
    "Kinder",
    "Parameter",
    "ParameterError",
    "ParameterType",
    "ParameterValue",
    "Plain",
]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a rule book can set, and how to explain it.

    Attributes:
        key: its stable name (``"motion.rule_change.per_unit"``).
        type: the shape of the value; see `read` for each type's plain form.
        unit: what is counted, in the plural ("words", "delegates"); the sentence's ``{value}``
            includes it. Empty where the type says it all.
        default: what holds where the rule book is silent.
        sentence: the rule in plain language, with ``{value}``.
        otherwise: the rule where the value is None, false or empty.
        example: a worked example with invented figures.
        kinder: which way a change is kinder to the person in ``kinder_to``; ``"on"`` and
            ``"off"`` for flags, ``"neither"`` where it cannot be said. A change in the kinder
            direction may be applied to matters under way; one against it may not.
        kinder_to: whom it is kinder to ("the unit that moves a motion").
        choices: the values allowed, for ``choice`` and ``list``; empty for free text.
    """

    key: str
    type: ParameterType
    default: ParameterValue
    sentence: str
    example: str
    unit: str = ""
    otherwise: str = ""
    kinder: Kinder = "neither"
    kinder_to: str = ""
    choices: tuple[str, ...] = ()

    def read(self, raw: object) -> ParameterValue:
        """The value written as plain data, as stored or typed in a form.

        Raises:
            ParameterError: if it does not have this parameter's shape.
        """
        return read(raw, self.type, key=self.key, choices=self.choices)

    def plain(self, value: ParameterValue) -> Plain:
        """The value as plain data, which canonical JSON takes and `read` reads back."""
        return plain(value, self.type)

    def say(self, value: ParameterValue) -> str:
        """The rule with this value in plain language."""
        if self.otherwise and (value is None or value is False or value == ()):
            return self.otherwise
        return capital(self.sentence.format(value=self._said(value)))

    def _said(self, value: ParameterValue) -> str:
        if type(value) is int and self.unit:
            return say_count(value, self.unit)
        if self.type == "time" and isinstance(value, str):
            return say_time(time.fromisoformat(value))
        return say_value(value)


@dataclass(frozen=True, slots=True)
class Granted:
    """A value that a provision of the rule book gives to a parameter.

    Attributes:
        key: the parameter.
        value: what it is set to.
        provision: the provision that grants it, or None for a default of the house.
        edition_from: the sequence number of the edition from which it holds.
    """

    key: str
    value: ParameterValue
    provision: ProvisionRef | None = None
    edition_from: int = 0

"""The rules in force, as guards read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction

from folkmoot.core.civildate import Calendar, Period
from folkmoot.core.procedure.parameter import Granted, Parameter, ParameterError, ParameterValue
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value

LONDON = Calendar("Europe/London")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One edition's values, each with the provision that grants it.

    Guards read values only through it. What the rule book does not set has the catalogue's
    default, with no provision to cite.

    Attributes:
        catalogue: every parameter that can be asked for, by key.
        granted: what the rule book sets, by key.
        calendar: the organisation's zone and working days, in which periods are counted.
    """

    catalogue: Mapping[str, Parameter]
    granted: Mapping[str, Granted]
    calendar: Calendar = LONDON

    def value(self, key: str) -> ParameterValue:
        """The value in force.

        Raises:
            ParameterError: if the catalogue has no such key.
        """
        if key not in self.catalogue:
            raise ParameterError(f"{key}: there is no such rule parameter")
        return self.granted[key].value if key in self.granted else self.catalogue[key].default

    def provision(self, key: str) -> ProvisionRef | None:
        """The provision that grants the value, or None where the rule book is silent."""
        return self.granted[key].provision if key in self.granted else None

    def explain(self, key: str) -> str:
        """The rule in plain language, with the value in force."""
        value = self.value(key)
        return self.catalogue[key].say(value)

    def count(self, key: str) -> int | None:
        """A whole number, or None for "no limit"."""
        value = self.value(key)
        if value is None or type(value) is int:
            return value
        raise self._misread(key, "count")

    def share(self, key: str) -> Fraction | None:
        """A share from 0 to 1, or None where none is set."""
        value = self.value(key)
        if value is None or isinstance(value, Fraction):
            return value
        raise self._misread(key, "share")

    def flag(self, key: str) -> bool:
        """Whether the rule is on."""
        value = self.value(key)
        if isinstance(value, bool):
            return value
        raise self._misread(key, "flag")

    def text(self, key: str) -> str:
        """A choice or a name; empty where none is set."""
        value = self.value(key)
        if value is None or isinstance(value, str):
            return value or ""
        raise self._misread(key, "text")

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names, in the rule's order."""
        value = self.value(key)
        if value is None:
            return ()
        if isinstance(value, tuple):
            return tuple(item for item in value if isinstance(item, str))
        raise self._misread(key, "list")

    def period(self, key: str) -> Period | None:
        """A length of time, or None where none is set."""
        value = self.value(key)
        if value is None or isinstance(value, Period):
            return value
        raise self._misread(key, "period")

    def day(self, key: str) -> date | None:
        """A date, or None where none is set."""
        value = self.value(key)
        if value is None or isinstance(value, date):
            return value
        raise self._misread(key, "date")

    def clock(self, key: str) -> time | None:
        """A time of day, or None where none is set."""
        text = self.text(key)
        return time.fromisoformat(text) if text else None

    def shares(self, key: str) -> dict[str, Fraction]:
        """Shares by name."""
        return {name: inner for name, inner in self._pairs(key) if isinstance(inner, Fraction)}

    def counts(self, key: str) -> dict[str, int]:
        """Counts by name."""
        return {name: inner for name, inner in self._pairs(key) if isinstance(inner, int)}

    def labels(self, key: str) -> dict[str, str]:
        """Texts by name."""
        return {name: inner for name, inner in self._pairs(key) if isinstance(inner, str)}

    def refuse(
        self, key: str, code: str, says: str, *, remedy: str = "", **params: Value
    ) -> Verdict:
        """A refusal that cites the provision granting ``key``."""
        return no(Reason(code, says, params, self.provision(key), remedy))

    def meets(self, key: str, code: str, says: str, **params: Value) -> Verdict:
        """An allowing verdict that names the rule that was met."""
        return yes(Reason(code, says, params, self.provision(key)))

    def _pairs(self, key: str) -> tuple[tuple[str, object], ...]:
        value = self.value(key)
        if value is None:
            return ()
        if not isinstance(value, tuple):
            raise self._misread(key, "table")
        return tuple((item[0], item[1]) for item in value if isinstance(item, tuple))

    def _misread(self, key: str, wanted: str) -> ParameterError:
        return ParameterError(f"{key}: {self.value(key)!r} was asked for as a {wanted}")


def granted_at(granted: Iterable[Granted], *, edition: int | None = None) -> dict[str, Granted]:
    """The values in force at an edition: for each key the latest that is not of a later edition.

    None stands for the newest. Where two hold from the same edition, the one listed last wins.
    """
    latest: dict[str, Granted] = {}
    for item in granted:
        if edition is not None and item.edition_from > edition:
            continue
        known = latest.get(item.key)
        if known is None or item.edition_from >= known.edition_from:
            latest[item.key] = item
    return latest

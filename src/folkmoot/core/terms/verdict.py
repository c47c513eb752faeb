"""The answer of the law to "may this happen?"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from folkmoot.core.terms.provision import ProvisionRef

Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for a verdict.

    ``says`` and ``remedy`` are English sentences with ``{name}`` placeholders. They double as the
    message identifiers of the translations, so that core needs no translation machinery.

    Attributes:
        code: a stable name a machine can act on (``"quota.unit_exhausted"``).
        says: what is so, as a sentence for the person it concerns.
        params: the values for the placeholders.
        provision: the rule it rests on, or None where no rule book can grant it (arithmetic).
        remedy: what the person can do next; empty where nothing is needed.
    """

    code: str
    says: str
    params: Mapping[str, Value] = field(default_factory=dict)
    provision: ProvisionRef | None = None
    remedy: str = ""

    @property
    def sentence(self) -> str:
        """The English sentence with its values filled in."""
        return self.says.format(**self.params)

    @property
    def next_step(self) -> str:
        """The English remedy with its values filled in."""
        return self.remedy.format(**self.params)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes or no, with every reason.

    A refusal lists each rule that stands in the way, not only the first, so that a person can
    mend everything at once. An allowed verdict may carry reasons too: the rules that were met.
    """

    allowed: bool
    reasons: tuple[Reason, ...] = ()

    def __bool__(self) -> bool:
        return self.allowed

    def __and__(self, other: Verdict) -> Verdict:
        """Both must allow; a refusal keeps only the reasons that refuse."""
        if self.allowed and other.allowed:
            return Verdict(True, self.reasons + other.reasons)
        against = tuple(r for v in (self, other) if not v.allowed for r in v.reasons)
        return Verdict(False, against)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons, in order."""
        return tuple(reason.code for reason in self.reasons)


def yes(*reasons: Reason) -> Verdict:
    """An allowing verdict, with the rules that were met if they are worth naming."""
    return Verdict(True, reasons)


def no(*reasons: Reason) -> Verdict:
    """A refusal.

    Raises:
        ValueError: if no reason is given; a refusal without a reason is not an answer.
    """
    if not reasons:
        raise ValueError("a refusal needs a reason")
    return Verdict(False, reasons)


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The conjunction of many verdicts; allowed when there are none."""
    result = yes()
    for verdict in verdicts:
        result = result & verdict
    return result

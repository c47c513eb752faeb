"""The fair-process meter: a rule book scored guarantee by guarantee, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from folkmoot.core.lawtext.operations import ANYWHERE, Insert, Operation, SetParameter
from folkmoot.core.lawtext.provision import Mint, Parameter, Provision
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES, PROFILES
from folkmoot.core.procedure.conduct.vague import Finding, vague_powers
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef

Mark = Literal["kept", "weak", "missing"]

FIGURES: Mapping[str, tuple[tuple[str, Literal["at_least", "at_most"], int], ...]] = (
    MappingProxyType(
        {
            "G2": ((rule.LIMITATION, "at_most", 3 * 365),),
            "G4": ((rule.EARLY_NOTICE, "at_most", 14), (rule.WITHHELD, "at_most", 28)),
            "G7": ((rule.PREPARE, "at_least", 14),),
            "G8": ((rule.REPLY, "at_least", 14),),
            "G12": ((rule.CHALLENGE, "at_least", 5),),
            "G18": ((rule.APPEAL, "at_least", 14),),
            "G20": ((rule.REVIEW, "at_most", 28), (rule.CAP, "at_most", 90)),
            "G21": ((rule.LAPSE, "at_most", 365),),
        }
    )
)
"""The figures on which a guarantee stands, and the fewest or most days that leave it a meaning."""


@dataclass(frozen=True, slots=True)
class Score:
    """One guarantee under a rule book.

    Attributes:
        guarantee: its number.
        mark: ``kept``; ``weak`` (granted, but a figure empties it or a clause takes it away);
            ``missing`` (no provision grants it).
        provision: the provision that grants it; None if it is missing.
        because: why it is not kept, in plain sentences.
    """

    guarantee: str
    mark: Mark
    provision: ProvisionRef | None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meter:
    """A rule book measured.

    Attributes:
        scores: all twenty-four, in order.
        vague: its vague powers.
        profile: the strictest profile that is wholly kept; empty if not even the baseline is.
    """

    scores: tuple[Score, ...]
    vague: tuple[Finding, ...]
    profile: str

    @property
    def kept(self) -> int:
        """How many are kept, out of twenty-four."""
        return sum(score.mark == "kept" for score in self.scores)

    def lacking(self, profile: str = "full_charter") -> tuple[str, ...]:
        """The guarantees of a profile that are not kept.

        Raises:
            KeyError: if there is no such profile.
        """
        wanted = PROFILES[profile]
        return tuple(s.guarantee for s in self.scores if s.guarantee in wanted and s.mark != "kept")


def measure(rules: RuleSet, provisions: Iterable[tuple[ProvisionRef, str]] = ()) -> Meter:
    """Score a rule book.

    Only what a provision grants counts. A default of the house protects members in practice, but
    it is not theirs: whoever runs the house could change it. A clause that says that natural
    justice shall not apply weakens hearing and appeal, wherever it stands.

    Args:
        rules: the parameters in force, each with the provision that grants it.
        provisions: the words in force, for the vague powers.
    """
    vague = vague_powers(provisions)
    denied = [finding for finding in vague if finding.lack == "natural_justice"]
    granting = rules.provision(rule.IN_FORCE)
    granted = set(rules.names(rule.IN_FORCE)) if granting is not None else set()
    scores = tuple(_score(key, rules, granting, granted, denied) for key in GUARANTEES)
    kept = {score.guarantee for score in scores if score.mark == "kept"}
    whole = [name for name, wanted in PROFILES.items() if set(wanted) <= kept]
    return Meter(scores, vague, whole[-1] if whole else "")


def _score(
    key: str,
    rules: RuleSet,
    granting: ProvisionRef | None,
    granted: set[str],
    denied: list[Finding],
) -> Score:
    if key not in granted:
        return Score(key, "missing", None, ("No provision of the rule book grants it.",))
    because = [
        rules.explain(figure)
        for figure, how, days in FIGURES.get(key, ())
        if not _figure_holds(rules, figure, how, days)
    ]
    if key in {"G8", "G18"}:
        because += [f"{finding.provision}: “{finding.words[0]}”" for finding in denied]
    return Score(key, "weak" if because else "kept", granting, tuple(because))


def _figure_holds(rules: RuleSet, key: str, how: str, days: int) -> bool:
    if rules.period(key) is None:
        return False
    lasts = rule.least_days(rules, key)
    return lasts >= days if how == "at_least" else lasts <= days


def charter_motion(
    meter: Meter,
    rules: RuleSet,
    *,
    profile: str = "full_charter",
    parent: str,
    after: str | None,
    label: str,
    mint: Mint,
    target: str | None = None,
) -> tuple[Operation, ...]:
    """The operations of a motion that grants what a profile has and the rule book lacks.

    A new clause holds the missing guarantees in words, and the parameter that makes the machine
    keep them; figures that empty a guarantee are set to their limit. Empty if nothing is lacking.

    Args:
        meter: the rule book as measured.
        rules: the same parameters.
        profile: the profile to reach.
        parent, after: where the new clause goes, by permanent identifiers.
        label: its label.
        mint: gives new permanent identifiers.
        target: the provision that grants the guarantees now, by its permanent identifier; needed
            where one does, so that the list is changed there and not granted twice.

    Raises:
        KeyError: if there is no such profile.
        ValueError: if a provision grants guarantees now and ``target`` does not say which.
    """
    lacking = meter.lacking(profile)
    if not lacking:
        return ()
    now = rules.names(rule.IN_FORCE) if rules.provision(rule.IN_FORCE) is not None else ()
    if now and target is None:
        raise ValueError("the rule book grants guarantees already; say in which provision")
    wanted = tuple(key for key in GUARANTEES if key in {*now, *PROFILES[profile]})
    before, then = ", ".join(now), ", ".join(wanted)
    parameters = [] if now else [Parameter(rule.IN_FORCE, then)]
    parameters += [
        Parameter(figure, f"{days} days")
        for key in lacking
        for figure, how, days in FIGURES.get(key, ())
        if not _figure_holds(rules, figure, how, days)
    ]
    clause = Provision(
        pid=mint(),
        kind="clause",
        label=label,
        heading="Fair process",
        text="No member is excluded, suspended or removed from office, and nobody is held to be "
        "ineligible, unless each of the following is kept; otherwise it has no effect.",
        parameters=tuple(sorted(parameters, key=lambda item: item.key)),
        children=tuple(
            Provision(pid=mint(), kind="item", label=str(number), text=GUARANTEES[key])
            for number, key in enumerate(lacking, start=1)
        ),
    )
    operations: list[Operation] = [Insert(parent, after, ANYWHERE, (clause,))]
    if now and target is not None and before != then:
        operations.append(SetParameter(target, rule.IN_FORCE, before, then))
    return tuple(operations)

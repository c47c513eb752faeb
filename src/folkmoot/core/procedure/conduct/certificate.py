"""The certificate of process: no certificate, no effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from folkmoot.core.canon import digest
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.conduct.laws import LAWS
from folkmoot.core.procedure.conduct.position import position_of, preparation_key
from folkmoot.core.procedure.conduct.suspension import (
    Suspension,
    check_suspension,
    suspension_ends,
)
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef, Interval, ProvisionRef, Verdict, all_of, no, yes

KIND = "folkmoot/certificate/v1"
# Words that stand as they are. Of every other text the certificate says only that it was given:
# what was said in a case is nobody else's business, and the certificate is published.
_PLAIN = {"kind", "maximum", "sanction", "standard", "reopening"}
_ON_APPEAL = ("appeal_disjoint", "not_harsher", "appeal_reasons")
_CLOCKS = (
    rule.LIMITATION,
    rule.EARLY_NOTICE,
    rule.WITHHELD,
    rule.REPLY,
    rule.CHALLENGE,
    rule.APPEAL,
    rule.LAPSE,
)

Name = Callable[[ActorRef], str]


@dataclass(frozen=True, slots=True)
class Certified:
    """What came of asking for a certificate: the verdict, and the value if it allows."""

    verdict: Verdict
    value: Mapping[str, Any] | None = None

    @property
    def digest(self) -> str:
        """The digest that the record and the gate of the database hold; empty if refused."""
        return digest(self.value) if self.value is not None else ""


def certify(
    case: Case,
    *,
    code: str,
    rules: RuleSet,
    at: datetime,
    name: Name,
    lapses_at: datetime,
    draw: str = "",
    suspension: Suspension | None = None,
) -> Certified:
    """The certificate of a case that is about to take effect.

    Args:
        case: every fact of it.
        code: the code name of the case.
        rules: those it ran under.
        at: the moment of effect.
        name: an opaque name for a person (a salted commitment), the same throughout.
        lapses_at: when the lapse clock ends, the member's own adjournments counted in.
        draw: the digest of the published draw (``panel.Draw.plain()``).
        suspension: the interim suspension, if there was one.

    The verdict refuses with every law that is not met, each naming its guarantee.
    """
    position = position_of(case, rules, at)
    appealed = case.appeal is not None
    on_papers = case.hearing is not None and case.hearing.on_papers
    skipped = set() if appealed else set(_ON_APPEAL)
    skipped |= {"appeal_over"} if appealed else set()
    skipped |= set() if on_papers else {"own_election"}
    verdict = all_of(
        no(law.refusal(rules))
        for law in LAWS.values()
        if law.name not in skipped and not law.holds(position)
    )
    served = case.decision.served_at if case.decision is not None else None
    if served is None or instant(served) > instant(lapses_at):
        verdict &= rules.refuse(
            rule.LAPSE,
            "conduct.lapsed",
            "The case had lapsed before it was decided. {rule} ({guarantee}: {promise})",
            remedy="The member stays as they were.",
            guarantee="G21",
            promise=GUARANTEES["G21"],
            rule=rules.explain(rule.LAPSE),
        )
    if suspension is not None:
        verdict &= check_suspension(suspension, rules)
    if not verdict:
        return Certified(verdict)
    value: dict[str, Any] = {
        "kind": KIND,
        "case": code,
        "effect_at": _moment(at),
        "lapses_at": _moment(lapses_at),
        "draw": draw,
        "rules": {
            **{key: str(rules.period(key)) for key in (*_CLOCKS, preparation_key(case))},
            rule.STANDARD: rules.text(rule.STANDARD),
        },
        "prepare": preparation_key(case),
        "provisions": {
            key: str(cited)
            for key in (*_CLOCKS, preparation_key(case), rule.STANDARD, rule.IN_FORCE)
            if (cited := rules.provision(key)) is not None
        },
        "facts": _plain(case, name, ""),
        "suspension": _plain(suspension, name, ""),
        "suspension_ends": _moment(suspension_ends(suspension, rules)) if suspension else None,
        "guarantees": sorted(GUARANTEES, key=lambda key: int(key[1:])),
    }
    return Certified(yes(), value)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(value: Any, name: Name, field: str) -> Any:
    if isinstance(value, Interval):
        return [_plain(value.start, name, field), _plain(value.end, name, field)]
    if isinstance(value, Mapping):
        return {key: _plain(inner, name, "digest") for key, inner in value.items()}
    if isinstance(value, frozenset | tuple):
        listed = [_plain(inner, name, "digest") for inner in value]
        return sorted(listed) if isinstance(value, frozenset) else listed
    return _plain_one(value, name, field)


def _plain_one(value: Any, name: Name, field: str) -> Any:
    if isinstance(value, ActorRef):
        return name(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, ProvisionRef):
        return str(value)
    if is_dataclass(value):
        return {
            item.name: _plain(getattr(value, item.name), name, item.name) for item in fields(value)
        }
    if isinstance(value, str) and field not in {*_PLAIN, "digest"}:
        return bool(value.strip())
    return value

"""Moving and seconding at conference (rule group 6: kinds without a seconder)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.procedure.rules.compositing import NO_SECONDER
from folkmoot.core.procedure.rules.kinds import Kind, a_kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

READS = (NO_SECONDER,)


@dataclass(frozen=True, slots=True)
class SecondingFacts:
    """A motion about to be moved, and who seconds it; empty if nobody does."""

    kind: Kind
    seconder: str = ""


def check_seconded(facts: SecondingFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion is seconded, where its kind needs that (rule group 6).

    Refuses with ``seconding.no_seconder``.
    """
    del at
    if facts.seconder or facts.kind in rules.names(NO_SECONDER):
        return yes()
    return rules.refuse(
        NO_SECONDER,
        "seconding.no_seconder",
        "{kind} needs a seconder, and nobody seconds this one.",
        remedy="Ask whether anybody seconds it.",
        kind=a_kind(facts.kind, first=True),
    )

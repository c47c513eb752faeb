"""Which rules a motion meets or breaks, told while it is still being drafted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from folkmoot.core.procedure.motion import guards_at_the_gate as gate_guards
from folkmoot.core.procedure.motion import guards_of_sending as sending
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.lifted import MotionGuard
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """How one rule stands to a motion.

    Attributes:
        rule: the guard's name ("quota").
        title: the rule in a few words.
        outcome: ``met``; ``broken``; ``needs_ruling`` (a judgement that somebody has to make);
            ``unknown`` (the facts for it are not there yet).
        verdict: the guard's answer, with its reasons.
        provision: the provision behind it, or None where the rule book is silent.
    """

    rule: str
    title: str
    outcome: Literal["met", "broken", "needs_ruling", "unknown"]
    verdict: Verdict
    provision: ProvisionRef | None


def admissibility(kind: Kind) -> tuple[MotionGuard, ...]:
    """The guards that decide whether a motion of this kind is sent in time and is in order."""
    return (
        sending.right_form(kind),
        sending.one_subject(kind),
        sending.within_quota(kind),
        sending.in_time(kind),
        sending.SENDER,
        sending.about_something_new(kind),
        gate_guards.BAR,
        *((gate_guards.DELAY,) if kind == "rule_change" else ()),
    )


def findings(
    kind: Kind, *, facts: MotionFacts, rules: RuleSet, at: datetime
) -> tuple[Finding, ...]:
    """Each rule of admissibility held against what is known of the motion."""
    return tuple(_finding(guard, facts, rules, at) for guard in admissibility(kind))


def _finding(guard: MotionGuard, facts: MotionFacts, rules: RuleSet, at: datetime) -> Finding:
    verdict = guard.check(facts, rules, at)
    provision = rules.provision(guard.reads[0])
    return Finding(guard.name, guard.title, _outcome(verdict), verdict, provision)


def _outcome(verdict: Verdict) -> Literal["met", "broken", "needs_ruling", "unknown"]:
    if verdict:
        return "met"
    if all(code.endswith(".unknown") for code in verdict.codes):
        return "unknown"
    # Codes of judgements that nobody has made yet end in "not_judged", by convention.
    if all(code.endswith("not_judged") for code in verdict.codes):
        return "needs_ruling"
    return "broken"

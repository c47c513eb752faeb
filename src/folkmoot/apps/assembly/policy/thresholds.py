"""What it takes to carry a question, as the rules have it for its kind."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.arithmetic.threshold import SIMPLE_MAJORITY, Denominator, Share, Threshold
from folkmoot.core.procedure.rules.challenge_decision import MAJORITY as CHALLENGE_MAJORITY
from folkmoot.core.procedure.rules.kinds import KINDS
from folkmoot.core.procedure.rules.procedural_motions import BY_NAME
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef

QUESTION_KINDS = (*KINDS, *BY_NAME, "challenge", "amendment", "business", "minutes", "election")
NEEDS_NOTICE = frozenset({*KINDS, "election"})
"""Kinds of question that members who stayed at home may rely on not being decided unannounced."""

_DENOMINATORS = {
    "votes_cast": Denominator.VOTES_CAST,
    "present": Denominator.PRESENT,
    "entitled": Denominator.ENTITLED,
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A threshold, the rule in plain words and the provision that sets it."""

    threshold: Threshold
    says: str
    provision: ProvisionRef | None


def bar_for(question_kind: str, rules: RuleSet) -> Bar:
    """What it takes to carry a question of a kind."""
    if question_kind in KINDS:
        key = f"motion.{question_kind}.majority"
        of = _DENOMINATORS[rules.text(f"motion.{question_kind}.majority_of")]
        return Bar(_of(rules.share(key), of), rules.explain(key), rules.provision(key))
    if question_kind in BY_NAME:
        key = f"procedural.{question_kind}.majority"
        threshold = _of(rules.share(key), Denominator.VOTES_CAST)
        return Bar(threshold, rules.explain(key), rules.provision(key))
    if question_kind == "challenge":
        key = CHALLENGE_MAJORITY
        threshold = _of(rules.share(key), Denominator.VOTES_CAST)
        return Bar(threshold, rules.explain(key), rules.provision(key))
    return Bar(SIMPLE_MAJORITY, "A question is carried by more than half of the votes cast.", None)


def _of(share: Fraction | None, of: Denominator) -> Threshold:
    wanted = share or Fraction(1, 2)
    # "Half" in a rule book means more than half; any other share suffices when it is reached.
    return Threshold((Share(wanted, of, strict=wanted == Fraction(1, 2)),))

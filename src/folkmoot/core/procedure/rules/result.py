"""What it takes to carry a motion (with rule groups 8 and 9).

The arithmetic room counts and shows its working; here its answer is held against the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KINDS, Kind, a_kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_name, say_share
from folkmoot.core.terms import Verdict, yes

PARAMETERS: tuple[Parameter, ...] = (
    *(
        Parameter(
            key=f"motion.{kind}.majority",
            type="share",
            default=Fraction(1, 2),
            sentence=f"{a_kind(kind, first=True)} is carried by {{value}} of the votes; half means "
            "more than half.",
            otherwise=f"{a_kind(kind, first=True)} is carried by more than half of the votes.",
            example="With half: 100 to 100 is lost, 101 to 99 carried. With 2/3: 200 of 300.",
            kinder="lower",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
    *(
        Parameter(
            key=f"motion.{kind}.majority_of",
            type="choice",
            default="votes_cast",
            choices=("votes_cast", "present", "entitled"),
            sentence=f"For {a_kind(kind)} the majority is out of the {{value}}.",
            example="With votes cast: who abstains does not count; with present, it counts as no.",
            kinder="neither",
            kinder_to="movers",
        )
        for kind in KINDS
    ),
)


def reads(kind: Kind) -> tuple[str, ...]:
    """The parameters a result of this kind reads."""
    return (f"motion.{kind}.majority", f"motion.{kind}.majority_of")


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """A result as the arithmetic room found it.

    Attributes:
        kind: the kind of motion.
        votes_for: votes for, as a weight; with colleges already normalised, a share of 1.
        votes_against: votes against, likewise.
        out_of: what the majority is out of, likewise.
        counted_of: which denominator ``out_of`` is.
        reconciles: whether the figures add up.
        trouble: what does not add up.
    """

    kind: Kind
    votes_for: int | Fraction
    votes_against: int | Fraction
    out_of: int | Fraction
    counted_of: Literal["votes_cast", "present", "entitled"] = "votes_cast"
    reconciles: bool = True
    trouble: str = ""


def carries(facts: ResultFacts, rules: RuleSet) -> bool:
    """Whether these figures carry the motion: more than half, or the share itself above that."""
    share = rules.share(f"motion.{facts.kind}.majority") or Fraction(1, 2)
    if share == Fraction(1, 2):
        return facts.votes_for > share * facts.out_of
    return facts.votes_for >= share * facts.out_of and facts.votes_for > 0


def check_carried(facts: ResultFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion may be declared carried.

    Refuses with ``result.does_not_reconcile``, ``result.wrong_denominator`` or
    ``result.not_carried``.
    """
    del at
    verdict = _sound(facts, rules)
    if carries(facts, rules):
        return verdict
    key = f"motion.{facts.kind}.majority"
    return verdict & rules.refuse(
        key,
        "result.not_carried",
        "{votes_for} for and {votes_against} against, out of {out_of}: to carry it takes {needed}.",
        remedy="Declare it lost.",
        needed=_needed(facts, rules),
        **_figures(facts),
    )


def check_lost(facts: ResultFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion may be declared lost.

    Refuses with ``result.does_not_reconcile``, ``result.wrong_denominator`` or
    ``result.carried``.
    """
    del at
    verdict = _sound(facts, rules)
    if not carries(facts, rules):
        return verdict
    key = f"motion.{facts.kind}.majority"
    return verdict & rules.refuse(
        key,
        "result.carried",
        "{votes_for} for and {votes_against} against, out of {out_of}, carry it: it takes "
        "{needed}.",
        remedy="Declare it carried.",
        needed=_needed(facts, rules),
        **_figures(facts),
    )


def _sound(facts: ResultFacts, rules: RuleSet) -> Verdict:
    verdict = yes()
    key = f"motion.{facts.kind}.majority_of"
    if facts.counted_of != rules.text(key):
        verdict &= rules.refuse(
            key,
            "result.wrong_denominator",
            "The majority is out of the {named}, and these figures are out of the {other}.",
            remedy="Work it out again.",
            named=say_name(rules.text(key)),
            other=say_name(facts.counted_of),
        )
    together = facts.votes_for + facts.votes_against
    negative = min(facts.votes_for, facts.votes_against, facts.out_of) < 0
    if facts.reconciles and not negative and together <= facts.out_of:
        return verdict
    says = "The figures do not add up: {trouble}"
    trouble = facts.trouble or f"{together} votes out of {facts.out_of}."
    return verdict & rules.refuse(
        key,
        "result.does_not_reconcile",
        says,
        remedy="Count again, or correct what was entered; nothing is declared until then.",
        trouble=trouble,
    )


def _needed(facts: ResultFacts, rules: RuleSet) -> str:
    share = rules.share(f"motion.{facts.kind}.majority") or Fraction(1, 2)
    said = say_share(share)
    return f"more than {said}" if share == Fraction(1, 2) else said


def _figures(facts: ResultFacts) -> dict[str, str]:
    return {
        "votes_for": str(facts.votes_for),
        "votes_against": str(facts.votes_against),
        "out_of": str(facts.out_of),
    }

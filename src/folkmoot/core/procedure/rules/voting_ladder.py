"""Rule group 8: the voting ladder (field notes on assemblies, section 6.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KINDS, Kind, a_kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list, say_share
from folkmoot.core.terms import Verdict, yes

METHODS = "ladder.methods"
Method = Literal["hands", "tellers", "electronic", "recorded", "card", "ballot"]
ALL_METHODS: tuple[Method, ...] = (
    "hands", "tellers", "electronic", "recorded", "card", "ballot",
)  # fmt: skip
METHOD_WORDS: dict[str, str] = {
    "hands": "a show of hands",
    "tellers": "a count by tellers, section by section",
    "electronic": "an electronic vote",
    "recorded": "a recorded vote",
    "card": "a card vote",
    "ballot": "a secret ballot",
}
_DEMANDS: dict[str, tuple[int | None, bool]] = {
    "hands": (None, True),
    "tellers": (None, True),
    "electronic": (10, True),
    "recorded": (None, False),
    "card": (50, True),
    "ballot": (50, False),
}

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=METHODS,
        type="list",
        default=("hands", "tellers", "card"),
        choices=ALL_METHODS,
        sentence="A vote is taken by these methods, each settling what the one before left open: "
        "{value}.",
        example="The chair cannot tell from the hands, so tellers count; still close, so a card "
        "vote is taken.",
    ),
    *(
        Parameter(
            key=f"motion.{kind}.method",
            type="choice",
            default="card" if kind == "rule_change" else None,
            choices=ALL_METHODS,
            sentence=f"{a_kind(kind, first=True)} is decided by this method: {{value}}.",
            otherwise=f"{a_kind(kind, first=True)} begins with the first method of the ladder.",
            example="With card: a show of hands on it decides nothing.",
            kinder="neither",
            kinder_to="delegates",
        )
        for kind in KINDS
    ),
    *(
        Parameter(
            key=f"ladder.{method}.chair",
            type="flag",
            default=chair,
            sentence=f"The chair may call for {METHOD_WORDS[method]}.",
            otherwise=f"The chair alone cannot call for {METHOD_WORDS[method]}.",
            example="When on: the hands are unclear, so the chair calls for the next method.",
            kinder="neither",
            kinder_to="delegates",
        )
        for method, (_, chair) in _DEMANDS.items()
    ),
    *(
        Parameter(
            key=f"ladder.{method}.delegates",
            type="count",
            unit="delegates",
            default=number,
            sentence=f"{{value}} may demand {METHOD_WORDS[method]}.",
            otherwise=f"No number of delegates is set that may demand {METHOD_WORDS[method]}.",
            example="With 50: 49 who stand are not enough, 50 are.",
            kinder="lower",
            kinder_to="delegates",
        )
        for method, (number, _) in _DEMANDS.items()
    ),
    *(
        Parameter(
            key=f"ladder.{method}.share",
            type="share",
            default=None,
            sentence=f"{{value}} of the delegates present may demand {METHOD_WORDS[method]}.",
            otherwise=f"No share of the delegates is set that may demand {METHOD_WORDS[method]}.",
            example="With 1/10 and 432 present: 44 may demand it, 43 may not.",
            kinder="lower",
            kinder_to="delegates",
        )
        for method in _DEMANDS
    ),
)


@dataclass(frozen=True, slots=True)
class Demand:
    """A call for a method: by the chair, or by so many delegates of those present."""

    method: Method
    by_chair: bool = False
    delegates: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class LadderFacts:
    """A vote about to be taken, or declared.

    Attributes:
        kind: the kind of motion, or None for other questions.
        method: the method about to be used.
        taken: the methods used on this question so far, in order.
        demand: the call for this method, if any.
    """

    method: Method
    kind: Kind | None = None
    taken: tuple[Method, ...] = ()
    demand: Demand | None = None


@dataclass(frozen=True, slots=True)
class DeclarationFacts:
    """A result about to be declared.

    Attributes:
        kind: the kind of motion, or None for other questions.
        taken: the methods used, in order; the last one decides.
        clear: whether the last method gave a clear answer.
        pending: a valid demand for a further method that has not been met.
    """

    taken: tuple[Method, ...]
    kind: Kind | None = None
    clear: bool = True
    pending: Demand | None = None


def reads(kind: Kind) -> tuple[str, ...]:
    """The parameters the ladder reads for a kind."""
    demands = tuple(
        f"ladder.{method}.{part}" for method in _DEMANDS for part in ("chair", "delegates", "share")
    )
    return (f"motion.{kind}.method", METHODS, *demands)


def check_demand(demand: Demand, rules: RuleSet, at: datetime) -> Verdict:
    """Whether those who call for a method may have it (rule group 8).

    Refuses with ``ladder.not_offered`` or ``ladder.too_few``.
    """
    del at
    words = METHOD_WORDS[demand.method]
    key = f"ladder.{demand.method}"
    if demand.by_chair and rules.flag(f"{key}.chair"):
        return yes()
    number, share = rules.count(f"{key}.delegates"), rules.share(f"{key}.share")
    if number is not None and demand.delegates >= number:
        return yes()
    if share is not None and demand.present and _reaches(demand, share):
        return yes()
    granting = f"{key}.delegates" if number is not None or share is None else f"{key}.share"
    if number is None and share is None:
        return rules.refuse(
            granting,
            "ladder.not_offered",
            "The rules let {who} call for {method}.",
            remedy="Ask the chair." if rules.flag(f"{key}.chair") else "Ask for another method.",
            who="only the chair" if rules.flag(f"{key}.chair") else "nobody",
            method=words,
        )
    needed = [] if number is None else [f"{number} delegates"]
    needed += [] if share is None else [f"{say_share(share)} of those present"]
    return rules.refuse(
        granting,
        "ladder.too_few",
        "{delegates} delegates call for {method}. It takes {needed}.",
        remedy="Ask more delegates to stand, or ask the chair to call for it."
        if rules.flag(f"{key}.chair")
        else "Ask more delegates to stand.",
        delegates=demand.delegates,
        method=words,
        needed=say_list(needed, last="or"),
    )


def check_method(facts: LadderFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the vote may be taken by this method now (rule group 8).

    The first method of the ladder, or the one that is mandatory for the kind, needs no demand;
    any other does. Refuses with ``ladder.mandatory``, ``ladder.already_taken``,
    ``ladder.no_demand``, ``ladder.too_few`` or ``ladder.not_offered``.
    """
    mandatory = _mandatory(facts.kind, rules)
    if mandatory and facts.method != mandatory:
        return rules.refuse(
            f"motion.{facts.kind}.method",
            "ladder.mandatory",
            "{kind} is decided by {mandatory}, not by {method}.",
            remedy="Take {mandatory}.",
            kind=a_kind(str(facts.kind), first=True),
            mandatory=METHOD_WORDS[mandatory],
            method=METHOD_WORDS[facts.method],
        )
    if facts.method in facts.taken:
        return rules.refuse(
            METHODS,
            "ladder.already_taken",
            "There has been {method} on this question already.",
            remedy="Go on to the next method, or declare the result.",
            method=METHOD_WORDS[facts.method],
        )
    first = rules.names(METHODS)[:1]
    if facts.method == mandatory or (facts.method in first and not facts.taken):
        return yes()
    if facts.demand is None or facts.demand.method != facts.method:
        return rules.refuse(
            METHODS,
            "ladder.no_demand",
            "Nobody has called for {method}.",
            remedy="The chair, or enough delegates, must call for it.",
            method=METHOD_WORDS[facts.method],
        )
    return check_demand(facts.demand, rules, at)


def check_declaration(facts: DeclarationFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a result may be declared (rule group 8).

    Refuses with ``ladder.no_vote``, ``ladder.mandatory``, ``ladder.unclear`` or
    ``ladder.demand_pending``.
    """
    if not facts.taken:
        return rules.refuse(
            METHODS,
            "ladder.no_vote",
            "No vote has been taken on this question.",
            remedy="Take the vote first.",
        )
    verdict = yes()
    mandatory = _mandatory(facts.kind, rules)
    if mandatory and facts.taken[-1] != mandatory:
        verdict &= rules.refuse(
            f"motion.{facts.kind}.method",
            "ladder.mandatory",
            "{kind} is decided by {mandatory}, not by {method}.",
            remedy="Take {mandatory}.",
            kind=a_kind(str(facts.kind), first=True),
            mandatory=METHOD_WORDS[mandatory],
            method=METHOD_WORDS[facts.taken[-1]],
        )
    if not facts.clear:
        verdict &= rules.refuse(
            METHODS,
            "ladder.unclear",
            "{method} did not give a clear answer.",
            remedy="Go on to the next method.",
            method=METHOD_WORDS[facts.taken[-1]].capitalize(),
        )
    if facts.pending is not None and check_demand(facts.pending, rules, at):
        verdict &= rules.refuse(
            f"ladder.{facts.pending.method}.delegates",
            "ladder.demand_pending",
            "{method} has been demanded by those who may, and not taken.",
            remedy="Take it before declaring a result.",
            method=METHOD_WORDS[facts.pending.method].capitalize(),
        )
    return verdict


def next_method(rules: RuleSet, *, kind: Kind | None, taken: tuple[Method, ...]) -> Method | None:
    """The method that comes next for a question, or None at the end of the ladder."""
    mandatory = _mandatory(kind, rules)
    if mandatory:
        return None if mandatory in taken else mandatory
    known: dict[str, Method] = {method: method for method in ALL_METHODS}
    return next((known[name] for name in rules.names(METHODS) if name not in taken), None)


def _mandatory(kind: Kind | None, rules: RuleSet) -> Method | None:
    name = "" if kind is None else rules.text(f"motion.{kind}.method")
    return next((method for method in ALL_METHODS if method == name), None)


def _reaches(demand: Demand, share: Fraction) -> bool:
    return demand.delegates >= share * demand.present

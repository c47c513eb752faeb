"""A named check that must say yes before a step is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no

F = TypeVar("F")
T = TypeVar("T")

Check = Callable[[F, RuleSet, datetime], Verdict]


@dataclass(frozen=True, slots=True)
class Guard(Generic[F]):
    """A pure function of facts, rules and the moment, with a name.

    Attributes:
        name: what pages and model checks call it ("quota").
        check: answers whether the step may be taken; its refusals cite the provision.
        reads: the parameter keys it may read; the first one is "the rule behind it".
        title: the rule in a few words ("How many a unit may send").
    """

    name: str
    check: Check[F]
    reads: tuple[str, ...] = ()
    title: str = ""


def guard_on(
    name: str,
    pick: Callable[[F], T | None],
    check: Check[T],
    *,
    reads: tuple[str, ...] = (),
    title: str = "",
) -> Guard[F]:
    """A guard that applies a rule's check to its part of the facts.

    Where that part is missing the guard refuses: what is not known is not presumed.
    """

    def applied(facts: F, rules: RuleSet, at: datetime) -> Verdict:
        part = pick(facts)
        if part is None:
            return _unknown(name, rules, reads, title)
        return check(part, rules, at)

    return Guard(name, applied, reads, title)


def _unknown(name: str, rules: RuleSet, reads: tuple[str, ...], title: str) -> Verdict:
    provision = rules.provision(reads[0]) if reads else None
    says = "It has not been checked: {rule}."
    remedy = "Record what is needed to check it, then try again."
    params = {"rule": title.lower() or name, "guard": name}
    return no(Reason(f"{name}.unknown", says, params, provision, remedy))

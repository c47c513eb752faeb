"""Trying every way through a procedure of discipline, to the last one."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from folkmoot.core.procedure.catalogue import rule_set
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.conduct.invariants import INVARIANTS
from folkmoot.core.procedure.conduct.laws import LAWS
from folkmoot.core.procedure.conduct.model import Model, Node
from folkmoot.core.procedure.conduct.procedure import CONDUCT_ROAD, FREE_ENDS
from folkmoot.core.procedure.conduct.rules import IN_FORCE
from folkmoot.core.procedure.procedure import Procedure
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes

Standing = Literal["needed", "implied", "unused"]


@dataclass(frozen=True, slots=True)
class Violation:
    """A way to exclude somebody that breaks guarantees.

    Attributes:
        guarantees: those broken.
        trace: the shortest way there, step by step; clocks in brackets.
    """

    guarantees: tuple[str, ...]
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What trying every way found.

    Attributes:
        states: how many different positions a case can be in.
        transitions: how many ways lead from one to another.
        exclusions: in how many a member is excluded; 0 would make the proof empty.
        violations: the shortest way to break each guarantee, if there is one.
    """

    states: int
    transitions: int
    exclusions: int
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class GuardReport:
    """A guard switched off: ``needed`` if that lets somebody be excluded unfairly (with the
    shortest trace), ``implied`` if the others still prevent it, ``unused`` if no step has it.
    """

    name: str
    guarantee: str
    standing: Standing
    violation: Violation | None


def prove(
    procedure: Procedure[Case] = CONDUCT_ROAD,
    rules: RuleSet | None = None,
    *,
    guarantees: Collection[str] = tuple(GUARANTEES),
    without: Collection[str] = (),
    first_only: bool = False,
) -> Proof:
    """Try every way through a procedure.

    Every end that does not leave the member as they were counts as an exclusion, whatever it is
    called (`FREE_ENDS` are the others).

    Args:
        procedure: the shipped one or an organisation's own.
        rules: its clocks and figures; the defaults if None.
        guarantees: those to hold it to.
        without: guards to switch off.
        first_only: stop at the first violation.
    """
    model = Model(procedure, rules if rules is not None else rule_set(), without)
    exits = {s.key for s in procedure.states if s.end and s.key not in FREE_ENDS}
    asked = [(key, holds) for key, holds in INVARIANTS.items() if key in guarantees]
    start = model.start
    came: dict[Node, tuple[Node, str] | None] = {start: None}
    waiting = deque([start])
    transitions = exclusions = 0
    broken: dict[str, Violation] = {}
    while waiting:
        node = waiting.popleft()
        if node.state in exits:
            exclusions += 1
            against = tuple(key for key, holds in asked if not holds(node.position, node.witness))
            if fresh := [key for key in against if key not in broken]:
                violation = Violation(against, _trace(came, node))
                broken |= dict.fromkeys(fresh, violation)
                if first_only:
                    break
            continue
        for label, after in model.onward(node):
            transitions += 1
            if after not in came:
                came[after] = (node, label)
                waiting.append(after)
    return Proof(len(came), transitions, exclusions, tuple(dict.fromkeys(broken.values())))


def try_every_guard(
    procedure: Procedure[Case] = CONDUCT_ROAD, rules: RuleSet | None = None
) -> tuple[GuardReport, ...]:
    """Switch each guard off in turn."""
    used = {guard.name for step in procedure.steps for guard in step.guards}
    reports = []
    for name, law in LAWS.items():
        if name not in used:
            reports.append(GuardReport(name, law.guarantee, "unused", None))
            continue
        found = prove(procedure, rules, without=(name,), first_only=True).violations
        standing: Standing = "needed" if found else "implied"
        reports.append(GuardReport(name, law.guarantee, standing, next(iter(found), None)))
    return tuple(reports)


def may_be_adopted(
    procedure: Procedure[Case],
    rules: RuleSet,
    *,
    guarantees: Collection[str] = tuple(GUARANTEES),
) -> Verdict:
    """Whether an organisation may adopt a procedure of its own.

    Refuses with ``conduct.unfair_procedure`` for each way in which a member could be excluded
    unfairly, with the shortest trace that shows it.
    """
    found = prove(procedure, rules, guarantees=guarantees).violations
    if not found:
        return yes()
    return no(*(_refusal(violation, procedure, rules) for violation in found))


def _refusal(violation: Violation, procedure: Procedure[Case], rules: RuleSet) -> Reason:
    broken = violation.guarantees
    return Reason(
        "conduct.unfair_procedure",
        "“{procedure}” would let a member be excluded against {guarantee}: {promise} This way: "
        "{trace}.",
        {
            "procedure": procedure.name,
            "guarantee": ", ".join(broken),
            "promise": " ".join(GUARANTEES[key] for key in broken),
            "trace": " → ".join(violation.trace),
        },
        rules.provision(IN_FORCE),
        "Put the missing step or guard back, or lengthen the time, and propose it again.",
    )


def _trace(came: dict[Node, tuple[Node, str] | None], node: Node) -> tuple[str, ...]:
    labels: list[str] = []
    before = came[node]
    while before is not None:
        node, label = before
        labels.append(label)
        before = came[node]
    return tuple(reversed(labels))

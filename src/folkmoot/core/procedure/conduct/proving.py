"""Trying every way through a procedure of discipline, to the last one."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal

from folkmoot.core.procedure.catalogue import rule_set
from folkmoot.core.procedure.conduct.facts import Case, Panel
from folkmoot.core.procedure.conduct.guarantees import GUARANTEES
from folkmoot.core.procedure.conduct.invariants import INVARIANTS
from folkmoot.core.procedure.conduct.laws import LAWS
from folkmoot.core.procedure.conduct.model import Model, Node
from folkmoot.core.procedure.conduct.procedure import CONDUCT_ROAD, FREE_ENDS
from folkmoot.core.procedure.conduct.rules import (
    CAP,
    CEILINGS,
    IN_FORCE,
    LAPSE,
    REVIEW,
    WITHHELD,
    short_enough,
)
from folkmoot.core.procedure.conduct.suspension import Suspension, suspension_ends
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


@dataclass(frozen=True, slots=True)
class SuspensionProof:
    """Every way to review an interim suspension week by week (G20).

    Attributes:
        schedules: how many were tried.
        longest: how long the longest lasted.
        violations: how many outlasted the cap, or went unreviewed for longer than the rule says.
    """

    schedules: int
    longest: timedelta
    violations: int


def prove_suspension(rules: RuleSet, *, weeks: int = 11) -> SuspensionProof:
    """Try every set of weeks in which a suspension might be reviewed."""
    day, start = timedelta(days=1), datetime(2026, 1, 5, 10, tzinfo=UTC)
    panel = Panel((), True, start)
    longest, violations = timedelta(0), 0
    for chosen in range(2**weeks):
        held = tuple(start + 7 * day * (n + 1) for n in range(weeks) if chosen >> n & 1)
        ends = suspension_ends(Suspension(start, ("vote",), panel, "", "", reviews=held), rules)
        longest = max(longest, ends - start)
        moments = [start, *(moment for moment in held if moment <= ends), ends]
        unreviewed = max(later - earlier for earlier, later in pairwise(moments))
        most = (CEILINGS[REVIEW] + 1) * day, (CEILINGS[CAP] + 1) * day
        violations += unreviewed > most[0] or ends - start > most[1]
    return SuspensionProof(2**weeks, longest, violations)


def may_be_adopted(
    procedure: Procedure[Case],
    rules: RuleSet,
    *,
    guarantees: Collection[str] = tuple(GUARANTEES),
) -> Verdict:
    """Whether an organisation may adopt a procedure of its own.

    Refuses with ``conduct.unfair_procedure`` for each way in which a member could be excluded
    unfairly, with the shortest trace that shows it, and with ``conduct.too_long`` for a time that
    must not be longer (`rules.CEILINGS`).
    """
    found = prove(procedure, rules, guarantees=guarantees).violations
    verdict = no(*(_refusal(one, procedure, rules) for one in found)) if found else yes()
    for key, guarantee in _BOUNDED.items():
        if guarantee in guarantees and not short_enough(rules, key):
            verdict &= rules.refuse(
                key,
                "conduct.too_long",
                "{rule} That is too long to leave {guarantee} its meaning: {promise}",
                remedy="Set at most {most} days.",
                rule=rules.explain(key),
                guarantee=guarantee,
                promise=GUARANTEES[guarantee],
                most=CEILINGS[key],
            )
    return verdict


_BOUNDED = {REVIEW: "G20", CAP: "G20", WITHHELD: "G4", LAPSE: "G21"}


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

"""Whether a step of the road may be taken: by whom, from where, and under which laws."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.models import Case
from folkmoot.apps.conduct.policy.powers import powers_of
from folkmoot.apps.conduct.queries.facts import case_of
from folkmoot.apps.conduct.queries.history import events_of, road_of, rules_of
from folkmoot.core.procedure import permission
from folkmoot.core.procedure.permission import OpenStep
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef, Verdict


def verdict_on(
    row: Case, step: str, *, actor: ActorRef, at: datetime, rules: RuleSet | None = None
) -> Verdict:
    """Whether an actor may take a step now, by everything that is written down about the case."""
    rules = rules or rules_of(row, at)
    return permission.may(
        road_of(row),
        events_of(row),
        step,
        powers=powers_of(row, actor, at),
        facts=case_of(row, rules, at),
        rules=rules,
        at=at,
    )


def open_steps(row: Case, actor: ActorRef, *, at: datetime) -> tuple[OpenStep, ...]:
    """What can happen next to a case; ``yours`` where the actor may do it."""
    rules = rules_of(row, at)
    return permission.open_steps(
        road_of(row),
        events_of(row),
        facts=case_of(row, rules, at),
        rules=rules,
        at=at,
        powers=powers_of(row, actor, at),
    )

"""What can happen next to a motion, and what of it a person may do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from folkmoot.apps.motions.policy.powers import powers_of
from folkmoot.apps.motions.policy.sending import sending_facts
from folkmoot.apps.motions.queries.events import events_of, road_of, standing_of
from folkmoot.apps.motions.queries.known import Known, as_known
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.queries.words import current
from folkmoot.core.procedure import permission
from folkmoot.core.procedure.permission import OpenStep
from folkmoot.core.procedure.ruleset import RuleSet


def open_steps(
    motion: str | Known, person: str, *, at: datetime, rules: RuleSet | None = None
) -> tuple[OpenStep, ...]:
    """What can happen next; ``yours`` where this person may do it.

    The verdict is complete for sending, whose facts are all known beforehand. For the others it
    says what is still to be supplied (a ruling needs a ruling), so pages look at ``yours`` only.
    """
    known = as_known(motion)
    row = known.row
    rules = rules or rules_for(at)
    state = standing_of(row, at=at).state
    facts = sending_facts(row, current(row), rules, at=at, known=known)
    if state not in {"passed", "adopted"}:
        facts = replace(facts, lodging=None)
    return permission.open_steps(
        road_of(row),
        events_of(row),
        facts=facts,
        rules=rules,
        at=at,
        powers=powers_of(row, person, at=at, known=known),
    )

"""Taking a step of the road: what every action of this room does in the same way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.apps.motions.policy.powers import powers_of
from folkmoot.apps.motions.queries.events import events_of, road_of
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.permission import may
from folkmoot.core.procedure.power import Power
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.standing import taken
from folkmoot.core.terms import Verdict

NOTHING_KNOWN = MotionFacts()
NEEDS_RIGHT = {
    "propose": "propose",
    "move": "speak",
}
"""Steps that somebody takes in the own name, and the member's right each of them needs. What a
unit has passed goes on its road whoever moved it."""


def verdict_on(
    motion: Motion,
    step: str,
    *,
    person: str,
    at: datetime,
    facts: MotionFacts = NOTHING_KNOWN,
    rules: RuleSet | None = None,
    powers: Collection[Power] | None = None,
) -> Verdict:
    """Whether a person may take a step with a motion now."""
    return may(
        road_of(motion),
        events_of(motion),
        step,
        powers=powers_of(motion, person, at=at) if powers is None else powers,
        facts=facts,
        rules=rules or rules_for(at),
        at=at,
    )


def take(
    act: Act,
    motion: Motion,
    step: str,
    *,
    facts: MotionFacts = NOTHING_KNOWN,
    rules: RuleSet | None = None,
    powers: Collection[Power] | None = None,
    named: Mapping[str, datetime] | None = None,
    reference: str = "",
    note: str = "",
) -> Taken:
    """Ask the law and write the step down, with the deadlines it sets under the rules of today.

    Raises:
        Refused: with every rule in the way.
    """
    rules = rules or rules_for(act.at)
    right = NEEDS_RIGHT.get(step)
    if right and act.actor.kind == "person":
        act.require(people.right_of(act.actor.key, right, act.at))
    act.require(
        verdict_on(
            motion, step, person=act.actor.key, at=act.at, facts=facts, rules=rules, powers=powers
        )
    )
    event = taken(
        road_of(motion),
        step,
        at=act.at,
        rules=rules,
        actor=act.actor,
        named=named,
        reference=reference,
        note=note,
    )
    act.about(f"motion:{motion.key}")
    return Taken.objects.create(
        motion=motion,
        step=step,
        at=act.at,
        by=act.actor.key,
        deadlines={key: moment.isoformat() for key, moment in event.deadlines.items()},
        reference=reference,
        note=note[:300],
    )


def on_record(act: Act, *rows: Taken) -> None:
    """After the act: note where in the record its steps stand, and the receipt."""
    for row in rows:
        row.seq, row.receipt = act.seq, act.code
        row.save(update_fields=["seq", "receipt"])

"""An officer notes what the unit's meeting decided: pulled from the meeting, never typed again."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import UNIT_DECIDED
from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.apps.motions.policy.unit_decisions import decision_facts, decisions_at
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.power import Power
from folkmoot.core.terms import ActorRef, Reason, no

# What the meeting decided is a fact of the record; whoever points at it stands in for its officer.
PROPOSING = frozenset({Power("officer", "secretary", "proposing")})
ADOPTING = frozenset({Power("officer", "secretary", "adopting")})


def note_decisions(*, actor: ActorRef, at: datetime, motion: str) -> list[Taken]:
    """Take the steps that the decisions of the unit's meetings amount to.

    Anybody concerned may do it: the decision stands in the record already, with its figures,
    notice and quorum, and the law looks at those, not at who points.

    Raises:
        Refused: if there is nothing to note, or a decision has no effect (no quorum, short
            notice); nothing is changed then.
    """
    row = Motion.objects.get(key=motion)
    places = places_of(row.unit)
    state = standing_of(row, at=at).state
    if state == "proposed":
        pending = decisions_at(row, places.proposing.slug)
        step_by_outcome, powers = ("pass", "reject"), PROPOSING
    else:
        pending = decisions_at(row, places.adopting.slug) if state == "passed" else []
        step_by_outcome, powers = ("adopt", "decline"), ADOPTING
    with official(UNIT_DECIDED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        if not pending:
            act.require(
                no(
                    Reason(
                        "decision.none",
                        "No meeting has decided on motion {motion} since it was last noted.",
                        {"motion": motion},
                        remedy="Record the meeting first: the date, who came, what was decided.",
                    )
                )
            )
        decision = pending[-1]
        step = step_by_outcome[0] if decision.carried else step_by_outcome[1]
        facts = MotionFacts(unit_decision=decision_facts(row, decision))
        taken = take(
            act,
            row,
            step,
            facts=facts,
            powers=powers,
            reference=decision.ref,
            note=_note(decision),
        )
        act.shows(
            motion=motion,
            unit=decision.unit_name,
            outcome="passed" if decision.carried else "did not pass",
            decision=decision.ref,
        )
        act.about(f"unit:{decision.unit_slug}", decision.ref)
    on_record(act, taken)
    return [taken]


def _note(decision: assembly.DecisionView) -> str:
    return decision.count_words or decision.outcome_words

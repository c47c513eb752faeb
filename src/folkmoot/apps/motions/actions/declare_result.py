"""The chair declares what the conference decided: pulled from its votes, never typed again."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import RESULT
from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.apps.motions.policy.hall import method_of, result_facts, vote_facts
from folkmoot.apps.motions.policy.unit_decisions import decisions_at_conference
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.voting_ladder import Demand
from folkmoot.core.terms import ActorRef, Reason, no


def declare_result(
    *, actor: ActorRef, at: datetime, motion: str, demand: Demand | None = None
) -> Taken:
    """Note the conference's last vote on the motion and declare it carried or lost.

    Args:
        demand: who called for the method used, where it was not the next of the ladder.

    Raises:
        Refused: if no vote was taken, it was taken by the wrong method, or it decides nothing.
    """
    rules = rules_for(at)
    with official(RESULT, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        votes = decisions_at_conference(row)
        if not votes:
            act.require(
                no(
                    Reason(
                        "result.no_vote",
                        "Conference has not voted on motion {motion} yet.",
                        {"motion": motion},
                        remedy="Take the vote on its line of the agenda first.",
                    )
                )
            )
        decision = votes[-1]
        voted = take(
            act,
            row,
            f"vote_by_{method_of(decision)}",
            facts=vote_facts(row, decision, demand=demand),
            rules=rules,
            reference=decision.ref,
            note=decision.count_words,
        )
        step = "declare_carried" if decision.carried else "declare_lost"
        declared = take(
            act,
            row,
            step,
            facts=result_facts(row, decision),
            rules=rules,
            reference=f"{decision.ref}:declared",
            note=decision.count_words,
        )
        act.shows(
            motion=motion,
            outcome="carried" if decision.carried else "lost",
            method=decision.method_words,
            decision=decision.ref,
        )
        act.about(decision.ref)
    on_record(act, voted, declared)
    return declared

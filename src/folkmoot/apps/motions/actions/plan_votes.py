"""The chair sets the order of votes on the rule changes before a conference."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.acts_declared import VOTES_PLANNED
from folkmoot.apps.motions.models import VotingPlan
from folkmoot.apps.motions.policy.planning import may_plan
from folkmoot.apps.motions.queries.contests import contest
from folkmoot.apps.motions.queries.plans import last_plan, order_of, outcomes_digest, steps_told
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


def plan_votes(*, actor: ActorRef, at: datetime, conference: str, document: str) -> VotingPlan:
    """Put the order of votes, what falls with each, and every outcome's digest on the record.

    The order is the one the organisation's own rule gives for the motions as they stand; it is
    found anew here, never taken from a page. A later plan takes the place of this one; both stay.

    Raises:
        Refused: if the actor does not chair the conference, nothing is to be voted on, or this
            very order stands already. Nothing is changed then.
        LookupError: if there is no such conference, or no edition of the document.
    """
    with official(VOTES_PLANNED, actor=actor, at=at) as act:
        before = last_plan(conference, document)
        if before is not None:
            act.lock(VotingPlan, pk=before.pk)
            before = last_plan(conference, document)
        meeting, found = assembly.conference(conference), contest(conference, document, at=at)
        if meeting is None or found is None:
            raise LookupError(f"no conference {conference}, or no rules called {document}")
        act.require(may_plan(actor.key, meeting, found, before, at=at))
        steps = steps_told(found.plan)
        row = VotingPlan.objects.create(
            conference=conference,
            document=document,
            number=before.number + 1 if before else 1,
            edition=found.edition.sequence,
            way=found.rule,
            steps=steps,
            outcomes=outcomes_digest(found.plan),
            at=at,
            by=actor.key,
        )
        act.shows(
            conference=meeting.title,
            document=found.edition.document_title,
            edition=row.edition,
            way=row.way,
            order=order_of(steps),
            steps=steps,
            outcomes=row.outcomes,
        )
        act.about(meeting.ref, f"document:{document}")
    row.seq, row.receipt = act.seq, act.code
    row.save(update_fields=["seq", "receipt"])
    return row

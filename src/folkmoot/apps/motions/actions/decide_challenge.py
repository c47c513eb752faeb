"""What became of a challenge: pulled from the vote of conference, or found by the committee."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import CHALLENGE_DECIDED
from folkmoot.apps.motions.models import Challenge, ChallengeDecision, Motion
from folkmoot.apps.motions.policy.challenges import (
    as_voted,
    challenge_decision_facts,
    vote_on_challenge,
)
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.challenge_decision import succeeds
from folkmoot.core.terms import ActorRef, Reason, check_words, no


def decide_challenge(
    *,
    actor: ActorRef,
    at: datetime,
    motion: str,
    upheld: bool | None = None,
    reasons: str = "",
    decided_by: str = "conference",
) -> ChallengeDecision:
    """Record what became of a challenge; upheld means that the motion is in order after all.

    Where conference decides, the outcome is that of its vote on the challenge's line of the
    agenda; whoever says otherwise is refused. Where the committee decides, it is said here.

    Args:
        upheld: what was decided; needed of a committee, and pulled from the vote of a conference.
        decided_by: ``"conference"`` or ``"committee"``, as the rules say.

    Raises:
        Refused: if another body decides, conference has not voted, the committee was not heard
            before the vote, or a committee's reasons are missing.
    """
    rules = rules_for(at)
    with official(CHALLENGE_DECIDED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(check_words(reasons, "The reasons"))
        vote = vote_on_challenge(motion, row.conference) if decided_by == "conference" else None
        if upheld is None and vote is not None:
            upheld = succeeds(as_voted(vote), rules)
        if upheld is None and decided_by != "conference":
            says = "Whether the challenge succeeds or fails is not said."
            act.require(no(Reason("challenge.no_outcome", says, {}, None, "Say which.")))
        facts = challenge_decision_facts(
            row, decided_by=decided_by, upheld=bool(upheld), reasons=reasons, vote=vote
        )
        taken = take(
            act,
            row,
            "allow_challenge" if upheld else "dismiss_challenge",
            facts=facts,
            rules=rules,
            reference=vote.ref if vote else "",
            note=vote.count_words or vote.outcome_words if vote else reasons.strip(),
        )
        decision = ChallengeDecision.objects.create(
            taken=taken,
            challenge=Challenge.objects.filter(ruling__motion=row).order_by("-pk")[0],
            upheld=bool(upheld),
            reasons=reasons.strip(),
        )
        act.shows(
            motion=motion,
            outcome="upheld" if upheld else "dismissed",
            reasons=reasons.strip(),
            decision=vote.ref if vote else "",
        )
        if vote is not None:
            act.about(vote.ref)
    on_record(act, taken)
    return decision

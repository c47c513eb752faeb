"""What must be known when a ruling is challenged, and when the challenge is decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.policy.hall import counted
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.power import Power
from folkmoot.core.procedure.rules.business import ReplyFacts
from folkmoot.core.procedure.rules.challenge_decision import (
    ChallengeDecisionFacts,
    ChallengeVote,
)
from folkmoot.core.procedure.rules.gate import ChallengeFacts, Form


def challenge_ref(motion_key: str) -> str:
    """How the agenda points at the challenge to the ruling on a motion."""
    return f"challenge:{motion_key}"


def line_of_challenge(motion_key: str, conference: str) -> assembly.AgendaItemView | None:
    """Its line on the agenda of the conference; None if it is not on it."""
    ref = challenge_ref(motion_key)
    return next((each for each in assembly.agenda_lines(conference) if each.subject == ref), None)


def vote_on_challenge(motion_key: str, conference: str) -> assembly.DecisionView | None:
    """The last vote of the conference on the challenge; None if it took none."""
    found = assembly.decisions_about(challenge_ref(motion_key))
    return next((each for each in reversed(found) if each.meeting_key == conference), None)


def challenge_facts(
    motion: Motion, held: Iterable[Power], *, grounds: str, form: Form, at: datetime
) -> MotionFacts:
    """The facts for a challenge, in the strongest standing that the challenger has."""
    ends = standing_of(motion, at=at).clocks.get("challenge_window")
    kinds = {power.kind for power in held}
    by = next((kind for kind in ("mover", "officer", "delegate") if kind in kinds), "")
    return MotionFacts(challenge=ChallengeFacts(ends, by, form, grounds))


def as_voted(decision: assembly.DecisionView) -> ChallengeVote:
    """The vote of the conference as the law asks for it."""
    votes_for, votes_against = counted(decision)
    return ChallengeVote(votes_for, votes_against, decision.number)


def challenge_decision_facts(
    motion: Motion,
    *,
    decided_by: str,
    upheld: bool,
    reasons: str,
    vote: assembly.DecisionView | None,
) -> MotionFacts:
    """The facts for deciding a challenge: by whom, why, and whether the committee was heard.

    Where the conference decides, the committee must have been heard before its vote.
    """
    replies = motion.taken.filter(step="reply_to_challenge")
    if vote is not None:
        replies = replies.filter(at__lte=vote.at)
    return MotionFacts(
        challenge_decision=ChallengeDecisionFacts(
            decided_by, upheld=upheld, reasons=reasons, vote=as_voted(vote) if vote else None
        ),
        reply=ReplyFacts(replies.exists()),
    )

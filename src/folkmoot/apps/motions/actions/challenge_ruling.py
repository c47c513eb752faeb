"""The unit challenges a ruling out of order; the committee replies; the challenge is decided."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import CHALLENGE_DECIDED, CHALLENGED, REPLIED
from folkmoot.apps.motions.models import Challenge, ChallengeDecision, Motion, Taken
from folkmoot.apps.motions.policy.gate import challenge_decision_facts, challenge_facts
from folkmoot.apps.motions.policy.powers import powers_of
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.rules.gate import Form
from folkmoot.core.terms import ActorRef


def challenge_ruling(
    *, actor: ActorRef, at: datetime, motion: str, grounds: str, form: Form = "online"
) -> Challenge:
    """Challenge the ruling on a motion.

    Raises:
        Refused: if there is no ruling out of order, the time is over, or the actor may not.
    """
    with official(CHALLENGED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        held = powers_of(row, actor.key, at=at)
        facts = challenge_facts(row, held, grounds=grounds, form=form, at=at)
        taken = take(act, row, "challenge", facts=facts, powers=held)
        challenge = Challenge.objects.create(
            taken=taken,
            ruling=row.rulings.order_by("-pk")[0],
            grounds=grounds.strip(),
            form=form,
        )
        act.shows(motion=motion, unit=places_of(row.unit).adopting.name, grounds=grounds.strip())
    on_record(act, taken)
    return challenge


def reply_to_challenge(*, actor: ActorRef, at: datetime, motion: str, reply: str) -> Taken:
    """The committee's reply, without which the challenge is not decided.

    Raises:
        Refused: if there is no open challenge or the actor is not on the committee.
    """
    with official(REPLIED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        taken = take(act, row, "reply_to_challenge", note=reply)
        act.shows(motion=motion, reply=reply)
    on_record(act, taken)
    return taken


def decide_challenge(
    *,
    actor: ActorRef,
    at: datetime,
    motion: str,
    upheld: bool,
    reasons: str = "",
    decided_by: str = "conference",
    reference: str = "",
) -> ChallengeDecision:
    """Record what became of a challenge; upheld means that the motion is in order after all.

    Args:
        decided_by: ``"conference"`` or ``"committee"``, as the rules say.
        reference: the conference's decision, where it took a vote.

    Raises:
        Refused: if another body decides, the committee was not heard, or reasons are missing.
    """
    with official(CHALLENGE_DECIDED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        facts = challenge_decision_facts(row, decided_by=decided_by, reasons=reasons, at=at)
        step = "allow_challenge" if upheld else "dismiss_challenge"
        taken = take(act, row, step, facts=facts, reference=reference, note=reasons)
        decision = ChallengeDecision.objects.create(
            taken=taken,
            challenge=Challenge.objects.filter(ruling__motion=row).order_by("-pk")[0],
            upheld=upheld,
            reasons=reasons.strip(),
        )
        act.shows(
            motion=motion,
            outcome="upheld" if upheld else "dismissed",
            reasons=reasons.strip(),
        )
    on_record(act, taken)
    return decision

"""The mover or the unit takes the motion back."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import WITHDRAWN
from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.rules.submission import LeaveFacts
from folkmoot.core.terms import ActorRef


def withdraw_motion(
    *, actor: ActorRef, at: datetime, motion: str, reason: str = "", leave_given: bool = False
) -> Taken:
    """Withdraw a motion; once it has been moved only with the meeting's leave.

    Raises:
        Refused: if it is too late, or the motion is not the actor's to withdraw.
    """
    with official(WITHDRAWN, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        moved = standing_of(row, at=at).state == "moved"
        step = "withdraw_with_leave" if moved else "withdraw"
        taken = take(act, row, step, facts=MotionFacts(leave=LeaveFacts(leave_given)), note=reason)
        act.shows(motion=motion, unit=places_of(row.unit).adopting.name)
    on_record(act, taken)
    return taken


def take_back(*, actor: ActorRef, at: datetime, motion: str) -> Taken:
    """Take a proposed motion back to the draft, to change its words.

    Raises:
        Refused: if it is not proposed, or the actor is not its mover.
    """
    with official(WITHDRAWN, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        taken = take(act, row, "take_back")
        act.shows(motion=motion, unit=places_of(row.unit).proposing.name)
    on_record(act, taken)
    return taken

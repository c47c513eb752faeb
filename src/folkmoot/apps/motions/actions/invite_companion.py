"""The mover invites somebody to work on the draft."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.acts_declared import REVISED
from folkmoot.apps.motions.models import Companion, Motion
from folkmoot.apps.motions.policy.drafts import may_work_on
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


def invite_companion(*, actor: ActorRef, at: datetime, motion: str, person: str) -> Companion:
    """Let another member see and change a draft.

    Raises:
        Refused: unless the actor works on the draft.
    """
    with official(REVISED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(may_work_on(row, actor.key, at=at))
        companion, _ = Companion.objects.get_or_create(
            motion=row, person=person, defaults={"since": at}
        )
        act.seals(motion=motion, companion=person)
    return companion

"""The mover or a companion changes the words of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.motions.actions.wording import write_version
from folkmoot.apps.motions.acts_declared import REVISED
from folkmoot.apps.motions.models import Motion, Version
from folkmoot.apps.motions.policy.drafts import may_work_on
from folkmoot.apps.record.acts import official
from folkmoot.core.lawtext import Operation
from folkmoot.core.terms import ActorRef


def revise_motion(
    *,
    actor: ActorRef,
    at: datetime,
    motion: str,
    title: str,
    body: str = "",
    statement: str = "",
    operations: Sequence[Operation] = (),
    base_edition: int | None = None,
) -> Version:
    """Write the next version of a draft.

    Args:
        base_edition: the edition the operations were made on, where the draft was carried over
            to a newer one.

    Raises:
        Refused: unless the actor works on the draft and its words may still change.
    """
    with official(REVISED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(may_work_on(row, actor.key, at=at))
        if base_edition is not None and base_edition != row.base_edition:
            row.base_edition = base_edition
            row.save(update_fields=["base_edition"])
        version = write_version(
            row,
            by=actor.key,
            at=at,
            title=title,
            body=body,
            statement=statement,
            operations=operations,
        )
        act.seals(motion=motion, version=version.number)
    return version

"""The mover or a companion changes a draft; the committee a composite not answered yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from folkmoot.apps.motions.actions.wording import trace, write_version
from folkmoot.apps.motions.acts_declared import COMPOSITE_REVISED, REVISED
from folkmoot.apps.motions.models import Motion, Version
from folkmoot.apps.motions.policy.compositing import parents_of, text_of
from folkmoot.apps.motions.policy.drafts import may_work_on, place_may_change, words_fit
from folkmoot.apps.motions.queries.words import current
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import digest
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
    unit: str | None = None,
    conference: str | None = None,
    topic: str | None = None,
    event: str | None = None,
    event_at: datetime | None = None,
    begins: date | None = None,
    proviso: str | None = None,
    ends: date | None = None,
) -> Version:
    """Write the next version of a draft, or of a composite that no unit has answered yet.

    Args:
        begins, proviso, ends: the day from which a rule change is to hold, what it is subject to,
            and the day from which it no longer holds; without a proviso, not even an empty one,
            all stay as they are.
        base_edition: the edition the operations were made on, where the draft was carried over
            to a newer one.
        unit, conference, topic, event, event_at: what the draft shall have instead of what it
            has; None leaves it as it is.

    Raises:
        Refused: unless the actor works on the draft and its words may still change; where it goes
            and what it is about may change until it has been before a meeting.
    """
    composite = Motion.objects.get(key=motion).composite
    asked = {
        "unit": unit,
        "conference": conference,
        "topic": topic,
        "event": event,
        "event_at": event_at,
    }
    with official(COMPOSITE_REVISED if composite else REVISED, actor=actor, at=at) as act:
        act.require(
            words_fit(
                title, body + (proviso or ""), statement, topic=topic or "", event=event or ""
            )
        )
        row = act.lock(Motion, key=motion)
        changed = {
            name: value
            for name, value in asked.items()
            if value is not None and value != getattr(row, name)
        }
        allowed = may_work_on(row, actor.key, at=at)
        act.require(allowed & place_may_change(row, changed, at=at))
        if base_edition is not None and base_edition != row.base_edition:
            changed["base_edition"] = base_edition
        for name, value in changed.items():
            setattr(row, name, value)
        if changed:
            row.save(update_fields=list(changed))
        if proviso is None:
            before = current(row)
            begins, proviso, ends = before.begins, before.proviso, before.ends
        version = write_version(
            row,
            by=actor.key,
            at=at,
            title=title,
            body=body,
            statement=statement,
            operations=operations,
            begins=begins,
            proviso=proviso,
            ends=ends,
        )
        if composite:
            trace(version, {each.motion.key: text_of(each.motion) for each in parents_of(row)})
            act.shows(motion=motion, text=digest([version.title, version.body, version.operations]))
            act.about(f"motion:{motion}")
        else:
            act.seals(motion=motion, version=version.number)
    return version

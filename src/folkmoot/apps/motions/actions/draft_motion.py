"""A member begins a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.actions.wording import write_version
from folkmoot.apps.motions.acts_declared import DRAFTED
from folkmoot.apps.motions.models import Motion, Numbering
from folkmoot.apps.motions.policy.drafts import words_fit
from folkmoot.apps.record.acts import official
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Operation
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import lock


def draft_motion(
    *,
    actor: ActorRef,
    at: datetime,
    kind: str,
    unit: str,
    conference: str,
    title: str,
    body: str = "",
    statement: str = "",
    document: str = "",
    operations: Sequence[Operation] = (),
    model_of: str = "",
    topic: str = "",
    event: str = "",
    event_at: datetime | None = None,
    begins: date | None = None,
    proviso: str = "",
    ends: date | None = None,
) -> Motion:
    """Begin a draft; it is seen by its mover and companions only until it is proposed.

    Args:
        unit: where it will be proposed (a branch, a local party, an affiliate).
        operations: for a rule change, what is to be done to the document.
        begins: for a rule change, the day from which it is to hold, voted on with it; None for
            the day the certificate names.
        ends: the day from which it no longer holds, if it is made for a time.
        proviso: what it is subject to; it is voted on and stands with the edition, not in its text.
        model_of: the number of another unit's motion that this one adopts.

    Raises:
        Refused: if the drafter is not a member.
    """
    edition = rulebook.last_edition(document) if document else None
    with official(DRAFTED, actor=actor, at=at) as act:
        act.require(words_fit(title, body + proviso, statement, topic=topic, event=event))
        motion = Motion.objects.create(
            key=next_key(at),
            kind=kind,
            unit=unit,
            mover=actor.key,
            conference=conference,
            document=document,
            base_edition=edition.sequence if edition else None,
            drafted_at=at,
            model_of=Motion.objects.get(key=model_of) if model_of else None,
            topic=topic,
            event=event,
            event_at=event_at,
        )
        row = take(act, motion, "draft")
        write_version(
            motion,
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
        act.seals(motion=motion.key)
    on_record(act, row)
    return motion


def next_key(at: datetime) -> str:
    """The next number of the year. Must run inside the act's transaction."""
    year = timezone.localtime(at).year
    Numbering.objects.get_or_create(pk=year)
    row = lock(Numbering, pk=year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"{year}-{row.last}"

"""When the clock alone will next change where a motion stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.events import events_of, standing_of


def next_change_of_public(*, at: datetime) -> datetime | None:
    """The first moment after ``at`` at which a public motion may stand elsewhere without an act."""
    rows = Motion.objects.filter(Q(submission__isnull=False) | Q(composite=True))
    return next_change(rows.prefetch_related("taken"), at=at)


def next_change(motions: Iterable[Motion], *, at: datetime) -> datetime | None:
    """The first moment after ``at`` at which a clock of one of them runs out.

    A step that is recorded for a later moment counts as well: until then it has not happened.
    """
    moments = [
        moment
        for motion in motions
        for moment in (
            *standing_of(motion, at=at).clocks.values(),
            *(event.at for event in events_of(motion)),
        )
        if moment is not None and moment > at
    ]
    return min(moments, default=None)

"""Opening a meeting."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import locked_meeting
from folkmoot.apps.assembly.acts_declared import OPENED
from folkmoot.apps.assembly.models import Opening
from folkmoot.apps.assembly.policy.calling import may_open, seat_of
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.queries.meetings import MeetingView, view_of
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


def open_meeting(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    opened_at: datetime | None = None,
    chair: str = "",
) -> tuple[MeetingView, str]:
    """Open a meeting, now or as it was opened; say who took the chair.

    Short notice or a lack of members keeps nobody from meeting; what cannot be decided then is
    refused when it is put.
    """
    moment = opened_at or at
    with official(OPENED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(
            may_run(actor, seat_of(row, at=at)) & may_open(row=row, opened_at=moment, at=at)
        )
        Opening.objects.create(
            meeting=row, at=moment, chair_key=chair, by=str(actor), recorded_at=at
        )
        act.shows(meeting=row.key, opened_at=moment.isoformat())
        act.seals(chair=chair)
        act.about(f"meeting:{row.key}")
        view = view_of(row)
    return view, act.code

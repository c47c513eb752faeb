"""Whether a called meeting may be put off or called off."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.models import Meeting
from folkmoot.apps.assembly.policy.calling import not_closed
from folkmoot.core.civildate import say_moment
from folkmoot.core.terms import Reason, Verdict, no, yes


def may_postpone(row: Meeting, *, starts_at: datetime, at: datetime) -> Verdict:
    """Whether a meeting may be moved to another time: it has not begun, and the time is ahead."""
    verdict = not_closed(row) & _not_begun(row)
    if starts_at <= at:
        verdict &= no(
            Reason(
                "meeting.in_the_past",
                "{starts} is past. Nobody can be called to a meeting that is over.",
                {"starts": say_moment(starts_at)},
                None,
                "Choose a time that is still to come.",
            )
        )
    if starts_at == row.starts_at:
        verdict &= no(
            Reason(
                "meeting.same_time",
                "{meeting} is called for that very time.",
                {"meeting": row.title},
                None,
                "Choose another time.",
            )
        )
    return verdict


def may_call_off(row: Meeting) -> Verdict:
    """Whether a meeting may be called off: not once it has begun, nor if members asked for it."""
    verdict = not_closed(row) & _not_begun(row)
    calling = getattr(row, "calling", None)
    if calling is not None and calling.requisition_id is not None:
        verdict &= no(
            Reason(
                "meeting.asked_for",
                "Members asked for this meeting, so it is not for its officers to call it off.",
                {},
                None,
                "Hold it; or move it to another time, which its members are told.",
            )
        )
    return verdict


def _not_begun(row: Meeting) -> Verdict:
    opening = getattr(row, "opening", None)
    if opening is None:
        return yes()
    return no(
        Reason(
            "meeting.has_begun",
            "{meeting} was opened at {opened}.",
            {"meeting": row.title, "opened": say_moment(opening.at)},
            None,
            "Close it instead.",
        )
    )

"""Closing a meeting; its minutes have then written themselves."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import locked_meeting
from folkmoot.apps.assembly.acts_declared import CLOSED
from folkmoot.apps.assembly.models import CardVote, Closing, Meeting
from folkmoot.apps.assembly.policy.calling import is_sitting, seat_of
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.queries.meetings import MeetingView, view_of
from folkmoot.apps.assembly.queries.minutes import minutes
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def close_meeting(
    *, actor: ActorRef, at: datetime, meeting: str, closed_at: datetime | None = None
) -> tuple[MeetingView, str]:
    """Close a meeting, now or as it was closed.

    Raises:
        Refused: if it is not open, a card vote is, or something was decided after that moment.
    """
    moment = closed_at or at
    with official(CLOSED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(
            may_run(actor, seat_of(row, at=at))
            & is_sitting(row, moment)
            & _nothing_open(row)
            & _nothing_after(row, moment, at=at)
        )
        Closing.objects.create(meeting=row, at=moment, by=str(actor), recorded_at=at)
        written = minutes(row.key)
        act.shows(
            meeting=row.key,
            closed_at=moment.isoformat(),
            minutes=written.digest if written else "",
        )
        act.about(f"meeting:{row.key}")
        view = view_of(Meeting.objects.get(pk=row.pk))
    return view, act.code


def _nothing_open(row: Meeting) -> Verdict:
    running = CardVote.objects.filter(meeting=row, decision__isnull=True).first()
    if running is None:
        return yes()
    says = "Card vote {number} is still open."
    params = {"number": running.number}
    return no(Reason("card.still_open", says, params, None, "Close the card vote first."))


def _nothing_after(row: Meeting, moment: datetime, *, at: datetime) -> Verdict:
    if moment > at:
        says, remedy = "The meeting cannot be closed ahead of time.", "Close it when it ends."
        return no(Reason("meeting.in_the_future", says, {}, None, remedy))
    last = row.decisions.order_by("-at").first()
    if last is None or last.at <= moment:
        return yes()
    says = "Decision {number} was taken after that moment."
    remedy = "Give the time at which the meeting really ended."
    return no(Reason("meeting.decided_after", says, {"number": last.number}, None, remedy))

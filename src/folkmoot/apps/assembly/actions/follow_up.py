"""Noting what was done about a resolution, and notes to the minutes."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import item_of, locked_meeting, missing
from folkmoot.apps.assembly.acts_declared import FOLLOWED_UP, NOTED
from folkmoot.apps.assembly.models import FollowUp, ItemNote, Resolution
from folkmoot.apps.assembly.policy.calling import is_sitting, seat_of
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.queries.resolutions import ResolutionView, resolution
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, Verdict, check_words, no, yes


def follow_up(
    *, actor: ActorRef, at: datetime, number: str, says: str, done: bool = False
) -> tuple[ResolutionView | None, str]:
    """Note what was done about a resolution; ``done`` if nothing more is to be done."""
    with official(FOLLOWED_UP, actor=actor, at=at) as act:
        try:
            row = act.lock(Resolution, number=number)
        except Resolution.DoesNotExist:
            raise missing("resolution", number) from None
        act.require(
            may_run(actor, seat_of(row.decision.meeting, at=at))
            & _says_something(says)
            & check_words(says, "What was done")
        )
        FollowUp.objects.create(resolution=row, says=says.strip(), done=done, at=at, by=str(actor))
        act.shows(resolution=number, done=done)
        act.seals(says=says.strip())
        act.about(f"resolution:{number}", f"meeting:{row.decision.meeting.key}")
        view = resolution(number)
    return view, act.code


def add_note(
    *, actor: ActorRef, at: datetime, meeting: str, text: str, item: int | None = None
) -> tuple[str, str]:
    """Add a sentence to the minutes, under a line of the agenda or at the end."""
    with official(NOTED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        line = item_of(row, item)
        act.require(
            may_run(actor, seat_of(row, at=at)) & is_sitting(row, at) & _says_something(text)
        )
        ItemNote.objects.create(meeting=row, item=line, text=text.strip(), by=str(actor), at=at)
        act.shows(meeting=row.key)
        act.seals(text=text.strip())
        act.about(f"meeting:{row.key}")
    return text.strip(), act.code


def _says_something(text: str) -> Verdict:
    if text.strip():
        return yes()
    return no(Reason("note.empty", "There is nothing to note.", {}, None, "Write a sentence."))

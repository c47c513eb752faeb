"""A called meeting is put off to another time, or called off; its members are told."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions.send_notice import entitled_to_notice
from folkmoot.apps.assembly.actions.subjects import locked_meeting
from folkmoot.apps.assembly.acts_declared import CALLED_OFF, POSTPONED
from folkmoot.apps.assembly.letters import Letter, called_off_letter, postponed_letter
from folkmoot.apps.assembly.models import CallingOff, Meeting, Notice, Postponement
from folkmoot.apps.assembly.policy.calling import seat_of
from folkmoot.apps.assembly.policy.offices import may_run
from folkmoot.apps.assembly.policy.putting_off import may_call_off, may_postpone
from folkmoot.apps.assembly.queries.meetings import MeetingView, view_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.terms import ActorRef, check_words
from folkmoot.platform import mail


def postpone_meeting(
    *, actor: ActorRef, at: datetime, meeting: str, starts_at: datetime, why: str
) -> tuple[MeetingView, str]:
    """Move a called meeting to another time and tell by e-mail those whose meeting it is.

    The letter is notice of the new time, and whether that is in time is asked of the rules anew;
    notice of the old time counts for nothing any more.

    Raises:
        Refused: if the actor may not, the meeting has begun or was called off, the time is not
            ahead, or no reason is given.
    """
    with official(POSTPONED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(
            may_run(actor, seat_of(row, at=at))
            & check_words(why, "The reason", needed=True)
            & may_postpone(row, starts_at=starts_at, at=at)
        )
        before = row.starts_at
        Postponement.objects.create(
            meeting=row,
            was_to_start_at=before,
            starts_at=starts_at,
            why=why.strip(),
            by=str(actor),
            at=at,
        )
        row.starts_at = starts_at
        row.save(update_fields=["starts_at"])
        entitled = entitled_to_notice(row, at=at)
        letter = postponed_letter(row, before=before, why=why.strip(), at=at)
        told = _tell(act, row, entitled, letter)
        if told:
            Notice.objects.create(
                meeting=row,
                given_at=at,
                how="email",
                recipients=len(entitled),
                without_email=len(entitled) - told,
                text=why.strip(),
                by=str(actor),
                recorded_at=at,
            )
        act.shows(
            meeting=row.key,
            was_to_start_at=before.isoformat(),
            starts_at=starts_at.isoformat(),
            told=told,
        )
        act.seals(why=why.strip())
    return view_of(Meeting.objects.get(pk=row.pk)), act.code


def call_off_meeting(
    *, actor: ActorRef, at: datetime, meeting: str, why: str
) -> tuple[MeetingView, str]:
    """Call a meeting off and tell by e-mail those whose meeting it would have been.

    What was on its agenda is free to be put before another meeting.

    Raises:
        Refused: if the actor may not, the meeting has begun or was called off already, members
            asked for it by requisition, or no reason is given.
    """
    with official(CALLED_OFF, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(
            may_run(actor, seat_of(row, at=at))
            & check_words(why, "The reason", needed=True)
            & may_call_off(row)
        )
        CallingOff.objects.create(meeting=row, why=why.strip(), by=str(actor), at=at)
        row = Meeting.objects.get(pk=row.pk)
        letter = called_off_letter(row, why=why.strip(), at=at)
        told = _tell(act, row, entitled_to_notice(row, at=at), letter)
        act.shows(meeting=row.key, starts_at=row.starts_at.isoformat(), told=told)
        act.seals(why=why.strip())
    return view_of(row), act.code


def _tell(act: Act, row: Meeting, entitled: list[str], letter: Letter) -> int:
    """Post the letter to everybody with an address; how many of the entitled have one."""
    addresses = people.emails_of(entitled)
    if addresses:
        mail.post(
            to=dict.fromkeys(addresses.values()),
            subject=letter.subject,
            text=letter.text,
            calendar=letter.calendar,
            calendar_name=letter.calendar_name,
        )
    act.about(f"meeting:{row.key}")
    return len(addresses)

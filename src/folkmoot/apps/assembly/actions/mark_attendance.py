"""Noting who came, by name or by count, and who sent apologies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from folkmoot.apps.assembly.actions.subjects import locked_meeting
from folkmoot.apps.assembly.acts_declared import APOLOGISED, ATTENDANCE
from folkmoot.apps.assembly.models import Apology, Attendance, Delegate, HeadCount, Meeting
from folkmoot.apps.assembly.policy.calling import is_sitting, not_closed, seat_of
from folkmoot.apps.assembly.policy.offices import belongs, may_count, may_run
from folkmoot.apps.assembly.queries.presence import Presence, presence
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.terms import ActorRef, Reason, Verdict, all_of, check_words, no, yes


def mark_attendance(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    came: Iterable[str] = (),
    visitors: Iterable[str] = (),
    left: Iterable[str] = (),
    mode: str = "in_room",
    moment: datetime | None = None,
) -> tuple[Presence, str]:
    """Note by name who came, as a member or a visitor, and who left, at a moment.

    Raises:
        Refused: for somebody who is no member of the unit, is there already, or was not there.
    """
    when = moment or at
    arrived, gone, guests = list(dict.fromkeys(came)), list(dict.fromkeys(left)), list(visitors)
    with official(ATTENDANCE, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(
            may_count(actor, seat_of(row, at=at)) & is_sitting(row, when) & _not_ahead(when, at)
        )
        note_arrivals(act, row, came=arrived, mode=mode, moment=when)
        visitors = list(visitors)
        act.require(all_of(_is_there(row, key) for key in gone))
        act.require(all_of(check_words(name, "A visitor's name", most=120) for name in visitors))
        Attendance.objects.bulk_create(
            Attendance(
                meeting=row,
                visitor=name.strip(),
                mode=mode,
                from_at=when,
                by=str(actor),
                recorded_at=at,
            )
            for name in guests
            if name.strip()
        )
        Attendance.objects.filter(meeting=row, person_key__in=gone, until_at__isnull=True).update(
            until_at=when
        )
        here = presence(row.pk, at=when)
        act.shows(meeting=row.key, members=here.total, visitors=here.visitors)
        act.seals(came=arrived, left=gone, visitors=guests, mode=mode)
        act.about(f"meeting:{row.key}")
    return here, act.code


def note_arrivals(act: Act, row: Meeting, *, came: list[str], mode: str, moment: datetime) -> None:
    """Write down the members who came. For acts that record a whole meeting, too."""
    act.require(all_of(_may_be_there(row, key) for key in came))
    without = people.without_right("attend", moment, came)
    act.require(all_of(people.right_of(key, "attend", moment) for key in sorted(without)))
    Attendance.objects.bulk_create(
        Attendance(
            meeting=row,
            person_key=key,
            mode=mode,
            from_at=moment,
            by=str(act.actor),
            recorded_at=act.at,
        )
        for key in came
    )


def count_heads(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    in_room: int,
    online: int = 0,
    phone: int = 0,
    visitors: int = 0,
    moment: datetime | None = None,
) -> tuple[Presence, str]:
    """Note how many are there, where nobody takes names."""
    when = moment or at
    with official(ATTENDANCE, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        act.require(
            may_count(actor, seat_of(row, at=at))
            & is_sitting(row, when)
            & _not_ahead(when, at)
            & heads_make_sense((in_room, online, phone, visitors))
        )
        HeadCount.objects.create(
            meeting=row,
            at=when,
            in_room=in_room,
            online=online,
            phone=phone,
            visitors=visitors,
            by=str(actor),
            recorded_at=at,
        )
        here = presence(row.pk, at=when)
        act.shows(meeting=row.key, members=here.total, visitors=here.visitors)
        act.about(f"meeting:{row.key}")
    return here, act.code


def apologise(*, actor: ActorRef, at: datetime, meeting: str, person: str = "") -> tuple[str, str]:
    """Note that a member cannot come; members send their own, officers note others'."""
    key = person or actor.key
    with official(APOLOGISED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        own = actor.kind == "person" and key == actor.key
        act.require((yes() if own else may_run(actor, seat_of(row, at=at))) & not_closed(row))
        act.require(_may_apologise(row, key))
        Apology.objects.create(meeting=row, person_key=key, at=at, by=str(actor))
        act.shows(meeting=row.key)
        act.seals(person=key)
        act.about(f"meeting:{row.key}")
    return key, act.code


def heads_make_sense(counts: tuple[int, ...]) -> Verdict:
    """Whether counts of people are whole numbers from nought."""
    if all(number >= 0 for number in counts):
        return yes()
    says = "A number of people cannot be below 0."
    return no(Reason("attendance.negative", says, {}, None, "Correct the count."))


def _not_ahead(moment: datetime, at: datetime) -> Verdict:
    if moment <= at:
        return yes()
    says = "Nobody can have come at a time that has not come yet."
    return no(Reason("attendance.in_the_future", says, {}, None, "Check the time."))


def _may_be_there(row: Meeting, key: str) -> Verdict:
    name = people.name_of(key)
    if not _is_one_of_them(row, key):
        says = "{name} is not a member of this meeting."
        remedy = "Note a guest as a visitor; visitors count neither for the quorum nor in a vote."
        return no(Reason("attendance.not_a_member", says, {"name": name}, None, remedy))
    if Attendance.objects.filter(meeting=row, person_key=key, until_at__isnull=True).exists():
        says = "{name} is noted as present already."
        return no(Reason("attendance.there_already", says, {"name": name}, None, "Leave it."))
    return yes()


def _is_one_of_them(row: Meeting, key: str) -> bool:
    if row.kind == "conference":
        delegates = Delegate.objects.filter(delegation__meeting=row, person_key=key)
        return delegates.exists()
    return belongs(key, seat_of(row))


def _is_there(row: Meeting, key: str) -> Verdict:
    if Attendance.objects.filter(meeting=row, person_key=key, until_at__isnull=True).exists():
        return yes()
    says = "{name} is not noted as present."
    return no(Reason("attendance.not_there", says, {"name": people.name_of(key)}, None, "Check."))


def _may_apologise(row: Meeting, key: str) -> Verdict:
    name = people.name_of(key)
    if not _is_one_of_them(row, key):
        says = "{name} is not a member of this meeting."
        return no(Reason("attendance.not_a_member", says, {"name": name}, None, "Check the name."))
    if Apology.objects.filter(meeting=row, person_key=key).exists():
        says = "{name} has sent apologies already."
        return no(Reason("apology.noted_already", says, {"name": name}, None, "Leave it."))
    return yes()

"""“We met”: a whole meeting on one screen, recorded afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.actions.call_meeting import default_title, findable
from folkmoot.apps.assembly.actions.decide import put_down
from folkmoot.apps.assembly.actions.mark_attendance import heads_make_sense, note_arrivals
from folkmoot.apps.assembly.actions.results import recorded_figures
from folkmoot.apps.assembly.actions.subjects import free_key, locked_meeting
from folkmoot.apps.assembly.acts_declared import MET
from folkmoot.apps.assembly.models import (
    AgendaItem,
    Attendance,
    Closing,
    Decision,
    HeadCount,
    ItemNote,
    Meeting,
    Notice,
    Opening,
)
from folkmoot.apps.assembly.policy.calling import may_give_notice, may_open, seat_of
from folkmoot.apps.assembly.policy.offices import Seat, may_run
from folkmoot.apps.assembly.policy.voting import Question
from folkmoot.apps.assembly.queries.decisions import DecisionView, decision_ref, decisions_of
from folkmoot.apps.assembly.queries.meetings import MeetingView, view_of
from folkmoot.apps.assembly.queries.presence import presence
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.civildate import say_moment
from folkmoot.core.terms import ActorRef, Reason, Verdict, all_of, check_words, no, yes
from folkmoot.platform.installation import installation


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing that was decided; without figures it was agreed without a vote."""

    question: str
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int = 0
    subject: str = ""
    question_kind: str = "business"
    text: str = ""


@dataclass(frozen=True, slots=True)
class NoticeWas:
    """How notice of the meeting had been given."""

    given_at: datetime
    how: str = "email"


@dataclass(frozen=True, slots=True)
class Met:
    """What was recorded."""

    meeting: MeetingView
    decisions: tuple[DecisionView, ...]


def we_met(
    *,
    actor: ActorRef,
    at: datetime,
    unit: str,
    held_at: datetime,
    kind: str = "branch_meeting",
    ended_at: datetime | None = None,
    meeting: str = "",
    came: Sequence[str] = (),
    count: int | None = None,
    online: int = 0,
    visitors: int = 0,
    decided: Sequence[Decided] = (),
    notice: NoticeWas | None = None,
    chair: str = "",
    place: str = "",
    note: str = "",
    title: str = "",
) -> tuple[Met, str]:
    """Record a meeting that was held: when, who came, what was decided. All else is optional.

    A meeting that had been called is named by its key; otherwise it is noted now, without a
    calling. Every decision is held against the same rules as if it had been recorded there.

    Raises:
        Refused: with every rule that stands in the way; then nothing is recorded.
    """
    end = ended_at or held_at
    with official(MET, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting) if meeting else None
        seat = seat_of(row) if row else Seat(unit, kind, "", day_of(held_at, installation().zone))
        act.require(may_run(actor, seat) & _is_over(held_at, end, at=at))
        act.require(
            check_words(title, "The title", most=160)
            & check_words(place, "The place", most=200)
            & check_words(note, "The note")
            & all_of(check_words(what.question, "What was decided", most=400) for what in decided)
        )
        if row is None:
            row = _noted(act, seat, held_at=held_at, place=place, title=title)
        act.require(may_open(row=row, opened_at=held_at, at=at))
        _note_notice(act, row, notice)
        Opening.objects.create(
            meeting=row, at=held_at, chair_key=chair, by=str(actor), recorded_at=at
        )
        _note_who_came(
            act, row, held_at, came=list(came), count=count, online=online, visitors=visitors
        )
        numbers = [_note_decision(act, row, what, moment=end) for what in decided]
        if note.strip():
            ItemNote.objects.create(meeting=row, text=note.strip(), by=str(actor), at=at)
        Closing.objects.create(meeting=row, at=end, by=str(actor), recorded_at=at)
        act.shows(
            unit=row.unit_slug,
            meeting=row.key,
            held_on=day_of(held_at, row.zone).isoformat(),
            present=presence(row.pk, at=held_at).total,
            decisions=len(numbers),
        )
        act.seals(came=list(came), questions=[what.question for what in decided])
        act.about(f"meeting:{row.key}", f"unit:{row.unit_slug}")
        act.about(*(decision_ref(row.key, number) for number in numbers))
        act.about(*(what.subject for what in decided if what.subject))
    met = Met(view_of(Meeting.objects.get(pk=row.pk)), tuple(decisions_of(row.key)))
    return met, act.code


def _noted(act: Act, seat: Seat, *, held_at: datetime, place: str, title: str) -> Meeting:
    act.require(_unit_known(seat))
    zone = installation().zone
    row = Meeting.objects.create(
        key=free_key(unit_slug=seat.unit_slug, kind=seat.kind, starts_at=held_at, zone=zone),
        unit_slug=seat.unit_slug,
        kind=seat.kind,
        convened_as="ordinary",
        title=title.strip() or default_title(seat.unit_slug, seat.kind, day=seat.day),
        starts_at=held_at,
        zone=zone,
        place=place.strip(),
    )
    findable(row)
    return act.lock(Meeting, pk=row.pk)


def _note_notice(act: Act, row: Meeting, notice: NoticeWas | None) -> None:
    if notice is None:
        return
    act.require(may_give_notice(row=row, given_at=notice.given_at, at=act.at))
    Notice.objects.create(
        meeting=row,
        given_at=notice.given_at,
        how=notice.how,
        recipients=people.members_of(row.unit_slug, day_of(notice.given_at, row.zone)).count,
        by=str(act.actor),
        recorded_at=act.at,
    )


def _note_who_came(
    act: Act,
    row: Meeting,
    moment: datetime,
    *,
    came: list[str],
    count: int | None,
    online: int,
    visitors: int,
) -> None:
    note_arrivals(act, row, came=came, mode="in_room", moment=moment)
    if count is None and not online and not visitors:
        return
    act.require(heads_make_sense((count or 0, online, visitors)) & _count_fits(came, count, online))
    if came:
        Attendance.objects.bulk_create(
            Attendance(
                meeting=row,
                visitor=f"visitor {place}",
                mode="in_room",
                from_at=moment,
                by=str(act.actor),
                recorded_at=act.at,
            )
            for place in range(1, visitors + 1)
        )
        return
    HeadCount.objects.create(
        meeting=row,
        at=moment,
        in_room=count or 0,
        online=online,
        visitors=visitors,
        by=str(act.actor),
        recorded_at=act.at,
    )


def _note_decision(act: Act, row: Meeting, what: Decided, *, moment: datetime) -> int:
    item = None
    if what.subject or what.text:
        item = AgendaItem.objects.filter(
            meeting=row, subject=what.subject
        ).first() or AgendaItem.objects.create(
            meeting=row,
            position=row.items.count() + 1,
            kind="motion",
            title=what.question[:200],
            subject=what.subject,
            text=what.text,
            question_kind=what.question_kind,
            by=str(act.actor),
            added_at=act.at,
        )
    figures = recorded_figures(
        votes_for=what.votes_for,
        votes_against=what.votes_against,
        abstentions=what.abstentions,
        spoilt=0,
        total=None,
        sections=(),
        by_name={},
    )
    asked = Question(
        text=what.question,
        kind=what.question_kind,
        method="agreed" if figures is None else "hands",
        at=moment,
        figures=figures,
        item=item,
    )
    decision: Decision = put_down(act, row, asked, subject=what.subject)
    return decision.number


def _is_over(held_at: datetime, end: datetime, *, at: datetime) -> Verdict:
    if held_at <= end <= at:
        return yes()
    if end > at:
        says = "{moment} has not come yet; what was decided is recorded when it has been decided."
        params = {"moment": say_moment(end)}
        return no(Reason("meeting.in_the_future", says, params, None, "Call the meeting instead."))
    says = "The meeting is said to have ended before it began."
    return no(Reason("meeting.ends_before_it_began", says, {}, None, "Check the times."))


def _unit_known(seat: Seat) -> Verdict:
    if people.unit(seat.unit_slug) is not None:
        return yes()
    says = "There is no unit “{unit}”."
    return no(Reason("meeting.no_such_unit", says, {"unit": seat.unit_slug}, None, "Check it."))


def _count_fits(came: list[str], count: int | None, online: int) -> Verdict:
    if not came or (not online and count in {None, len(came)}):
        return yes()
    says = "{named} members are ticked and {count} are counted."
    params = {"named": len(came), "count": (count or 0) + online}
    remedy = "Tick everybody who came, or leave the list empty and give only the count."
    return no(Reason("attendance.count_differs", says, params, None, remedy))

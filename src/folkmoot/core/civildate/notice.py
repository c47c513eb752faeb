"""Whether notice was given early enough, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate.calendar import Calendar, instant
from folkmoot.core.civildate.days import working_days_between
from folkmoot.core.civildate.deadline import Deadline, deadline_before, time_left
from folkmoot.core.civildate.period import MOST, Period, Unit
from folkmoot.core.civildate.time_left import TimeLeft, time_between
from folkmoot.core.civildate.words import say_moment, sentences
from folkmoot.core.terms import ProvisionRef, Reason, Verdict, no, yes

_SECONDS_IN_AN_HOUR = 3_600


@dataclass(frozen=True, slots=True)
class NoticeAnswer:
    """Whether notice of an event was long enough.

    Attributes:
        given: what was given, in the required unit; in days where weeks, months or years are
            required, so that nothing is rounded away. None where notice came after the event, or on
            its very day where clear days are asked for.
        required: what the rule asks for.
        latest: the last moment at which notice would have been in time, with its steps.
        margin: how much earlier than that it was given; negative if it came too late.
        verdict: the same as a verdict, with the provision that was named.
    """

    given: Period | None
    required: Period
    latest: Deadline
    margin: TimeLeft
    verdict: Verdict

    @property
    def in_time(self) -> bool:
        """Whether the notice was long enough."""
        return self.margin.is_open

    @property
    def explanation(self) -> tuple[str, ...]:
        """Plain sentences: how the last moment was found, then the finding."""
        return self.latest.explanation + sentences(self.verdict.reasons)


def latest_notice(event_at: datetime, required: Period, calendar: Calendar) -> Deadline:
    """The last moment at which notice of an event can be given.

    For clear days neither the day of notice nor the day of the event counts. Notice given at any
    time of a day counts for that day, and rest days are no obstacle to giving it.

    Raises:
        NaiveTimeError: if the event has no zone.
        CalendarError: if the result leaves the years 2 to 9998.
    """
    return deadline_before(event_at, required, calendar)


def notice_given(
    *,
    sent_at: datetime,
    event_at: datetime,
    required: Period,
    calendar: Calendar,
    provision: ProvisionRef | None = None,
) -> NoticeAnswer:
    """Whether notice given (served) at a moment was in time for an event.

    ``sent_at`` is the moment of service as the rule has it; where a rule deems service some days
    after dispatch, that day is the caller's to find (`deadline_after`).

    Raises:
        NaiveTimeError: if a moment has no zone.
        CalendarError: if the result leaves the years 2 to 9998.
    """
    latest = latest_notice(event_at, required, calendar)
    margin = time_left(latest, sent_at)
    given = _given(sent_at, event_at, required.unit, calendar)
    params = {
        "given": given.text if given else "no notice",
        "required": required.text,
        "latest": latest.text,
        "event": say_moment(calendar.local(event_at)),
        "margin": margin.length,
    }
    if margin.is_open:
        says = "Notice in time: {given} given, {required} required."
        verdict = yes(Reason("notice.in_time", says, params, provision))
    else:
        verdict = no(
            Reason(
                "notice.too_short",
                "Notice too short: {given} given, {required} required;"
                " the last moment was {latest}, missed by {margin}.",
                params,
                provision,
                "Give new notice of a later date than {event}.",
            )
        )
    return NoticeAnswer(given, required, latest, margin, verdict)


def _given(sent_at: datetime, event_at: datetime, unit: Unit, calendar: Calendar) -> Period | None:
    if instant(sent_at) > instant(event_at):
        return None
    sent, event = calendar.day_of(sent_at), calendar.day_of(event_at)
    days = (event - sent).days
    if days == 0 and unit in {Unit.CLEAR_DAYS, Unit.CLEAR_WORKING_DAYS}:
        return None
    amount, counted_in = days, unit
    match unit:
        case Unit.HOURS:
            amount = time_between(sent_at, event_at).seconds // _SECONDS_IN_AN_HOUR
        case Unit.CLEAR_DAYS:
            amount = days - 1
        case Unit.WORKING_DAYS:
            amount = working_days_between(sent, event, calendar)
        case Unit.CLEAR_WORKING_DAYS:
            amount = working_days_between(sent, event, calendar) - calendar.is_working(sent)
        case _:
            counted_in = Unit.DAYS
    # Nobody gives notice a hundred thousand days ahead; a period must stay within its bounds.
    return Period(min(amount, MOST), counted_in)

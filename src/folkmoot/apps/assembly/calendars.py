"""Meetings and their deadlines as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from folkmoot.apps.assembly.queries.meetings import MeetingView

_LENGTH = timedelta(hours=2)  # nobody says how long a meeting lasts; calendars want to know


def meeting_calendar(
    meetings: Iterable[MeetingView],
    *,
    now: datetime,
    open_door: bool = True,
    method: str = "",
) -> str:
    """A calendar of meetings.

    Some of its arguments:
        open_door: whether the reader is one of those whose meetings they are; others get the
            time and the unit, but neither the place nor how to join.
        method: what a letter asks the calendar to do: ``REQUEST`` or ``CANCEL`` (RFC 5546).
    """
    host = urlsplit(settings.ORIGIN).hostname or "folkmoot"
    calendar = Calendar()
    calendar.add("prodid", "-//Folkmoot//Meetings//EN")
    calendar.add("version", "2.0")
    if method:
        calendar.add("method", method)
    for meeting in meetings:
        calendar.add_component(_event(meeting, host=host, now=now, open_door=open_door))
    return calendar.to_ical().decode()


def _event(meeting: MeetingView, *, host: str, now: datetime, open_door: bool) -> Event:
    zone = ZoneInfo(meeting.zone)
    starts = meeting.starts_at.astimezone(zone)
    event = Event()
    event.add("uid", f"{meeting.key}@{host}")
    event.add("dtstamp", now)
    off = meeting.status == "called_off"
    event.add("sequence", len(meeting.moved) + off)
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("dtstart", starts)
    event.add("dtend", (meeting.closed_at or meeting.starts_at + _LENGTH).astimezone(zone))
    event.add("summary", meeting.title)
    event.add("url", f"{settings.ORIGIN}{meeting.url}")
    if (open_door or meeting.public) and meeting.place:
        event.add("location", meeting.place)
    if (open_door or meeting.public) and meeting.joining:
        event.add("description", _("To join: %(how)s") % {"how": meeting.joining})
    return event

"""The clocks of a case as iCalendar (RFC 5545), without a word on what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from folkmoot.apps.conduct.queries.clocks import ClockView


def calendar_of(code: str, clocks: Iterable[ClockView], at: datetime) -> str:
    """A calendar with an entry at the last moment of each clock."""
    host = urlsplit(settings.ORIGIN).hostname or "folkmoot"
    calendar = Calendar()
    calendar.add("prodid", "-//Folkmoot//Deadlines//EN")
    calendar.add("version", "2.0")
    for clock in clocks:
        event = Event()
        event.add("uid", f"{code}-{clock.key}@{host}")
        event.add("dtstamp", at)
        event.add("dtstart", clock.ends_at)
        event.add("dtend", clock.ends_at)
        event.add("summary", str(clock.title))
        event.add("url", f"{settings.ORIGIN}/cases/{code}")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return calendar.to_ical().decode()

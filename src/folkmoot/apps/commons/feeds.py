"""News as Atom (RFC 4287), events as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from icalendar import Calendar, Event

from folkmoot.apps.commons.queries.shapes import PublicationView


def atom(items: Sequence[PublicationView], *, title: str, path: str) -> str:
    """A feed, the newest first; what was corrected says when."""
    feed = Atom1Feed(
        title=title,
        link=f"{settings.ORIGIN}/news/",
        description="",
        feed_url=f"{settings.ORIGIN}{path}",
        language="en-gb",
    )
    for each in items:
        feed.add_item(
            title=each.title,
            link=f"{settings.ORIGIN}{each.url}",
            description=each.text,
            author_name=each.unit_name,
            unique_id=f"{settings.ORIGIN}{each.url}",
            pubdate=each.at,
            updateddate=each.updated,
        )
    return str(feed.writeString("utf-8"))


def events(items: Sequence[PublicationView], *, now: datetime) -> str:
    """A calendar of coming events; a correction raises its sequence."""
    host = urlsplit(settings.ORIGIN).hostname or "folkmoot"
    calendar = Calendar()
    calendar.add("prodid", "-//Folkmoot//Events//EN")
    calendar.add("version", "2.0")
    for each in items:
        event = Event()
        event.add("uid", f"{each.key}@{host}")
        event.add("dtstamp", now)
        event.add("sequence", len(each.corrections))
        event.add("dtstart", each.starts_at)
        if each.ends_at:
            event.add("dtend", each.ends_at)
        event.add("summary", each.title)
        event.add("description", each.text)
        event.add("url", f"{settings.ORIGIN}{each.url}")
        if each.place:
            event.add("location", each.place)
        calendar.add_component(event)
    return calendar.to_ical().decode()

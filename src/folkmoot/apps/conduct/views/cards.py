"""What the home page says of cases: only to those who have a part in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from folkmoot.apps.conduct.queries.parts import cases_of
from folkmoot.apps.conduct.queries.rooms import room_of
from folkmoot.apps.conduct.views.act_pages import pages_for
from folkmoot.web.offers import Card

MOST = 6


def cards(person: str, at: datetime) -> Sequence[Card]:
    """The next step in each running case of a person."""
    return tuple(_cards(person, at)) if person else ()


def _cards(person: str, at: datetime) -> Iterator[Card]:
    for row, _parts in cases_of(person, at)[:MOST]:
        room = room_of(row.code, person, at)
        if room is None or room.ended:
            continue
        first = next((page for page in pages_for(room) if page.is_next(room)), None)
        by = room.clocks[0].ends_at if room.clocks else None
        title = _("A matter in which you have a part")
        if first is not None:
            url = f"{room.url}/{first.noun}"
            yield Card("awaits", title, url, room.code, by, str(first.title))
        elif by is not None:
            yield Card("due", title, room.url, f"{room.code}: {room.clocks[0].title}", by)

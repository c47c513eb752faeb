"""Letters about a case: that there is something new, never what. What is said stays in the room."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from folkmoot.apps.conduct.calendars import calendar_of
from folkmoot.apps.conduct.models import Case
from folkmoot.apps.conduct.queries.clocks import all_clocks, clocks_for
from folkmoot.apps.conduct.queries.parts import people_of
from folkmoot.apps.people import queries as people
from folkmoot.platform import mail

_FOOT = "This letter says no more, so that nobody learns of the matter who opens it by mistake."


def something_new(row: Case, *, parts: Iterable[str], at: datetime, says: str = "") -> None:
    """Tell those of a case who have one of these parts that there is something new for them.

    Whoever has a deadline running gets it for the calendar as well.
    """
    wanted = set(parts)
    found = {key: held for key, held in people_of(row, at).items() if held & wanted}
    addresses = people.emails_of(found)
    clocks = all_clocks(row, at) if addresses else []
    for key, address in addresses.items():
        own = clocks_for(clocks, found[key], at)
        lines = [says or "There is something new in a matter in which you have a part."]
        lines += [f"{each.title}: {each.ends_at:%d %B %Y, %H:%M}" for each in own]
        lines += [f"Read it here: {settings.ORIGIN}/cases/{row.code}", _FOOT]
        mail.post(
            to=[address],
            subject="A matter in which you have a part",
            text="\n\n".join(lines),
            calendar=calendar_of(row.code, own, at) if own else "",
            calendar_name="deadlines.ics" if own else "",
        )

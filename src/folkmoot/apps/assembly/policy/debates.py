"""Whether debate under a line of the agenda may be given an end, or a later one."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.models import AgendaItem, Meeting
from folkmoot.core.civildate import say_moment
from folkmoot.core.terms import Reason, Verdict, no, yes


def may_end(row: Meeting, *, ends_at: datetime | None) -> Verdict:
    """Whether debate may end at a moment: after the meeting begins."""
    if ends_at is None or ends_at > row.starts_at:
        return yes()
    return no(
        Reason(
            "agenda.ends_before_it_begins",
            "Debate cannot end at {ends}: {meeting} begins at {begins}.",
            {
                "ends": say_moment(ends_at),
                "meeting": row.title,
                "begins": say_moment(row.starts_at),
            },
            None,
            "Give a later time, or none if it may take as long as it takes.",
        )
    )


def may_extend(row: Meeting, item: AgendaItem, *, until: datetime) -> Verdict:
    """Whether a meeting may debate a line for longer: it sits, and the end is a later one."""
    if getattr(row, "opening", None) is None:
        return no(
            Reason(
                "agenda.not_sitting",
                "{meeting} has not been opened, so it cannot have agreed to anything.",
                {"meeting": row.title},
                None,
                "Open the meeting, then ask it.",
            )
        )
    if item.ends_at is None:
        return no(
            Reason(
                "agenda.no_end",
                "“{title}” has no end of its own that could be put off.",
                {"title": item.title},
                None,
                "Nothing needs to be done: debate goes on.",
            )
        )
    last = max([item.ends_at, *(each.until for each in item.extensions.all())])
    if until > last:
        return yes()
    return no(
        Reason(
            "agenda.not_later",
            "Debate on “{title}” goes on until {last} already.",
            {"title": item.title, "last": say_moment(last)},
            None,
            "Give a later time.",
        )
    )

"""The letter that gives notice of a meeting, with the meeting for the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from folkmoot.apps.assembly.calendars import meeting_calendar
from folkmoot.apps.assembly.models import Meeting
from folkmoot.apps.assembly.queries.agenda import agenda_lines
from folkmoot.apps.assembly.queries.meetings import view_of
from folkmoot.web.moments import moment_words


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, ready to be posted."""

    subject: str
    text: str
    calendar: str
    calendar_name: str


def notice_letter(row: Meeting, *, text: str, at: datetime) -> Letter:
    """Notice of a meeting: when and where, what the officer adds, the agenda, the address."""
    view = view_of(row)
    where = [line for line in (row.place, row.joining) if line]
    lines = [f"{line.number}. {line.title}" for line in agenda_lines(row.key)]
    agenda = [_("Agenda"), *lines] if lines else []
    parts = [
        _("Notice of a meeting: %(title)s") % {"title": row.title},
        "\n".join([moment_words(row.starts_at), *where]),
        text,
        "\n".join(agenda),
        f"{settings.ORIGIN}{view.url}",
    ]
    return Letter(
        subject=_("%(title)s, %(moment)s")
        % {"title": row.title, "moment": moment_words(row.starts_at)},
        text="\n\n".join(part for part in parts if part) + "\n",
        calendar=meeting_calendar([view], now=at),
        calendar_name=f"{row.key}.ics",
    )


def postponed_letter(row: Meeting, *, before: datetime, why: str, at: datetime) -> Letter:
    """A meeting is held at another time: when it was, when it is now, why, and for the calendar."""
    title = _("%(title)s is put off to %(moment)s")
    subject = title % {"title": row.title, "moment": moment_words(row.starts_at)}
    was = _("It was called for %(moment)s.") % {"moment": moment_words(before)}
    where = "\n".join(line for line in (row.place, row.joining) if line)
    return _changed(row, subject, [was, why, where], method="REQUEST", at=at)


def called_off_letter(row: Meeting, *, why: str, at: datetime) -> Letter:
    """A meeting is not held, and why; the calendar strikes it out."""
    subject = _("%(title)s on %(moment)s is called off") % {
        "title": row.title,
        "moment": moment_words(row.starts_at),
    }
    return _changed(row, subject, [why], method="CANCEL", at=at)


def _changed(row: Meeting, subject: str, parts: list[str], *, method: str, at: datetime) -> Letter:
    view = view_of(row)
    lines = [f"{subject}.", *parts, f"{settings.ORIGIN}{view.url}"]
    return Letter(
        subject=subject,
        text="\n\n".join(part for part in lines if part) + "\n",
        calendar=meeting_calendar([view], now=at, method=method),
        calendar_name=f"{row.key}.ics",
    )

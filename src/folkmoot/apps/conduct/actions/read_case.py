"""Opening the file of a case leaves a trace that the member sees."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.models import Case, Reading
from folkmoot.apps.conduct.queries.served import is_told
from folkmoot.apps.people import actions as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.terms import ActorRef


def note_reading(row: Case, *, actor: ActorRef, part: str, at: datetime) -> None:
    """Write down that somebody read the file, once a day; not for the member and the companion.

    Once the member has been told, it stands among the looks at their file as well; before that
    it would give away what a notice has to say first.
    """
    if part in {"respondent", "companion"}:
        return
    Reading.objects.get_or_create(
        case=row,
        person=actor.key,
        day=rulebook.day(at),
        defaults={"part": part, "at": at},
    )
    if is_told(row):
        people.note_looks(actor=actor, at=at, persons=[row.respondent], what="case")

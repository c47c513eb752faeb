"""Finding and locking what an act is about."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Max, Model, QuerySet

from folkmoot.apps.assembly.models import AgendaItem, Decision, Meeting
from folkmoot.apps.record.acts import Act, Refused
from folkmoot.core.terms import Reason, no


def locked_meeting(act: Act, key: str) -> Meeting:
    """The meeting, locked until the act ends.

    Raises:
        Refused: if there is none of that key.
    """
    try:
        return act.lock(Meeting, key=key)
    except Meeting.DoesNotExist:
        raise missing("meeting", key) from None


def item_of(meeting: Meeting, item: int | None) -> AgendaItem | None:
    """A line of this meeting's agenda.

    Raises:
        Refused: if it stands on no or another agenda.
    """
    if item is None:
        return None
    found = AgendaItem.objects.filter(meeting=meeting, pk=item).first()
    if found is None:
        raise missing("agenda item", str(item))
    return found


def decision_of(meeting: Meeting, number: int | None) -> Decision | None:
    """A decision of this meeting by its number.

    Raises:
        Refused: if there is none.
    """
    if number is None:
        return None
    found = Decision.objects.filter(meeting=meeting, number=number).first()
    if found is None:
        raise missing("decision", str(number))
    return found


def next_number(rows: QuerySet[Model], column: str = "number") -> int:
    """The number after the highest so far; safe while the meeting is locked."""
    return (rows.aggregate(highest=Max(column))["highest"] or 0) + 1


def free_key(*, unit_slug: str, kind: str, starts_at: datetime, zone: str) -> str:
    """A key that says which meeting it is: ``2026-brackley-branch-09-24``, ``conference-2026``."""
    day = starts_at.astimezone(ZoneInfo(zone)).date()
    stem = f"{day.year}-{unit_slug}-{day:%m-%d}"
    if kind == "conference":
        stem = f"conference-{day.year}"
    key, again = stem, 1
    while Meeting.objects.filter(key=key).exists():
        again += 1
        key = f"{stem}-{again}"
    return key


def missing(what: str, key: str) -> Refused:
    """The refusal for something that is not there."""
    says = "There is no {what} “{key}”."
    reason = Reason(
        "assembly.not_found", says, {"what": what, "key": key}, None, "Check the address."
    )
    return Refused(no(reason))

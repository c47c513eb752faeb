"""A meeting in outline: what can be said of it without asking the law anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from folkmoot.apps.assembly.models import Meeting


@dataclass(frozen=True, slots=True)
class MeetingOutline:
    """When and where a meeting is, who presides, and whether it is over.

    Cheap on purpose: notice and quorum are verdicts and cost a reading of the rules; whoever
    needs those asks for the whole `MeetingView`.
    """

    key: str
    unit_slug: str
    title: str
    kind: str
    starts_at: datetime
    zone: str
    chair_key: str
    status: str

    @property
    def ref(self) -> str:
        """How other rooms point at it."""
        return f"meeting:{self.key}"

    @property
    def over(self) -> bool:
        """Whether nothing can happen in it any more: it was closed, or called off."""
        return self.status in {"closed", "called_off"}


def outline(key: str) -> MeetingOutline | None:
    """A meeting by its key."""
    return outlines([key]).get(key)


def outlines(keys: Iterable[str]) -> dict[str, MeetingOutline]:
    """Many meetings at once, by key."""
    rows = _rows().filter(key__in=set(keys))
    return {row.key: _outline(row) for row in rows}


def next_outlines(unit_slugs: Iterable[str], after: datetime) -> dict[str, MeetingOutline]:
    """The next meeting of each of some units after a moment, by unit; who has none is left out."""
    rows = _rows().filter(unit_slug__in=set(unit_slugs), starts_at__gte=after, calling_off=None)
    found: dict[str, MeetingOutline] = {}
    for row in rows.order_by("starts_at", "pk"):
        if row.unit_slug not in found:
            found[row.unit_slug] = _outline(row)
    return found


def _rows() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("opening", "closing", "calling_off")


def _outline(row: Meeting) -> MeetingOutline:
    opening, closing = getattr(row, "opening", None), getattr(row, "closing", None)
    status = "closed" if closing else "open" if opening else "called"
    if closing is None and hasattr(row, "calling_off"):
        status = "called_off"
    return MeetingOutline(
        row.key,
        row.unit_slug,
        row.title,
        row.kind,
        row.starts_at,
        row.zone,
        opening.chair_key if opening else "",
        status,
    )

"""A meeting in outline: what can be said of it without asking the law anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

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


def outline(key: str) -> MeetingOutline | None:
    """A meeting by its key."""
    row = Meeting.objects.filter(key=key).select_related("opening", "closing").first()
    if row is None:
        return None
    opening, closing = getattr(row, "opening", None), getattr(row, "closing", None)
    status = "closed" if closing else "open" if opening else "called"
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

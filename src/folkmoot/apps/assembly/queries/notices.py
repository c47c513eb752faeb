"""Notice as it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.models import Notice


@dataclass(frozen=True, slots=True)
class GivenNotice:
    """One notice: when, how, to how many; and when that was written down."""

    given_at: datetime
    how: str
    recipients: int
    without_email: int
    recorded_at: datetime


def notices(meeting_key: str) -> tuple[GivenNotice, ...]:
    """Every notice of a meeting, the first one first."""
    rows = Notice.objects.filter(meeting__key=meeting_key).order_by("given_at", "pk")
    return tuple(
        GivenNotice(
            given_at=row.given_at,
            how=row.get_how_display(),
            recipients=row.recipients,
            without_email=row.without_email,
            recorded_at=row.recorded_at,
        )
        for row in rows
    )

"""Requests for a meeting and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.models import Requisition
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.meetings.requisition import signatures_needed
from folkmoot.platform.installation import installation


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A request for a meeting.

    Attributes:
        needed: how many signatures it takes; None where members alone cannot have one called.
        mine: whether the one who looks has signed it.
        meeting_key: of the meeting that was called; empty until then.
    """

    unit_slug: str
    number: int
    kind: str
    purpose: str
    signatures: int
    needed: int | None
    mine: bool
    meeting_key: str

    @property
    def enough(self) -> bool:
        """Whether the meeting can be called."""
        return self.needed is not None and self.signatures >= self.needed


def requisitions_of(unit_slug: str, *, at: datetime, person_key: str) -> tuple[AskedFor, ...]:
    """A unit's requests, newest first."""
    rows = Requisition.objects.filter(unit_slug=unit_slug).order_by("-number")
    return tuple(_view(row, at=at, person_key=person_key) for row in rows[:50])


def requisition(unit_slug: str, number: int, *, at: datetime, person_key: str) -> AskedFor | None:
    """One request."""
    row = Requisition.objects.filter(unit_slug=unit_slug, number=number).first()
    return _view(row, at=at, person_key=person_key) if row else None


def _view(row: Requisition, *, at: datetime, person_key: str) -> AskedFor:
    day = day_of(at, installation().zone)
    signed = set(row.signatures.values_list("person_key", flat=True))
    calling = getattr(row, "calling", None)
    return AskedFor(
        unit_slug=row.unit_slug,
        number=row.number,
        kind=row.kind,
        purpose=row.purpose,
        signatures=len(signed),
        needed=signatures_needed(people.members_of(row.unit_slug, day).count, rules_on(day)),
        mine=person_key in signed,
        meeting_key=calling.meeting.key if calling else "",
    )

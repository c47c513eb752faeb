"""What units nominated, as mandates of their delegates; and where delegates departed from them."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.apps.elections.models import Nomination, OpenVote
from folkmoot.apps.elections.queries.shapes import ElectionView
from folkmoot.apps.people import queries as people


@dataclass(frozen=True, slots=True)
class Departure:
    """A delegate's open vote that departs from what the unit nominated."""

    election: str
    title: str
    unit: str
    delegate: str


def nominees_of(view: ElectionView, unit: str) -> list[str]:
    """Whom a unit nominated, by key."""
    rows = Nomination.objects.filter(
        election__key=view.key, unit=unit, taken_back_at__isnull=True
    ).order_by("pk")
    return list(rows.values_list("person_key", flat=True))


def mandated_by(view: ElectionView, unit: str) -> tuple[str, str]:
    """The meeting that decided the nomination, and the day it was entered, as text."""
    row = Nomination.objects.filter(
        election__key=view.key, unit=unit, taken_back_at__isnull=True
    ).first()
    return (row.meeting, row.at.date().isoformat()) if row else ("", "")


def departures(units: list[str]) -> list[Departure]:
    """Votes of the units' delegates that departed from a mandate, the newest first."""
    rows = OpenVote.objects.filter(unit__in=units, standing=True, departs=True)
    found = list(rows.select_related("election").order_by("-at"))
    names = people.names_of({row.person_key for row in found})
    return [
        Departure(row.election.key, row.election.title, row.unit, names[row.person_key])
        for row in found
    ]

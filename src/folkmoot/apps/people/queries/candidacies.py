"""Who stood for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.people.models import Candidacy


@dataclass(frozen=True, slots=True)
class CandidacyView:
    """One candidacy; the outcome is empty while the election is open."""

    person_key: str
    election: str
    post: str
    unit: str
    stood_at: datetime
    outcome: str

    @property
    def url(self) -> str:
        """The page of the election."""
        return f"/elections/{self.election}"


def candidacies_of(person: str) -> list[CandidacyView]:
    """What a person has stood for, the newest first."""
    rows = Candidacy.objects.filter(person__key=person).order_by("-stood_at", "-pk")
    return [_view(row) for row in rows.select_related("person")]


def candidacies_in(election: str) -> list[CandidacyView]:
    """Who stands, or stood, in an election, in the order in which they accepted."""
    rows = Candidacy.objects.filter(election=election).order_by("stood_at", "pk")
    return [_view(row) for row in rows.select_related("person")]


def _view(row: Candidacy) -> CandidacyView:
    return CandidacyView(
        row.person.key, row.election, row.post, row.unit, row.stood_at, row.outcome
    )

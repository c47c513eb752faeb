"""Noting that somebody stands, and what came of it: part of an act of the room above."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from folkmoot.apps.people.models import Candidacy, Person


def note_candidacy(*, at: datetime, person: str, election: str, post: str, unit: str) -> None:
    """Note, inside the act of accepting a nomination, that a person stands.

    Accepting again after declining makes the same candidacy live again.
    """
    Candidacy.objects.update_or_create(
        person=Person.objects.get(key=person),
        election=election,
        defaults={
            "post": post, "unit": unit, "stood_at": at, "outcome": "", "settled_at": None,
        },
    )  # fmt: skip


def settle_candidacies(*, at: datetime, election: str, outcomes: Mapping[str, str]) -> None:
    """Note, inside the act that settles it, what came of candidacies, by person's key.

    Raises:
        ValueError: for an outcome that is none.
    """
    known = {word for word, _ in Candidacy.OUTCOMES if word}
    if strange := set(outcomes.values()) - known:
        raise ValueError(f"no outcome of a candidacy: {', '.join(sorted(strange))}")
    for outcome in set(outcomes.values()):
        keys = [person for person, word in outcomes.items() if word == outcome]
        Candidacy.objects.filter(election=election, person__key__in=keys).update(
            outcome=outcome, settled_at=at
        )

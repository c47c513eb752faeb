"""What units nominated, as mandates of their delegates; and where delegates departed from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.elections.models import Nomination, OpenVote
from folkmoot.apps.elections.queries.elections import paper, rules_of
from folkmoot.apps.elections.queries.polls import open_votes
from folkmoot.apps.elections.queries.shapes import ElectionView, OpenVoteView
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.delegates import BINDS


@dataclass(frozen=True, slots=True)
class Departure:
    """A delegate's open vote that departs from what the unit nominated."""

    election: str
    title: str
    unit: str
    delegate: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MandateView:
    """What a unit's nomination asks of its delegates, and how they voted, where that is open.

    Attributes:
        nominees: the names of those on the paper whom the unit nominated, in that order.
        meeting: which of its meetings decided; entered_at: when it was entered in the ledger.
        votes: the open votes of its delegates; always none in a secret ballot.
    """

    unit: str
    unit_name: str
    nominees: tuple[str, ...]
    meeting: str
    entered_at: datetime
    votes: tuple[OpenVoteView, ...]


def binds(view: ElectionView) -> bool:
    """Whether a nomination binds the unit's delegates; a secret vote cannot be bound."""
    return not view.secret and not view.of_members and rules_of(view).flag(BINDS)


def mandates(view: ElectionView) -> tuple[MandateView, ...]:
    """The mandates of units in an election in which delegates vote, by name; else none.

    Nominees who are not on the paper ask nothing of anybody.
    """
    if view.of_members:
        return ()
    on_paper = {line.person_key: line.name for line in paper(view.key) if line.person_key}
    rows: dict[str, list[Nomination]] = {}
    found = Nomination.objects.filter(election__key=view.key, taken_back_at__isnull=True)
    for row in found.exclude(unit="").order_by("pk"):
        if row.person_key in on_paper:
            rows.setdefault(row.unit, []).append(row)
    units = people.units(rows)
    cast: dict[str, list[OpenVoteView]] = {}
    for vote in () if view.secret else open_votes(view.key):
        cast.setdefault(vote.unit, []).append(vote)
    made = (
        MandateView(
            unit, units[unit].name if unit in units else unit,
            tuple(on_paper[row.person_key] for row in own), own[0].meeting, own[0].at,
            tuple(cast.get(unit, ())),
        )
        for unit, own in rows.items()
    )  # fmt: skip
    return tuple(sorted(made, key=lambda each: each.unit_name))


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
        Departure(row.election.key, row.election.title, row.unit, names[row.person_key], row.at)
        for row in found
    ]

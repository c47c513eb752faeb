"""Elections, to read. No vote is taken by program."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema
from pydantic import Field

from folkmoot.api.access import Key, SignedIn, acting
from folkmoot.api.problems import Problem
from folkmoot.apps.elections import queries
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.policy.offices import NOMINATE
from folkmoot.apps.elections.queries import ElectionView
from folkmoot.apps.people import queries as people
from folkmoot.platform.clock import now

router = Router()

FOUND_OR_NOT = {404: Problem, 422: Problem}
ElectionKey = Annotated[Key, Path()]


class ElectionOut(Schema):
    """An election and where it stands."""

    key: str
    title: str
    post: str
    unit: str
    places: int
    electorate: str
    mode: str
    counting: str
    reopen: bool
    phase: str
    nominations_close: datetime
    accept_by: datetime
    poll_opens: datetime
    poll_closes: datetime
    commitment: str = Field(description="SHA-256 of the seed of the paper's order and of lots.")
    url: str


class NominationOut(Schema):
    """One nomination."""

    nominator: str
    kind: str
    at: datetime
    taken_back_at: datetime | None
    record_seq: int | None = Field(alias="seq")


class NomineeOut(Schema):
    """A nominee as the ledger shows her."""

    name: str
    number: str
    answer: str
    stands: bool
    counts: dict[str, int]
    nominations: list[NominationOut]


class CandidateOut(Schema):
    """A candidate, as voters meet her."""

    name: str
    number: str
    unit_name: str
    offices: list[str]
    statement: str
    slate_name: str
    line: int | None


class TurnoutOut(Schema):
    """How many have voted, out of how many."""

    voted: int
    electors: int


class CountOut(Schema):
    """The declared count: the digest of its record, and the record."""

    digest: str
    ballots: int
    marks: int
    record: dict[str, Any]


class DelegateVoteOut(Schema):
    """A delegate's open vote: the names in the order of preference, and whether it departs."""

    delegate: str
    prefers: list[str]
    departs: bool
    at: datetime


class MandateOut(Schema):
    """What a unit's nomination asks of its delegates, and how they voted."""

    unit: str
    unit_name: str
    nominees: list[str] = Field(description="Whom it nominated, of those on the paper.")
    binds: bool = Field(description="Whether a vote otherwise is refused, or only told.")
    meeting: str
    entered_at: datetime
    votes: list[DelegateVoteOut] = Field(description="Open votes only; none in a secret ballot.")


class DepartureOut(Schema):
    """A delegate's open vote that departs from what the unit nominated."""

    election: str
    title: str
    unit: str
    delegate: str
    at: datetime


def seen(key: str) -> ElectionView:
    """An election.

    Raises:
        Http404: if there is none.
    """
    found = queries.election(key)
    if found is None:
        raise Http404(f"There is no election {key}.")
    return found


def out(view: ElectionView) -> dict[str, Any]:
    """An election as it is answered."""
    return {
        "key": view.key,
        "title": view.title,
        "post": view.post.slug,
        "unit": view.post.unit,
        "places": view.places,
        "electorate": view.electorate,
        "mode": view.mode,
        "counting": view.counting,
        "reopen": view.reopen,
        "phase": view.phase(now()),
        "nominations_close": view.times.nominations_close,
        "accept_by": view.times.accept_by,
        "poll_opens": view.times.poll_opens,
        "poll_closes": view.times.poll_closes,
        "commitment": view.commitment,
        "url": view.url,
    }


@router.get("elections", response=list[ElectionOut])
def elections(request: HttpRequest) -> list[dict[str, Any]]:
    """Every election, the latest poll first."""
    return [out(view) for view in queries.elections()]


@router.get("elections/{key}", response={200: ElectionOut, **FOUND_OR_NOT})
def election(request: HttpRequest, key: ElectionKey) -> dict[str, Any]:
    """One election."""
    return out(seen(key))


@router.get("elections/{key}/nominations", response={200: list[NomineeOut], **FOUND_OR_NOT})
def nominations(request: HttpRequest, key: ElectionKey) -> list[queries.LedgerLine]:
    """Nominations as they stand."""
    return list(queries.ledger(seen(key)))


@router.get("elections/{key}/candidates", response={200: list[CandidateOut], **FOUND_OR_NOT})
def candidates(request: HttpRequest, key: ElectionKey) -> list[queries.CandidateView]:
    """The candidates, in the order of the paper once it is drawn."""
    return list(queries.candidates(seen(key)))


@router.get("elections/{key}/turnout", response={200: TurnoutOut, **FOUND_OR_NOT})
def turnout(request: HttpRequest, key: ElectionKey) -> queries.Turnout:
    """How many have voted: all that is told while a poll is open."""
    return queries.turnout(seen(key))


@router.get("elections/{key}/count", response={200: CountOut, **FOUND_OR_NOT})
def count(request: HttpRequest, key: ElectionKey) -> queries.CountView:
    """The count, once the result is declared."""
    declared = queries.declaration(seen(key).key)
    if declared is None or declared.count is None:
        raise Http404(f"No count of {key} has been declared.")
    return declared.count


@router.get("elections/{key}/mandates", response={200: list[MandateOut], **FOUND_OR_NOT})
def mandates(request: HttpRequest, key: ElectionKey) -> list[dict[str, Any]]:
    """Nominations as mandates of the units' delegates, with the open votes that depart from one.

    Empty where members vote, who have no mandate.
    """
    view = seen(key)
    names = {line.number: line.name for line in queries.paper(key)}
    bound = queries.binds(view)
    return [
        {
            "unit": each.unit,
            "unit_name": each.unit_name,
            "nominees": each.nominees,
            "binds": bound,
            "meeting": each.meeting,
            "entered_at": each.entered_at,
            "votes": [
                {
                    "delegate": vote.name,
                    "prefers": [names[number] for number in vote.choices],
                    "departs": vote.departs,
                    "at": vote.at,
                }
                for vote in each.votes
            ],
        }
        for each in queries.mandates(view)
    ]


@router.get(
    "mandates/departures", auth=SignedIn(), response={200: list[DepartureOut], 401: Problem}
)
def departures(request: HttpRequest) -> list[queries.Departure]:
    """Open votes that departed from what your units nominated, the newest first.

    Of the units for which you enter nominations; the alert that your home page shows as well.
    """
    units = people.scopes_of(acting(request).key, NOMINATE, day_of(now()))
    return queries.departures(units) if units else []

"""What the responses say: votes as they are published, and the map worked out of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import numpy as np

from folkmoot.apps.commons.days import midnight_before
from folkmoot.apps.commons.models import Moderation, Response
from folkmoot.apps.commons.queries.consultations import published, statements
from folkmoot.apps.commons.queries.shapes import ConsultationView
from folkmoot.core.discourse import (
    UNIT,
    Count,
    Opinion,
    ballots,
    next_statement,
    priority,
    read_votes,
    work_out,
)

HEAD = "participant,statement,vote"
LEAST = 15
"""With fewer participants nothing is shown: of so few a vote is soon somebody's."""

_EACH_MINUTE = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class MapView:
    """A map, and the moment up to which responses are in it.

    Attributes:
        opinion: what was worked out; None where too few took part.
        upto: responses before this moment count.
        final: whether it is what was published.
        people: how many took part up to then.
    """

    opinion: Opinion | None
    upto: datetime
    final: bool
    people: int


def votes_csv(
    view: ConsultationView, *, upto: datetime | None = None, outside: bool = False
) -> str:
    """The votes as a file: a pseudonym, a statement, 1, -1 or 0; no names and no times.

    Statements that were hidden are not in it. The lines stand in the order of the pseudonyms,
    which are drawn by lot, so that the order tells nothing either.
    """
    found = sorted(_votes(view, upto=upto, outside=outside).items())
    lines = [f"{who},{what},{choice}" for (who, what), choice in found]
    return "\n".join([HEAD, *lines]) + "\n"


def map_of(view: ConsultationView, at: datetime) -> MapView:
    """The map: as published once it is closed; while it is open, as of last midnight.

    A map that moved with every response would tell whoever watches it how a person responded
    whom they have just seen do it.
    """
    done = published(view.key)
    if done is not None:
        found = _worked(done.votes)
        return MapView(found, view.closes_at, True, _people(found))
    upto = min(midnight_before(at), view.closes_at) if at <= view.closes_at else view.closes_at
    last = Moderation.objects.filter(statement__consultation_id=view.id).order_by("pk").last()
    found, people = _as_of(view, upto, last.pk if last else 0)
    return MapView(found, upto, False, people)


def next_for(view: ConsultationView, *, pseudonym: str, seen: Mapping[int, int], at: datetime) -> (
    int | None
):  # fmt: skip
    """The number of the statement a participant is shown next; None when there is none left."""
    left = [each for each in statements(view) if each.seen and each.number not in seen]
    # What the consultation is about comes first for everybody.
    if not left or left[0].number == 1:
        return left[0].number if left else None
    counted = _counts(view.id, at.strftime(_EACH_MINUTE))
    found = map_of(view, at).opinion
    columns = {key: place for place, key in enumerate(found.ballots.statements)} if found else {}
    weights = {}
    for each in left:
        place = columns.get(str(each.number))
        far = found.extremity(place) if found is not None and place is not None else 0.0
        weights[str(each.number)] = priority(counted.get(each.number, Count(0, 0, 0)), far)
    chosen = next_statement(weights, participant=pseudonym or view.key)
    return int(chosen) if chosen else None


def outside_counts(view: ConsultationView, upto: datetime) -> dict[int, Count]:
    """What the public said of each statement up to a moment, apart from the members."""
    found: dict[int, Count] = {}
    for (_who, number), choice in _votes(view, upto=upto, outside=True).items():
        one = Count(int(choice == 1), int(choice == -1), 1)
        found[number] = found.get(number, Count(0, 0, 0)) + one
    return found


def forget() -> None:
    """Forget what was worked out; for tests, where another database may stand behind a key."""
    for each in (_as_of, _worked, _counts):
        each.cache_clear()


def group_of(found: Opinion, pseudonym: str) -> int | None:
    """With which group somebody stands, for themselves; None where with none."""
    if pseudonym not in found.ballots.participants:
        return None
    group = int(found.grouping.groups[found.ballots.participants.index(pseudonym)])
    return group if group >= 0 else None


def places(found: Opinion) -> list[tuple[float, float, int]]:
    """Where participants stand on the map, in any order: across, up, and the group or -1."""
    positions = np.asarray(found.drawn.positions, dtype=np.float64) / UNIT
    groups = found.grouping.groups
    return [
        (float(x), float(y), int(group)) for (x, y), group in zip(positions, groups, strict=True)
    ]


def _votes(
    view: ConsultationView, *, upto: datetime | None, outside: bool
) -> dict[tuple[str, int], int]:
    seen = {each.number for each in statements(view) if each.seen}
    rows = Response.objects.filter(participant__consultation_id=view.id)
    rows = rows.exclude(participant__token="") if outside else rows.filter(participant__token="")
    if upto is not None:
        rows = rows.filter(at__lt=upto)
    listed = rows.order_by("pk").values_list(
        "participant__pseudonym", "statement__number", "choice"
    )
    return {(who, what): choice for who, what, choice in listed if what in seen}


@lru_cache(maxsize=32)
def _as_of(view: ConsultationView, upto: datetime, _moderated: int) -> tuple[Opinion | None, int]:
    held = ballots(
        [
            (who, str(what), vote)
            for (who, what), vote in _votes(view, upto=upto, outside=False).items()
        ]
    )
    people = len(held.participants)
    return (work_out(held) if people >= LEAST else None), people


@lru_cache(maxsize=32)
def _worked(votes: str) -> Opinion | None:
    if votes.count("\n") < 2:  # noqa: PLR2004  (the heading alone)
        return None
    held = read_votes(votes)
    return work_out(held) if len(held.participants) >= LEAST else None


@lru_cache(maxsize=64)
def _counts(consultation: int, _minute: str) -> dict[int, Count]:
    found: dict[int, Count] = {}
    rows = Response.objects.filter(participant__consultation_id=consultation)
    for number, choice in rows.values_list("statement__number", "choice").iterator():
        one = Count(int(choice == 1), int(choice == -1), 1)
        found[number] = found.get(number, Count(0, 0, 0)) + one
    return found


def _people(found: Opinion | None) -> int:
    return len(found.ballots.participants) if found else 0

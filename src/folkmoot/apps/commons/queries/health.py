"""How much talk crosses the lines: the graph of those who agreed to be counted, and what was found.

Who stands with which group is worked out of the map of a consultation. Replies stand under names,
so the graph would tell a group of whoever is in it: only those are who agreed to exactly that.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from folkmoot.apps.commons.models import Consultation, Counted, Measured, Participant, Reply
from folkmoot.apps.commons.queries.consultations import consultation
from folkmoot.apps.commons.queries.opinions import LEAST, map_of
from folkmoot.apps.commons.queries.shapes import ConsultationView
from folkmoot.core.discourse.grouping import FEWEST


@dataclass(frozen=True, slots=True)
class HealthView:
    """What was measured at a midnight.

    Attributes:
        result: what `folkmoot echo --json` prints; None where too few agreed to be counted.
        replies: how many replies to somebody else there are in all, counted or not.
        people: how many agreed to be counted and stand in a group.
    """

    consultation: ConsultationView
    upto: datetime
    links: str
    sides: str
    result: dict[str, Any] | None
    written: str
    people: int
    replies: int


@dataclass(frozen=True, slots=True)
class Talk:
    """The graph before it is measured: links and sides under names that were drawn by lot."""

    links: tuple[tuple[str, str], ...]
    sides: dict[str, str]
    people: int
    replies: int


def health() -> HealthView | None:
    """What was measured last; None before anything was."""
    row = Measured.objects.select_related("consultation").order_by("-upto", "-pk").first()
    view = consultation(row.consultation.key) if row else None
    if row is None or view is None:
        return None
    found = json.loads(row.result) if row.result else None
    return HealthView(
        view, row.upto, row.links, row.sides, found, row.result, row.people, row.replies
    )


def map_for_talk(at: datetime) -> ConsultationView | None:
    """The consultation whose groups are taken: the last closed one with a published map."""
    rows = Consultation.objects.filter(published__isnull=False, closes_at__lte=at)
    for key in rows.order_by("-closes_at", "-pk").values_list("key", flat=True):
        view = consultation(key)
        found = map_of(view, at).opinion if view else None
        if found is not None and len(found.sizes()) > 1:
            return view
    return None


def talk_upto(view: ConsultationView, upto: datetime, lot: Random) -> Talk:
    """Who answered whom before a moment, among those who agreed to be counted.

    Groups of whom fewer than five agreed are left out, and names are drawn anew each time, so that
    they cannot be followed from one night to the next nor met among the published votes.
    """
    groups = _groups(view, upto)
    rows = Reply.objects.filter(at__lt=upto, answers__isnull=False).exclude(by="")
    rows = rows.exclude(answers__by="").prefetch_related("decisions", "answers__decisions")
    pairs = [
        (row.by.removeprefix("person:"), row.answers.by.removeprefix("person:"))
        for row in rows.select_related("answers")
        if row.answers and row.by != row.answers.by and not (_hidden(row) or _hidden(row.answers))
    ]
    kept = [(a, b) for a, b in pairs if a in groups and b in groups]
    in_it = {key for pair in kept for key in pair}
    sizes = Counter(groups[key] for key in in_it)
    kept = [(a, b) for a, b in kept if min(sizes[groups[a]], sizes[groups[b]]) >= FEWEST]
    shuffled = sorted({key for pair in kept for key in pair})
    lot.shuffle(shuffled)
    names = {key: f"m{place:04}" for place, key in enumerate(shuffled, 1)}
    links = tuple(sorted((names[a], names[b]) for a, b in kept))
    sides = {name: f"group {groups[key] + 1}" for key, name in names.items()}
    return Talk(links, dict(sorted(sides.items())), len(groups), len(pairs))


def enough(talk: Talk, least_links: int) -> bool:
    """Whether so many take part that a figure is nobody's."""
    pairs = {tuple(sorted(pair)) for pair in talk.links}
    wide = len(set(talk.sides.values())) > 1
    return wide and len(talk.sides) >= LEAST and len(pairs) >= least_links


def counted(person: str) -> bool:
    """Whether somebody agreed to be counted."""
    return bool(person) and Counted.objects.filter(person_key=person, until=None).exists()


def who_answers_whom(view: HealthView) -> dict[tuple[str, str], int]:
    """Answers from one group to another, counted from the published graph."""
    sides = dict(list(csv.reader(io.StringIO(view.sides)))[1:])
    links = list(csv.reader(io.StringIO(view.links)))[1:]
    return dict(Counter((sides[a], sides[b]) for a, b in links))


def _groups(view: ConsultationView, upto: datetime) -> dict[str, int]:
    found = map_of(view, upto).opinion
    if found is None:
        return {}
    agreed = Counted.objects.filter(until=None, since__lt=upto).values("person_key")
    rows = Participant.objects.filter(consultation_id=view.id, person_key__in=agreed)
    place = {name: n for n, name in enumerate(found.ballots.participants)}
    held = {
        key: int(found.grouping.groups[place[name]])
        for key, name in rows.values_list("person_key", "pseudonym")
        if name in place
    }
    return {key: group for key, group in held.items() if group >= 0}


def _hidden(row: Reply) -> bool:
    last = list(row.decisions.all())[-1:]
    return bool(last) and last[0].hides

"""Who has which part in a case at a moment. The case wall asks nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from folkmoot.apps.conduct.models import Case, CaseRole, Draw
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.served import is_told

_CONNECTED = ("respondent", "complainant", "witness", "companion")
_PARTS_OF_ROLES = ("complainant", "adjudicator", "investigator", "witness", "companion")


@dataclass(frozen=True, slots=True)
class Seats:
    """What has to be looked up once to know everybody's part in a case.

    Attributes:
        clerks: who holds the office of clerk.
        drawn: who was drawn, for which purposes.
    """

    clerks: frozenset[str]
    drawn: Mapping[str, frozenset[str]]


def seats_of(row: Case, at: datetime, clerks: Iterable[str] | None = None) -> Seats:
    """Clerks and panels of a case."""
    drawn: dict[str, set[str]] = {}
    for draw in row.draws.all():
        for key in draws.members(draw):
            part = {"panel": "panel", "appeal": "appeal_panel"}.get(draw.purpose, "suspender")
            drawn.setdefault(key, set()).add(part)
    held = draws.clerks(at) if clerks is None else clerks
    return Seats(frozenset(held), {key: frozenset(parts) for key, parts in drawn.items()})


def parts_of(row: Case, person: str, at: datetime, seats: Seats | None = None) -> frozenset[str]:
    """The parts a person has now: ``respondent`` only once told, ``clerk`` by office.

    Whoever is party to a case is none of its officers, whatever office they hold.
    """
    if not person:
        return frozenset()
    return _parts_by(row.roles.all(), row, person, at, seats)


def _parts_by(
    roles: Iterable[CaseRole], row: Case, person: str, at: datetime, seats: Seats | None
) -> frozenset[str]:
    mine = {
        each.part
        for each in roles
        if each.person == person
        and each.part in _PARTS_OF_ROLES
        and each.since <= at
        and (each.until is None or at < each.until)
    }
    if person == row.respondent:
        # The person concerned has no other part, and learns of the case with the first notice.
        return frozenset({"respondent"} if is_told(row) else ()) | (mine & {"complainant"})
    seats = seats or seats_of(row, at)
    mine |= seats.drawn.get(person, frozenset())
    if person in seats.clerks and not mine.intersection(_CONNECTED):
        mine.add("clerk")
    return frozenset(mine)


def cases_of(person: str, at: datetime) -> list[tuple[Case, frozenset[str]]]:
    """Every case in which a person has a part now, newest first; nothing of any other."""
    if not person:
        return []
    own = CaseRole.objects.filter(person=person).values("case_id")
    rows = Case.objects.exclude(complaint=None)
    clerks = draws.clerks(at)
    if person not in clerks:
        rows = rows.filter(
            Q(respondent=person) | Q(pk__in=own) | Q(draws__in=_drawn(person))
        ).distinct()
    found = [
        (row, parts_of(row, person, at, seats_of(row, at, clerks)))
        for row in rows.prefetch_related("roles", "services", "draws").order_by("-pk")
    ]
    return [(row, parts) for row, parts in found if parts]


def _drawn(person: str) -> list[int]:
    pools = Draw.objects.exclude(head="")
    return [draw.pk for draw in pools if person in draw.pool.values()]


def people_of(row: Case, at: datetime) -> dict[str, frozenset[str]]:
    """Everybody of a case who may know of it now, with their parts."""
    seats, roles = seats_of(row, at), list(row.roles.all())
    keys = {each.person for each in roles} | {row.respondent} - {""}
    keys |= seats.clerks | set(seats.drawn)
    found = {key: _parts_by(roles, row, key, at, seats) for key in keys}
    return {key: parts for key, parts in found.items() if parts}


def adjudicator_of(code: str) -> str:
    """Who was drawn to look at a complaint first, by key; empty if nobody was."""
    rows = CaseRole.objects.filter(case__code=code, part="adjudicator", until=None)
    return rows.values_list("person", flat=True).first() or ""


def drawn_for(code: str, purpose: str) -> list[str]:
    """Who sits on a panel of a case, by key."""
    return draws.members(draws.latest(Case.objects.get(code=code), purpose))


def points_of(code: str) -> list[int]:
    """The points of the defence in a case, by row."""
    row = Case.objects.get(code=code)
    return [point.pk for reply in row.replies.all() for point in reply.points.all()]

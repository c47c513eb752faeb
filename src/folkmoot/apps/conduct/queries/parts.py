"""Who has which part in a case at a moment. The case wall asks nothing else."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from folkmoot.apps.conduct.models import Case, CaseRole
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.served import is_told

_CONNECTED = ("respondent", "complainant", "witness", "companion")
_PARTS_OF_ROLES = ("complainant", "adjudicator", "investigator", "witness", "companion")


def parts_of(row: Case, person: str, at: datetime) -> frozenset[str]:
    """The parts a person has now: ``respondent`` only once told, ``clerk`` by office.

    Whoever is party to a case is none of its officers, whatever office they hold.
    """
    if not person:
        return frozenset()
    mine = {
        each.part
        for each in row.roles.all()
        if each.person == person
        and each.part in _PARTS_OF_ROLES
        and each.since <= at
        and (each.until is None or at < each.until)
    }
    if person == row.respondent:
        # The person concerned has no other part, and learns of the case with the first notice.
        return frozenset({"respondent"} if is_told(row) else ()) | (mine & {"complainant"})
    for draw in row.draws.all():
        if person in draws.members(draw):
            mine.add({"panel": "panel", "appeal": "appeal_panel"}.get(draw.purpose, "suspender"))
    if person in draws.clerks(at) and not mine.intersection(_CONNECTED):
        mine.add("clerk")
    return frozenset(mine)


def cases_of(person: str, at: datetime) -> list[tuple[Case, frozenset[str]]]:
    """Every case in which a person has a part now, newest first; nothing of any other."""
    if not person:
        return []
    own = CaseRole.objects.filter(person=person).values("case_id")
    rows = Case.objects.exclude(complaint=None)
    if person not in draws.clerks(at):
        rows = rows.filter(
            Q(respondent=person) | Q(pk__in=own) | Q(draws__in=_drawn(person))
        ).distinct()
    found = [
        (row, parts_of(row, person, at))
        for row in rows.prefetch_related("roles", "services", "draws").order_by("-pk")
    ]
    return [(row, parts) for row, parts in found if parts]


def _drawn(person: str) -> list[int]:
    from folkmoot.apps.conduct.models import Draw

    pools = Draw.objects.exclude(head="")
    return [draw.pk for draw in pools if person in draw.pool.values()]


def people_of(row: Case, at: datetime) -> dict[str, frozenset[str]]:
    """Everybody of a case who may know of it now, with their parts."""
    keys = {each.person for each in row.roles.all()} | {row.respondent} | set(draws.clerks(at))
    keys |= {key for draw in row.draws.all() for key in draws.members(draw)}
    found = {key: parts_of(row, key, at) for key in keys}
    return {key: parts for key, parts in found.items() if parts}

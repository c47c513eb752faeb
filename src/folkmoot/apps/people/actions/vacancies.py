"""Vacancies are rows: where nobody holds a standing seat, a row says since when.

For a seat of one person the rows are a projection of the terms and rebuilt from them, however
terms were entered. For seats of several nobody can say how many are empty, so that a vacancy
begins when somebody leaves and ends when somebody is appointed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from folkmoot.apps.people.actions.subjects import witness
from folkmoot.apps.people.models import Office, OfficeEnding, Unit
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.vocabulary import ROLES
from folkmoot.core.terms import ActorRef

Span = tuple[date, date | None]


def vacate(
    office: Office,
    *,
    ground: str,
    on: date,
    at: datetime,
    by: ActorRef,
    decided_by: str = "",
    certificate: str = "",
    certificate_seq: int | None = None,
) -> None:
    """End an office on a day; the seat, where it remains, stands empty from then on."""
    OfficeEnding.objects.create(
        office=office,
        ground=ground,
        on=on,
        by=witness(by),
        decided_by=decided_by,
        certificate=certificate,
        certificate_seq=certificate_seq,
        recorded_at=at,
    )
    planned = Office.objects.filter(
        person=None, unit=office.unit, role=office.role, start=office.end, end=None
    )
    seat = ROLES[office.role]
    if office.authority != "acting" and seat.stands and seat.seats is None:
        if office.end is not None:
            planned.filter(pk__in=planned.values("pk")[:1]).delete()
        open_vacancy(office.unit, office.role, since=on, at=at)
    office.end = on
    office.save(update_fields=["end"])
    settle(office.unit, office.role, at=at)


def take_seat(office: Office, *, at: datetime) -> None:
    """Bring the vacancies up to date after somebody was elected or appointed."""
    if ROLES[office.role].seats is not None:
        settle(office.unit, office.role, at=at)
        return
    empty = Office.objects.filter(
        on_day(office.start), person=None, unit=office.unit, role=office.role
    )
    first = empty.order_by("start", "pk").first()
    if first is not None:
        first.end = office.start
        first.save(update_fields=["end"])
    if office.end is not None and ROLES[office.role].stands:
        open_vacancy(office.unit, office.role, since=office.end, at=at)


def settle(unit: Unit, role: str, *, at: datetime) -> None:
    """Rebuild the vacancies of a seat for one person from the terms that were served."""
    if ROLES[role].seats is None or not ROLES[role].stands:
        return
    rows = Office.objects.filter(unit=unit, role=role)
    terms = rows.exclude(person=None).exclude(authority="acting").values_list("start", "end")
    wanted = set(gaps(terms))
    for row in rows.filter(person=None):
        if (row.start, row.end) in wanted:
            wanted.discard((row.start, row.end))
        else:
            row.delete()
    for start, end in sorted(wanted, key=lambda span: span[0]):
        open_vacancy(unit, role, since=start, until=end, at=at)


def gaps(terms: Iterable[Span]) -> Sequence[Span]:
    """The times after the first term in which no term runs."""
    found: list[Span] = []
    free_since: date | None = None
    begun = False
    for start, end in sorted(terms, key=lambda span: (span[0], span[1] or date.max)):
        if end == start:
            if not begun:
                begun, free_since = True, end
            continue
        if begun and free_since is not None and free_since < start:
            found.append((free_since, start))
        begun = True
        free_since = end
    if begun and free_since is not None:
        found.append((free_since, None))
    return found


def open_vacancy(
    unit: Unit, role: str, *, since: date, at: datetime, until: date | None = None
) -> None:
    """A seat stands empty from a day on."""
    Office.objects.create(person=None, unit=unit, role=role, start=since, end=until, recorded_at=at)

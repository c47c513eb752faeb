"""Who holds which office, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from folkmoot.apps.people.models import Office, Unit
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.rights import has_office_powers, office_powers_of
from folkmoot.apps.people.queries.shapes import OfficeView

_FIELDS = (
    "pk",
    "person__key",
    "role",
    "unit__slug",
    "unit__name",
    "authority",
    "start",
    "end",
    "decided_by",
)


def offices_of(person_key: str, on: date) -> list[OfficeView]:
    """The offices a person holds on a day, the highest unit first."""
    return _views(Office.objects.filter(on_day(on), person__key=person_key))


def offices_of_each(person_keys: Iterable[str], on: date) -> dict[str, list[OfficeView]]:
    """The offices each of many people holds on a day, the highest unit first."""
    keys = list(person_keys)
    found: dict[str, list[OfficeView]] = {key: [] for key in keys}
    for held in _views(Office.objects.filter(on_day(on), person__key__in=keys)):
        found[held.person_key].append(held)
    return found


def holders(unit_slug: str, role: str, on: date) -> list[str]:
    """The keys of those who hold an office of a unit on a day, the longest-serving first."""
    rows = Office.objects.filter(on_day(on), unit__slug=unit_slug, role=role)
    held = rows.exclude(person=None).order_by("start", "pk")
    return list(held.values_list("person__key", flat=True))


def holds(person_key: str, role: str, unit_slug: str, on: date, *, or_above: bool = False) -> bool:
    """Whether a person holds an office of a unit on a day, or of one above it where asked."""
    return holds_any(person_key, (role,), unit_slug, on, or_above=or_above)


def holds_any(
    person_key: str, roles: Iterable[str], unit_slug: str, on: date, *, or_above: bool = False
) -> bool:
    """Whether a person holds any of several offices of a unit, or of one above it where asked.

    Not while the powers of offices are withheld from her; the seat stays hers all the same.
    """
    seats = _seats(person_key, list(roles), on)
    if not seats or not office_powers_of(person_key, on):
        return False
    if unit_slug in seats or not or_above:
        return unit_slug in seats
    target = Unit.objects.filter(slug=unit_slug).values_list("pk", flat=True).first()
    return target is not None and not {*seats.values()}.isdisjoint(
        tree.line_up([target], on)[target]
    )


_SEATS = """
SELECT unit.slug, unit.id FROM people_person person
JOIN people_office held ON held.person_id = person.id
JOIN people_unit unit ON unit.id = held.unit_id
WHERE person."key" = %s AND held.start <= %s AND (held."end" IS NULL OR held."end" > %s)
AND held.role IN ({marks})
"""


def _seats(person_key: str, roles: Sequence[str], on: date) -> dict[str, int]:
    """The units in which a person holds any of the offices; asked before nearly every act."""
    if not roles:
        return {}
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(roles))
        cursor.execute(_SEATS.format(marks=marks), [person_key, on, on, *roles])
        return dict(cursor.fetchall())


def officers_of(unit_slug: str, on: date) -> list[OfficeView]:
    """Every office of a unit on a day, vacant seats included."""
    return _views(Office.objects.filter(on_day(on), unit__slug=unit_slug))


_OF_THE_WHOLE = """
SELECT held.role, person."key" FROM people_office held
JOIN people_person person ON person.id = held.person_id
WHERE held.unit_id = (
  SELECT id FROM people_unit WHERE kind = 'national' AND dissolved_on IS NULL ORDER BY id LIMIT 1
) AND held.start <= %s AND (held."end" IS NULL OR held."end" > %s)
ORDER BY held.role, held.start, held.id
"""


def holders_of_the_whole(on: date) -> dict[str, list[str]]:
    """The keys of those who hold each office of the whole organisation, the longest-serving first.

    Asked at every step of every case, so without the cost of building a query.
    """
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_OF_THE_WHOLE, [on, on])
        for role, person in cursor.fetchall():
            found.setdefault(role, []).append(person)
    return found


def office(key: int) -> OfficeView | None:
    """One office by its key."""
    return next(iter(_views(Office.objects.filter(pk=key))), None)


def vacancies(unit_slug: str, on: date) -> list[OfficeView]:
    """The vacant seats of a unit on a day; an acting officer does not fill one."""
    return _views(Office.objects.filter(on_day(on), unit__slug=unit_slug, person=None))


def scopes_of(person_key: str, roles: Iterable[str], on: date) -> list[str]:
    """The short names of the units in which a person holds any of several offices on a day.

    None while the powers of offices are withheld from her.
    """
    rows = Office.objects.filter(on_day(on), person__key=person_key, role__in=list(roles))
    rows = rows.filter(has_office_powers(on))
    return list(rows.order_by("unit__path").values_list("unit__slug", flat=True).distinct())


def organised() -> bool:
    """Whether there has ever been a general secretary, so that offices can act for themselves."""
    return Office.objects.filter(role="general_secretary").exclude(person=None).exists()


def _views(rows: QuerySet[Office]) -> list[OfficeView]:
    found = rows.order_by("unit__path", "role", "start", "pk").values_list(*_FIELDS)
    return [OfficeView(pk, person or "", *rest) for pk, person, *rest in found]

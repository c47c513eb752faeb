"""Finding members within the units an officer keeps the file of.

The statements are put together from constants of this room and places for values; what somebody
types is only ever a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection

from folkmoot.apps.people.folding import folded, sought
from folkmoot.apps.people.queries.scopes import BELONGS, Scope, scope_of
from folkmoot.apps.people.queries.shapes import PersonView

PAGE = 50
_FEW = 5000
_WORDS = 6
_LAST = "\U0010ffff"
_SHOWN = "p.key, p.number, p.given_name, p.family_name"
_BY_NUMBER = f"SELECT p.id, {_SHOWN} FROM people_person p WHERE p.number = %s"  # noqa: S608


def find_members(
    words: str,
    *,
    scopes: Sequence[str],
    on: date,
    after: tuple[str, str] | None = None,
    most: int = PAGE,
) -> list[PersonView]:
    """Members of some units by the beginning of a name or by number, in the order of names.

    ``after`` is where the previous page ended (`place_of` its last), so that no page is slower
    than the first.
    """
    scope = scope_of(scopes, on)
    number = "".join(words.split()).upper()
    if number:
        # Asked apart: "or by number" beside the names would keep either index from being used.
        person = _ask(_BY_NUMBER, [number])
        if person:
            here = after is None and _belongs(person[0][0], scope, on)
            return [PersonView(*person[0][1:])] if here else []
    few = not scope.whole and _are_few(scope, on)
    for term, others in _leads(folded(words).split()[:_WORDS]):
        found = _begun(term, others, scope, on, after=after, most=most, few=few)
        if found or (after and _begun(term, others, scope, on, after=None, most=1, few=few)):
            return found
    return []


def place_of(person: PersonView) -> tuple[str, str]:
    """Where a person stands in the order of `find_members`."""
    return sought(person.given_name, person.family_name), person.key


def _leads(terms: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Which term may begin the name, and which others stand in it; the longest is tried first.

    "rees nia" and "nia rees" find the same, and a syllable that begins a thirtieth of all names
    is not walked through when a longer one has found somebody.
    """
    if not terms:
        return [("", [])]
    longest = sorted(range(len(terms)), key=lambda n: (-len(terms[n]), n))
    return [(terms[n], [*terms[:n], *terms[n + 1 :]]) for n in longest]


def _begun(
    term: str,
    others: Sequence[str],
    scope: Scope,
    on: date,
    *,
    after: tuple[str, str] | None,
    most: int,
    few: bool,
) -> list[PersonView]:
    name = "coalesce(p.sought, '')" if few else "p.sought"
    wanted, values = _conditions(name, term, others, after)
    if few:
        return _among_few(scope, on, wanted, values, most)
    rows = _ask(
        f"SELECT {_SHOWN} FROM people_person p WHERE {wanted} AND EXISTS (SELECT 1 FROM "  # noqa: S608
        f"people_unitmembership b WHERE b.person_id = p.id AND {BELONGS} AND {scope.condition}) "
        "ORDER BY p.sought, p.key LIMIT %s",
        [*values, on, on, *scope.values, most],
    )
    return [PersonView(*row) for row in rows]


def _among_few(
    scope: Scope, on: date, wanted: str, values: list[object], most: int
) -> list[PersonView]:
    # From the unit to its persons, and then sorted. Walking through the names of the whole
    # organisation in search of a few would take long: the join is pinned where it can be, and
    # the name is asked for as an expression, for which there is no index to tempt.
    rows = _ask(
        f"SELECT {_SHOWN} FROM (SELECT DISTINCT b.person_id AS id FROM people_unitmembership b "  # noqa: S608
        f"WHERE {scope.condition} AND {BELONGS}) here {_PINNED[connection.vendor]} "
        f"WHERE {wanted} ORDER BY coalesce(p.sought, ''), p.key LIMIT %s",
        [*scope.values, on, on, *values, most],
    )
    return [PersonView(*row) for row in rows]


_PINNED = {
    "sqlite": "CROSS JOIN people_person p ON p.id = here.id",
    "postgresql": "JOIN people_person p ON p.id = here.id",
}


def _are_few(scope: Scope, on: date) -> bool:
    counted = _ask(
        "SELECT count(*) FROM (SELECT 1 FROM people_unitmembership b "  # noqa: S608
        f"WHERE {scope.condition} AND {BELONGS} LIMIT %s) few",
        [*scope.values, on, on, _FEW],
    )
    return bool(counted[0][0] < _FEW)


def _belongs(person: int, scope: Scope, on: date) -> bool:
    return bool(
        _ask(
            f"SELECT 1 FROM people_unitmembership b WHERE b.person_id = %s AND {BELONGS} "  # noqa: S608
            f"AND {scope.condition} LIMIT 1",
            [person, on, on, *scope.values],
        )
    )


def _conditions(
    name: str, term: str, others: Sequence[str], after: tuple[str, str] | None
) -> tuple[str, list[object]]:
    """On a person: the term begins the name, the others stand in it; and it comes later."""
    parts, values = ["1 = 1"], list[object]()
    if term:
        # The names stand in the order of bytes. SQLite does not use the index for LIKE, and
        # PostgreSQL guesses too few names for it and sorts them all instead of walking along.
        parts.append(f"{name} >= %s AND {name} < %s")
        values += [term, f"{term}{_LAST}"]
    parts += ["p.sought LIKE %s"] * len(others)
    values += [f"%{other}%" for other in others]
    if after:
        ended, key = after
        parts.append(f"({name} > %s OR ({name} = %s AND p.key > %s))")
        values += [ended, ended, key]
    return " AND ".join(parts), values


def _ask(statement: str, values: Sequence[object]) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())

"""Finding members within the units an officer keeps the file of.

The statements are put together from constants of this room and places for values; what somebody
types is only ever a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
Lead = tuple[str, Sequence[str]]
"""A term that begins the name, and the others that stand in it."""
_BY_NUMBER = f"SELECT p.id, {_SHOWN} FROM people_person p WHERE p.number = %s"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Found:
    """A page of members.

    Attributes:
        persons: those found, in the order of names.
        among: how many members the units have in all; None where counting them would have cost
            more than finding (many thousands), and where a number named its one member.
    """

    persons: tuple[PersonView, ...]
    among: int | None = None


def find_members(
    words: str,
    *,
    scopes: Sequence[str],
    on: date,
    after: tuple[str, str] | None = None,
    most: int = PAGE,
) -> Found:
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
            return Found((PersonView(*person[0][1:]),) if here else ())
    leads = _leads(folded(words).split()[:_WORDS])
    if not scope.whole:
        few = _among_few(leads, scope, on, after=after, most=most)
        if few is not None:
            return few
    for lead in leads:
        found = _along_names(lead, scope, on, after=after, most=most)
        if found or (after and _along_names(lead, scope, on, after=None, most=1)):
            return Found(found)
    return Found(())


def place_of(person: PersonView) -> tuple[str, str]:
    """Where a person stands in the order of `find_members`."""
    return sought(person.given_name, person.family_name), person.key


def _leads(terms: Sequence[str]) -> list[Lead]:
    """Which term may begin the name, and which others stand in it; the longest is tried first.

    "rees nia" and "nia rees" find the same, and a syllable that begins a thirtieth of all names
    is not walked through when a longer one has found somebody.
    """
    if not terms:
        return [("", [])]
    longest = sorted(range(len(terms)), key=lambda n: (-len(terms[n]), n))
    return [(terms[n], [*terms[:n], *terms[n + 1 :]]) for n in longest]


def _along_names(
    lead: Lead, scope: Scope, on: date, *, after: tuple[str, str] | None, most: int
) -> tuple[PersonView, ...]:
    # The index of names holds all that is asked before the last line; files are only read of
    # those who are shown.
    wanted, values = _conditions("p.sought", lead)
    later, place = _later("p.sought", "p.key", after)
    rows = _ask(
        f"SELECT {_SHOWN} FROM (SELECT p.id FROM people_person p WHERE {wanted} AND {later} "  # noqa: S608
        "AND EXISTS (SELECT 1 FROM people_unitmembership b WHERE b.person_id = p.id "
        f"AND {BELONGS} AND {scope.condition}) ORDER BY p.sought, p.key LIMIT %s) here "
        "JOIN people_person p ON p.id = here.id ORDER BY p.sought, p.key",
        [*values, *place, on, on, most],
    )
    return tuple(PersonView(*row) for row in rows)


def _among_few(
    leads: Sequence[Lead], scope: Scope, on: date, *, after: tuple[str, str] | None, most: int
) -> Found | None:
    """Those found, or nothing where the units have too many members to sort them all."""
    # From the unit to its persons, and then sorted. Walking through the names of the whole
    # organisation in search of a few would take long: the way is pinned (`_PERSONS`), and the
    # name is asked for as an expression, for which there is no index to tempt.
    name = "coalesce(p.sought, '')"
    wanted = [_conditions(name, lead) for lead in leads]
    later, place = _later("f.name", "f.key", after)
    led = " ".join(f"WHEN {each} THEN {n}" for n, (each, _) in enumerate(wanted))
    values = [value for _, own in wanted for value in own]
    # Somebody has one home; only who belongs through an affiliate as well stands there twice.
    persons = "count(DISTINCT id)" if scope.affiliates else "count(*)"
    rows = _ask(
        "WITH here AS MATERIALIZED (SELECT b.person_id AS id FROM people_unitmembership b "  # noqa: S608
        f"WHERE {scope.condition} AND {BELONGS} LIMIT {_FEW}), "
        f"found AS (SELECT {_SHOWN}, {name} AS name, CASE {led} END AS led "
        f"FROM {_PERSONS[connection.vendor]} "
        f"AND ({' OR '.join(f'({each})' for each, _ in wanted)})) "
        "SELECT many.rows, many.persons, s.key, s.number, s.given_name, s.family_name "
        f"FROM (SELECT count(*) AS rows, {persons} AS persons FROM here) many "
        "LEFT JOIN (SELECT f.* FROM found f "
        f"WHERE {_THE_FIRST if len(leads) > 1 else '1 = 1'} AND {later} "
        "ORDER BY f.name, f.key LIMIT %s) s ON 1 = 1 ORDER BY s.name, s.key",
        [on, on, *values, *values, *place, most],
    )
    if rows[0][0] >= _FEW:
        return None
    return Found(tuple(PersonView(*row) for _, _, *row in rows if row[0]), among=rows[0][1])


_THE_FIRST = "f.led = (SELECT min(led) FROM found)"
_IF_FEW = f"SELECT DISTINCT id FROM here WHERE (SELECT count(*) FROM here) < {_FEW}"  # noqa: S608
_PERSONS = {
    "sqlite": f"({_IF_FEW}) h CROSS JOIN people_person p ON p.id = h.id WHERE 1 = 1",
    # One walk along the index for all of them; as a join it is one for each.
    "postgresql": f"people_person p WHERE p.id = ANY (ARRAY({_IF_FEW}))",
}


def _belongs(person: int, scope: Scope, on: date) -> bool:
    return bool(
        _ask(
            f"SELECT 1 FROM people_unitmembership b WHERE b.person_id = %s AND {BELONGS} "  # noqa: S608
            f"AND {scope.condition} LIMIT 1",
            [person, on, on],
        )
    )


def _conditions(name: str, lead: Lead) -> tuple[str, list[object]]:
    """On a person: the term begins the name, the others stand in it."""
    term, others = lead
    parts, values = ["1 = 1"], list[object]()
    if term:
        # The names stand in the order of bytes. SQLite does not use the index for LIKE, and
        # PostgreSQL guesses too few names for it and sorts them all instead of walking along.
        parts.append(f"{name} >= %s AND {name} < %s")
        values += [term, f"{term}{_LAST}"]
    parts += ["p.sought LIKE %s"] * len(others)
    values += [f"%{other}%" for other in others]
    return " AND ".join(parts), values


def _later(name: str, key: str, after: tuple[str, str] | None) -> tuple[str, list[object]]:
    """On a person: comes after the place where the previous page ended."""
    if not after:
        return "1 = 1", []
    ended, last = after
    return f"({name} > %s OR ({name} = %s AND {key} > %s))", [ended, ended, last]


def _ask(statement: str, values: Sequence[object]) -> list[tuple]:  # type: ignore[type-arg]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())

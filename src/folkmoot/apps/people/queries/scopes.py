"""Which units a scope covers on a day, as a condition of plain SQL.

The pages that officers use all day ask this. Composed by hand it is two short statements, where
the object-relational mapper would compose a dozen, and composing costs more than asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.vocabulary import AFFILIATE

BELONGS = '(b.start <= %s AND (b."end" IS NULL OR b."end" > %s))'
"""A row of belonging ("b") holds on a day, which is given twice."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Some units and all below them on a day.

    Attributes:
        whole: whether that is every unit there is.
        units: the rows of the units otherwise.
        affiliates: whether there is an affiliate among those.
    """

    whole: bool
    units: tuple[int, ...] = ()
    affiliates: bool = False

    @property
    def condition(self) -> str:
        """On a row of belonging ("b").

        The units are named and not asked for again: a database that must guess how many units a
        path has below it reads the members of the whole organisation when it guesses too many.
        """
        if self.whole:
            return "1 = 1"
        return f"b.unit_id IN ({', '.join(map(str, self.units)) or 'NULL'})"


def scope_of(slugs: Sequence[str], on: date) -> Scope:
    """The units of some short names and all below them, as they stood on a day."""
    if not slugs:
        return Scope(whole=False)
    with connection.cursor() as cursor:
        cursor.execute(
            _ASKED.format(marks=", ".join(["%s"] * len(slugs))),
            [on, on, *slugs],
        )
        found = cursor.fetchall()
    if any(kind == "national" and gone is None for kind, gone, *_ in found):
        return Scope(whole=True)
    if any(begins or ends for _, _, begins, ends, *_ in found):
        return _dated(slugs, on)
    return _scope({pk: kind for *_, pk, kind in found})


_ASKED = """SELECT u.kind, u.dissolved_on,
EXISTS (SELECT 1 FROM people_unitplace WHERE start > %s),
EXISTS (SELECT 1 FROM people_unitplace WHERE "end" > %s),
coalesce(d.id, u.id), coalesce(d.kind, u.kind)
FROM people_unit u LEFT JOIN people_unit d ON u.kind <> 'national' AND u.path <> ''
AND d.path >= u.path AND d.path < (rtrim(u.path, '/') || '0')
WHERE u.slug IN ({marks})"""
"""Paths stand in the order of bytes, in which "0" follows "/"."""


def _dated(slugs: Sequence[str], on: date) -> Scope:
    return _scope(dict(pair for slug in slugs for pair in _kinds(slug, on)))


def _kinds(slug: str, on: date) -> Iterable[tuple[int, str]]:
    return tree.subtree(slug, on).values_list("pk", "kind")


def _scope(kinds: Mapping[int, str]) -> Scope:
    return Scope(False, tuple(sorted(kinds)), AFFILIATE in kinds.values())

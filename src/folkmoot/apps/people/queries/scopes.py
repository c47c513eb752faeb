"""Which units a scope covers on a day, as a condition of plain SQL.

The pages that officers use all day ask this. Composed by hand it is two short statements, where
the object-relational mapper would compose a dozen, and composing costs more than asking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from folkmoot.apps.people.queries import tree

BELONGS = '(b.start <= %s AND (b."end" IS NULL OR b."end" > %s))'
"""A row of belonging ("b") holds on a day, which is given twice."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Some units and all below them on a day.

    Attributes:
        whole: whether that is every unit there is.
        units: what selects the units (``SELECT id …``); empty for the whole.
        values: what stands for the places in it.
    """

    whole: bool
    units: str
    values: tuple[object, ...]

    @property
    def condition(self) -> str:
        """On a row of belonging ("b"); with `values`."""
        return f"b.unit_id IN ({self.units})" if self.units else "1 = 1"


def scope_of(slugs: Sequence[str], on: date) -> Scope:
    """The units of some short names and all below them, as they stood on a day."""
    if not slugs:
        return Scope(False, _NONE, ())
    with connection.cursor() as cursor:
        cursor.execute(
            _ASKED.format(marks=", ".join(["%s"] * len(slugs))),
            [on, on, *slugs],
        )
        found = cursor.fetchall()
    if any(kind == "national" and gone is None for _, _, kind, gone, *_ in found):
        return Scope(True, "", ())
    if not found:
        return Scope(False, _NONE, ())
    if any(begins or ends for *_, begins, ends in found):
        return _dated(slugs, on)
    ranges, values = [], []
    for pk, path, *_ in found:
        if not path:
            ranges.append("id = %s")
            values.append(pk)
        elif connection.vendor == "sqlite":
            # LIKE does not use the index here; "0" follows "/" in the order of bytes.
            ranges.append("(path >= %s AND path < %s)")
            values += [path, f"{path[:-1]}0"]
        else:
            ranges.append("path LIKE %s")
            values.append(f"{path}%")
    return Scope(False, _SELECTED.format(condition=" OR ".join(ranges)), tuple(values))


_ASKED = """SELECT id, path, kind, dissolved_on,
EXISTS (SELECT 1 FROM people_unitplace WHERE start > %s),
EXISTS (SELECT 1 FROM people_unitplace WHERE "end" > %s)
FROM people_unit WHERE slug IN ({marks})"""
_SELECTED = "SELECT id FROM people_unit WHERE {condition}"
_NONE = _SELECTED.format(condition="1 = 0")


def _dated(slugs: Sequence[str], on: date) -> Scope:
    ids = {pk for slug in slugs for pk in tree.subtree(slug, on).values_list("pk", flat=True)}
    if not ids:
        return Scope(False, _NONE, ())
    marks = ", ".join(["%s"] * len(ids))
    return Scope(False, _SELECTED.format(condition=f"id IN ({marks})"), tuple(sorted(ids)))

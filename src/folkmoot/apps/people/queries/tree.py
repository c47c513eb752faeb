"""The tree of units, on a day or as it stands at its newest.

`Unit.path` holds the newest tree. It is exact for every day after which no place changes, which
is nearly every question asked; for any other day the dated places are followed step by step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from folkmoot.apps.people.models import Unit, UnitPlace
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.shapes import UnitView

_FIELDS = ("slug", "name", "kind", "path", "founded_on", "dissolved_on")
# The path above is the unit's own without its last step, "12/": an index of paths finds it.
_ABOVE = """(
  SELECT upper.slug FROM people_unit upper
  WHERE upper.path <> '' AND upper.path = CASE WHEN people_unit.path = '' THEN '' ELSE substr(
    people_unit.path, 1, length(people_unit.path) - length(CAST(people_unit.id AS text)) - 1
  ) END
)"""
_BELOW = """
WITH RECURSIVE below(id) AS (
  SELECT CAST(%s AS bigint)
  UNION
  SELECT place.unit_id FROM people_unitplace place JOIN below ON place.parent_id = below.id
  WHERE place.start <= %s AND (place."end" IS NULL OR place."end" > %s)
) SELECT id FROM below
"""


def unit(slug: str) -> UnitView | None:
    """A unit by its short name, dissolved ones included; None if there never was one."""
    return next(iter(_named([slug])), None)


def units(slugs: Iterable[str]) -> dict[str, UnitView]:
    """Many units at once, by short name."""
    return {view.slug: view for view in _named(list(slugs))}


def units_by_id(ids: Iterable[int]) -> dict[str, UnitView]:
    """Many units by row, by short name. For this room only."""
    return {view.slug: view for view in _views(Unit.objects.filter(pk__in=list(ids)))}


def national() -> UnitView:
    """The whole organisation.

    Raises:
        LookupError: if it has not been founded yet.
    """
    found = _views(Unit.objects.filter(kind="national", dissolved_on=None).order_by("pk")[:1])
    if not found:
        raise LookupError("the organisation has no national unit yet: found it first")
    return found[0]


def unit_children(slug: str, on: date | None = None) -> list[UnitView]:
    """The units directly below one, by name, on a day or at the newest."""
    places = UnitPlace.objects.filter(parent__slug=slug)
    places = places.filter(end=None) if on is None else places.filter(on_day(on))
    return _views(Unit.objects.filter(pk__in=places.values("unit")).order_by("name"))


def units_under(slug: str, on: date | None = None, *, kind: str = "") -> list[UnitView]:
    """A unit and all below it, from the top down and by name."""
    found = subtree(slug, on)
    if kind:
        found = found.filter(kind=kind)
    rows = {row[0]: row[1:] for row in found.values_list("pk", *_FIELDS)}
    # Asked once for all: joining each with what is above it takes a database that has not counted
    # its rows yet ten seconds for seven thousand units.
    missing = {_parent_id(row[3]) for row in rows.values()} - rows.keys() - {None}
    above = {pk: (slug,) for pk, slug in _slugs(missing)} | rows
    views = [_view(row, above) for row in rows.values()]
    return sorted(views, key=lambda view: (view.path.count("/"), view.name))


def ancestors(slug: str, on: date | None = None) -> list[UnitView]:
    """The units above one, nearest first, on a day or at the newest."""
    row = Unit.objects.filter(slug=slug).values_list("pk", flat=True).first()
    if row is None:
        return []
    ids = line_up([row], on)[row][1:]
    by_id = _views_by_id(ids)
    return [by_id[pk] for pk in ids]


def lines_up(slugs: Iterable[str]) -> dict[str, tuple[UnitView, ...]]:
    """For each of many units its line to the top as it stands at the newest, itself first.

    Two questions for all of them; a unit that never was is left out.
    """
    paths = dict(Unit.objects.filter(slug__in=set(slugs)).values_list("slug", "path"))
    lines = {slug: _line_of(0, path) for slug, path in paths.items()}
    rows = {
        row[0]: row[1:]
        for row in Unit.objects.filter(
            Q(pk__in={pk for line in lines.values() for pk in line}) | Q(slug__in=paths)
        ).values_list("pk", *_FIELDS)
    }
    views = {pk: _view(row, rows) for pk, row in rows.items()}
    # A dissolved unit stands nowhere: its line is itself.
    alone = {view.slug: (view,) for view in views.values()}
    return {
        slug: tuple(views[pk] for pk in line) if paths[slug] else alone[slug]
        for slug, line in lines.items()
    }


def is_within(slug: str, above: str, on: date | None = None) -> bool:
    """Whether a unit is another, or stands anywhere below it."""
    if slug == above:
        return True
    return any(view.slug == above for view in ancestors(slug, on))


_CHANGES_AFTER = """SELECT EXISTS (SELECT 1 FROM people_unitplace WHERE start > %s)
OR EXISTS (SELECT 1 FROM people_unitplace WHERE "end" > %s)"""


def settled(on: date) -> bool:
    """Whether the newest tree is also the tree of that day: no place changes after it."""
    with connection.cursor() as cursor:
        cursor.execute(_CHANGES_AFTER, [on, on])
        return not cursor.fetchone()[0]


def under(path: str, field: str = "path") -> Q:
    """Rows whose path begins with a path: "0" follows "/" in the order of bytes."""
    if not path:
        return Q(pk__in=[])
    return Q(**{f"{field}__gte": path, f"{field}__lt": f"{path[:-1]}0"})


def subtree(slug: str, on: date | None = None) -> QuerySet[Unit]:
    """The rows of a unit and all below it, on a day or at the newest. For this room only."""
    row = Unit.objects.filter(slug=slug).values_list("pk", "path").first()
    if row is None:
        return Unit.objects.none()
    pk, path = row
    if on is None or settled(on):
        return Unit.objects.filter(under(path)) if path else Unit.objects.filter(pk=pk)
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [pk, on, on])
        return Unit.objects.filter(pk__in=[found for (found,) in cursor.fetchall()])


def line_up(ids: Iterable[int], on: date | None = None) -> dict[int, list[int]]:
    """For each unit its line to the top: itself first, then what is above. For this room only."""
    wanted = list(dict.fromkeys(ids))
    if on is None or settled(on):
        paths = dict(Unit.objects.filter(pk__in=wanted).values_list("pk", "path"))
        return {pk: _line_of(pk, paths.get(pk, "")) for pk in wanted}
    lines = {pk: [pk] for pk in wanted}
    growing = set(wanted)
    while growing:
        tops = {lines[pk][-1] for pk in growing}
        above = dict(
            UnitPlace.objects.filter(on_day(on), unit__in=tops).values_list("unit", "parent")
        )
        growing = {pk for pk in growing if lines[pk][-1] in above}
        for pk in growing:
            lines[pk].append(above[lines[pk][-1]])
    return lines


def _line_of(pk: int, path: str) -> list[int]:
    return [int(step) for step in reversed(path.rstrip("/").split("/"))] if path else [pk]


_NAMED = f"SELECT {', '.join(_FIELDS)}, {_ABOVE} FROM people_unit WHERE slug IN ({{marks}})"  # noqa: S608


def _named(slugs: Sequence[str]) -> list[UnitView]:
    """Units by short name, asked for on every page and in every act: composed beforehand."""
    if not slugs:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_NAMED.format(marks=", ".join(["%s"] * len(slugs))), slugs)
        return [
            UnitView(slug, name, kind, path, above or "", _day(founded), _day(dissolved))
            for slug, name, kind, path, founded, dissolved, above in cursor.fetchall()
        ]


def _day(written: date | str | None) -> Any:
    """A day as the database gives it: SQLite has no days, only how they are written."""
    return date.fromisoformat(written) if isinstance(written, str) else written


def _views(rows: QuerySet[Unit]) -> list[UnitView]:
    found = rows.annotate(above=RawSQL(_ABOVE, []))  # noqa: S611  (no words of anybody)
    found = found.values_list(*_FIELDS, "above")
    return [
        UnitView(slug, name, kind, path, above or "", founded, dissolved)
        for slug, name, kind, path, founded, dissolved, above in found
    ]


def _views_by_id(ids: Sequence[int]) -> dict[int, UnitView]:
    rows = Unit.objects.filter(pk__in=list(ids))
    by_slug = {view.slug: view for view in _views(rows)}
    return {pk: by_slug[slug] for pk, slug in rows.values_list("pk", "slug")}


def _slugs(ids: Iterable[int | None]) -> Iterable[tuple[int, str]]:
    return Unit.objects.filter(pk__in=list(ids)).values_list("pk", "slug")


def _view(row: Sequence[Any], rows: Mapping[int, Sequence[object]]) -> UnitView:
    """A unit from its `_FIELDS`, with what is above it among other rows."""
    slug, name, kind, path, founded, dissolved = row
    return UnitView(slug, name, kind, path, _slug_above(path, rows), founded, dissolved)


def _slug_above(path: str, rows: Mapping[int, Sequence[object]]) -> str:
    above = _parent_id(path)
    return str(rows[above][0]) if above in rows else ""


def _parent_id(path: str) -> int | None:
    steps = path.rstrip("/").split("/")
    return int(steps[-2]) if len(steps) > 1 else None

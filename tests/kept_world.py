"""The cast as rows: founded by real acts once in a run, laid down again for every other test.

Founding the small organisation takes five hundred statements; laying down the rows it left takes
thirty. Every test still has its own organisation, in its own transaction. So it is with a road
that many tests walk from the same beginning: it is walked once, by real acts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection

import world as cast
from folkmoot.apps.record import memo

_NOT_OF_THE_CAST = {"contenttypes", "auth", "sites"}  # made by migrating, for all tests alike

Rows = list[tuple[Any, ...]]
Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Kept:
    """What some acts led to: the road, what they gave, the tables then, and what lays them down."""

    road: Hashable
    given: Any
    tables: dict[str, Rows]
    statements: list[tuple[str, Rows]]


_roads: dict[Hashable, Kept] = {}
_stands: Kept | None = None
"""What was laid down last; roads begin there, if nothing was written since."""


def world() -> cast.World:
    """The cast in an empty database, as `world.build` leaves it."""
    found = founded("the cast", cast.build)
    return replace(found, people=dict(found.people))


def founded(name: Hashable, found: Callable[[], Given]) -> Given:
    """An organisation in an empty database; founded by real acts once in a run."""
    global _stands  # noqa: PLW0603  (it lives as long as the run)
    if name in _roads:
        _lay_down(_roads[name])
    else:
        before = _filled()
        _roads[name] = _keep(name, found(), before)
    _stands = _roads[name]
    return _stands.given


def walked(name: Hashable, walk: Callable[[], Given]) -> Given:
    """What a road leads to from where the organisation stands; walked where it was not yet."""
    global _stands  # noqa: PLW0603  (it lives as long as the run)
    if _stands is None or not _untouched(_stands):
        return walk()
    road = (_stands.road, name)
    if road in _roads:
        _lay_down(_roads[road])
    else:
        before = _stands.tables
        _roads[road] = _keep(road, walk(), before)
    _stands = _roads[road]
    return _stands.given


def leave() -> None:
    """Another test begins in a database of its own: nothing stands there yet."""
    global _stands  # noqa: PLW0603  (it lives as long as the run)
    _stands = None


def _untouched(stands: Kept) -> bool:
    """Whether nothing has been written since: every act leaves a row at the least."""
    tables = _tables()
    # In one row: PostgreSQL gives the parts of a union in the order that suits it.
    counted = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counted}")
        return list(cursor.fetchone()) == [len(stands.tables.get(table, [])) for table in tables]


def _tables() -> dict[str, Any]:
    return {
        model._meta.db_table: model._meta
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in _NOT_OF_THE_CAST
        and not model._meta.proxy
        and model._meta.managed
    }


def _columns(options: Any) -> list[str]:
    return [f'"{each.column}"' for each in options.local_concrete_fields]


def _filled() -> dict[str, Rows]:
    """Every table that is not empty, with its rows."""
    found = {}
    with connection.cursor() as cursor:
        for table, options in _tables().items():
            cursor.execute(f"SELECT {', '.join(_columns(options))} FROM {table}")  # noqa: S608
            if rows := cursor.fetchall():
                found[table] = rows
    return found


def _keep(road: Hashable, given: Any, before: dict[str, Rows]) -> Kept:
    """What is there now, and how what is new or other than before is laid down."""
    now, tables, statements = _filled(), _tables(), []
    for table, rows in now.items():
        statements += _wrote(tables[table], rows, before.get(table, []))
    for table, were in before.items():
        assert len(now.get(table, [])) >= len(were), f"rows of {table} went; they cannot be kept"
    if connection.vendor == "postgresql":
        statements = _in_one_go(statements)
    return Kept(road, given, now, statements)


def _in_one_go(statements: list[tuple[str, Rows]]) -> list[tuple[str, Rows]]:
    """All of it as one text, to be sent to a server at once: a question for each row is slow."""
    with connection.cursor() as cursor:
        told = [cursor.mogrify(statement, row) for statement, rows in statements for row in rows]
    return [(";".join(told), [])] if told else []


def _wrote(options: Any, rows: Rows, were: Rows) -> Iterator[tuple[str, Rows]]:
    """What lays down the new rows of a table, and what brings those up to date that were there.

    Apart, because a table that is only appended to refuses the very words of an update.
    """
    place = [each.column for each in options.local_concrete_fields].index(options.pk.column)
    known, same = {row[place] for row in were}, set(were)
    columns = _columns(options)
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {options.db_table} ({names}) VALUES ({marks})"  # noqa: S608
    became = ", ".join(f"{each} = excluded.{each}" for each in columns)
    if new := [row for row in rows if row[place] not in known]:
        yield insert, new
    if changed := [row for row in rows if row[place] in known and row not in same]:
        yield f'{insert} ON CONFLICT ("{options.pk.column}") DO UPDATE SET {became}', changed


def _lay_down(kept: Kept) -> None:
    with connection.cursor() as cursor:
        for statement, rows in kept.statements:
            if rows:
                cursor.executemany(statement, rows)
            else:
                cursor.execute(statement)
        memo.forget()
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM platform_fulltext")
            cursor.execute(
                "INSERT INTO platform_fulltext(rowid, title, body) "
                "SELECT id, title, body FROM platform_searchtext"
            )

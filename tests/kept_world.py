"""The cast as rows: founded by real acts once in a run, laid down again for every other test.

Founding the small organisation takes five hundred statements; laying down the rows it left takes
thirty. Every test still has its own organisation, in its own transaction. In the same way a room's
tests lay down how far something has come (`stage`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.apps import apps
from django.db import connection

import world as cast
from folkmoot.apps.record import memo

_NOT_OF_THE_CAST = {"contenttypes", "auth", "sites"}  # made by migrating, for all tests alike
_kept: tuple[cast.World, list[tuple[str, list[tuple[Any, ...]]]]] | None = None


def world() -> cast.World:
    """The cast in an empty database, as `world.build` leaves it."""
    global _kept  # noqa: PLW0603  (it lives as long as the run)
    if _kept is None:
        before = {options.db_table for options, _rows in _filled()}
        built = cast.build()
        _kept = _copy(built), [_statement(*each, before) for each in _filled()]
        return built
    built, statements = _kept
    with connection.cursor() as cursor:
        for statement, rows in statements:
            cursor.executemany(statement, rows)
        if connection.vendor == "sqlite":
            cursor.execute(
                "INSERT INTO platform_fulltext(rowid, title, body) "
                "SELECT id, title, body FROM platform_searchtext"
            )
    return _copy(built)


_stages: dict[str, tuple[Any, list[tuple[str, list[tuple[Any, ...]]]]]] = {}


def stage(name: str, build: Callable[[], Any]) -> Any:
    """What real acts make of the cast: taken once in a run, laid down again wherever it is asked
    for in the same surroundings. Returns what they returned.

    Only what the acts wrote is laid down, so that what a test did before stands as it did.
    """
    if name not in _stages:
        before = {options.db_table: set(rows) for options, rows in _filled()}
        answer = build()
        wrote = [each for options, rows in _filled() for each in _wrote(options, rows, before)]
        _stages[name] = answer, wrote
        return answer
    answer, statements = _stages[name]
    with connection.cursor() as cursor:
        for statement, rows in statements:
            cursor.executemany(statement, rows)
    memo.forget()
    return answer


def _wrote(
    options: Any, rows: list[tuple[Any, ...]], before: dict[str, set[tuple[Any, ...]]]
) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """What lays down the new rows of a table, and what brings those up to date that were there.

    Apart, because a table that is only appended to refuses the very words of an update.
    """
    was = before.get(options.db_table, set())
    place = [each.column for each in options.local_concrete_fields].index(options.pk.column)
    known = {row[place] for row in was}
    new = [row for row in rows if row[place] not in known]
    changed = [row for row in rows if row[place] in known and row not in was]
    if new:
        yield _statement(options, new, set())
    if changed:
        yield _statement(options, changed, {options.db_table})


def _copy(built: cast.World) -> cast.World:
    return replace(built, people=dict(built.people))


def _columns(options: Any) -> list[str]:
    return [f'"{each.column}"' for each in options.local_concrete_fields]


def _filled() -> list[tuple[Any, list[tuple[Any, ...]]]]:
    """Every table that is not empty, with its rows."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            options = model._meta
            if options.app_label in _NOT_OF_THE_CAST or options.proxy or not options.managed:
                continue
            cursor.execute(f"SELECT {', '.join(_columns(options))} FROM {options.db_table}")  # noqa: S608
            if rows := cursor.fetchall():
                found.append((options, rows))
    return found


def _statement(
    options: Any, rows: list[tuple[Any, ...]], before: set[str]
) -> tuple[str, list[tuple[Any, ...]]]:
    """What lays the rows down; rows there from the beginning are brought up to what they became."""
    columns = _columns(options)
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {options.db_table} ({names}) VALUES ({marks})"  # noqa: S608
    if options.db_table in before:
        became = ", ".join(f"{each} = excluded.{each}" for each in columns)
        statement += f' ON CONFLICT ("{options.pk.column}") DO UPDATE SET {became}'
    return statement, rows

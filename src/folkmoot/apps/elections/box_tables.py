"""On SQLite a row's hidden number tells when it was written: the box and the register have none.

Both tables are kept in the order of their random keys. A table that Django has remade has lost
this, so it is done after every migration, and looked at when the server starts.
"""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Error as CheckError
from django.db import connection, transaction

TABLES = ("elections_mark", "elections_ballot")


def install(**_: Any) -> None:
    """Make the tables anew without row numbers, where they have them."""
    for table in _with_numbers():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
            (made,) = cursor.fetchone()
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type = 'index' "
                "AND sql IS NOT NULL",
                [table],
            )
            indexes = [row[0] for row in cursor.fetchall()]
            new = made.replace(f'"{table}"', f'"{table}_new"', 1)
            cursor.execute(f"{new} WITHOUT ROWID")
            cursor.execute(f"INSERT INTO {table}_new SELECT * FROM {table}")  # noqa: S608 (ours)
            cursor.execute(f"DROP TABLE {table}")
            cursor.execute(f"ALTER TABLE {table}_new RENAME TO {table}")
            for index in indexes:
                cursor.execute(index)


def in_place(**_: Any) -> list[CheckMessage]:
    """Refuse to start when a hidden number could join voter and vote."""
    return [
        CheckError(
            f"The table {table} numbers its rows in the order of voting.",
            hint="Run: folkmoot migrate",
            id="elections.E001",
        )
        for table in _with_numbers()
    ]


def _with_numbers() -> list[str]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name IN (%s, %s)",
            list(TABLES),
        )
        found = dict(cursor.fetchall())
    return [name for name, sql in found.items() if not sql.upper().endswith("WITHOUT ROWID")]

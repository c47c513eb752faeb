"""PostgreSQL: keys, paths, sought names in the order of bytes, so that one index does for each.

Django gives a text a second index for ``LIKE`` where the order is that of a language. These texts
are no language: in the order of bytes the first index serves ``LIKE``, the order and the equal,
and names come in the same order as on SQLite. A model cannot say so for one database alone, so it
is seen to whenever tables were made or changed.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

TEXTS = (
    ("people_person", "key", 26),
    ("people_person", "number", 12),
    ("people_person", "sought", 170),
    ("people_account", "username", 12),
    ("people_unit", "path", 120),
)
_LIKES = """SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()
AND tablename = %s AND indexname LIKE %s"""
_ORDERED = """SELECT collation_name = 'C' FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = %s AND column_name = %s"""


def install(**_: Any) -> None:
    """Put the columns into the order of bytes that are not in it yet."""
    if connection.vendor != "postgresql":
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table, column, width in TEXTS:
            cursor.execute(_ORDERED, [table, column])
            found = cursor.fetchone()
            if found is None or found[0]:
                continue  # not there yet, or done
            cursor.execute(_LIKES, [table, f"{table}_{column}_%_like"])
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP INDEX {quote(name)}")
            cursor.execute(
                f"ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} "
                f'TYPE varchar({width}) COLLATE "C"'
            )

"""PostgreSQL: that what a row refers to is there, proved once for all rows of a statement.

Django's foreign keys are tried row by row when the transaction ends: for an import of everybody
that takes as long as the import. Here the statement that wrote the rows is asked once whether any
of them refers to nothing. That is as strong as a foreign key, because what is referred to stays:
the gate lets neither person nor unit nor import be deleted or numbered anew, and no row be handed
to another (`gate_bars`). SQLite tries its foreign keys cheaply and keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection, transaction

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "people_account": {"person_id": "people_person"},
    "people_membership": {"person_id": "people_person", "batch_id": "people_import"},
    "people_unitmembership": {"person_id": "people_person", "unit_id": "people_unit"},
}
"""For each table that an import fills: its columns, and the table that each refers to."""

_KEYS = """SELECT c.conname FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
WHERE c.contype = 'f' AND c.conrelid = CAST(%s AS regclass) AND a.attname = ANY(%s)"""


def install(**_: Any) -> None:
    """Put the proof by statement in the place of the foreign keys; both stand for a moment."""
    if connection.vendor != "postgresql":
        return
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        for table, columns in REFERENCES.items():
            for statement in _statements(table):
                cursor.execute(statement)
            cursor.execute(_KEYS, [table, list(columns)])
            for (name,) in cursor.fetchall():
                cursor.execute(f"ALTER TABLE {quote(table)} DROP CONSTRAINT {quote(name)}")


def missing() -> list[str]:
    """The proofs that are not in place as they were made, or are switched off."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgenabled IN ('O', 'A')"
        )
        found = dict(cursor.fetchall())
    return [_name(table) for table in REFERENCES if found.get(_name(table)) != _body(table)]


def _name(table: str) -> str:
    return f"{table}_refers"


def _statements(table: str) -> Iterator[str]:
    name = _name(table)
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$proof${_body(table)}$proof$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield (
        f"CREATE TRIGGER {name} AFTER INSERT ON {table} REFERENCING NEW TABLE AS written "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )


def _body(table: str) -> str:
    # Counted, and planned anew each time: the best way for one row is the worst for all.
    lost = " + ".join(
        f"(SELECT count(*) FROM written w WHERE w.{column} IS NOT NULL AND NOT EXISTS "  # noqa: S608
        f"(SELECT 1 FROM {there} t WHERE t.id = w.{column}))"
        for column, there in REFERENCES[table].items()
    )
    return (
        f" DECLARE lost bigint; BEGIN EXECUTE 'SELECT {lost}' INTO lost; "
        f"IF lost > 0 THEN RAISE EXCEPTION 'a row of {table} refers to what is not there' "
        "USING ERRCODE = 'foreign_key_violation'; END IF; RETURN NULL; END "
    )

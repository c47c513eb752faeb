"""What keeps the log append-only in the database itself."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage
from django.core.checks import Error as CheckError
from django.db import connection

from folkmoot.apps.record.models import LogHead

PROTECTED = ("record_entry", "record_node", "record_checkpoint", "record_privatebatch")


def install(**_: Any) -> None:
    """Put the log's head and the triggers that refuse to change what was recorded in place."""
    LogHead.objects.get_or_create(pk=1, defaults={"origin": _origin()})
    with connection.cursor() as cursor:
        for table in PROTECTED:
            for statement in _STATEMENTS[connection.vendor](table):
                cursor.execute(statement)


def _origin() -> str:
    # A log is named for good when it is made: by its address, without the scheme.
    return f"{urlsplit(settings.ORIGIN).netloc}/record"


def missing() -> list[str]:
    """The protected tables whose triggers are not in place."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    return [
        table for table in PROTECTED if not {f"{table}_no_update", f"{table}_no_delete"} <= there
    ]


def in_place(**_: Any) -> list[CheckMessage]:
    """Refuse to start when a trigger of the gate has been taken away."""
    if "record_entry" not in connection.introspection.table_names():
        return []  # not migrated yet
    return [
        CheckError(
            f"The gate of {table} is missing: the record could be rewritten.",
            hint="Run: folkmoot migrate",
            id="record.E001",
        )
        for table in missing()
    ]


def _sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
        for verb in ("update", "delete")
    ]


def _postgresql(table: str) -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION record_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$"
    )
    triggers = [
        f"CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION record_is_append_only()"
        for verb in ("update", "delete")
    ]
    return [function, *triggers]


_STATEMENTS = {"sqlite": _sqlite, "postgresql": _postgresql}
_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger",
}

"""The gate: what the database itself refuses, whoever asks and by whatever door.

A membership loses no day, changes neither person nor class nor beginning, and does not vanish,
unless the evidence stands beside it as an `Ending`; an office is not taken from its holder unless
an `OfficeEnding` says on what ground. The evidence is tried too, so that "resigned" is the
member's own, a death has two officers, and whatever is done to a member points at a certificate
of process whose digest stands in the record. The conditions are written once, in the SQL that
both databases understand (`gate_bars`). Giving time back (an ending that was overturned) is
always allowed. Emptying a table at once (TRUNCATE, on PostgreSQL) is barred as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Error as CheckError
from django.db import connection

from folkmoot.apps.people.gate_bars import BARS, CERTIFICATE_ACT, EMPTIED, Bar

__all__ = [
    "BARS",
    "CERTIFICATE_ACT",
    "EMPTIED",
    "NOT_EMPTIED",
    "before_migrations",
    "in_place",
    "install",
    "missing",
    "statements",
]

NOT_EMPTIED = "people_gate_not_emptied"
_REFUSES_TO_EMPTY = (
    " BEGIN RAISE EXCEPTION 'memberships, offices and their evidence are never emptied' "
    "USING ERRCODE = 'integrity_constraint_violation'; END "
)
_WORDS = {
    "sqlite": {
        "[[digest in record]]": "instr(e.data, CAST(NEW.certificate AS BLOB)) > 0",
        "[[day of NEW.recorded_at]]": "date(NEW.recorded_at)",
    },
    "postgresql": {
        "[[digest in record]]": "position(convert_to(NEW.certificate, 'UTF8') IN e.data) > 0",
        "[[day of NEW.recorded_at]]": "CAST(NEW.recorded_at AS date)",
    },
}


def before_migrations(**_: Any) -> None:
    """Let SQLite rename a remade table although triggers of others speak of it.

    The gate stays in place while migrations run, so that a migration of data meets it too.
    """
    _rename_as_before(on=True)


def install(**_: Any) -> None:
    """Make every trigger anew: a table that Django has remade on SQLite has lost its own."""
    _rename_as_before(on=False)
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def _rename_as_before(*, on: bool) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA legacy_alter_table = {'ON' if on else 'OFF'}")


def statements(vendor: str) -> Iterator[str]:
    """What installs the gate on a kind of database."""
    make = {"sqlite": _sqlite, "postgresql": _postgresql}[vendor]
    for bar in BARS:
        for statement in make(bar):
            for word, meaning in _WORDS[vendor].items():
                statement = statement.replace(word, meaning)  # noqa: PLW2901
            yield statement
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION {NOT_EMPTIED}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$gate${_REFUSES_TO_EMPTY}$gate$"
        )
        for table in EMPTIED:
            yield f"DROP TRIGGER IF EXISTS {NOT_EMPTIED}_{table} ON {table}"
            yield (
                f"CREATE TRIGGER {NOT_EMPTIED}_{table} BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {NOT_EMPTIED}()"
            )


def missing() -> list[str]:
    """The triggers that are not in place as they were made, or are switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            there = dict(cursor.fetchall())
            made = dict(_made_on_sqlite())
            return [bar.name for bar in BARS if there.get(bar.name) != made[bar.name]]
        cursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgenabled IN ('O', 'A')"
        )
        found = dict(cursor.fetchall())
    wanted = {bar.name: _body(bar) for bar in BARS}
    wanted |= {f"{NOT_EMPTIED}_{table}": _REFUSES_TO_EMPTY for table in EMPTIED}
    return [name for name, body in wanted.items() if found.get(name) != body]


def in_place(**_: Any) -> list[CheckMessage]:
    """Refuse to start when a trigger of the gate has been taken away or weakened."""
    if "people_officeending" not in connection.introspection.table_names():
        return []  # not migrated yet
    return [
        CheckError(
            f"The gate {name} is missing: a membership or an office could end without evidence.",
            hint="Run: folkmoot migrate",
            id="people.E001",
        )
        for name in missing()
    ]


def _made_on_sqlite() -> Iterator[tuple[str, str]]:
    creating = [text for text in statements("sqlite") if text.startswith("CREATE")]
    yield from zip((bar.name for bar in BARS), creating, strict=True)


def _sqlite(bar: Bar) -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS {bar.name}"
    condition = " AND ".join(f"({part})" for part in (bar.when, bar.refuses_if) if part)
    when = f" WHEN {condition}" if condition else ""
    yield (
        f"CREATE TRIGGER {bar.name} BEFORE {bar.event} ON {bar.table} FOR EACH ROW{when} "
        f"BEGIN SELECT RAISE(ABORT, '{bar.says}'); END"
    )


def _postgresql(bar: Bar) -> Iterator[str]:
    yield (
        f"CREATE OR REPLACE FUNCTION {bar.name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$gate${_body(bar)}$gate$"
    )
    yield f"DROP TRIGGER IF EXISTS {bar.name} ON {bar.table}"
    when = f" WHEN ({bar.when})" if bar.when else ""
    yield (
        f"CREATE TRIGGER {bar.name} BEFORE {bar.event} ON {bar.table} FOR EACH ROW{when} "
        f"EXECUTE FUNCTION {bar.name}()"
    )


def _body(bar: Bar) -> str:
    row = "OLD" if bar.event == "DELETE" else "NEW"
    text = (
        f" BEGIN IF {bar.refuses_if or 'true'} THEN RAISE EXCEPTION '{bar.says}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END "
    )
    for word, meaning in _WORDS["postgresql"].items():
        text = text.replace(word, meaning)
    return text

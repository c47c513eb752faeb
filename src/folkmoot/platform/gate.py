"""Gates: what the database itself refuses, on SQLite and on PostgreSQL, whoever asks.

A room writes its bars once, in the SQL that both databases understand; what each says in its own
words stands between double brackets and is filled in here. A gate is made anew after every
migration, for Django's remaking of a table on SQLite loses its triggers, and looked at before the
house starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

Words = Mapping[str, Mapping[str, str]]
"""By kind of database: what a word in double brackets means there."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One trigger: on what it acts, when it looks, when it refuses, and what it says."""

    name: str
    event: str
    table: str
    says: str
    when: str = ""
    refuses_if: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """The bars of a room.

    Attributes:
        bars: one trigger each.
        emptied: the tables that PostgreSQL must not empty at once: TRUNCATE meets no other bar.
        not_emptied: the name of that bar.
        says: what it says.
        words: what the words in double brackets mean.
    """

    bars: Sequence[Bar]
    emptied: Sequence[str]
    not_emptied: str
    says: str
    words: Words

    def install(self) -> None:
        """Make every trigger anew."""
        with connection.cursor() as cursor:
            for statement in self.statements(connection.vendor):
                cursor.execute(statement)

    def statements(self, vendor: str) -> Iterator[str]:
        """What installs the gate on a kind of database."""
        make = {"sqlite": _sqlite, "postgresql": _postgresql}[vendor]
        for bar in self.bars:
            for statement in make(bar):
                yield self._said(statement, vendor)
        if vendor == "postgresql":
            yield (
                f"CREATE OR REPLACE FUNCTION {self.not_emptied}() RETURNS trigger "
                f"LANGUAGE plpgsql AS $gate${self._refuses_to_empty}$gate$"
            )
            for table in self.emptied:
                yield f"DROP TRIGGER IF EXISTS {self.not_emptied}_{table} ON {table}"
                yield (
                    f"CREATE TRIGGER {self.not_emptied}_{table} BEFORE TRUNCATE ON {table} "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION {self.not_emptied}()"
                )

    def missing(self) -> list[str]:
        """The triggers that are not in place as they were made, or are switched off."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
                there = dict(cursor.fetchall())
                made = dict(self._made_on_sqlite())
                return [bar.name for bar in self.bars if there.get(bar.name) != made[bar.name]]
            cursor.execute(
                "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
                "WHERE t.tgenabled IN ('O', 'A')"
            )
            found = dict(cursor.fetchall())
        wanted = {bar.name: self._said(_body(bar), "postgresql") for bar in self.bars}
        wanted |= {f"{self.not_emptied}_{table}": self._refuses_to_empty for table in self.emptied}
        return [name for name, body in wanted.items() if found.get(name) != body]

    @property
    def _refuses_to_empty(self) -> str:
        return (
            f" BEGIN RAISE EXCEPTION '{self.says}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END "
        )

    def _made_on_sqlite(self) -> Iterator[tuple[str, str]]:
        creating = [text for text in self.statements("sqlite") if text.startswith("CREATE")]
        yield from zip((bar.name for bar in self.bars), creating, strict=True)

    def _said(self, text: str, vendor: str) -> str:
        for word, meaning in self.words[vendor].items():
            text = text.replace(word, meaning)
        return text


def rename_as_before(*, on: bool) -> None:
    """Let SQLite rename a remade table although triggers of others speak of it, or no longer."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA legacy_alter_table = {'ON' if on else 'OFF'}")


def tables_of(bars: Iterable[Bar]) -> tuple[str, ...]:
    """The tables that bars stand before, each once."""
    return tuple(dict.fromkeys(bar.table for bar in bars))


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
    return (
        f" BEGIN IF {bar.refuses_if or 'true'} THEN RAISE EXCEPTION '{bar.says}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END "
    )

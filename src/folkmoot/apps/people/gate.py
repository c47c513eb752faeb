"""The gate: what the database itself refuses, whoever asks and by whatever door.

A membership loses no day, changes neither person nor class nor beginning, and does not vanish,
unless the evidence stands beside it as an `Ending`; an office is not taken from its holder unless
an `OfficeEnding` says on what ground; no right is withheld but for a time, by a certificate or by
a panel's decision. The evidence is tried too, so that "resigned" is the member's own, a death has
two officers, and whatever is done to a member points at a certificate of process whose digest
stands in the record. What a roll says of a person is not changed, and nobody is left out of it.
Persons, units and imports are never deleted, so that what refers to them can rely on it.
Giving time back (an ending that was overturned) is always allowed. Emptying a table at once
(TRUNCATE, on PostgreSQL) is barred as well.
"""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Error as CheckError
from django.db import connection

from folkmoot.apps.people import references
from folkmoot.apps.people.gate_bars import BARS, CERTIFICATE_ACT, EMPTIED, WORDS
from folkmoot.platform.gate import Bar, Gate, rename_as_before

__all__ = [
    "BARS",
    "CERTIFICATE_ACT",
    "EMPTIED",
    "NOT_EMPTIED",
    "Bar",
    "before_migrations",
    "in_place",
    "install",
    "missing",
]

NOT_EMPTIED = "people_gate_not_emptied"
GATE = Gate(
    BARS,
    EMPTIED,
    NOT_EMPTIED,
    "memberships, offices and their evidence are never emptied",
    WORDS,
)


def before_migrations(**_: Any) -> None:
    """Let SQLite rename a remade table although triggers of others speak of it.

    The gate stays in place while migrations run, so that a migration of data meets it too.
    """
    rename_as_before(on=True)


def install(**_: Any) -> None:
    """Make every trigger anew: a table that Django has remade on SQLite has lost its own."""
    rename_as_before(on=False)
    GATE.install()
    references.install()


def missing() -> list[str]:
    """The triggers that are not in place as they were made, or are switched off."""
    return GATE.missing() + references.missing()


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

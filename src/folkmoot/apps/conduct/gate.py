"""The gate of this room: the file of a case is only added to, whoever asks and by what door.

Beside the gate of people, which lets no membership end and no right be withheld without its
evidence, this one keeps the evidence: a decision is not rewritten, a date of service not moved, a
step not taken back; and a right is suspended by a panel that was drawn by lot, or not at all.
"""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Error as CheckError
from django.db import connection

from folkmoot.apps.conduct.gate_bars import BARS, EMPTIED, WORDS
from folkmoot.platform.gate import Gate, rename_as_before

GATE = Gate(
    BARS,
    EMPTIED,
    "conduct_gate_not_emptied",
    "the files of cases are never emptied",
    WORDS,
)


def before_migrations(**_: Any) -> None:
    """Let SQLite rename a remade table although triggers of others speak of it."""
    rename_as_before(on=True)


def install(**_: Any) -> None:
    """Make every trigger anew: a table that Django has remade on SQLite has lost its own."""
    rename_as_before(on=False)
    GATE.install()


def missing() -> list[str]:
    """The triggers that are not in place as they were made, or are switched off."""
    return GATE.missing()


def in_place(**_: Any) -> list[CheckMessage]:
    """Refuse to start when a trigger of the gate has been taken away or weakened."""
    if "conduct_suspension" not in connection.introspection.table_names():
        return []  # not migrated yet
    return [
        CheckError(
            f"The gate {name} is missing: the file of a case could be rewritten.",
            hint="Run: folkmoot migrate",
            id="conduct.E001",
        )
        for name in missing()
    ]

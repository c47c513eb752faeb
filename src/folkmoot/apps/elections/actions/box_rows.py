"""The rows of the register and of the box, written by statements that are composed once.

A vote is two rows; composing the statements anew for each takes longer than writing them.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

_KEY_BYTES = 16
_AT_ONCE = 500  # rows in one statement


def new_key() -> str:
    """A key that says nothing: 128 bits drawn by lot."""
    return secrets.token_hex(_KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table whose rows say nothing of when they came: its name, and its columns with a meaning.

    Beside them each row has a key drawn by lot, its election, and whether it waits for its batch.
    """

    table: str
    columns: tuple[str, ...]

    def put(self, election: int, *values: Any) -> None:
        """Write one fresh row.

        Raises:
            IntegrityError: if the table may not have it.
        """
        self._insert([(new_key(), election, True, *values)])

    def settled(self, election: int, rows: Sequence[Sequence[Any]]) -> None:
        """Write rows under new keys in the order in which they are given."""
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start : start + _AT_ONCE]
            self._insert([(new_key(), election, False, *values) for values in part])

    def take(self, where: str, values: Sequence[Any], *, held: str = "") -> list[tuple[Any, ...]]:
        """Read rows and delete them: what they mean, without their keys.

        Args:
            where: which, as a condition of ours; values: those it has places for.
            held: how their locks are taken, on a database that has them.
        """
        lock = held if connection.features.has_select_for_update else ""
        columns = ", ".join(self.columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT "key", {columns} FROM {self.table} WHERE {where} {lock}',  # noqa: S608
                values,
            )
            found = cursor.fetchall()
            for start in range(0, len(found), _AT_ONCE):
                keys = [row[0] for row in found[start : start + _AT_ONCE]]
                places = ", ".join(["%s"] * len(keys))
                cursor.execute(
                    f'DELETE FROM {self.table} WHERE "key" IN ({places})',  # noqa: S608
                    keys,
                )
        return [row[1:] for row in found]

    def _insert(self, rows: Sequence[Sequence[Any]]) -> None:
        names = ", ".join(['"key"', "election_id", "fresh", *self.columns])
        one = f"({', '.join(['%s'] * (3 + len(self.columns)))})"
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {self.table} ({names}) VALUES {', '.join([one] * len(rows))}",  # noqa: S608
                [value for row in rows for value in row],
            )


MARKS = Rows("elections_mark", ("person_key", "paper"))
BALLOTS = Rows("elections_ballot", ("choices", "phrase", "tag"))

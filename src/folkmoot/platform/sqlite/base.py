"""The database wrapper Django loads for ENGINE = "folkmoot.platform.sqlite"."""

from __future__ import annotations

from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from folkmoot.platform.sqlite.turn import TurnTimeout, turn_of

FIRST_SAFE_VERSION = (3, 51, 3)


def wal_is_safe() -> bool:
    """Whether this SQLite is free of the WAL-reset bug."""
    return base.Database.sqlite_version_info >= FIRST_SAFE_VERSION


def init_command() -> str:
    """The pragmas of every connection: durable at each commit, whatever the journal."""
    journal = "WAL" if wal_is_safe() else "DELETE"
    return (
        f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;"
    )


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite with a fair turn to write for the threads of one process."""

    turn_timeout = 30.0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_turn = False

    def get_connection_params(self) -> dict[str, Any]:
        options = self.settings_dict["OPTIONS"]
        if "init_command" not in options:
            options["init_command"] = init_command()
        return super().get_connection_params()

    def _turn_name(self) -> str:
        return str(self.settings_dict["NAME"])

    def _start_transaction_under_autocommit(self) -> None:
        try:
            turn_of(self._turn_name()).take(timeout=self.turn_timeout)
        except TurnTimeout as late:
            raise OperationalError(str(late)) from late
        self._has_turn = True
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_turn()
            raise

    def _give_turn(self) -> None:
        # Only if held, so that giving up twice is harmless.
        if self._has_turn:
            self._has_turn = False
            turn_of(self._turn_name()).give()

    def _commit(self) -> None:
        try:
            super()._commit()
        finally:
            self._give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._give_turn()

    def close(self) -> None:
        # A connection inside a transaction may not be closed by Django's own rule (it waits for
        # the block to end); the turn then stays with the block.
        super().close()
        if not self.in_atomic_block:
            self._give_turn()

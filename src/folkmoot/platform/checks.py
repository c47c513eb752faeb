"""What must be so before the server may start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import connection


def database_is_safe(**_: Any) -> Sequence[CheckMessage]:
    """Says so when only a SQLite with the WAL-reset bug is to be had."""
    if connection.vendor != "sqlite":
        return []
    from folkmoot.platform.sqlite.base import wal_is_safe

    if wal_is_safe():
        return []
    return [
        CheckWarning(
            "This SQLite has the WAL-reset bug, so a rollback journal is used instead.",
            hint="Install pysqlite3 0.6.1 or later where a wheel exists, or use PostgreSQL.",
            id="platform.W001",
        )
    ]

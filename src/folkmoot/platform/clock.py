"""The one seam through which server time enters."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The server's time, aware, in UTC. Actions take it as ``at``; nothing else asks a clock."""
    return datetime.now(tz=UTC)

"""Whether a server runs from a folder: for as long as it runs it holds a file there locked.

The system lets go of the lock when the last process of the server has ended, however it ended, so
that nothing is left over which says that a server runs where none does.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from folkmoot.ops.failure import CommandFailed

LOCK = "served.lock"


@contextmanager
def marked_as_served(folder: Path, address: str) -> Iterator[None]:
    """Say that a server of this address runs from the folder, while it does."""
    with (folder / LOCK).open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_SH)  # several may serve one organisation on PostgreSQL
        file.truncate(0)
        file.write(f"process {os.getpid()}, {address}")
        file.flush()
        yield


def server_of(folder: Path) -> str:
    """Which server runs from a folder, as words that name it; empty if none does."""
    try:
        with (folder / LOCK).open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return file.read() or "of unknown address"
            return ""
    except FileNotFoundError:
        return ""


def require_nobody_serves(folder: Path, *, what: str) -> None:
    """Go on only if no server runs from the folder.

    Args:
        folder: the installation's own.
        what: what would be done to its database, as "Building it anew".

    Raises:
        CommandFailed: if one runs, with which, why that will not do, and what next.
    """
    if server := server_of(folder):
        raise CommandFailed(
            f"Nothing was changed: a server runs from {folder} ({server}). {what} would take its "
            "database away beneath it, and what it writes then would contradict the record. Stop "
            "it (Ctrl+C where it was started) and try again, or name another folder with "
            "FOLKMOOT_VAR."
        )

"""Files that somebody names on the command line."""

from __future__ import annotations

from pathlib import Path

from folkmoot.ops.failure import CommandFailed

LARGEST = 50_000_000


def read_text(path: Path, *, largest: int = LARGEST) -> str:
    """The text of a file.

    Raises:
        CommandFailed: if it cannot be read, is larger than so many bytes, or is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise CommandFailed(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > largest:
        raise CommandFailed(f"{path} is larger than {largest:,} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CommandFailed(f"{path}, line {line}: this is not UTF-8 text") from None

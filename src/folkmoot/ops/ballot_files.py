"""Ballot files as they lie on a disk: unpacked, told apart, with progress where it takes long."""

from __future__ import annotations

import csv
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from folkmoot.core.tally.errors import BallotError
from folkmoot.core.tally.official_senate import looks_like_distribution, read_distribution
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.reading.anything import read_papers
from folkmoot.core.tally.reading.long_lines import LongLines
from folkmoot.core.tally.reading.rounds_file import Load
from folkmoot.ops.failure import CommandFailed

LARGE = 5_000_000
MOST = 2 << 30
PIECE = 1 << 20


def read(path: Path) -> bytes:
    """The bytes of a file, unpacked if it is compressed; or one sentence why not.

    A line that is too long ends the reading there: such a file is never held whole.

    Raises:
        BallotError: at a line longer than any line of papers; `CommandFailed` if the file cannot
            be read, is damaged, or unpacks to more than `MOST`.
    """
    watch, pieces, size = LongLines(), list[bytes](), 0
    try:
        with path.open("rb") as file:
            packed = file.peek(2)[:2] == b"\x1f\x8b"
            for piece in _unpacked(file) if packed else iter(lambda: file.read(PIECE), b""):
                size += len(piece)
                if size > MOST:
                    raise CommandFailed(f"{path} cannot be read: it holds more than 2 GiB")
                watch.feed(piece)
                pieces.append(piece)
    except OSError as error:
        raise CommandFailed(f"{path} cannot be read: {error.strerror}") from None
    except zlib.error:
        raise CommandFailed(f"{path} cannot be read: it is compressed and damaged") from None
    return b"".join(pieces)


def _unpacked(file: BinaryIO) -> Iterator[bytes]:
    """A compressed file piece by piece, however far it unpacks."""
    unpacking = zlib.decompressobj(wbits=31)
    while packed := file.read(PIECE):
        while packed:
            yield unpacking.decompress(packed, PIECE)
            packed = unpacking.unconsumed_tail
    yield unpacking.flush()


def read_ballots(
    path: Path, *, scores: bool = False, contest: str = "", candidates: Path | None = None
) -> Profile:
    """The papers of a file in any form that is read.

    Raises:
        BallotError: with the line and the reason; `CommandFailed` if there is no such file.
    """
    data = read(path)
    return read_papers(
        data,
        path.name.removesuffix(".gz"),
        scores=scores,
        contest=contest,
        candidates=_candidates(candidates) if candidates is not None else (),
        progress=_progress() if len(data) > LARGE and sys.stderr.isatty() else None,
    )


def beside(path: Path) -> Load:
    """What a configuration names, from where it lies."""

    def load(name: str) -> bytes | Mapping[str, bytes]:
        found = path.parent / name
        if found.is_dir():
            return {p.name: read(p) for p in sorted(found.iterdir()) if p.is_file()}
        return read(found)

    return load


def _candidates(path: Path) -> list[tuple[str, str]]:
    """(name, group) from a distribution of preferences, or from CSV with those two columns."""
    data = read(path)
    if looks_like_distribution(data):
        return list(read_distribution(data).candidates)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"))))
    for number, row in enumerate(rows, 1):
        if len(row) != 2 or not all(cell.strip() for cell in row):  # noqa: PLR2004
            raise BallotError(number, "expected “name,group” in the list of candidates")
    return [(name.strip(), group.strip()) for name, group in rows]


def _progress() -> Callable[[int, int], None]:
    def tell(done: int, size: int) -> None:
        end = "\n" if done >= size else ""
        print(f"\r{100 * done // size} % read", end=end, file=sys.stderr, flush=True)

    return tell

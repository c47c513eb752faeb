"""Files that somebody names on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from folkmoot.core.lawtext import (
    READERS,
    MalformedProvision,
    choose_reader,
    counter,
    write_labelled,
)
from folkmoot.core.lawtext.replay import Reader
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


def read_rules(*paths: Path) -> tuple[list[str], Reader]:
    """The texts of rules in files of one format, and who reads them.

    The first decides the format. Akoma Ntoso, in any of them, comes as our labelled text, word for
    word; what of it was not understood is said with its line on the standard error.

    Raises:
        CommandFailed: as ``read_text``, or if an Akoma Ntoso document cannot be read at all.
    """
    sources = [read_text(path) for path in paths]
    given = [_is_akoma(path, source) for path, source in zip(paths, sources, strict=True)]
    name = "labelled" if given[0] else choose_reader(paths[0].name, sources[0])
    if any(given) and name != "labelled":
        raise CommandFailed(f"{paths[0].name} is no Akoma Ntoso; give all texts in one format")
    texts = [
        _from_akoma(path, source) if is_akoma else source
        for path, source, is_akoma in zip(paths, sources, given, strict=True)
    ]
    return texts, READERS[name]


def _is_akoma(path: Path, source: str) -> bool:
    if path.suffix.lower() not in {".xml", ".akn"}:
        return False
    return source.lstrip("\ufeff \t\r\n").startswith("<")


def _from_akoma(path: Path, source: str) -> str:
    from folkmoot.core.lawtext.akoma.reading import read_akoma

    try:
        reading = read_akoma(source.removeprefix("\ufeff"), counter())
    except MalformedProvision as error:
        raise CommandFailed(f"{path}: {error}") from None
    for problem in reading.problems:
        print(f"{path}:{problem.line}: {problem.reason}", file=sys.stderr)
    return write_labelled(reading.document)

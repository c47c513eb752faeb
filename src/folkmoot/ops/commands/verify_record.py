"""`folkmoot verify record`."""

from __future__ import annotations

import argparse
import base64
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from folkmoot.core.ledger import NoteError
from folkmoot.core.ledger.verification import verify_export
from folkmoot.ops.failure import CommandFailed

HELP = "Check an export of the record: every hash, every signature, every byte."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which, and against which key."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="an export of the record")
    parser.add_argument(
        "--key", default=None, help="the log's public key, from somewhere you trust (log.vkey)"
    )


def run(args: argparse.Namespace) -> int:
    """Name every fault with its place; 0 only if there is none."""
    folder: Path = args.folder
    if not folder.is_dir():
        raise CommandFailed(f"{folder} is not a folder; give the one `export record` wrote")
    try:
        report = verify_export(
            lambda: listing(folder),
            lambda path: (folder / path).read_bytes(),
            trusted_vkey=args.key,
        )
    except NoteError as error:
        raise CommandFailed(f"--key: {error}") from None
    for fault in report.faults:
        print(fault)
    if not report.holds:
        print(f"NOT verified: {len(report.faults)} faults")
        return 1
    if args.key is None:
        print(
            "checked against the key the export brings along; give --key to be sure whose it is",
            file=sys.stderr,
        )
    root = base64.b64encode(report.root or b"").decode()
    print(f"record verified: {report.entries} entries, size {report.size}, root {root}")
    return 0


def listing(folder: Path) -> Iterator[str]:
    """Everything below a folder as `verify_export` asks for it: links and empty folders marked."""
    for here, folders, files in os.walk(folder, followlinks=False):
        base = Path(here)
        for name in [*folders, *files]:
            path = base / name
            relative = path.relative_to(folder).as_posix()
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                yield f"{relative}@"
            elif path.is_file():
                yield relative
            elif not any(path.iterdir()):
                yield f"{relative}/"

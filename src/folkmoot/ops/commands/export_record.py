"""`folkmoot export record`."""

from __future__ import annotations

import argparse
from pathlib import Path

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Write the whole record as static files that anyone can keep, serve and check."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")


def run(args: argparse.Namespace) -> int:
    """Write file after file, the manifest last."""
    folder: Path = args.folder
    if folder.exists() and any(folder.iterdir()):
        raise CommandFailed(f"{folder} is not empty; an export covers every file of its folder")
    house.open_house()
    from folkmoot.apps.conduct.queries.documents import documents
    from folkmoot.apps.record.proofs import export_files
    from folkmoot.platform.clock import now

    files = size = 0
    for path, data in export_files(at=now(), documents=documents()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        files += 1
        size += len(data)
    print(f"exported {files:,} files, {size:,} bytes, to {folder}")
    return 0

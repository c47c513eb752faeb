"""`folkmoot replay rulebook`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Put the real editions of a folder through the whole road of a rule change, one by one."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which editions, and how to tell."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="editions as 001_*.md, 002_*.md …")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each edition")


def run(args: argparse.Namespace) -> int:
    """Everything happens in an installation of its own, which is forgotten afterwards."""
    files = sorted(path for path in args.folder.glob("[0-9]*.*") if path.is_file())
    if not files:
        raise CommandFailed(f"{args.folder} holds no numbered editions (001_2018-08-25_x.md …)")
    with tempfile.TemporaryDirectory(prefix="folkmoot-replay-") as folder:
        os.environ.update(FOLKMOOT_VAR=folder, DATABASE_URL="", DATABASE_OWNER_URL="")
        house.open_house()
        house.migrate()
        return _replay(files, as_json=args.json)


def _replay(files: list[Path], *, as_json: bool) -> int:
    from folkmoot.apps.rulebook.formats import format_of
    from folkmoot.ops.replaying import replay

    texts = [path.read_bytes().decode("utf-8") for path in files]
    began, good, within = time.monotonic(), 0, 0
    for path, row in zip(files, replay(texts, format_of(files[0].name)), strict=True):
        good += row.reproduced
        within += row.within
        if as_json:
            print(
                json.dumps(
                    {
                        "file": path.name,
                        "reproduced": row.reproduced,
                        "motion": row.motion,
                        "operations": row.operations,
                        "words_touched": row.touched,
                        "words_changed": row.changed,
                    }
                )
            )
        else:
            print(
                f"{row.number:3} {'reproduced' if row.reproduced else 'NOT reproduced':14} "
                f"{row.operations:4} operations, {row.touched:5} words touched, "
                f"{row.changed:5} changed  {path.name}"
            )
    print(
        f"{within} of {len(files)} editions with operations that touch at most 1.5 times the "
        f"words changed; {time.monotonic() - began:.1f} s",
        file=sys.stderr,
    )
    print(f"{good} of {len(files)} editions reproduced")
    return 0 if good == within == len(files) else 1

"""`folkmoot import members`."""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections import Counter
from pathlib import Path

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Take members over from a CSV file, with a verdict for every row."
_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The list, how to read it, and how far to go."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--preset", choices=["general", "civicrm"], default="general")
    parser.add_argument("--map", metavar="FIELD=COLUMN", action="append", default=[])
    parser.add_argument(
        "--class", metavar="WORD=CLASS", action="append", default=[], dest="classes"
    )
    parser.add_argument("--unit", default="", help="for a list without a column for the unit")
    parser.add_argument(
        "--day-format", default="", help="how days are written, such as %%d/%%m/%%Y"
    )
    parser.add_argument("--as", metavar="NUMBER", dest="number", default="", help="who imports")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument("--skip-refused", action="store_true", help="take over the other rows")
    parser.add_argument("--verdicts", metavar="CSV", type=Path, help="write the refused rows there")


def run(args: argparse.Namespace) -> int:
    """Read, judge, and write everything or nothing."""
    try:
        data = args.file.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as fault:
        raise CommandFailed(f"{args.file}: {fault.strerror or fault}") from None
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise CommandFailed(f"{args.file}, line {line}: this is not UTF-8") from None
    house.open_house()
    house.require_tables()
    from folkmoot.apps.people.actions import import_members
    from folkmoot.apps.people.imports import PRESETS, ListError, Mapped
    from folkmoot.ops.actors import actor_for
    from folkmoot.platform.acts import Refused
    from folkmoot.platform.clock import now

    mapped = Mapped(
        {**PRESETS[args.preset], **_pairs(args.map)},
        unit=args.unit,
        classes=_pairs(args.classes),
        day_format=args.day_format,
    )
    try:
        done = import_members(
            csv.reader(text.splitlines(keepends=True)),
            actor=actor_for(args.number),
            at=now(),
            mapped=mapped,
            preset=args.preset,
            file_digest=hashlib.sha256(data).hexdigest(),
            dry_run=args.dry_run,
            skip_refused=args.skip_refused,
            progress=_progress if sys.stderr.isatty() else None,
        )
    except (ListError, csv.Error) as fault:
        raise CommandFailed(f"{args.file}: {fault}") from None
    except Refused as no:
        raise CommandFailed(f"nothing was taken over: {no}") from None
    for each in done.refused[:_SHOWN]:
        print(f"line {each.line}: {each.says}")
    for code, many in Counter(each.code for each in done.refused).most_common():
        print(f"{many:>9,} refused: {code}")
    if args.verdicts:
        with args.verdicts.open("w", newline="") as file:
            csv.writer(file).writerows(
                [
                    ("line", "number", "code", "says"),
                    *((e.line, e.number, e.code, e.says) for e in done.refused),
                ]
            )
    if args.dry_run:
        print(f"{done.taken:>9,} rows would be taken over; nothing was written")
    else:
        print(f"{done.taken:>9,} members taken over, batch {done.batch}, receipt {done.code}")
    return 0


def _pairs(words: list[str]) -> dict[str, str]:
    pairs = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign:
            raise CommandFailed(f"“{word}” should read NAME=VALUE")
        pairs[name] = value
    return pairs


def _progress(done: int) -> None:
    print(f"\r{done:,} rows read", end="", file=sys.stderr, flush=True)

"""`folkmoot export members`."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Write the members of a unit as CSV; two people must want it, and it is recorded."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, of which unit, who and for what."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--unit", default="", help="the whole organisation if none is named")
    parser.add_argument("--as", metavar="NUMBER", dest="number", required=True)
    parser.add_argument("--second", metavar="NUMBER", required=True, help="the second person")
    parser.add_argument("--purpose", required=True, help="stands in the record")


def run(args: argparse.Namespace) -> int:
    """Record the export, then write the file."""
    if args.file.exists():
        raise CommandFailed(f"{args.file} is there already")
    house.open_house()
    house.require_tables()
    from folkmoot.apps.people import queries
    from folkmoot.apps.people.actions import export_members
    from folkmoot.ops.actors import actor_for
    from folkmoot.platform.acts import Refused
    from folkmoot.platform.clock import now

    try:
        rows, many, code = export_members(
            actor=actor_for(args.number),
            second=actor_for(args.second),
            at=now(),
            unit=args.unit or queries.national().slug,
            purpose=args.purpose,
        )
    except Refused as no:
        raise CommandFailed(f"nothing was written: {no}") from None
    with args.file.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    print(f"{many:,} members written to {args.file}, receipt {code}")
    return 0

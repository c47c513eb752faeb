"""`folkmoot backup`."""

from __future__ import annotations

import argparse
from pathlib import Path

from folkmoot.ops import house

HELP = "Back the database and the members' files up while the server runs."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")


def run(args: argparse.Namespace) -> int:
    """Copy, then say how far the copied record goes."""
    house.open_house(as_owner=True)
    from folkmoot.apps.record.queries import head
    from folkmoot.ops.backups import back_up

    target = back_up(args.folder)
    print(f"backed up to {target}; the record held {head().size:,} entries")
    return 0

"""`folkmoot restore`."""

from __future__ import annotations

import argparse
from pathlib import Path

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.served import require_nobody_serves
from folkmoot.platform.config import var_folder

HELP = "Restore a backup; or bring missing entries back from an export of the record."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A backup, or an export."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("folder", metavar="DIR", nargs="?", type=Path, help="a backup")
    source.add_argument("--entries", metavar="DIR", type=Path, help="an export of the record")


def run(args: argparse.Namespace) -> int:
    """Restore, then see whether the record may still be signed."""
    house.open_house(as_owner=True)
    if args.folder:
        require_nobody_serves(var_folder(), what="Restoring")
    from folkmoot.apps.record.recover import recover_entries
    from folkmoot.apps.record.signing import ForkRefused, sign
    from folkmoot.ops.backups import restore
    from folkmoot.platform.clock import now

    if args.entries:
        try:
            added = recover_entries(args.entries.joinpath)
        except (OSError, ValueError) as failure:
            raise CommandFailed(f"{args.entries}: {failure}; nothing was changed") from None
        print(f"brought {added:,} entries back from {args.entries}")
    else:
        restore(args.folder)
        house.migrate()
    try:
        checkpoint = sign(at=now())
    except ForkRefused as refusal:
        raise CommandFailed(str(refusal)) from None
    print(f"the record stands at {checkpoint.size:,} entries and is signed")
    return 0

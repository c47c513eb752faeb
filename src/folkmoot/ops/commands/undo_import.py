"""`folkmoot undo import`."""

from __future__ import annotations

import argparse

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Undo an import of members as one batch; two people, within two weeks."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which batch, and the two."""
    parser.add_argument("batch", metavar="BATCH", type=int)
    parser.add_argument("--as", metavar="NUMBER", dest="number", required=True)
    parser.add_argument("--second", metavar="NUMBER", required=True, help="the second person")


def run(args: argparse.Namespace) -> int:
    """End every membership of the batch, or nothing."""
    house.open_house()
    house.require_tables()
    from folkmoot.apps.people.actions import undo_import
    from folkmoot.ops.actors import actor_for
    from folkmoot.platform.acts import Refused
    from folkmoot.platform.clock import now

    try:
        ended, code = undo_import(
            actor=actor_for(args.number),
            second=actor_for(args.second),
            at=now(),
            batch=args.batch,
        )
    except Refused as no:
        raise CommandFailed(f"nothing was undone: {no}") from None
    print(f"{ended:,} memberships of batch {args.batch} ended, receipt {code}")
    return 0

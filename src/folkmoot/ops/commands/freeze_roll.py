"""`folkmoot freeze roll`."""

from __future__ import annotations

import argparse
from datetime import date

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Freeze a roll: a verdict and a reason for everybody, and a root in the record."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What for, of whom, as of when, and under which conditions."""
    parser.add_argument("key", metavar="NAME", help="its short name, such as ballot-2026")
    parser.add_argument("--title", required=True)
    parser.add_argument("--unit", default="", help="the whole organisation if none is named")
    parser.add_argument("--on", metavar="DAY", type=date.fromisoformat, required=True)
    parser.add_argument("--class", action="append", default=[], dest="classes")
    parser.add_argument("--joined-by", metavar="DAY", type=date.fromisoformat)
    parser.add_argument("--paid-to", metavar="DAY", type=date.fromisoformat)
    parser.add_argument("--provisional-may", action="store_true")
    parser.add_argument("--as", metavar="NUMBER", dest="number", required=True)


def run(args: argparse.Namespace) -> int:
    """Freeze it and print the sums."""
    house.open_house()
    house.require_tables()
    from folkmoot.apps.people import queries
    from folkmoot.apps.people.actions import freeze_roll
    from folkmoot.apps.people.rolls import RollRules
    from folkmoot.ops.actors import actor_for
    from folkmoot.platform.acts import Refused
    from folkmoot.platform.clock import now

    try:
        roll, code = freeze_roll(
            actor=actor_for(args.number),
            at=now(),
            key=args.key,
            title=args.title,
            unit=args.unit or queries.national().slug,
            on=args.on,
            rules=RollRules(
                classes=tuple(args.classes) or ("full",),
                joined_by=args.joined_by,
                paid_since=args.paid_to,
                provisional_may=args.provisional_may,
            ),
        )
    except Refused as no:
        raise CommandFailed(f"nothing was frozen: {no}") from None
    for reason, many in roll.reasons.items():
        print(f"{many:>9,} {reason}")
    print(f"{roll.eligible:,} of {roll.size:,} are on it; root {roll.root}; receipt {code}")
    return 0

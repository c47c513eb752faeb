"""`folkmoot init`."""

from __future__ import annotations

import argparse
import sys
from importlib import resources

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Make a real organisation with starter rules, its first member and its general secretary."
KINDS = ("club", "party", "union", "cooperative")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it is, and who begins it."""
    parser.add_argument("--kind", choices=KINDS, default="club", help="which rules to begin with")
    parser.add_argument("--name", required=True, help="the organisation's full name")
    parser.add_argument("--short", default="", help="its name where there is little room")
    parser.add_argument("--zone", default="Europe/London", help="where its deadlines run (IANA)")
    parser.add_argument("--given-name", required=True, help="the first member's given name")
    parser.add_argument("--family-name", required=True)
    parser.add_argument("--email", required=True, help="where the sign-in code is sent")


def run(args: argparse.Namespace) -> int:
    """Everything in one transaction; prints the letter by which the first member signs in."""
    house.open_house(as_owner=True)
    house.migrate()
    from folkmoot.apps.record.queries import head

    if head().size:
        raise CommandFailed("this database holds an organisation already; nothing was changed")
    from folkmoot.ops.founding import found

    rules = (
        resources.files("folkmoot.ops.starters")
        .joinpath(f"{args.kind}.rules")
        .read_text(encoding="utf-8")
        .replace("{name}", args.name)
    )
    letter = found(
        name=args.name,
        short=args.short or args.name,
        zone=args.zone,
        rules=rules,
        given_name=args.given_name,
        family_name=args.family_name,
        email=args.email,
    )
    print(f"{args.name} is founded, with the rules of a {args.kind}.", file=sys.stderr)
    print(letter)
    print("Next: folkmoot serve", file=sys.stderr)
    return 0

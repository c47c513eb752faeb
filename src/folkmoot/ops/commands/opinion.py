"""`folkmoot opinion`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from folkmoot.core.discourse import VotesError, bundle, read_votes, work_out, written
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_text

HELP = "Work out a consultation: opinion groups, what stands for each, what bridges them."

SHOWN = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which votes, and how to tell."""
    parser.add_argument("file", metavar="VOTES.csv", type=Path)
    parser.add_argument(
        "--left-out",
        metavar="STATEMENT",
        action="append",
        default=[],
        help="a statement that moderation took out (may be given again)",
    )
    parser.add_argument(
        "--json", action="store_true", help="the whole bundle, the same bytes everywhere"
    )


def run(args: argparse.Namespace) -> int:
    """Work it out and print it."""
    try:
        found = work_out(read_votes(read_text(args.file)), left_out=args.left_out)
    except VotesError as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    if args.json:
        sys.stdout.write(written(found))
    else:
        _print(bundle(found))
    return 0


def _print(found: dict[str, Any]) -> None:
    print(
        f"{found['participants']} participants, {found['statements']} statements; "
        f"{found['in_no_group']} voted on too few to be in a group"
    )
    print(f"votes {found['votes_sha256']}")
    if len(found["groups"]) < 2:  # noqa: PLR2004
        print("No groups can be told apart.")
    else:
        print(f"{len(found['groups'])} groups, silhouette {found['silhouette']:.3f}")
    for one in found["groups"]:
        print(f"Group {one['group'] + 1}, {one['members']} members:")
        for each in one["stands_for"]:
            print(f"  {_stands(each)}")
    for name, title in (("agreed", "Agreed by all"), ("disagreed", "Disagreed with by all")):
        if found[name]:
            print(f"{title}:")
            for each in found[name]:
                print(f"  {_stands(each)}")
    if len(found["groups"]) > 1:
        print("What bridges the groups most:")
        for each in found["bridging"][:SHOWN]:
            print(f"  statement {each['statement']}: {each['consensus']:.3f}")


def _stands(each: dict[str, Any]) -> str:
    return f"statement {each['statement']}, by {each['by']}: {each['votes']} of {each['of']}"

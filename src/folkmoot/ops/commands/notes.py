"""`folkmoot notes`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from folkmoot.core.discourse import VotesError, notes_found, notes_written, read_votes, say_note
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_text

HELP = "Say which notes people find helpful who otherwise rate differently."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which ratings, and how to tell."""
    parser.add_argument("file", metavar="RATINGS.csv", type=Path)
    parser.add_argument(
        "--json", action="store_true", help="as it is published, the same bytes everywhere"
    )


def run(args: argparse.Namespace) -> int:
    """Work it out and print it."""
    try:
        held = read_votes(read_text(args.file))
    except VotesError as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    if args.json:
        sys.stdout.write(notes_written(held))
        return 0
    found = notes_found(held)
    if not found:
        print(f"{len(held.participants)} people rated: too few to tell who differs from whom.")
    for each in found:
        print(f"note {each.statement}: {say_note(each, each.votes).sentence}")
    return 0

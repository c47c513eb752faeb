"""`folkmoot docs conformance`."""

from __future__ import annotations

import argparse
from pathlib import Path

from folkmoot.ops.conformance import conformance_page
from folkmoot.ops.failure import CommandFailed

HELP = "Repeat the official counts of a folder and write the page that says how they agree."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the counts are and where the page goes."""
    parser.add_argument("data", metavar="DATA", type=Path, help="ballots and stage tables")
    parser.add_argument("--into", type=Path, default=Path("docs/conformance/counting.md"))


def run(args: argparse.Namespace) -> int:
    """Exit 0 only if all counts agree."""
    if not (args.data / "scot2017").is_dir():
        raise CommandFailed(f"{args.data} holds no folder scot2017 of official counts")
    page, good = conformance_page(args.data, print)
    args.into.parent.mkdir(parents=True, exist_ok=True)
    args.into.write_text(page, encoding="utf-8")
    print(f"{args.into} written: {'all counts agree' if good else 'some counts DIFFER'}")
    return 0 if good else 1

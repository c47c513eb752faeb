"""`folkmoot recount`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from folkmoot.core.tally.errors import BallotError, RecordError
from folkmoot.core.tally.recounting import recount
from folkmoot.ops.ballot_files import read, read_ballots
from folkmoot.ops.failure import CommandFailed

HELP = "Count the papers again with the independent counter, and compare with a count record."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The record and the papers."""
    parser.add_argument("record", metavar="RECORD.json", type=Path, help="from `folkmoot count`")
    parser.add_argument("ballots", metavar="BALLOTS", type=Path, help="the ballots (BLT)")


def run(args: argparse.Namespace) -> int:
    """Exit 0 only if every figure and the elected agree."""
    try:
        record = json.loads(read(args.record))
    except ValueError as error:
        raise CommandFailed(f"{args.record} is not JSON: {error}") from None
    try:
        scores = record.get("rule", {}).get("name") in {"score", "star"}
        found = recount(record, read_ballots(args.ballots, scores=scores))
    except BallotError as error:
        raise CommandFailed(f"{args.ballots}: {error}") from None
    except RecordError as error:
        raise CommandFailed(f"{args.record}: {error}") from None
    for fault in found.faults:
        print(fault)
    print(f"{found.figures} figures counted again, {len(found.faults)} faults")
    return 1 if found.faults else 0

"""`folkmoot count`."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.ecounting import stage_csv
from folkmoot.core.tally.errors import BallotError, CountError
from folkmoot.core.tally.html_sheet import html_sheet
from folkmoot.core.tally.official import compare, read_official
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.reading.abif import read_abif
from folkmoot.core.tally.reading.blt import read_blt
from folkmoot.core.tally.record import Count, figure, record_of
from folkmoot.core.tally.result_sheet import text_sheet
from folkmoot.ops.failure import CommandFailed

HELP = "Count a file of ballots, and print the result or compare it with an official one."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which papers, by which rule, and how to tell."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the ballots (BLT, or .abif)")
    parser.add_argument("--rule", default="scottish", help="see `folkmoot rules`")
    parser.add_argument("--seats", type=int, help="instead of those in the file")
    parser.add_argument("--format", choices=("text", "json", "csv", "html"), default="text")
    parser.add_argument("--lot", metavar="SEED", help="the seed committed for drawing lots")
    parser.add_argument(
        "--against", metavar="STAGES", type=Path, help="an official stage table (JSON or CSV)"
    )


def run(args: argparse.Namespace) -> int:
    """Count, then print or compare."""
    try:
        profile = read_ballots(args.file)
        made = count(profile, args.rule, seats=args.seats, seed=args.lot)
    except BallotError as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    except CountError as error:
        raise CommandFailed(str(error)) from None
    if args.against is not None:
        return _against(made, args.against)
    if args.format == "json":
        used = profile if args.seats is None else replace(profile, seats=args.seats)
        record = record_of(
            made, title=used.title, digest=used.digest(), seed=args.lot, constraints=[]
        )
        print(json.dumps(record, ensure_ascii=False, indent=1))
    elif args.format == "csv":
        print(stage_csv(made), end="")
    elif args.format == "html":
        print(html_sheet(made, title=profile.title), end="")
    else:
        print(text_sheet(made, title=profile.title))
    return 0


def read_ballots(path: Path) -> Profile:
    """The papers of a file, by its name: ABIF where it ends so, else BLT."""
    data = read(path)
    return read_abif(data) if path.suffix == ".abif" else read_blt(data)


def read(path: Path) -> bytes:
    """The bytes of a file, or one sentence why not."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandFailed(f"{path} cannot be read: {error.strerror}") from None


def _against(made: Count, path: Path) -> int:
    try:
        found = compare(made, read_official(read(path)))
    except BallotError as error:
        raise CommandFailed(f"{path}: {error}") from None
    for one in found.differences:
        name = made.candidates[one.candidate - 1] if one.candidate else "not transferable"
        units = 10 ** (made.rule.decimals or 0)
        counted = (
            "no such stage"
            if one.counted is None
            else figure(int(one.counted * units), made.rule.decimals)
        )
        print(f"stage {one.stage}, {name}: published {one.published}, counted {counted}")
    if found.defective:
        print(f"{found.defective} figures known to be misprinted were left out")
    print("elected: " + ("the same" if found.same_elected else "NOT the same"))
    print(f"figures {found.figures}, equal {found.equal}, differ {len(found.differences)}")
    return 0 if found.agrees else 1

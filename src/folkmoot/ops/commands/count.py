"""`folkmoot count`."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.ecounting import stage_csv
from folkmoot.core.tally.errors import BallotError, CountError
from folkmoot.core.tally.html_sheet import html_sheet
from folkmoot.core.tally.margins import margin, margin_says
from folkmoot.core.tally.official import compare, read_official
from folkmoot.core.tally.official_rounds import summary_beside
from folkmoot.core.tally.official_senate import beside as beside_distribution
from folkmoot.core.tally.official_senate import looks_like_distribution, read_distribution
from folkmoot.core.tally.other_rules import under_other_rules
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.reading.rounds_file import looks_like_rounds, read_rounds
from folkmoot.core.tally.record import Count, figure, record_of
from folkmoot.core.tally.result_sheet import text_sheet
from folkmoot.core.tally.rounds import count_by_rounds
from folkmoot.core.tally.rounds_rule import Round
from folkmoot.core.tally.rounds_sheet import rounds_csv, rounds_html, rounds_json
from folkmoot.ops.ballot_files import beside, read, read_ballots
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.result_pdf import result_pdf, rounds_pdf

HELP = "Count a file of ballots, and print the result or compare it with an official one."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which papers, by which rule, and how to tell."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the ballots, in any form read")
    parser.add_argument("--rule", default="scottish", help="see `folkmoot rules`")
    parser.add_argument("--seats", type=int, help="instead of those in the file")
    parser.add_argument("--format", choices=("text", "json", "csv", "html", "pdf"), default="text")
    parser.add_argument("--lot", metavar="SEED", help="the seed committed for drawing lots")
    parser.add_argument("--contest", default="", help="which one, where a file holds several")
    parser.add_argument(
        "--candidates", metavar="LIST", type=Path, help="name,group; for Senate papers of 2016"
    )
    parser.add_argument("--margin", action="store_true", help="how few papers would change it")
    parser.add_argument("--others", action="store_true", help="the same papers by other rules")
    parser.add_argument(
        "--place", type=int, default=1, help="which place, where a contest fills one at a time"
    )
    parser.add_argument(
        "--against", metavar="STAGES", type=Path, help="an official stage table or summary"
    )


def run(args: argparse.Namespace) -> int:
    """Count, then print or compare."""
    try:
        if args.file.suffix == ".json" and looks_like_rounds(data := read(args.file)):
            return _rounds(args, data)
        profile = read_ballots(
            args.file,
            scores=args.rule in {"score", "star"},
            contest=args.contest,
            candidates=args.candidates,
        )
        made = count(profile, args.rule, seats=args.seats, seed=args.lot)
    except BallotError as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    except CountError as error:
        raise CommandFailed(str(error)) from None
    if args.against is not None:
        return _against(made, args.against)
    _tell(args, profile if args.seats is None else replace(profile, seats=args.seats), made)
    return 0


def _tell(args: argparse.Namespace, profile: Profile, made: Count) -> None:
    if args.format == "json":
        record = record_of(
            made, title=profile.title, digest=profile.digest(), seed=args.lot, constraints=[]
        )
        print(json.dumps(record, ensure_ascii=False, indent=1))
    elif args.format == "csv":
        print(stage_csv(made), end="")
    elif args.format == "pdf":
        sys.stdout.buffer.write(result_pdf(made, title=profile.title, digest=profile.digest()))
    elif args.format == "html":
        print(html_sheet(made, title=profile.title), end="")
    else:
        print(text_sheet(made, title=profile.title))
        if args.margin:
            print(f"\n{margin_says(made, margin(profile, made, seed=args.lot))}")
        if args.others:
            print("\nThe same papers under other rules:")
            for other in under_other_rules(profile, seats=profile.seats, seed=args.lot):
                names = ", ".join(made.candidates[c - 1] for c in other.elected)
                same = " (the same)" if set(other.elected) == set(made.elected) else ""
                print(f"  {other.rule}: {other.refused or names + same}")


def _rounds(args: argparse.Namespace, data: bytes) -> int:
    contest = read_rounds(data, beside(args.file))
    passes = count_by_rounds(contest)
    if not 1 <= args.place <= len(passes):
        raise CommandFailed(f"there are {len(passes)} places, so no place {args.place}")
    rounds = passes[args.place - 1]
    if args.against is not None:
        checked, faults = summary_beside(rounds, read(args.against))
        return _told(checked, faults)
    if args.format == "json":
        print(json.dumps(rounds_json(contest, rounds), ensure_ascii=False, indent=1))
    elif args.format == "csv":
        print(rounds_csv(contest, rounds), end="")
    elif args.format == "html":
        print(rounds_html(contest, rounds), end="")
    elif args.format == "pdf":
        sys.stdout.buffer.write(rounds_pdf(contest, rounds))
    else:
        for one in rounds:
            _tell_round(one)
    return 0


def _tell_round(one: Round) -> None:
    print(f"Round {one.number} (threshold {float(one.threshold):g})")
    for name, votes in sorted(one.votes.items(), key=lambda row: -row[1]):
        state = "elected" if name in one.elected else "out" if name in one.out else ""
        print(f"  {name}: {float(votes):g} {state}".rstrip())
    for tie in one.ties:
        print(f"  {tie}")


def _told(checked: int, faults: list[str]) -> int:
    for fault in faults:
        print(fault)
    print(f"figures {checked}, equal {checked - len(faults)}, differ {len(faults)}")
    return 1 if faults else 0


def _against(made: Count, path: Path) -> int:
    data = read(path)
    try:
        if looks_like_distribution(data):
            published = read_distribution(data)
            checked, faults = beside_distribution(made, published)
            places = {name: n for n, (name, _) in enumerate(published.candidates, 1)}
            if [places.get(name) for name in published.elected] != list(made.elected):
                faults.append("elected: NOT the same, or in another order")
            return _told(checked, faults)
        found = compare(made, read_official(data))
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

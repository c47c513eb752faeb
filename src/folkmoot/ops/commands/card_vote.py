"""`folkmoot card-vote`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from folkmoot.core.arithmetic import (
    CardBasis,
    CardCount,
    CardVote,
    Decision,
    FileError,
    FormulaError,
    NotCountableError,
    RollError,
    count_cards,
    decide,
    missing_cards,
    percent,
    read_card_csv,
    read_card_toml,
)
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_text

WORDS = "card-vote"
HELP = "Count a card vote from a file, with its working."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which vote, and how to tell."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the cards (TOML or CSV)")
    parser.add_argument(
        "--basis",
        choices=[basis.value for basis in CardBasis],
        help="what a college's share is divided by (votes cast)",
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Count and print; the exit code is 0 whether it was carried or not."""
    text = read_text(args.file)
    try:
        if args.file.suffix.lower() == ".csv":
            vote = read_card_csv(text, args.file.stem)
        else:
            vote = read_card_toml(text)
        basis = vote.basis if args.basis is None else CardBasis(args.basis)
        counted = count_cards(vote.roll, vote.cards, basis=basis)
    except (FileError, FormulaError, RollError, NotCountableError) as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    decision = decide(vote.threshold, counted.figures, colleges=counted.college_figures)
    if args.json:
        print(json.dumps(_as_json(vote, counted, decision), ensure_ascii=False, indent=1))
        return 0
    if vote.title:
        print(vote.title)
    for line in (*counted.working, *decision.working):
        print(f"  {line}")
    for each in missing_cards(vote):
        if each.missing:
            print(
                f"  {each.college}: {each.missing} of {each.cards} cards were not handed in; they "
                f"carry {each.lost} of {each.votes} votes ({percent(each.share)}%)."
            )
    print(decision.outcome.value)
    return 0


def _as_json(vote: CardVote, counted: CardCount, decision: Decision) -> dict[str, object]:
    portion = counted.overall(counted.basis)
    return {
        "title": vote.title,
        "basis": counted.basis.value,
        "threshold": vote.threshold.text,
        "colleges": [
            {
                "college": one.college,
                "share": str(one.share),
                "weight": one.weight,
                "votes": {choice.value: str(votes) for choice, votes in one.votes.items()},
                "for": str(one.portion(counted.basis).votes_for),
                "against": str(one.portion(counted.basis).votes_against),
                "missing": list(one.missing),
            }
            for one in counted.colleges
        ],
        "for": str(portion.votes_for),
        "against": str(portion.votes_against),
        "for_percent": percent(portion.votes_for),
        "against_percent": percent(portion.votes_against),
        "outcome": decision.outcome.value,
    }

"""`folkmoot house`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from folkmoot.core.arithmetic import (
    Changes,
    FileError,
    GameError,
    House,
    HouseError,
    Side,
    Wanted,
    account,
    assumptions,
    case_words,
    changes,
    count_house,
    house_of_division,
    read_house,
    result_words,
    shifted,
    tell,
    write_house,
)
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_text

HELP = "Count the house: who has a majority, who decides, and what would change the result."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which house, what if, and how to tell."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the house (TOML)")
    parser.add_argument(
        "--if",
        dest="moves",
        metavar="BLOC=VOTE",
        action="append",
        default=[],
        help="a bloc votes otherwise: for, against, abstain, absent, undecided",
    )
    parser.add_argument("--with", dest="inside", metavar="BLOC", action="append", default=[])
    parser.add_argument("--without", metavar="BLOC", action="append", default=[])
    parser.add_argument(
        "--apart", metavar="A,B", action="append", default=[], help="blocs that do not sit together"
    )
    parser.add_argument(
        "--division",
        action="store_true",
        help="FILE is a division list (CSV: member, bloc, vote); print it as a house",
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Count and print."""
    text = read_text(args.file)
    try:
        if args.division:
            house = house_of_division(text, title=args.file.stem, source=args.file.name)
            print(write_house(house), end="")
            return 0
        house = moved_house(read_house(text), args.moves)
        wanted = Wanted(
            frozenset(args.inside),
            frozenset(args.without),
            tuple(frozenset(group.split(",")) for group in args.apart),
        )
        told = account(house, wanted=wanted, patient=True)
    except (FileError, HouseError, GameError) as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    if args.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print(house, told)
    return 0


def moved_house(house: House, moves: list[str]) -> House:
    """The house with blocs voting otherwise, as typed: ``DUP=abstain``.

    Raises:
        CommandFailed: if a move is not understood.
        HouseError: if there is no such bloc.
    """
    sides: dict[str, Side] = {}
    for word in moves:
        name, equals, side = word.rpartition("=")
        if not equals or side not in tuple(Side):
            raise CommandFailed(
                f"--if {word}: say a bloc and {', '.join(Side)}, such as --if DUP=abstain"
            )
        sides[name] = Side(side)
    return shifted(house, sides)


def _print(house: House, told: dict[str, object]) -> None:
    if house.title or house.question:
        print(". ".join(part.rstrip(".") for part in (house.title, house.question) if part) + ".")
        print()
    count = count_house(house)
    found = changes(count)
    for line in tell(count, found):
        print(line.sentence)
    _options(house, found)
    for name, result, reason in case_words(house):
        print(f"{name}: {result.sentence}." + (f" ({reason})" if reason else ""))
    _power(told)
    print()
    print("What is assumed, and why:")
    for one in assumptions(house):
        why = one.grounds.reason or "nobody says why"
        source = f" [{one.grounds.source}]" if one.grounds.source else " [no source]"
        print(f"  {one.bloc}, {one.what}: {one.value}. {why}{source}")


def _options(house: House, found: Changes) -> None:
    print()
    print("What each bloc could do instead:")
    for weight in found.weights:
        for option in weight.options:
            move = option.move
            does = f"{move.members} come and vote {move.to}" if move.all_there else str(move.to)
            mark = "*" if option.flips else " "
            comes_to = result_words(house, option.tally).sentence
            print(f" {mark} {weight.bloc.name}, {does}: {comes_to}")
    print()


def _power(told: dict[str, object]) -> None:
    power = told["power"]
    if not isinstance(power, dict):
        return
    print()
    print(f"Each bloc's weight, if all vote who can ({power['quota']} win):")
    width = max(len(one["bloc"]) for one in power["blocs"])
    for one in power["blocs"]:
        print(
            f"  {one['bloc']:{width}} {one['votes']:>7}  Banzhaf {one['banzhaf']:>7}  "
            f"Shapley-Shubik {one['shapley_shubik']}"
        )
    print("Coalitions that just win:" if power["complete"] else "Coalitions that just win, some:")
    for one in power["minimal_winning"]:
        print(f"  {one['votes']}, {one['spare']} to spare: {', '.join(one['blocs'])}")
    if not power["minimal_winning"]:
        print("  none")

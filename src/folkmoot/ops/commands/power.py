"""`folkmoot power`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from fractions import Fraction

from folkmoot.core.arithmetic import (
    Coalitions,
    GameError,
    Wanted,
    WeightedGame,
    banzhaf,
    decimal,
    deegan_packel,
    minimal,
    minimal_winning,
    shapley_shubik,
)
from folkmoot.ops.failure import CommandFailed

HELP = "Say how much each vote in a weighted vote decides, exactly."

PLACES = 6
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The game, and which coalitions to show."""
    parser.add_argument("weights", metavar="W", nargs="+", help="votes: 54, or CA=54 with a name")
    parser.add_argument("--quota", type=int, required=True, help="how many votes win")
    parser.add_argument(
        "--coalitions",
        metavar="N",
        type=int,
        default=SHOWN,
        help=f"list at most N minimal winning coalitions ({SHOWN}); 0 for none",
    )
    parser.add_argument("--with", dest="inside", metavar="NAME", action="append", default=[])
    parser.add_argument("--without", metavar="NAME", action="append", default=[])
    parser.add_argument(
        "--apart", metavar="A,B", action="append", default=[], help="who cannot sit together"
    )
    parser.add_argument("--exact", action="store_true", help="fractions instead of decimals")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Compute and print."""
    try:
        game = read_game(args.weights, args.quota)
        found = {"swings": banzhaf(game).swings, **indices(game)}
        wanted = Wanted(
            frozenset(args.inside),
            frozenset(args.without),
            tuple(frozenset(group.split(",")) for group in args.apart),
        )
        listed = minimal_winning(game, wanted, most=args.coalitions) if args.coalitions else None
    except GameError as error:
        raise CommandFailed(str(error)) from None
    if args.json:
        print(json.dumps(_as_json(game, found, listed), ensure_ascii=False, indent=1))
        return 0
    print(f"{len(game.weights)} members, {game.total} votes, {game.quota} win")
    for line in _table(game, found, exact=args.exact):
        print(line)
    if listed is not None:
        _print_coalitions(game, listed, wanted)
    return 0


def read_game(words: Sequence[str], quota: int) -> WeightedGame:
    """The game from what was typed.

    Raises:
        GameError: if a weight is not a whole number, or the game makes no sense.
    """
    names, weights = [], []
    for number, word in enumerate(words, 1):
        name, equals, weight = word.rpartition("=")
        names.append(name if equals else str(number))
        if not weight.isascii() or not weight.isdigit():
            raise GameError(f"a weight is a whole number from 0, not {weight!r}")
        weights.append(int(weight))
    return WeightedGame(tuple(weights), quota, tuple(names))


def indices(game: WeightedGame) -> dict[str, tuple[Fraction, ...] | None]:
    """Each index by its name; None where it would take too long."""
    found: dict[str, tuple[Fraction, ...] | None] = {"banzhaf": banzhaf(game).normalised}
    for name, compute in (
        ("shapley-shubik", shapley_shubik),
        ("deegan-packel", deegan_packel),
        ("holler", lambda one: minimal(one).holler),
    ):
        try:
            found[name] = compute(game)
        except GameError:
            found[name] = None
    return found


def _table(
    game: WeightedGame, found: dict[str, tuple[Fraction | int, ...] | None], *, exact: bool
) -> list[str]:
    heads = ["member", "votes", *found]
    rows = [heads]
    for place, name in enumerate(game.names):
        figures = (
            "too many" if values is None else _figure(values[place], exact=exact)
            for values in found.values()
        )
        rows.append([name, str(game.weights[place]), *figures])
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return [
        "  ".join(
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def _figure(value: Fraction | int, *, exact: bool) -> str:
    if isinstance(value, int) or exact:
        return str(value)
    return decimal(value, places=PLACES)


def _print_coalitions(game: WeightedGame, listed: Coalitions, wanted: Wanted) -> None:
    print()
    asked = " of those asked for" if wanted.names() else ""
    if not listed.found:
        print("No minimal winning coalition" + asked + ".")
        return
    if listed.complete:
        print(f"Minimal winning coalitions{asked} ({len(listed.found)}):")
    else:
        try:
            whole = f"of {minimal(game).count:,}" if not asked else "of more"
        except GameError:
            whole = "of more"
        print(f"Minimal winning coalitions{asked} ({len(listed.found)} {whole}):")
    for one in listed.found:
        print(f"  {one.votes} votes, {one.spare} to spare: {', '.join(one.members)}")


def _as_json(
    game: WeightedGame,
    found: dict[str, tuple[Fraction | int, ...] | None],
    listed: Coalitions | None,
) -> dict[str, object]:
    return {
        "quota": game.quota,
        "total": game.total,
        "members": [
            {
                "name": name,
                "votes": game.weights[place],
                **{
                    index: None if values is None else str(values[place])
                    for index, values in found.items()
                },
            }
            for place, name in enumerate(game.names)
        ],
        "minimal_winning": None
        if listed is None
        else {
            "complete": listed.complete,
            "coalitions": [
                {"members": one.members, "votes": one.votes, "spare": one.spare}
                for one in listed.found
            ],
        },
    }

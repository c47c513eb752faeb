"""`folkmoot echo`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from folkmoot.core.discourse import (
    GraphError,
    echo,
    echo_written,
    graph,
    largest_part,
    read_gml,
    read_links,
    read_sides,
    say,
    split,
)
from folkmoot.core.discourse.echo import DRAWS
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_text

HELP = "Say how much talk crosses the lines, against what chance would have with the same people."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which graph, whose sides, which lot."""
    parser.add_argument("file", metavar="GRAPH", type=Path, help="links: CSV, or GML with sides")
    parser.add_argument("--sides", metavar="CSV", type=Path, help="a name and a side a line")
    parser.add_argument(
        "--side",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="the names of one side, one a line (give it once for each side)",
    )
    parser.add_argument(
        "--find-sides",
        action="store_true",
        help="find two sides in the links themselves, of the graph and of those it is held against",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the lot (1)")
    parser.add_argument("--draws", metavar="N", type=int, default=DRAWS, help=f"({DRAWS})")
    parser.add_argument(
        "--largest-part", action="store_true", help="only the largest connected part"
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    if args.draws < 1:
        raise CommandFailed("at least one graph must be drawn to compare with")
    try:
        links, sides = _read(args)
        whole = graph(links, None if args.find_sides else sides)
        if args.largest_part:
            whole = largest_part(whole)
        if args.find_sides:
            whole = split(whole)
        found = echo(whole, seed=args.seed, draws=args.draws, find_sides=args.find_sides)
    except GraphError as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    if args.json:
        sys.stdout.write(echo_written(whole, found, seed=args.seed, draws=args.draws))
        return 0
    print(say(found).sentence)
    print(f"{'measure':14} {'value':>8} {'by lot':>8} {'95 of 100 by lot':>20} {'beyond':>8}")
    for each in found.measures:
        between = f"{each.low:.3f} to {each.high:.3f}"
        print(
            f"{each.name:14} {each.value:8.3f} {each.mean:8.3f} {between:>20} "
            f"{each.beyond_chance:8.3f}"
        )
    return 0


def _read(args: argparse.Namespace) -> tuple[list[tuple[str, str]], dict[str, str]]:
    text = read_text(args.file)
    if args.file.suffix.lower() == ".gml":
        links, sides = read_gml(text)
    else:
        links, sides = read_links(text), {}
    if args.sides is not None:
        sides = read_sides(read_text(args.sides))
    for path in args.side:
        for line in read_text(path).splitlines():
            if name := line.strip():
                if sides.get(name, path.stem) != path.stem:
                    raise GraphError(f"{name} is on two sides")
                sides[name] = path.stem
    return links, sides

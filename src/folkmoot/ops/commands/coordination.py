"""`folkmoot coordination`."""

from __future__ import annotations

import argparse
from pathlib import Path

from folkmoot.core.discourse import PostsError, coordinated, read_posts, ties, write_pairs
from folkmoot.core.discourse.coordination import COLUMNS, LEAST, WINDOW
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_text

HELP = "Find accounts that share the same things within seconds of each other, again and again."

OPTIONS = ("object", "account", "content", "time")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which posts, how near in time, what the columns are called."""
    parser.add_argument("file", metavar="POSTS.csv", type=Path)
    parser.add_argument("--window", metavar="SECONDS", type=int, default=WINDOW, help=f"({WINDOW})")
    parser.add_argument(
        "--least", metavar="N", type=int, default=LEAST, help=f"posts of an account ({LEAST})"
    )
    for option, name in zip(OPTIONS, COLUMNS, strict=True):
        parser.add_argument(f"--{option}", metavar="COLUMN", default=name, help=f"({name})")
    parser.add_argument(
        "--accounts", action="store_true", help="tell pairs of accounts instead of pairs of posts"
    )


def run(args: argparse.Namespace) -> int:
    """Find and print, as CSV."""
    if args.window < 0 or args.least < 1:
        raise CommandFailed("the window is 0 seconds or more, and the least 1 post or more")
    names = {column: getattr(args, option) for option, column in zip(OPTIONS, COLUMNS, strict=True)}
    try:
        posts = read_posts(read_text(args.file), names)
    except PostsError as error:
        raise CommandFailed(f"{args.file}: {error}") from None
    pairs = coordinated(posts, window=args.window, least=args.least)
    if not args.accounts:
        print(write_pairs(pairs), end="")
        return 0
    print("account,other,times,objects")
    for tie in ties(pairs):
        print(f"{tie.accounts[0]},{tie.accounts[1]},{tie.times},{tie.objects}")
    return 0

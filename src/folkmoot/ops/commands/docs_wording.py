"""`folkmoot docs wording`."""

from __future__ import annotations

import argparse
from pathlib import Path

from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.wording_measured import PAIRS
from folkmoot.ops.wording_page import wording_page

HELP = "Read published amending sentences and write the page that says how they were understood."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the sentences are and where the page goes."""
    parser.add_argument("data", metavar="DATA", type=Path, help=f"the folder that holds {PAIRS}")
    parser.add_argument(
        "--own", type=Path, default=Path("tests/core/lawtext/party_wordings.json"),
        help="our own sentences, with what each means",
    )  # fmt: skip
    parser.add_argument("--into", type=Path, default=Path("docs/conformance/wording.md"))


def run(args: argparse.Namespace) -> int:
    """Exit 0 only if the bars are met and nothing wrong was presented as certain."""
    if not (args.data / PAIRS).is_file():
        raise CommandFailed(f"{args.data} holds no {PAIRS}")
    page, good = wording_page(args.data, args.own)
    args.into.parent.mkdir(parents=True, exist_ok=True)
    args.into.write_text(page, encoding="utf-8")
    print(f"{args.into} written: {'every bar is met' if good else 'a bar is MISSED'}")
    return 0 if good else 1

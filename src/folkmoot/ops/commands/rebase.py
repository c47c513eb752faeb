"""`folkmoot rebase`."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from folkmoot.core.lawtext import Conflict, MalformedProvision, rebase
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_rules

HELP = "Carry an amendment drafted on an older edition onto the current one, or say what clashes."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The three texts, and where the fourth goes."""
    for name, what in (
        ("base", "the edition the amendment was drafted on"),
        ("current", "the edition now in force"),
        ("amendment", "the base as the amendment would have it"),
    ):
        parser.add_argument(f"--{name}", metavar="FILE", type=Path, required=True, help=what)
    parser.add_argument("-o", "--out", metavar="FILE", type=Path, help="instead of the terminal")
    parser.add_argument("--json", action="store_true", help="say what became of it as JSON")


def run(args: argparse.Namespace) -> int:
    """0 with the merged text, 1 with the conflicts; nothing is written where there is one."""
    (base, current, amendment), reader = read_rules(args.base, args.current, args.amendment)
    try:
        done = rebase(base, current, amendment, reader)
    except MalformedProvision as error:
        raise CommandFailed(f"a text cannot be read: {error}") from None
    if done.text is not None and args.out:
        args.out.write_bytes(done.text.encode())
    if args.json:
        print(json.dumps(asdict(done), ensure_ascii=False))
    elif done.text is None:
        print("\n\n".join(_shown(conflict) for conflict in done.conflicts))
    elif not args.out:
        sys.stdout.write(done.text)
    print(_summary(done.outcome, len(done.conflicts)), file=sys.stderr)
    for each in done.renumbered:
        print(f"{each.before} is {each.now} now", file=sys.stderr)
    return 0 if done.text is not None else 1


def _summary(outcome: str, conflicts: int) -> str:
    return f"{outcome}: {conflicts} to settle" if conflicts else outcome


def _shown(conflict: Conflict) -> str:
    if conflict.kind == "label":
        return f"two provisions would be {conflict.place}"
    layout = conflict.kind == "layout"
    sides = (
        ("base", conflict.base),
        ("current", conflict.current),
        ("amendment", conflict.amendment),
    )
    lines = [
        f"in {conflict.place}, which one side lays out anew" if layout else f"in {conflict.place}"
    ]
    for side, words in sides:
        # White space is what a dispute about layout is about: there it is spelt out.
        said = json.dumps(words, ensure_ascii=False) if layout else words.strip()
        lines.append(f"  {side + ':':10} {said or '(nothing)'}")
    return "\n".join(lines)

"""`folkmoot swap`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from folkmoot.core.lawtext import READERS, MalformedProvision, choose_reader, swap_neighbours
from folkmoot.ops.failure import CommandFailed

HELP = "Rebuild the editions of a folder from operations and swap each two neighbouring changes."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which editions, and how to tell."""
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="editions as 001_*.md …, or folders of such"
    )
    parser.add_argument("--json", action="store_true", help="a line of JSON for each edition")


def run(args: argparse.Namespace) -> int:
    """Nothing is kept; the exit code says whether all was rebuilt and nothing differed silently."""
    histories = {
        folder: files
        for folder in (args.folder, *sorted(p for p in args.folder.glob("*") if p.is_dir()))
        if (files := sorted(p for p in folder.glob("[0-9]*.*") if p.is_file()))
    }
    if not histories:
        raise CommandFailed(f"{args.folder} holds no numbered editions (001_2018-08-25_x.md …)")
    swaps: Counter[str] = Counter()
    good = within = total = 0
    began = time.monotonic()
    for folder, files in histories.items():
        start = time.monotonic()
        done = _history(files, as_json=args.json)
        print(
            f"{folder.name}: {done['reproduced']} of {len(files)} editions reproduced, "
            f"{done['within']} within 1.5 times the words changed; "
            f"{time.monotonic() - start:.1f} s",
            file=sys.stderr,
        )
        good, within = good + done["reproduced"], within + done["within"]
        swaps, total = swaps + done, total + len(files)
    print(
        f"{good} of {total} editions reproduced, {within} within 1.5 times the words changed; "
        f"{time.monotonic() - began:.1f} s",
        file=sys.stderr,
    )
    print(
        f"pairs {swaps['commute'] + swaps['refused'] + swaps['different']}, "
        f"commute {swaps['commute']}, refused {swaps['refused']}, "
        f"silently different {swaps['different']}"
    )
    return 0 if good == within == total and not swaps["different"] else 1


def _history(files: list[Path], *, as_json: bool) -> Counter[str]:
    done: Counter[str] = Counter()
    try:
        texts = [path.read_bytes().decode("utf-8") for path in files]
        reader = READERS[choose_reader(files[0].name, texts[0])]
        for path, one in zip(files, swap_neighbours(texts, reader), strict=True):
            done["reproduced"] += one.step.reproduced
            done["within"] += one.within
            done[one.outcome or "alone"] += 1
            if as_json:
                _say(path, one.step.reproduced, one.outcome, one.step.touched, one.step.changed)
    except (UnicodeDecodeError, MalformedProvision) as error:
        raise CommandFailed(f"{files[0].parent} cannot be read: {error}") from None
    return done


def _say(path: Path, reproduced: bool, outcome: str | None, touched: int, changed: int) -> None:
    row = {
        "file": path.name,
        "reproduced": reproduced,
        "swapped_with_the_change_before": outcome,
        "words_touched": touched,
        "words_changed": changed,
    }
    print(json.dumps(row))

"""`folkmoot import adverts`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Import archives of adverts (Meta, Google, collectors, data standard); twice is once."
_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and who imports them."""
    parser.add_argument(
        "files",
        metavar="FILE",
        type=Path,
        nargs="+",
        help="CSV or JSON as it was published, also .gz or .zip; known by what it looks like",
    )
    parser.add_argument("--as", metavar="NUMBER", dest="number", default="", help="who imports")


def run(args: argparse.Namespace) -> int:
    """Read each file row by row; one that cannot be read does not stop the others."""
    house.open_house()
    house.require_tables()
    from folkmoot.apps.campaigns.actions import texts_of
    from folkmoot.core.adverts import AdvertsError
    from folkmoot.ops.actors import actor_for

    actor = actor_for(args.number)
    failed = 0
    for path in args.files:
        try:
            for text in texts_of(path):
                _import(actor, text)
        except AdvertsError as fault:
            failed += 1
            print(f"{path}: {fault}", file=sys.stderr)
        except OSError as fault:
            failed += 1
            print(f"{path}: {fault.strerror or fault}", file=sys.stderr)
        except CommandFailed as fault:
            failed += 1
            print(fault, file=sys.stderr)
    return 1 if failed else 0


def _import(actor: Any, text: Any) -> None:
    from folkmoot.apps.campaigns.actions import import_archive
    from folkmoot.core.adverts import SOURCES
    from folkmoot.platform.acts import Refused
    from folkmoot.platform.clock import now

    shown = sys.stderr.isatty()
    try:
        done = import_archive(
            actor=actor, at=now(), text=text, progress=_progress if shown else None
        )
    except Refused as no:
        raise CommandFailed(str(no)) from None
    if shown:
        print(file=sys.stderr)
    again = ", imported before: nothing is new" if done.known else ""
    print(f"{text.name}: {SOURCES[done.source]}{again}")
    print(f"{done.rows:>11,} rows read, {done.repeated:,} of them repetitions")
    if not done.known:
        print(f"{done.added:>11,} new, {done.changed:,} told otherwise before")
    if done.many_faults:
        print(f"{done.many_faults:>11,} rows could not be read")
        for fault in done.faults[:_SHOWN]:
            print(f"              line {fault.line}: {fault.says}")
    code = f", receipt {done.code}" if done.code else ""
    print(f"            archive {done.number}{code}")


def _progress(done: int) -> None:
    print(f"\r{done:,} rows read", end="", file=sys.stderr, flush=True)

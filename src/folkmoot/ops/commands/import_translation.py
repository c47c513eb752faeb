"""`folkmoot import translation`."""

from __future__ import annotations

import argparse
from pathlib import Path

from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed

HELP = "Take a translation of an edition over from a text with the same numbers."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which document, which edition, into which language, from which file."""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--slug", default="party", help="the document's short name in its address")
    parser.add_argument("--language", required=True, help="as BCP 47 has it: cy, de, fr-CA")
    parser.add_argument(
        "--edition", type=int, default=None, help="the edition translated; the newest if left out"
    )
    parser.add_argument("--actor", default="", help="membership number of who takes it over")


def run(args: argparse.Namespace) -> int:
    """Provisions are found by their numbers; what has no place in the edition is named."""
    if not args.file.is_file():
        raise CommandFailed(f"there is no file {args.file}")
    house.open_house()
    house.require_tables()
    from folkmoot.apps.record.acts import Refused
    from folkmoot.apps.rulebook.actions import take_over_translation
    from folkmoot.ops.actors import actor_for
    from folkmoot.platform.clock import now

    try:
        report = take_over_translation(
            actor=actor_for(args.actor),
            at=now(),
            document=args.slug,
            language=args.language,
            source=args.file.read_bytes(),
            sequence=args.edition,
        )
    except Refused as refusal:
        reasons = "; ".join(reason.sentence for reason in refusal.verdict.reasons)
        raise CommandFailed(f"{args.file}: {reasons} Nothing of it was kept.") from None
    for number in report.strange:
        print(f"{args.file}: the edition has no {number}; it was left out")
    print(f"{report.taken} provisions in {args.language}, receipt {report.receipt}")
    return 0

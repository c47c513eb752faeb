"""`folkmoot import rulebook`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from folkmoot.core.lawtext import Problem
from folkmoot.ops import house
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.progress import progress

AKOMA_NTOSO = {".akn", ".xml"}
HELP = "Take a rule book over from text files, one file an edition, oldest first."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, under which short name."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--slug", default="party", help="the document's short name in its address")
    parser.add_argument("--title", default="", help="the document's title; from the text if empty")
    parser.add_argument("--language", default="en-GB")
    parser.add_argument(
        "--in-force",
        metavar="DATE",
        type=date.fromisoformat,
        default=None,
        help="when a single file's edition came into force (2026-09-28); otherwise the date is "
        "looked for in each file's name, and today is taken where there is none",
    )
    parser.add_argument("--actor", default="", help="membership number of who takes it over")


def run(args: argparse.Namespace) -> int:
    """Import file by file; what was not understood is reported with its line and reason."""
    missing = [str(path) for path in args.files if not path.is_file()]
    if missing:
        raise CommandFailed(f"there is no file {missing[0]}")
    house.open_house()
    house.require_tables()
    from folkmoot.apps.record.acts import Refused

    strange = 0
    for path in progress(args.files, words="importing", total=len(args.files)):
        try:
            strange += _take_over(path, args)
        except Refused as refusal:
            reasons = "; ".join(reason.sentence for reason in refusal.verdict.reasons)
            raise CommandFailed(f"{path}: {reasons} Nothing of this file was kept.") from None
    if strange:
        print(f"{strange} lines were not understood; their words are kept as they stand")
    return 0


def _take_over(path: Path, args: argparse.Namespace) -> int:
    from folkmoot.apps.rulebook.actions import import_document
    from folkmoot.apps.rulebook.formats import format_of
    from folkmoot.ops.actors import actor_for
    from folkmoot.platform.clock import now

    at = now()
    source, format_, problems = path.read_bytes(), format_of(path.name), ()
    if path.suffix.lower() in AKOMA_NTOSO:
        source, problems = _from_akoma(path, source)
        format_ = "labelled"
    report = import_document(
        actor=actor_for(args.actor),
        at=at,
        slug=args.slug,
        source=source,
        format=format_,
        in_force_on=args.in_force or _date_in(path.name) or at.date(),
        title=args.title,
        language=args.language,
    )
    for problem in (*problems, *report.problems):
        print(f"{path}:{problem.line}: {problem.reason}")
    print(
        f"{path}: edition {report.edition.sequence}, {report.provisions} provisions, "
        f"{len(report.operations)} operations touching {report.words_touched} words, "
        f"receipt {report.receipt}"
    )
    return len(problems) + len(report.problems)


def _from_akoma(path: Path, source: bytes) -> tuple[bytes, tuple[Problem, ...]]:
    """The labelled form of an Akoma Ntoso document, word for word, and what was not understood."""
    from folkmoot.core.lawtext import MalformedProvision, counter, write_labelled
    from folkmoot.core.lawtext.akoma.reading import read_akoma

    try:
        reading = read_akoma(source.decode("utf-8-sig"), counter())
    except UnicodeDecodeError as error:
        raise CommandFailed(f"{path} is no UTF-8 text at byte {error.start}") from None
    except MalformedProvision as error:
        raise CommandFailed(f"{path}: {error}. Nothing of this file was kept.") from None
    return write_labelled(reading.document).encode(), reading.problems


def _date_in(name: str) -> date | None:
    import re

    found = re.search(r"\d{4}-\d{2}-\d{2}", name)
    return date.fromisoformat(found.group()) if found else None

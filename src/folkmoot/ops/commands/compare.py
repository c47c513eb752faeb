"""`folkmoot compare`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from folkmoot.core.lawtext import (
    Document,
    MalformedProvision,
    carry_identities,
    counter,
)
from folkmoot.core.lawtext.replay import Reader
from folkmoot.core.lawtext.showing.docx import comparison_docx
from folkmoot.core.lawtext.showing.lines import Line, lines_between
from folkmoot.core.lawtext.showing.page import comparison_html
from folkmoot.core.lawtext.showing.sheets import comparison_sheet
from folkmoot.core.lawtext.showing.texts import (
    as_data,
    inline_text,
    numbered_text,
    side_text,
    unified,
    words_only,
)
from folkmoot.ops.failure import CommandFailed
from folkmoot.ops.reading import read_rules

HELP = "Compare two texts of rules, word by word and provision by provision."
FORMATS = (
    "inline",
    "side",
    "words",
    "numbered",
    "unified",
    "json",
    "html",
    "synopsis",
    "docx",
    "pdf",
)
PACKED = frozenset({"docx", "pdf"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two texts and how to show what changed."""
    parser.add_argument("old", metavar="OLD", type=Path, help="the text as it was")
    parser.add_argument("new", metavar="NEW", type=Path, help="the text as it is or would be")
    parser.add_argument("--format", choices=FORMATS, default="inline", help="how it is shown")
    parser.add_argument(
        "-o", "--out", metavar="FILE", type=Path, help="where to write it; else it is printed"
    )
    parser.add_argument("--author", default="", help="who the revisions of a DOCX are by")
    parser.add_argument(
        "--at",
        metavar="MOMENT",
        type=datetime.fromisoformat,
        help="when its revisions were made; else the moment NEW was last written",
    )


def run(args: argparse.Namespace) -> int:
    """Write the comparison; the exit code is 0 whether or not the texts differ."""
    (old, new), reader = read_rules(args.old, args.new)
    lines = _lines((old, new), reader)
    out = _file(args, lines) if args.format in PACKED else _text(args, (old, new), lines).encode()
    if args.out:
        args.out.write_bytes(out)
    elif args.format in PACKED and sys.stdout.isatty():
        raise CommandFailed(f"a {args.format.upper()} is no text: say where to write it with -o")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(out)
    return 0


def _text(args: argparse.Namespace, sources: tuple[str, str], lines: tuple[Line, ...]) -> str:
    names = (args.old.name, args.new.name)
    if args.format == "unified":
        return unified(*sources, names=(f"a/{names[0]}", f"b/{names[1]}"))
    title = f"{names[0]} and {names[1]} compared"
    show: dict[str, Callable[[], str]] = {
        "inline": lambda: _ended(inline_text(lines)),
        "numbered": lambda: _ended(numbered_text(lines)),
        "words": lambda: _ended(words_only(lines)),
        "side": lambda: side_text(lines, titles=names),
        "json": lambda: json.dumps(as_data(lines), ensure_ascii=False, indent=1) + "\n",
        "html": lambda: comparison_html(lines, title=title, names=names),
        "synopsis": lambda: comparison_html(lines, title=title, names=names, beside=True),
    }
    return show[args.format]()


def _file(args: argparse.Namespace, lines: tuple[Line, ...]) -> bytes:
    names = (args.old.name, args.new.name)
    written = datetime.fromtimestamp(args.new.stat().st_mtime, UTC)
    at = (args.at or written).astimezone(UTC)
    if args.format == "docx":
        return comparison_docx(lines, title=args.new.stem, author=args.author, at=at)
    from folkmoot.apps.rulebook.paper_sheets import sheet_pdf

    title = f"{names[0]} and {names[1]} compared"
    sheet = comparison_sheet(lines, title=title, names=names, language="en-GB")
    return sheet_pdf(sheet, dated=int(at.timestamp()))


def _lines(sources: tuple[str, str], reader: Reader) -> tuple[Line, ...]:
    try:
        old, new = (
            reader(source, counter(prefix)).document
            for source, prefix in zip(sources, "ab", strict=True)
        )
    except MalformedProvision as error:
        raise CommandFailed(f"a text cannot be read: {error}") from None
    carried: Document = carry_identities(old, new)
    return lines_between(old, carried)


def _ended(text: str) -> str:
    return f"{text}\n" if text else "They read the same, word for word.\n"

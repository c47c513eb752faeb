"""`folkmoot parse-amendment`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from folkmoot.core.lawtext.instructions import ParsedAmendment, as_json, parse_amendment
from folkmoot.ops.failure import CommandFailed

WORDS = "parse-amendment"
HELP = "Read amending sentences and say what they would do."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The sentences, and the text they amend."""
    parser.add_argument(
        "sentences", metavar="SENTENCE", nargs="+", help="or - for JSON lines from standard input"
    )
    parser.add_argument(
        "--text", metavar="BASE", type=Path, help="a file with the text as it stands"
    )
    parser.add_argument("--json", action="store_true", help="a line of JSON for each sentence")


def run(args: argparse.Namespace) -> int:
    """Each sentence by itself; exit code 1 if one was not understood (never for JSON lines)."""
    base = _base(args.text)
    if args.sentences == ["-"]:
        for number, line in enumerate(sys.stdin, 1):
            if line.strip():
                sentence, before = _row(line, number)
                parsed = parse_amendment(sentence, base=base if before is None else before)
                print(json.dumps(as_json(parsed), ensure_ascii=False), flush=True)
        return 0
    good = True
    for sentence in args.sentences:
        parsed = parse_amendment(sentence, base=base)
        good = good and parsed.understood
        if args.json:
            print(json.dumps(as_json(parsed), ensure_ascii=False))
        else:
            print("\n".join(_said(parsed)))
    return 0 if good else 1


def _base(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8").rstrip("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandFailed(f"{path} cannot be read as text: {error}") from None


def _row(line: str, number: int) -> tuple[str, str | None]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise CommandFailed(f"Line {number} is not JSON.") from None
    sentence = row.get("sentence") if isinstance(row, dict) else None
    before = row.get("before") if isinstance(row, dict) else None
    if not isinstance(sentence, str) or not isinstance(before, str | None):
        raise CommandFailed(f"Line {number} has no sentence, or one that is not text.")
    return sentence, before


def _said(parsed: ParsedAmendment) -> Iterable[str]:
    certainty = "certain" if parsed.certain else "not certain"
    certainty += ", one reading" if parsed.one_reading and not parsed.certain else ""
    yield f"{'understood' if parsed.understood else 'not understood'}, {certainty}"
    operations = as_json(parsed)["operations"]
    assert isinstance(operations, list)  # noqa: S101  (for the type checker)
    for operation in operations:
        told = [f"{key}: {value}" for key, value in operation.items() if value is not None]
        yield "  " + "; ".join(told)
    yield from (f"  {each}" for each in parsed.why)
    if parsed.left_over:
        yield f"  left over: {parsed.left_over}"
    if parsed.after is not None:
        yield f"  would then read: {parsed.after}"

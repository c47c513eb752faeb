"""What a typesetter needs to print an edition or a comparison: values only, no markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from folkmoot.core.lawtext.comparing import Hunk
from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.showing.lines import Line, lines_between
from folkmoot.core.lawtext.showing.texts import head_of
from folkmoot.core.lawtext.spacing import PARAGRAPH

_KEEP, _DEL, _INS = "keep", "del", "ins"


def comparison_sheet(
    lines: Sequence[Line], *, title: str, names: tuple[str, str], language: str
) -> dict[str, Any]:
    """What changed: a row for each touched provision, its words in pieces by paragraph."""
    rows = [_row(line, head_of(line)) for line in lines if line.touched]
    return {"title": title, "under": " → ".join(names), "language": language, "rows": rows}


def edition_sheet(
    document: Document, *, title: str, under: str, language: str, foot: str = ""
) -> dict[str, Any]:
    """A whole edition in the same shape."""
    rows = [_row(line, line.new_label) for line in lines_between(document, document)]
    return {"title": title, "under": under, "language": language, "rows": rows, "foot": foot}


def _row(line: Line, head: str) -> dict[str, Any]:
    return {
        "head": head,
        "depth": line.depth,
        "heading": [list(piece) for paragraph in _cut(line.told[0]) for piece in paragraph],
        "paragraphs": [[list(piece) for piece in paragraph] for paragraph in _cut(line.told[1])],
    }


def _cut(hunks: Sequence[Hunk]) -> Iterator[list[tuple[str, str]]]:
    paragraph: list[tuple[str, str]] = []
    for mark, words in _pieces(hunks):
        first, *rest = words.split(PARAGRAPH)
        if first:
            paragraph.append((mark, first))
        for part in rest:
            if paragraph:
                yield paragraph
            paragraph = [(mark, part)] if part else []
    if paragraph:
        yield paragraph


def _pieces(hunks: Sequence[Hunk]) -> Iterator[tuple[str, str]]:
    for hunk in hunks:
        if hunk.kind == "equal":
            yield (_KEEP, hunk.new)
            continue
        if hunk.old.strip():
            yield (_DEL, hunk.old)
        if hunk.old and hunk.new and not hunk.old[-1].isspace():
            yield (_KEEP, " ")
        if hunk.new.strip():
            yield (_INS, hunk.new)

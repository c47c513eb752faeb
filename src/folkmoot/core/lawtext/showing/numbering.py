"""Lines by number, as people in a hall name words: "in line 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.core.lawtext.comparing import Hunk
from folkmoot.core.lawtext.spacing import PARAGRAPH

WIDTH = 80
_PIECE = re.compile(r"[^\s-]*-+|[^\s-]+|\s", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line: its number, its words, and where they begin in the text, in characters."""

    number: int
    words: str
    at: int


def number_lines(text: str, *, width: int = WIDTH, first: int = 1) -> tuple[NumberedLine, ...]:
    """A text cut into numbered lines.

    A paragraph begins a new line. A line breaks behind white space or a hyphen, before it would be
    longer than ``width`` characters; a word longer than that is cut. A line end in the text is a
    line end here. White space at the end of a line belongs to it and may stand beyond the width.

    Raises:
        ValueError: if the width is not positive.
    """
    if width < 1:
        raise ValueError("a line holds at least one character")
    lines: list[NumberedLine] = []
    at = 0
    for paragraph in text.split(PARAGRAPH):
        for part in paragraph.split("\n"):
            for words in _broken(part, width) or [""]:
                lines.append(NumberedLine(first + len(lines), words, at))
                at += len(words)
            at += 1
        at += len(PARAGRAPH) - 1
    return tuple(lines)


def lines_touched(lines: Sequence[NumberedLine], hunks: Sequence[Hunk]) -> tuple[int, int] | None:
    """The first and the last line of the old text that a comparison changes; None for none.

    What is put in between two lines touches the one before it, unless it comes first of all.
    """
    touched = []
    for hunk in hunks:
        if hunk.kind == "equal" or hunk.old.split() == hunk.new.split():
            continue
        begin = hunk.old_at
        end = begin + len(hunk.old.rstrip()) if hunk.old.strip() else begin
        touched += [_line_at(lines, begin), _line_at(lines, max(end - 1, begin))]
    return (min(touched), max(touched)) if touched else None


def _line_at(lines: Sequence[NumberedLine], at: int) -> int:
    found = lines[0].number
    for line in lines:
        if line.at <= at:
            found = line.number
    return found


def _broken(part: str, width: int) -> list[str]:
    lines, held = [], ""
    for piece in _PIECE.findall(part):
        if len((held + piece).rstrip()) > width and held.strip():
            lines.append(held)
            held = ""
        held += piece
        while len(held.rstrip()) > width:
            lines.append(held[:width])
            held = held[width:]
    return [*lines, held] if held else lines

"""Reading AsciiDoc as people write rule books in it.

Section titles (``==`` or ``##``), counted items (``.``, ``..``), numbered, lettered and bulleted
ones, paragraphs. Attributes, comments, delimited blocks, tables, block titles and macros are kept
as matter; a delimited block that never ends is read as the line it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from folkmoot.core.lawtext.headings import split_heading
from folkmoot.core.lawtext.outline import Heading, Matter, Outline
from folkmoot.core.lawtext.provision import Mint
from folkmoot.core.lawtext.reading import (
    Reading,
    assemble,
    finished,
    lines_of,
    refuse_surrogates,
)
from folkmoot.core.lawtext.writing import literal

_TITLE = re.compile(
    r"(?P<open>(?P<marks>={1,6}|#{1,6})[ \t]+)(?P<words>\S(?:.*?\S)?)(?P<end>[ \t]+(?P=marks))?"
    r"(?P<rest>\s*)\Z",
    re.DOTALL,
)
_BLOCK = re.compile(r"(-{4,}|={4,}|\.{4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|\|===|!===)[ \t\r]*\n?\Z")
_COMMENT = re.compile(r"//(?!/)")
_ATTRIBUTE = re.compile(r":!?[\w][\w-]*!?:(?:\s|\Z)")
_MARKUP = re.compile(
    r"(?:\[[^\]\n]*\][ \t\r]*\n?\Z|\.[^\s.].*|<<<\s*\Z|'{3,}\s*\Z|[a-z]+::\S*\[.*\]\s*\Z)"
)
_CONTINUES = re.compile(r"\+[ \t\r]*\n?\Z")


def read_asciidoc(source: str, mint: Mint) -> Reading:
    """Read AsciiDoc into a tree; ``write`` gives the source back byte for byte.

    Raises:
        MalformedProvision: if the text holds half a character (a lone surrogate).
    """
    refuse_surrogates(source)
    outline = Outline(lines_of(source), _AsciiDoc())
    document, problems = assemble(outline.root, outline.blocks, mint)
    return finished(source, document, [*outline.problems, *problems], mint)


class _AsciiDoc:
    def heading(self, lines: Sequence[str], at: int) -> Heading | None:
        match = _TITLE.match(lines[at])
        if not match:
            return None
        kind, label, form, words = split_heading(match["words"])
        around = literal(match["open"]), literal((match["end"] or "") + match["rest"])
        return Heading(1, len(match["marks"]), form.join(around), words, label, kind)

    def matter(self, lines: Sequence[str], at: int) -> Matter | None:
        line = lines[at]
        if fence := _BLOCK.match(line):
            stop = _closing(lines, at, fence[1])
            if stop:
                reason = "a table; kept as it is" if fence[1] == "|===" else ""
                return Matter(stop - at, reason)
        if _COMMENT.match(line) or _ATTRIBUTE.match(line):
            return Matter(1)
        if _CONTINUES.match(line):
            return Matter(1)
        if _MARKUP.match(line):
            return Matter(1, "mark-up; kept as it is")
        return None


def _closing(lines: Sequence[str], at: int, mark: str) -> int:
    """The line behind the one that closes a block; 0 if none does."""
    for stop in range(at + 1, len(lines)):
        if lines[stop].rstrip() == mark:
            return stop + 1
    return 0

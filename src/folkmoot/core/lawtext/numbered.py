"""Reading plain text whose numbers are written out, as constitutions have been mailed for decades.

A title at the top, sections ("1. Introduction", "A. Procedure") and subsections ("2.1. General
rules") on lines of their own, numbered items by indent, paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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

_SECTION = re.compile(
    r"(?P<open>[ \t]{0,3})(?P<label>\d{1,3}|[A-Z])(?P<gap>\.[ \t]+)"
    r"(?P<words>\S(?:.*\S)?)(?P<rest>\s*)\Z"
)
_SUBSECTION = re.compile(
    r"(?P<open>[ \t]{0,6})(?P<label>(?:\d{1,3}|[A-Z])(?:\.\d{1,3})+)(?P<gap>\.?[ \t]+)"
    r"(?P<words>\S(?:.*\S)?)(?P<rest>\s*)\Z"
)
_CENTRED = 4


def read_numbered(source: str, mint: Mint) -> Reading:
    """Read plain numbered text into a tree; ``write`` gives the source back byte for byte.

    Raises:
        MalformedProvision: if the text holds half a character (a lone surrogate).
    """
    refuse_surrogates(source)
    outline = Outline(lines_of(source), _Numbered())
    document, problems = assemble(outline.root, outline.blocks, mint)
    return finished(source, document, [*outline.problems, *problems], mint)


class _Numbered:
    def heading(self, lines: Sequence[str], at: int) -> Heading | None:
        line = lines[at]
        if at + 1 < len(lines) and lines[at + 1].strip():
            return None
        if at == 0 and line.startswith(" " * _CENTRED):
            title = line.strip(" \t\r\n")
            before, _, after = line.partition(title)
            return Heading(1, 0, f"{literal(before)}%h{literal(after)}", title)
        match = _SUBSECTION.match(line)
        if not match:
            match = _SECTION.match(line)
            if not match or match["words"][-1] in ".;:,)":
                return None
        form = f"{match['open']}%l{match['gap']}%h{match['rest']}"
        level = match["label"].count(".") + 1
        return Heading(1, level, form, match["words"], match["label"])

    def matter(self, lines: Sequence[str], at: int) -> Matter | None:  # noqa: ARG002 - none here
        return None

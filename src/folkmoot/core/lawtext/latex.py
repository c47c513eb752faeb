r"""Reading LaTeX as by-laws are written in it.

Sectioning commands, the house's own (``\article``, ``\asubsection``) included; lists with their
items; paragraphs. The preamble, comments, tables and pictures are kept as matter. Numbers that
LaTeX counts when it prints are not written in the source, and so are no labels here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

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

_HEADING = re.compile(
    r"(?P<open>[ \t]*\\a?(?P<sub>(?:sub)*)(?P<name>part|chapter|article|section|paragraph)\*?"
    r"\{[ \t]*)(?P<words>[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*)\}"
    r"(?P<rest>(?:[ \t]*\\label\{[^{}\n]*\})*[ \t\r]*\n?)"
)
_ITEM = re.compile(
    r"(?P<open>[ \t]*\\item)(?P<mark>\[[^\]\n]*\])?(?P<rest>(?:[ \t]*\\label\{[^{}\n]*\})*[ \t]*)"
    r"(?![A-Za-z@])"
)
_BEGIN = re.compile(r"[ \t]*\\begin\{(?P<name>[^{}\n]*)\}")
_END = re.compile(r"[ \t]*\\end\{(?P<name>[^{}\n]*)\}")
_COMMENT = re.compile(r"[ \t]*%")
_BLANK = re.compile(r"[ \t\r\n]*\Z")
_START = re.compile(r"[ \t]*\\begin\{document\}")
_LEVELS = {"part": 1, "chapter": 2, "article": 3, "section": 4, "paragraph": 9}
_BELOW_SECTIONS = 12
_WHOLE = re.compile(r"tabular|table|figure|longtable|tikz|verbatim|picture")


def read_latex(source: str, mint: Mint) -> Reading:
    """Read LaTeX into a tree; ``write`` gives the source back byte for byte.

    Raises:
        MalformedProvision: if the text holds half a character (a lone surrogate).
    """
    refuse_surrogates(source)
    lines = [piece for line in lines_of(source) for piece in _pieces(line)]
    outline = Outline(lines, _Latex(lines))
    document, problems = assemble(outline.root, outline.blocks, mint)
    return finished(source, document, [*outline.problems, *problems], mint)


def _pieces(line: str) -> Iterator[str]:
    """A line parted behind what opens a provision, so that its words follow as text."""
    found = _HEADING.match(line) or _ITEM.match(line)
    if found and not _BLANK.match(line, found.end()):
        yield line[: found.end()]
        yield line[found.end() :]
    else:
        yield line


class _Latex:
    def __init__(self, lines: Sequence[str]) -> None:
        self._starts = next((i for i, line in enumerate(lines) if _START.match(line)), -1)
        self._depths: list[int] = []
        depth = 0
        for line in lines:
            depth -= bool(_END.match(line)) and depth > 0
            self._depths.append(depth)
            depth += bool(_BEGIN.match(line))

    def heading(self, lines: Sequence[str], at: int) -> Heading | None:
        line = lines[at]
        if _COMMENT.match(line):
            return self._announced(lines, at)
        if found := _HEADING.match(line):
            words = found["words"]
            kept = words.rstrip(" \t")
            level = _LEVELS[found["name"]] + found["sub"].count("sub")
            form = literal(found["open"]) + "%h"
            form += literal(words[len(kept) :] + "}" + line[found.end("words") + 1 :])
            kind = "section" if found["name"] == "paragraph" else found["name"]
            return Heading(1, level, form, kept, kind=kind)
        level = _BELOW_SECTIONS + 2 * self._depths[at]
        if found := _ITEM.match(line):
            mark = found["mark"] or ""
            words = mark[1:-1].strip(" \t")
            form = literal(found["open"] + mark)
            if words:
                before, _, after = mark.partition(words)
                form = literal(found["open"] + before) + "%h" + literal(after)
            return Heading(
                1,
                level - 1,
                form + literal(line[found.end("mark") if mark else found.end("open") :]),
                words,
                kind="item",
            )
        if _BEGIN.match(line):
            return Heading(1, level, literal(line), "", kind="list")
        if _END.match(line):
            return Heading(1, level, literal(line), "", kind="text")
        return None

    def _announced(self, lines: Sequence[str], at: int) -> Heading | None:
        """A heading with the comments right above it, which belong to it and to nothing else."""
        stop = _behind_comments(lines, at)
        heading = self.heading(lines, stop) if stop < len(lines) else None
        if heading is None:
            return None
        above = literal("".join(lines[at:stop]))
        return replace(heading, lines=stop - at + heading.lines, form=above + heading.form)

    def matter(self, lines: Sequence[str], at: int) -> Matter | None:
        if at < self._starts:
            stop = at + 1
            while stop < self._starts and not _BLANK.match(lines[stop]):
                stop += 1
            return Matter(stop - at)
        if _COMMENT.match(lines[at]):
            stop = _behind_comments(lines, at)
            announces = stop < len(lines) and _HEADING.match(lines[stop])
            return None if announces else Matter(stop - at)
        begun = _BEGIN.match(lines[at])
        if begun and _WHOLE.match(begun["name"]):
            for stop in range(at + 1, len(lines)):
                ended = _END.match(lines[stop])
                if ended and ended["name"] == begun["name"]:
                    return Matter(stop - at + 1, "a table or picture; kept as it is")
        return None


def _behind_comments(lines: Sequence[str], at: int) -> int:
    """The first line from here that is no comment."""
    while at < len(lines) and _COMMENT.match(lines[at]):
        at += 1
    return at

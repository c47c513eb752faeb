"""Reading Markdown as people write rule books in it.

Headings (``#`` or underlined), numbered, lettered and bulleted items, "(1)" as statutes have it,
paragraphs. Front matter, code, tables, quotations and mark-up are kept as matter. Where a list
is numbered ``1.`` throughout, its items are counted by position, as Markdown prints them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from folkmoot.core.lawtext.document import Document
from folkmoot.core.lawtext.headings import split_heading
from folkmoot.core.lawtext.outline import Heading, Matter, Outline
from folkmoot.core.lawtext.provision import Mint, Provision
from folkmoot.core.lawtext.reading import (
    Reading,
    assemble,
    finished,
    lines_of,
    refuse_surrogates,
)
from folkmoot.core.lawtext.writing import literal

_ATX = re.compile(
    r"(?P<open> {0,3}(?P<marks>#{1,6})[ \t]+)(?P<words>\S(?:.*?\S)?)"
    r"(?P<end>[ \t]+#+)?(?P<rest>\s*)\Z",
    re.DOTALL,
)
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t\r]*\n?\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TABLE = re.compile(r" {0,3}\|")
_MARKUP = re.compile(
    r" {0,3}(?:</?[A-Za-z!]|>|\\[a-z]+(?:\{[^}\n]*\})?\s*\Z|\[[^\]\n]+\]:\s|-{3,}\s*\Z|\*{3,}\s*\Z)"
)
_FILE = re.compile(r"<<<FILE .*>>>[ \t\r]*\n?\Z")
_FRONT = re.compile(r"---[ \t\r]*\n\Z")


def read_markdown(source: str, mint: Mint) -> Reading:
    """Read Markdown into a tree; ``write`` gives the source back byte for byte.

    Raises:
        MalformedProvision: if the text holds half a character (a lone surrogate).
    """
    refuse_surrogates(source)
    outline = Outline(lines_of(source), _Markdown())
    document, problems = assemble(outline.root, outline.blocks, mint)
    counted = Document(_counted(document.root))
    return finished(source, counted, [*outline.problems, *problems], mint)


class _Markdown:
    def heading(self, lines: Sequence[str], at: int) -> Heading | None:
        line = lines[at]
        if match := _ATX.match(line):
            kind, label, form, words = split_heading(match["words"])
            around = literal(match["open"]), literal((match["end"] or "") + match["rest"])
            return Heading(1, len(match["marks"]), form.join(around), words, label, kind)
        under = at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1])
        if not under or line[:1].isspace() or (at and lines[at - 1].strip()):
            return None
        written = line.strip(" \t\r\n")
        kind, label, form, words = split_heading(written)
        rest = line[len(line.rstrip(" \t\r\n")) :]
        mark = under.group(1)
        exact = not label and len(mark) == len(words)
        rule = lines[at + 1].replace(mark, "%=" + mark[0], 1) if exact else lines[at + 1]
        level = 1 if mark[0] == "=" else 2
        return Heading(2, level, form + literal(rest) + rule, words, label, kind)

    def matter(self, lines: Sequence[str], at: int) -> Matter | None:
        line = lines[at]
        if _FRONT.match(line) and (at == 0 or lines[at - 1].startswith("<<<")):
            return Matter(_until(lines, at, _FRONT))
        if fence := _FENCE.match(line):
            close = re.compile(rf" {{0,3}}{re.escape(fence[1])}")
            return Matter(_until(lines, at, close))
        if _TABLE.match(line):
            return Matter(_while(lines, at, _TABLE), "a table; kept as it is")
        if _FILE.match(line):
            return Matter(1)
        if _MARKUP.match(line):
            return Matter(_while(lines, at, _MARKUP), "mark-up; kept as it is")
        return None


def _until(lines: Sequence[str], at: int, end: re.Pattern[str]) -> int:
    """How many lines reach to the next that matches, itself included; one if none does."""
    for stop in range(at + 1, len(lines)):
        if end.match(lines[stop]):
            return stop - at + 1
    return 1


def _while(lines: Sequence[str], at: int, pattern: re.Pattern[str]) -> int:
    stop = at + 1
    while stop < len(lines) and pattern.match(lines[stop]):
        stop += 1
    return stop - at


def _counted(parent: Provision) -> Provision:
    """Where two items and more all say ``1.``, let their position number them."""
    children = tuple(_counted(child) for child in parent.children)
    if sum(map(_says_one, children)) > 1:
        children = tuple(_by_position(each) if _says_one(each) else each for each in children)
    same = all(one is other for one, other in zip(children, parent.children, strict=True))
    return parent if same else replace(parent, children=children)


def _says_one(child: Provision) -> bool:
    return child.label == "1" and child.kind == "item"


def _by_position(item: Provision) -> Provision:
    layout = item.layout and replace(item.layout, form=item.layout.form.replace("%l", "1", 1))
    return replace(item, label="#", layout=layout)

"""Reading reStructuredText as used for governance documents.

Underlined (and overlined) headings whose rank is the order in which their marks first appear,
items, paragraphs. The header fields at the top, directives, comments, targets and tables are kept
as matter.
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

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t\r]*\n?\Z")
_FIELD = re.compile(r":?[A-Z][\w-]*:(?:\s|\Z)")
_MARKUP = re.compile(r"[ \t]*(?:\.\. |\.\.\s*\Z|__ |\+[-=+]+\+|\|)")


def read_restructured(source: str, mint: Mint) -> Reading:
    """Read reStructuredText into a tree; ``write`` gives the source back byte for byte.

    Raises:
        MalformedProvision: if the text holds half a character (a lone surrogate).
    """
    refuse_surrogates(source)
    outline = Outline(lines_of(source), _Restructured())
    document, problems = assemble(outline.root, outline.blocks, mint)
    return finished(source, document, [*outline.problems, *problems], mint)


class _Restructured:
    def __init__(self) -> None:
        self._ranks: list[str] = []

    def heading(self, lines: Sequence[str], at: int) -> Heading | None:
        over = _RULE.match(lines[at])
        if over:
            title, under = _line(lines, at + 1), _RULE.match(_line(lines, at + 2))
            if not title.strip() or not under or under[1] != over[1]:
                return None
            return self._found(lines[at], title, lines[at + 2], over[1] * 2)
        under = _RULE.match(_line(lines, at + 1))
        title = lines[at]
        if not under or title[:1].isspace() or (at and lines[at - 1].strip()):
            return None
        return self._found("", title, lines[at + 1], under[1])

    def matter(self, lines: Sequence[str], at: int) -> Matter | None:
        if at == 0 and _FIELD.match(lines[0]):
            stop = 1
            while stop < len(lines) and lines[stop].strip():
                stop += 1
            return Matter(stop)
        if not _MARKUP.match(lines[at]):
            return None
        indent = _indent(lines[at])
        stop = last = at + 1
        while stop < len(lines):
            line = lines[stop]
            if line.strip():
                if _indent(line) <= indent and not _MARKUP.match(line):
                    break
                last = stop + 1
            stop += 1
        return Matter(last - at, "a directive, comment or table; kept as it is")

    def _found(self, over: str, title: str, under: str, mark: str) -> Heading:
        if mark not in self._ranks:
            self._ranks.append(mark)
        written = title.strip(" \t\r\n")
        kind, label, form, words = split_heading(written)
        lead = title[: len(title) - len(title.lstrip(" \t"))]
        rest = title[len(title.rstrip(" \t\r\n")) :]
        exact = not label and under.rstrip() == mark[0] * len(words)
        rules = [
            f"%={mark[0]}" + rule[len(words) :]
            if exact and rule.rstrip() == under.rstrip()
            else literal(rule)
            for rule in (over, under)
        ]
        form = f"{rules[0] if over else ''}{literal(lead)}{form}{literal(rest)}{rules[1]}"
        lines = 3 if over else 2
        return Heading(lines, self._ranks.index(mark) + 1, form, words, label, kind)


def _line(lines: Sequence[str], at: int) -> str:
    return lines[at] if at < len(lines) else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))

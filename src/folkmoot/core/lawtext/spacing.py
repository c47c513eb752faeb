"""Words on one side, the white space between them on the other.

A provision's text is kept *tidy*: one space between words, an empty line between paragraphs,
nothing at the ends. What the source had instead (hard wraps, indents, two spaces after a full
stop) is kept beside it as *gaps*, so that an amendment finds its words whatever the line breaks,
and the source can still be written back byte for byte.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

Gaps = tuple[tuple[int, str], ...]

PARAGRAPH = "\n\n"

_RUN = re.compile(r"[ \t\r\n]+")
_SEPARATOR = re.compile(r"\n\n| ")
_UNTIDY = re.compile(r"[\t\r]|\A[ \n]|[ \n]\Z| {2}| \n|\n |\n{3}|(?<!\n)\n(?!\n)")


def is_tidy(text: str) -> bool:
    """Whether white space stands only between words: single spaces or one empty line."""
    return _UNTIDY.search(text) is None


def tidy(raw: str) -> str:
    """The text with its white space made tidy; only space, tab and line ends count as such."""
    return _RUN.sub(lambda run: _separator_for(run.group()), raw.strip(" \t\r\n"))


def settle(raw: str) -> tuple[str, Gaps]:
    """Part a stretch of source into tidy text and the gaps that differ from tidy ones.

    The source must neither begin nor end with white space. A gap is the index of the separator,
    counted from 0, and the white space that really stood there.
    """
    gaps: list[tuple[int, str]] = []
    pieces: list[str] = []
    start = 0
    for index, run in enumerate(_RUN.finditer(raw)):
        separator = _separator_for(run.group())
        pieces += (raw[start : run.start()], separator)
        start = run.end()
        if run.group() != separator:
            gaps.append((index, run.group()))
    pieces.append(raw[start:])
    return "".join(pieces), tuple(gaps)


def spread(text: str, gaps: Gaps) -> str:
    """The source again: the text with its gaps put back. The inverse of ``settle``."""
    if not gaps:
        return text
    wanted = dict(gaps)
    pieces: list[str] = []
    start = 0
    for index, separator in enumerate(_SEPARATOR.finditer(text)):
        pieces += (text[start : separator.start()], wanted.get(index, separator.group()))
        start = separator.end()
    pieces.append(text[start:])
    return "".join(pieces)


def shift_gaps(text: str, gaps: Gaps, *, start: int, end: int, replacement: str) -> Gaps:
    """The gaps that still fit after ``text[start:end]`` has become ``replacement``.

    White space outside the edit stays as it was; inside it becomes tidy.
    """
    if not gaps:
        return gaps
    separators = [match.span() for match in _SEPARATOR.finditer(text)]
    before = bisect_right([stop for _, stop in separators], start)
    after = bisect_left([begin for begin, _ in separators], end)
    edited = text[:start] + replacement + text[end:]
    change = sum(1 for _ in _SEPARATOR.finditer(edited)) - len(separators)
    kept = [gap for gap in gaps if gap[0] < before]
    kept += [(index + change, run) for index, run in gaps if index >= after]
    return tuple(kept)


def _separator_for(run: str) -> str:
    return PARAGRAPH if run.count("\n") > 1 else " "

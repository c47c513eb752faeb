"""Cutting texts into sentences and finding where each one comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# A sentence ends at . ! or ? (with closing quotes or brackets) before white space and a capital,
# a figure, a quote or a bullet; or at the end of a line, as motions are often lists. So "2.I.4.B"
# and "e.g. this" are not cut.
_END = re.compile(
    "(?<=[.!?])[\"'\u201d\u2019)\\]]*\\s+(?=[\"'\u201c\u2018(\\[]?[A-Z0-9\u00c0-\u00de])|\\s*\\n+\\s*"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A sentence and the texts in which it stands word for word, in their order."""

    text: str
    found_in: tuple[str, ...]


def folded(text: str) -> str:
    """A text with its white space made single and its case folded, for comparison."""
    return " ".join(text.split()).casefold()


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, without the white space around them.

    Nothing but white space is lost: the pieces, joined, hold the same characters.
    """
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(text):
        # Closing quotes belong to the sentence before, white space to neither.
        end = match.start() + len(match.group().rstrip())
        pieces.append(text[start:end].strip())
        start = match.end()
    pieces.append(text[start:].strip())
    return tuple(piece for piece in pieces if piece)


def trace_sentences(text: str, parents: Mapping[str, str]) -> tuple[Origin, ...]:
    """For each sentence of a text, the parents (by number) that hold it word for word."""
    known = {number: folded(parent) for number, parent in parents.items()}
    return tuple(
        Origin(
            sentence,
            tuple(number for number, parent in known.items() if folded(sentence) in parent),
        )
        for sentence in split_sentences(text)
    )

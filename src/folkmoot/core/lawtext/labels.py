"""Numbers of provisions: how they are rendered and how people write them."""

from __future__ import annotations

import re

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_TOKEN = re.compile(r"[^\W_]+", re.UNICODE)
_WORD_OF_A_LEVEL = frozenset(
    (
        "annex", "article", "bylaw", "chapter", "cl", "clause",
        "in", "item", "of", "order", "para", "paragraph",
        "part", "rule", "rules", "schedule", "sec", "section",
        "standing", "subclause", "subparagraph", "subsection", "the",
    )
)  # fmt: skip
AUTOMATIC = "#"
"""A label that begins with this mark is counted, not written."""


def automatic_label(scheme: str, ordinal: int) -> str:
    """The label of the ``ordinal``-th (from 1) provision numbered by position.

    ``"#"`` counts 1, 2, 3; ``"#a"``/``"#A"`` a … z, aa …; ``"#i"``/``"#I"`` in roman numerals.
    """
    style = scheme[1:2]
    if style in {"a", "A"}:
        letters = _letters(ordinal)
        return letters.upper() if style == "A" else letters
    if style in {"i", "I"}:
        numeral = roman(ordinal)
        return numeral.upper() if style == "I" else numeral
    return str(ordinal)


def roman(number: int) -> str:
    """A number from 1 upward in lower-case roman numerals."""
    numeral = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        numeral.append(letters * times)
    return "".join(numeral)


def join_label(parent: str, own: str) -> str:
    """The full label: ``2.I.4`` and ``B`` make ``2.I.4.B``; levels without a number are silent."""
    return f"{parent}.{own}" if parent and own else parent or own


def normal_label(written: str) -> str:
    """A label as people write it, made comparable.

    Case, brackets, trailing stops, signs such as ``§`` and the words for levels ("Chapter 2
    Clause I.4.B", "rule 3(b)") make no difference: the result is lower-case tokens joined by stops.
    """
    tokens = [token.casefold() for token in _TOKEN.findall(written)]
    while len(tokens) > 1 and tokens[0] in _WORD_OF_A_LEVEL:
        tokens.pop(0)
    spelt = [t for i, t in enumerate(tokens) if i == len(tokens) - 1 or t not in _WORD_OF_A_LEVEL]
    return ".".join(spelt)


def _letters(ordinal: int) -> str:
    letters = ""
    while ordinal:
        ordinal, rest = divmod(ordinal - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters

"""What a word is."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[ \t\r\n]+|[^\W_](?:\S*[^\W_])?|([^\w\s]|_)\1*|.", re.DOTALL)


def tokens(text: str) -> list[str]:
    """The text cut into words, punctuation and white space; joined they are the text again.

    A word runs from its first letter or digit to its last within one run without white space, so
    that ``co-op``, ``don't`` and ``https://example.org/a`` are one word each, and the comma after
    a word is not part of it.
    """
    return [match.group() for match in _TOKEN.finditer(text)]


def is_word(token: str) -> bool:
    """Whether a token of ``tokens`` is a word, not punctuation or white space."""
    return token[0].isalnum()


def is_space(token: str) -> bool:
    """Whether a token of ``tokens`` is white space of the layout; a no-break space is not."""
    return token[0] in " \t\r\n"


def count_words(text: str) -> int:
    """The number of words in the sense of ``tokens``: what a word limit counts."""
    return sum(1 for token in tokens(text) if is_word(token))

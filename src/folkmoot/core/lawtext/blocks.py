"""The blocks of a plain text: a paragraph, an item, a heading, the lines that belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from folkmoot.core.lawtext.words import is_space

_OPENS_BLOCK = re.compile(r"[-*+•#|=>\\&%~`_]|\(?(?:\d+[a-z]?|[A-Za-z]|[ivxlcIVXLC]+)[.)]?\Z")


def breaks_block(items: Sequence[str], at: int) -> bool:
    """Whether a token is white space that parts two blocks: an empty line, or a line end before
    what opens an item or a heading.
    """
    token = items[at]
    if not is_space(token) or "\n" not in token:
        return False
    return token.count("\n") > 1 or at + 1 == len(items) or bool(_OPENS_BLOCK.match(items[at + 1]))


def blocks(items: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each block of a text begins and ends, the white space that parts them left out."""
    start = 0
    for at in range(len(items)):
        if breaks_block(items, at):
            if start < at:
                yield start, at
            start = at + 1
    if start < len(items):
        yield start, len(items)

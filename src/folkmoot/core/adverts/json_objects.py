"""Objects of a JSON file one at a time, each with its line; a broken one takes no others along."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from folkmoot.core.adverts.errors import AdvertsError, Fault

LARGEST_OBJECT = 4_000_000
"""Characters after which an object that does not end is taken for a mistake."""

_COMPACT_AT = 1_000_000
_WRAPPED = re.compile(r'\s*\{\s*"(?:data|ads|adverts)"\s*:\s*\[')
_HEAD = 400
_MARKS = re.compile(r'["{}]')
_IN_STRING = re.compile(r'["\\]')
_BETWEEN = re.compile(r"[\s,]*")
_FIRST_KEY = re.compile(r'\{\s*("(?:[^"\\]|\\.)*")\s*:')

Item = tuple[int, dict[str, Any]]


def objects(pieces: Iterable[str]) -> Iterator[Item | Fault]:
    """The objects of a JSON file with the line each begins in.

    The file may be one object, an array of them, an object whose ``data`` is such an array, or
    one object to a line. Of a broken object the line is told; reading goes on where the next one
    begins, known by the first key that the good ones had.

    Args:
        pieces: the text in pieces of any length, lines or not.

    Raises:
        AdvertsError: if the file holds no object.
    """
    source = _Text(pieces)
    source.want(_HEAD)
    source.skip(re.compile("\ufeff?"))
    in_list = source.skip(_WRAPPED) or source.skip(re.compile(r"\s*\["))
    first_key = ""
    found = False
    while True:
        source.between()
        char = source.char()
        if not char or (in_list and char == "]"):
            break
        start, line = source.at, source.line
        if char != "{":
            yield Fault(line, "something stands between the objects that is none")
            source.to_next(first_key)
            continue
        found = True
        text = source.balanced()
        made = _read(text)
        if made is None:
            yield Fault(line, "this is no JSON object, or it does not end")
            source.at, source.line = start, line
            source.to_next(first_key or _key(text))
            continue
        first_key = first_key or _key(text)
        yield line, made
    if not found:
        raise AdvertsError("there is no JSON object in this file")


def _read(text: str) -> dict[str, Any] | None:
    try:
        made = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return made if isinstance(made, dict) else None


def _key(text: str) -> str:
    found = _FIRST_KEY.match(text)
    return found.group(1) if found else ""


class _Text:
    """A text that comes in pieces, and where one stands in it."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._held = ""
        self.at = 0
        self.line = 1

    def more(self) -> bool:
        """Take one more piece; False at the end. What was passed long ago is let go."""
        piece = next(self._pieces, None)
        if piece is None:
            return False
        self._held += piece
        return True

    def want(self, characters: int) -> None:
        """Have so many characters ahead, if there are."""
        while len(self._held) - self.at < characters and self.more():
            pass

    def char(self) -> str:
        """The character ahead; empty at the end."""
        self.want(1)
        return self._held[self.at : self.at + 1]

    def skip(self, pattern: re.Pattern[str]) -> bool:
        """Pass what a pattern finds ahead; whether it found anything."""
        found = pattern.match(self._held, self.at)
        if found is None or found.end() == self.at:
            return False
        self._go(found.end())
        return True

    def between(self) -> None:
        """Pass white space and commas, and let go of what lies behind."""
        if self.at > _COMPACT_AT:
            self._held, self.at = self._held[self.at :], 0
        while True:
            self.skip(_BETWEEN)
            if self.at < len(self._held) or not self.more():
                return

    def balanced(self) -> str:
        """The object ahead up to its last brace, or up to where one gives up; passes it."""
        start, at, depth, in_string = self.at, self.at, 0, False
        while True:
            found = (_IN_STRING if in_string else _MARKS).search(self._held, at)
            if found is None or (found.group() == "\\" and found.end() == len(self._held)):
                at = found.start() if found else len(self._held)
                if len(self._held) - start > LARGEST_OBJECT or not self.more():
                    return self._pass(start, len(self._held))
                continue
            at = found.end()
            mark = found.group()
            if mark == "\\":
                at += 1
            elif mark == '"':
                in_string = not in_string
            else:
                depth += 1 if mark == "{" else -1
                if depth == 0:
                    return self._pass(start, at)

    def to_next(self, first_key: str) -> None:
        """Go on to where the next object begins: by its first key, or at the start of a line."""
        pattern = re.compile(
            rf"\{{\s*{re.escape(first_key)}\s*:" if first_key else r"(?<=\n)\{", re.DOTALL
        )
        at = self.at + 1
        while (found := pattern.search(self._held, at)) is None:
            at = max(self.at + 1, len(self._held) - 2 * len(first_key) - _HEAD)
            self._go(at)
            if not self.more():
                self._go(len(self._held))
                return
            if self.at > _COMPACT_AT:
                self._held, at = self._held[self.at :], at - self.at
                self.at = 0
        self._go(found.start())

    def _pass(self, start: int, end: int) -> str:
        text = self._held[start:end]
        self._go(end)
        return text

    def _go(self, to: int) -> None:
        self.line += self._held.count("\n", self.at, to)
        self.at = to

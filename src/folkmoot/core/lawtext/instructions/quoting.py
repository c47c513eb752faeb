"""Quoted words taken out of a sentence, so that the grammar sees one character for each.

A straight mark opens where a word begins and closes where one ends, and the same marks may stand
inside each other; an apostrophe between letters is neither. What cannot be told is said so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from folkmoot.core.lawtext.wording import quote

FIRST, LAST = 0xE000, 0xF8FF
QUOTE = "[\ue000-\uf8ff]"
_PAIRS = {"“": "”", "\u2018": "\u2019", '"': '"', "'": "'", "«": "»", "„": "”"}
_NAMES_QUOTED = re.compile(r"\b(?:phrase|words?|term|sentence|figure)\Z", re.IGNORECASE)
_INSTEAD = r"in (?:its|their) (?:place|stead)\b"
_PUT_IN = r"and (?:then )?(?:by )?(?:insert|add|substitut|replac)\w*"
_GOES_ON = re.compile(
    r"[\"'\u201d\u2019](?=in (?:its|their) place\b)"
    r"|[\"'\u201d\u2019](?=,? (?:"
    + _PUT_IN
    + "|"
    + _INSTEAD
    + r"|wher|both|each|the first|at the end)"
    r"|[.;]?\s*\Z)"
    r"|(?= "
    + _PUT_IN
    + r" (?:in )?(?:the )?(?:\w+ )?[\"\u201c])|(?=,? "
    + _INSTEAD
    + r"[\s.]*\Z)|\s*\Z",
    re.IGNORECASE,
)
_MENDED = 4
_PRIVATE = re.compile(QUOTE)
_SPACE = re.compile(r"\s+")
_CARRIES_ON = re.compile(
    r"\s*(?:$|[.;,:()]|(?:and|in|insert|with|by|to|as|at|after|before|where|wherever|the|from|delete|"
    r"replace|substitute|add|between|inclusive|or|is|are|shall|both|each|throughout|twice|which)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence with a private character for each quotation.

    Attributes:
        text: the sentence, white space tidy.
        quotes: the quoted words, in order.
        doubtful: a mark was left open, or might have closed elsewhere.
    """

    text: str
    quotes: tuple[str, ...]
    doubtful: bool

    def quote(self, character: str) -> str:
        """The words a private character stands for."""
        return self.quotes[ord(character) - FIRST]

    def said(self, text: str) -> str:
        """A piece of the skeleton with its quotations put back."""
        return _PRIVATE.sub(lambda found: quote(self.quote(found.group())), text).strip()


def skeleton(sentence: str) -> Skeleton:
    """Take the quotations out of a sentence, in one pass."""
    out: list[str] = []
    quotes: list[str] = []
    doubtful = False
    at = 0
    mendable = _MENDED
    while at < len(sentence):
        mark = sentence[at]
        if mark in _PAIRS and _opens(sentence, at) and len(quotes) <= LAST - FIRST and mendable:
            end, unsure = _closing(sentence, at)
            after = end + 1
            if end < 0:
                mendable, doubtful = mendable - 1, True
                end, after = _left_open(sentence, at)
                if end < 0:
                    mendable = 0  # nothing after an open mark can be trusted
                    continue
            out.append(chr(FIRST + len(quotes)))
            quotes.append(sentence[at + 1 : end])
            # Marks around the whole of quoted words may be a typing habit.
            doubtful = doubtful or unsure or _wrapped(quotes[-1])
            at = after
            continue
        out.append("\ufffd" if FIRST <= ord(mark) <= LAST else mark)
        at += 1
    return Skeleton(_SPACE.sub(" ", "".join(out)).strip(), tuple(quotes), doubtful)


def _opens(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    if at + 1 >= len(text):
        return False
    return not before or not before.isalnum() or bool(_NAMES_QUOTED.search(text[at - 13 : at]))


def _closing(text: str, start: int) -> tuple[int, bool]:
    """Where a quotation ends (-1: nowhere), and whether it might have ended elsewhere."""
    opening, closing = text[start], _PAIRS[text[start]]
    single = closing in {"'", "\u2019"}
    depth, unsure = 1, False
    for at in range(start + 1, len(text)):
        mark = text[at]
        if mark not in {opening, closing}:
            continue
        before, after = text[at - 1], text[at + 1 : at + 2]
        if single and mark == closing and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        if single and mark == closing and before == "s" and not _CARRIES_ON.match(text, at + 1):
            unsure = True  # whose it is, or the end
            continue
        if mark == opening and (opening != closing or _begins(before, after)):
            depth += 1
        elif mark == closing:
            depth -= 1
            if not depth:
                return at, unsure
    return -1, True


def _left_open(text: str, start: int) -> tuple[int, int]:
    """Where the words end, and the text goes on, after a mark that is never closed in order.

    They end at the first mark, of whatever kind, behind which a sentence like this goes on, or
    before the next instruction; nowhere (-1) if what they are is not said ("the phrase").
    """
    if not _NAMES_QUOTED.search(text[max(start - 13, 0) : start].rstrip(" ,:")):
        return -1, -1
    found = _GOES_ON.search(text, start + 1)
    if found is None or found.start() == start + 1:
        return -1, -1
    return found.start(), found.end()


def _begins(before: str, after: str) -> bool:
    return (before.isspace() or before in '([—"') and (after.isalnum() or after in "$§(")


def _wrapped(words: str) -> bool:
    return len(words) > 1 and _PAIRS.get(words[0]) == words[-1]

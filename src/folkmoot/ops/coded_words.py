"""Whether a change read from a sentence is the change coded, in the letters of the code.

Coders write the code, not the act: they keep a wrong word and put the right one beside it in an
editor's brackets, and where the act says "section 7 of this act" the code says its own "§ 32-1307".
"""

from __future__ import annotations

import re
from itertools import product

Change = tuple[str, str]

_LABEL = r"(?:§ ?)?(?:[IVX]+(?:-[A-Z])?\b|\d[\w.:-]*|\([\w-]{1,6}\))(?:\([\w-]{1,6}\))*"
_LEVEL = r"(?:sub-?)*(?:§§?|sections?|paragraphs?|chapters?|titles?|parts?)"
_WORK = r"(?:of )?(?:this|that|the) (?:sub)*(?:title|act|chapter|section|paragraph|part|law)\b"
_ACT = (
    r"(?:of )?(?:the|An) (?:D\.C\. |[A-Z][\w'&/-]*,? |of |and |for |in |on |to |the )+?Act"
    r"(?: of \d{4})?(?:, (?:approved|effective|passed on 2nd reading on) \w+ \d{1,2}, \d{4})?"
    r"(?: \((?:[^()]|\([^()]*\))*\))?"
)
_CITATION = re.compile(
    rf"(?:{_LEVEL} ?{_LABEL}(?:(?:,? (?:and|or|to|through) |, ?)(?:{_LEVEL} ?)?{_LABEL})*"
    rf"|{_ACT}|{_WORK}|§§? ?[\d:][\w.:-]*|\b\d+[A-Z]?-\d[\w.-]*)"
    rf"(?:,? (?:{_ACT}|{_WORK}|et seq\.?|or {_WORK}))*",
)
_BRACKET = re.compile(r" ?\[([^\[\]]*)\]")


def plain(words: str) -> str:
    """Words with straight quotation marks and single spaces."""
    words = re.sub("[\u201c\u201d]", '"', re.sub("[\u2018\u2019]", "'", words))
    return " ".join(words.split())


def as_coded(coded: Change, read: Change) -> bool:
    """Whether both change the same, but for capitals, editors' brackets and what is cited how."""
    if coded[0] == f"[{coded[1]}]":  # an editor had put in brackets what would come
        return coded[1].casefold() == read[1].casefold()
    forms = list(product(_without_brackets(coded[0]), _without_brackets(coded[1])))
    return any(
        _edge(way(form)) == _edge(way(read))
        and _within(way(form), way(read))
        and way(form)[0] != way(form)[1]
        for way in (_letters, _citations, _cited_words_go)
        for form in forms
    )


def _within(coded: Change, read: Change) -> bool:
    """Whether one quotes the other's words, and perhaps more of those that stand beside them."""
    return any(
        all(_bare(a).strip(",.;") in _bare(b) for a, b in zip(one, other, strict=True))
        for one, other in ((coded, read), (read, coded))
    )


def _edge(change: Change) -> Change:
    """What changes: without what both begin and end with, and white space."""
    old, new = map(_bare, change)
    same = _alike(old, new)
    old, new = old[same:], new[same:]
    same = _alike(old[::-1], new[::-1])
    return old[: len(old) - same], new[: len(new) - same]


def _letters(change: Change) -> Change:
    return change[0].casefold(), change[1].casefold()


def _citations(change: Change) -> Change:
    """A change without what is cited; one that changes only that is then none at all."""
    old, new = (_CITATION.sub("\u00a7", words).casefold() for words in change)
    return old, new


def _cited_words_go(change: Change) -> Change:
    """A change without what the words to go cite; the words to come to the letter."""
    return _CITATION.sub("\u00a7", change[0]), change[1]


def _without_brackets(words: str) -> list[str]:
    """What brackets may stand for: nothing, their words, or those in place of others."""
    if "[" not in words:
        return [words]
    forms = [_BRACKET.sub("", words), plain(_BRACKET.sub(r" \1", words))]
    instead = re.fullmatch(r"(.*?)[ ]?\[(.+)\](.*)", words)
    if instead:
        before, new, after = instead.groups()
        kept = before.split()
        forms += [plain(" ".join([*kept[:count], new]) + after) for count in range(len(kept))]
    return forms


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))

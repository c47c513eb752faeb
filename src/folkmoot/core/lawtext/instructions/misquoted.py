"""Words quoted not quite as they stand: the one passage of a text that is almost they.

Drafters leave out a comma, write a hyphen or a number otherwise, or quote an older edition. A
passage is taken only if it is very much like the words, has the same figures, says no where they
say no, and nothing else in the text is like it; and what was taken has to be said, because another
than the mover meant might be amended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
_LIKE = 0.8
_FEWEST = 2
_LONGEST, _LONGEST_QUOTED = 100_000, 5_000
_MANY = 12
"""So many words begin or end as they are quoted."""
_MOST = 400
_SAME_WORDS = 0.6
_NO = {"no", "not", "nor", "never", "none", "neither", "without", "except", "unless"}


def almost(words: str, text: str) -> str | None:
    """The passage of ``text`` that is almost ``words``, as it stands; None if none or several."""
    if len(text) > _LONGEST or len(words) > _LONGEST_QUOTED:
        return None
    wanted = [found.group().casefold() for found in _WORD.finditer(words)]
    spans = [found.span() for found in _WORD.finditer(text)]
    there = [text[start:end].casefold() for start, end in spans]
    if len(wanted) < _FEWEST:
        return None
    said, weighty = " ".join(wanted), _weighty(wanted)
    best: tuple[float, int, int] | None = None
    scored: list[tuple[float, int, int]] = []
    for start, end in _windows(wanted, there):
        if _weighty(there[start:end]) != weighty:
            continue
        matcher = SequenceMatcher(None, " ".join(there[start:end]), said, autojunk=False)
        if matcher.quick_ratio() >= _LIKE and (like := matcher.ratio()) >= _LIKE:
            scored.append((like, start, end))
            if best is None or (like, start - end) > (best[0], best[1] - best[2]):
                best = scored[-1]
    if best is None:
        return None
    _, start, end = best
    if any(other_end <= start or end <= other for _, other, other_end in scored):
        return None
    return text[
        _edge_before(words, text, spans[start][0]) : _edge_after(words, text, spans[end - 1][1])
    ]


def _weighty(said: Sequence[str]) -> tuple[list[str], bool]:
    """The figures in order, and whether something is denied or excepted: no slip of the pen."""
    figures = [word for word in said if any(map(str.isdigit, word))]
    return figures, not _NO.isdisjoint(said)


def _windows(wanted: Sequence[str], there: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches about as long that have most of the words; none if there are too many."""
    found: list[tuple[int, int]] = []
    slack = max(1, len(wanted) // 8)
    needed = Counter(wanted)
    least = max(1, int(len(wanted) * _SAME_WORDS))
    for length in range(max(1, len(wanted) - slack), len(wanted) + slack + 1):
        have: Counter[str] = Counter()
        shared = 0
        for at, word in enumerate(there):
            have[word] += 1
            shared += have[word] <= needed[word]
            if at >= length:
                gone = there[at - length]
                shared -= have[gone] <= needed[gone]
                have[gone] -= 1
            start = at - length + 1
            if start < 0 or shared < least:
                continue
            if len(wanted) < _MANY or there[start] == wanted[0] or word == wanted[-1]:
                found.append((start, at + 1))
        if len(found) > _MOST:
            return
    yield from found


def _edge_before(words: str, text: str, at: int) -> int:
    """Marks the words begin with belong to the passage where it has them too."""
    marks = re.match(r"\W*", words)
    for mark in reversed(marks.group() if marks else ""):
        if not at or text[at - 1] != mark:
            break
        at -= 1
    return at


def _edge_after(words: str, text: str, at: int) -> int:
    marks = re.search(r"\W*\Z", words)
    for mark in marks.group() if marks else "":
        if text[at : at + 1] != mark:
            break
        at += 1
    return at

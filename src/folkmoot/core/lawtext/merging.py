"""Two changed versions of one text brought together, word by word.

A line merge calls it a conflict when two people change different words of one line, and calls it
peace when they change neighbouring lines of one sentence. Here the words decide. Two changes are
in dispute when they touch the same words, or stand side by side with no word between them inside
one block (a paragraph, an item, a heading); everything else stands together. The same change made
twice is made once. White space is layout: where both broke a line anew, the current one stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from folkmoot.core.lawtext.comparing import SHORT, match_tokens
from folkmoot.core.lawtext.words import is_space, is_word, tokens

_FARTHEST = 400
_OPENS_BLOCK = re.compile(r"[-*+•#|=>\\&%~`_]|\(?(?:\d+[a-z]?|[A-Za-z]|[ivxlcIVXLC]+)[.)]?\Z")


@dataclass(frozen=True, slots=True)
class Dispute:
    """Words that two changes of one text both touch, differently.

    Attributes:
        at: where they begin in the base text, in characters.
        base: the words both sides started from; empty where both put something in.
        current: what the current text has instead.
        amendment: what the amendment would have instead.
    """

    at: int
    base: str
    current: str
    amendment: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of bringing two changes together.

    Attributes:
        text: the whole, exactly; where there are disputes, with the current text's words there.
        disputes: what cannot be settled by a machine; with none, ``text`` is the merged text.
    """

    text: str
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """Base tokens from ``start`` to ``end`` become others."""

    start: int
    end: int
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One version against the base: its changes, finely and readably cut, and its white space."""

    fine: tuple[_Change, ...]
    broad: tuple[_Change, ...]
    spaces: dict[int, str]

    def between(self, base: Sequence[str], start: int, end: int) -> str:
        """What this version has for a stretch of the base that no change crosses the ends of."""
        pieces: list[str] = []
        at = start
        for change in self.broad:
            if start <= change.start and change.end <= end:
                pieces += [self.spaces.get(i, base[i]) for i in range(at, change.start)]
                pieces += change.new
                at = change.end
        pieces += [self.spaces.get(i, base[i]) for i in range(at, end)]
        return "".join(pieces)


def merge(base: str, current: str, amendment: str) -> Merge:
    """Both changes of the base in one text, or the words they dispute.

    It is symmetric but for layout; ``merge(b, c, b).text == c`` and ``merge(b, b, a).text == a``.
    """
    if amendment in {base, current}:
        return Merge(current, ())
    if base == current:
        return Merge(amendment, ())
    (base, was), (current, mine), (amendment, yours) = map(_tail, (base, current, amendment))
    tail = mine if mine != was else yours
    words = tokens(base)
    ours, theirs = _side(words, tokens(current)), _side(words, tokens(amendment))
    offsets = _offsets(words)
    pieces: list[str] = []
    disputes: list[Dispute] = []
    at = 0
    for start, end, ours_in, theirs_in in _regions(words, ours.broad, theirs.broad):
        pieces += _layout(words, ours, theirs, at, start)
        mine, yours = ours.between(words, start, end), theirs.between(words, start, end)
        settled = _settled(ours, theirs, start, end) if ours_in and theirs_in else ""
        if not theirs_in or settled == "ours" or mine == yours:
            pieces.append(mine)
        elif not ours_in or settled == "theirs":
            pieces.append(yours)
        else:
            disputes.append(Dispute(offsets[start], "".join(words[start:end]), mine, yours))
            pieces.append(mine)
        at = end
    pieces += _layout(words, ours, theirs, at, len(words))
    return Merge("".join(pieces) + tail, tuple(disputes))


def _tail(text: str) -> tuple[str, str]:
    """A text without the white space it ends with, and that white space."""
    body = text.rstrip(" \t\r\n")
    return body, text[len(body) :]


def _side(base: Sequence[str], other: Sequence[str]) -> _Side:
    fine: list[_Change] = []
    spaces: dict[int, str] = {}
    i = j = 0
    for start, begin, length in [*match_tokens(base, other), (len(base), len(other), 0)]:
        if i < start or j < begin:
            fine.append(_Change(i, start, tuple(other[j:begin])))
        for k in range(length):
            if base[start + k] != other[begin + k]:
                spaces[start + k] = other[begin + k]
        i, j = start + length, begin + length
    fine = _canonical(base, fine, spaces)
    return _Side(tuple(fine), tuple(_broad(base, fine, spaces)), spaces)


def _canonical(
    base: Sequence[str], fine: Sequence[_Change], spaces: dict[int, str]
) -> list[_Change]:
    placed: list[_Change] = []
    for change in fine:
        low = placed[-1].end + 1 if placed else 0
        placed.append(_slid(base, change, low, spaces))
    for before, after in pairwise(placed):
        if after.start < before.end:
            return list(fine)
    return placed


def _slid(base: Sequence[str], change: _Change, low: int, spaces: dict[int, str]) -> _Change:
    """The same change where a block begins, if it can be told as beginning there.

    What is put in or taken out next to its own like can be said to begin at several places; both
    sides must say the same, or two people who did one thing would seem to have done two.
    """
    if change.new and change.start < change.end:
        return change
    ring = list(change.new) or list(base[change.start : change.end])
    best, rank = change, _rank(base, change.start)
    backward, forward = list(ring), list(ring)
    start, end = change.start, change.end
    for _ in range(_FARTHEST):
        if start <= low or start - 1 in spaces or base[start - 1] != backward[-1]:
            break
        backward = [backward[-1], *backward[:-1]]
        start, end = start - 1, end - 1
        if _rank(base, start) > rank:
            best = _Change(start, end, tuple(backward) if change.new else ())
            rank = _rank(base, start)
    start, end = change.start, change.end
    for _ in range(_FARTHEST):
        if end >= len(base) or end in spaces or base[end] != forward[0]:
            break
        forward = [*forward[1:], forward[0]]
        start, end = start + 1, end + 1
        if _rank(base, start) >= rank:
            best = _Change(start, end, tuple(forward) if change.new else ())
            rank = _rank(base, start)
    return best


def _rank(base: Sequence[str], at: int) -> int:
    """How good a place this is for a block to begin: behind a break, before one, or neither."""
    if not at or breaks_block(base, at - 1):
        return 2
    return int(at == len(base) or breaks_block(base, at))


def _broad(
    base: Sequence[str], fine: Sequence[_Change], spaces: dict[int, str]
) -> Iterator[_Change]:
    """Changes of one sentence with hardly a word between them are one change."""
    held: _Change | None = None
    for change in fine:
        if held is None:
            held = change
            continue
        between = range(held.end, change.start)
        few = sum(is_word(base[i]) for i in between) < SHORT
        if few and not any(breaks_block(base, i) for i in between):
            kept = tuple(spaces.get(i, base[i]) for i in between)
            held = _Change(held.start, change.end, (*held.new, *kept, *change.new))
        else:
            yield held
            held = change
    if held is not None:
        yield held


def breaks_block(items: Sequence[str], at: int) -> bool:
    """Whether a token is white space that parts two blocks: an empty line, or a line end before
    what opens an item or a heading.
    """
    token = items[at]
    if not is_space(token) or "\n" not in token:
        return False
    return token.count("\n") > 1 or at + 1 == len(items) or bool(_OPENS_BLOCK.match(items[at + 1]))


def _regions(
    base: Sequence[str], ours: Sequence[_Change], theirs: Sequence[_Change]
) -> Iterator[tuple[int, int, bool, bool]]:
    """The stretches something happened in, changes that clash together; and on which sides."""
    marked = sorted(
        [(c.start, c.end, 0, c) for c in ours] + [(c.start, c.end, 1, c) for c in theirs],
        key=lambda each: each[:3],
    )
    group: list[tuple[int, _Change]] = []
    for _, _, side, change in marked:
        if group and not any(
            other != side and _clash(base, before, change) for other, before in group
        ):
            yield _region(group)
            group = []
        group.append((side, change))
    if group:
        yield _region(group)


def _region(group: Sequence[tuple[int, _Change]]) -> tuple[int, int, bool, bool]:
    sides = {side for side, _ in group}
    start, end = min(c.start for _, c in group), max(c.end for _, c in group)
    return start, end, 0 in sides, 1 in sides


def _clash(base: Sequence[str], first: _Change, second: _Change) -> bool:
    """Whether two changes of different sides, the first beginning first, concern each other.

    With no word between them they do, unless they stand in different blocks and each leaves a word
    of its block or only puts a block in; two that only put something into one place dispute it.
    """
    if second.start < first.end or (first.start, first.end) == (second.start, second.end):
        return True
    between = range(first.end, second.start)
    if any(is_word(base[i]) for i in between):
        return False
    puts_in = [change.start == change.end for change in (first, second)]
    if all(puts_in):
        return not any(breaks_block(base, i) for i in between) or all(
            is_space(base[i]) for i in between
        )
    low, high = max(first.end - 1, 0), min(second.start, len(base) - 1)
    if not any(breaks_block(base, i) for i in range(low, high + 1)):
        return True
    return not all(
        alone or _leaves_a_word(base, change)
        for alone, change in zip(puts_in, (first, second), strict=True)
    )


def _leaves_a_word(base: Sequence[str], change: _Change) -> bool:
    """Whether a word is left of the block that a change begins in, and of the one it ends in."""
    before = change.start - 1
    while before >= 0 and not breaks_block(base, before):
        if is_word(base[before]):
            return True
        before -= 1
    after = change.end
    while after < len(base) and not breaks_block(base, after):
        if is_word(base[after]):
            return True
        after += 1
    return False


def _settled(ours: _Side, theirs: _Side, start: int, end: int) -> str:
    """Whose text has, to the letter, all that the other changed in a stretch; empty: nobody's."""
    mine = {c for c in ours.fine if start <= c.start and c.end <= end}
    yours = {c for c in theirs.fine if start <= c.start and c.end <= end}
    if yours <= mine:
        return "ours"
    return "theirs" if mine <= yours else ""


def _layout(base: Sequence[str], ours: _Side, theirs: _Side, start: int, end: int) -> Iterator[str]:
    for i in range(start, end):
        yield ours.spaces.get(i) or theirs.spaces.get(i) or base[i]


def _offsets(items: Sequence[str]) -> list[int]:
    offsets, at = [0], 0
    for item in items:
        at += len(item)
        offsets.append(at)
    return offsets

"""One version of a text against the text it was made of: what it changes, and its white space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from folkmoot.core.lawtext.blocks import breaks_block
from folkmoot.core.lawtext.comparing import SHORT, match_tokens
from folkmoot.core.lawtext.words import is_word

_FARTHEST = 400


@dataclass(frozen=True, slots=True)
class Change:
    """Base tokens from ``start`` to ``end`` become others."""

    start: int
    end: int
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One version against the base: its changes, finely and readably cut, and its white space."""

    fine: tuple[Change, ...]
    broad: tuple[Change, ...]
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


def side_of(base: Sequence[str], other: Sequence[str]) -> Side:
    """What a version changes of the base, both given as ``tokens``."""
    fine: list[Change] = []
    spaces: dict[int, str] = {}
    i = j = 0
    for start, begin, length in [*match_tokens(base, other), (len(base), len(other), 0)]:
        if i < start or j < begin:
            fine.append(Change(i, start, tuple(other[j:begin])))
        for k in range(length):
            if base[start + k] != other[begin + k]:
                spaces[start + k] = other[begin + k]
        i, j = start + length, begin + length
    fine = _canonical(base, fine, spaces)
    return Side(tuple(fine), tuple(_broad(base, fine, spaces)), spaces)


def _canonical(base: Sequence[str], fine: Sequence[Change], spaces: dict[int, str]) -> list[Change]:
    placed: list[Change] = []
    for change in fine:
        low = placed[-1].end + 1 if placed else 0
        placed.append(_slid(base, change, low, spaces))
    for before, after in pairwise(placed):
        if after.start < before.end:
            return list(fine)
    return placed


def _slid(base: Sequence[str], change: Change, low: int, spaces: dict[int, str]) -> Change:
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
            best = Change(start, end, tuple(backward) if change.new else ())
            rank = _rank(base, start)
    start, end = change.start, change.end
    for _ in range(_FARTHEST):
        if end >= len(base) or end in spaces or base[end] != forward[0]:
            break
        forward = [*forward[1:], forward[0]]
        start, end = start + 1, end + 1
        if _rank(base, start) >= rank:
            best = Change(start, end, tuple(forward) if change.new else ())
            rank = _rank(base, start)
    return best


def _rank(base: Sequence[str], at: int) -> int:
    """How good a place this is for a block to begin: behind a break, before one, or neither."""
    if not at or breaks_block(base, at - 1):
        return 2
    return int(at == len(base) or breaks_block(base, at))


def _broad(base: Sequence[str], fine: Sequence[Change], spaces: dict[int, str]) -> Iterator[Change]:
    """Changes of one sentence with hardly a word between them are one change."""
    held: Change | None = None
    for change in fine:
        if held is None:
            held = change
            continue
        between = range(held.end, change.start)
        few = sum(is_word(base[i]) for i in between) < SHORT
        if few and not any(breaks_block(base, i) for i in between):
            kept = tuple(spaces.get(i, base[i]) for i in between)
            held = Change(held.start, change.end, (*held.new, *kept, *change.new))
        else:
            yield held
            held = change
    if held is not None:
        yield held

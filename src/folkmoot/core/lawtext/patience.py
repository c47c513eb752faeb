"""Matching two sequences by what is unique in both (Bram Cohen's patience diff).

People read a comparison best when it hangs on words that occur once in either text. Only the gaps
between such anchors are given to ``difflib``, and only while they are small, so that the time
stays near linear for any input.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

Match = tuple[int, int, int]
"""Where a common run begins in the old sequence, in the new one, and how long it is."""

_DEEPEST = 40
_SMALL_GAP = 60_000
_RARE = 4


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """The runs both sequences share, in order; everything outside them differs."""
    matches: list[Match] = []
    pending = [(0, len(old), 0, len(new), 0)]
    while pending:
        low, high, start, stop, depth = pending.pop()
        low, start, lead = _skip_prefix(old, new, low, high, start, stop)
        if lead:
            matches.append((low - lead, start - lead, lead))
        high, stop, trail = _skip_suffix(old, new, low, high, start, stop)
        if trail:
            matches.append((high, stop, trail))
        if low == high or start == stop:
            continue
        anchors = _anchors(old, new, low, high, start, stop) if depth < _DEEPEST else []
        if not anchors:
            matches += _gap(old, new, low, high, start, stop)
            continue
        for i, j in anchors:
            pending.append((low, i, start, j, depth + 1))
            low, start = i, j
        pending.append((low, high, start, stop, depth + 1))
    matches.sort()
    return _joined(matches)


def increasing(numbers: Sequence[int]) -> list[int]:
    """The positions of a longest strictly increasing subsequence (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    below: list[int] = []
    for position, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        below.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(number)
            piles.append(position)
        else:
            tops[pile], piles[pile] = number, position
    chain: list[int] = []
    position = piles[-1] if piles else -1
    while position >= 0:
        chain.append(position)
        position = below[position]
    return chain[::-1]


def _skip_prefix(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, start: int, stop: int
) -> tuple[int, int, int]:
    length = 0
    while low < high and start < stop and old[low] == new[start]:
        low, start, length = low + 1, start + 1, length + 1
    return low, start, length


def _skip_suffix(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, start: int, stop: int
) -> tuple[int, int, int]:
    length = 0
    while low < high and start < stop and old[high - 1] == new[stop - 1]:
        high, stop, length = high - 1, stop - 1, length + 1
    return high, stop, length


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, start: int, stop: int
) -> list[tuple[int, int]]:
    """Elements that occur once on either side, or equally rarely, in increasing order on both."""
    seen_old = _positions(old, low, high)
    seen_new = _positions(new, start, stop)
    for often in range(1, _RARE + 1):
        pairs = sorted(
            pair
            for element, places in seen_old.items()
            if len(places) == often and len(others := seen_new.get(element, ())) == often
            for pair in zip(places, others, strict=True)
        )
        if pairs:
            return [pairs[k] for k in increasing([j for _, j in pairs])]
    return []


def _positions(items: Sequence[Hashable], low: int, high: int) -> dict[Hashable, list[int]]:
    positions: dict[Hashable, list[int]] = {}
    for position in range(low, high):
        positions.setdefault(items[position], []).append(position)
    return positions


def _gap(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, start: int, stop: int
) -> list[Match]:
    if (high - low) * (stop - start) > _SMALL_GAP:
        return []
    if not Counter(old[low:high]) & Counter(new[start:stop]):
        return []
    matcher = SequenceMatcher(None, old[low:high], new[start:stop], autojunk=False)
    return [(low + i, start + j, n) for i, j, n in matcher.get_matching_blocks() if n]


def _joined(matches: list[Match]) -> list[Match]:
    joined: list[Match] = []
    for i, j, length in matches:
        if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + length)
        else:
            joined.append((i, j, length))
    return joined

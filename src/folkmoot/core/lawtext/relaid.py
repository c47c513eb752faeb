"""Blocks that one version lays out anew while the other changes them.

In plain text the layout is mark-up: an empty line makes a list of what was a paragraph, blanks at
the end of a line break it, an indent makes an item a sub-item, a line end closes a note. Whoever
changes such a thing in a block has changed the block, and whether it suits what somebody else made
of the same block is not for a machine to say. White space has no words by which to tell how far it
reaches, so items and lines that follow each other without an empty line are taken together. That
lines are only filled anew is no such change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from folkmoot.core.lawtext.blocks import blocks, breaks_block
from folkmoot.core.lawtext.sides import Change, Side
from folkmoot.core.lawtext.words import is_space

_FILLING = re.compile(r" +|\r?\n[ \t]*")

Piece = tuple[int, int, tuple[str, ...]]
"""Base tokens from a place to another, and the white space that stands there instead."""


def relaid_blocks(
    base: Sequence[str], one: Side, other: Side, ends: tuple[bool, bool] = (False, False)
) -> Iterator[tuple[int, int]]:
    """The blocks of the base (their tokens) that a side lays out anew and the other changes too.

    Or changes the next line to: then both.
    Layout that both change alike is in nobody's way. ``ends`` says of each side whether it alone
    changes the white space the whole text ends with, which is the layout of the last block.
    """
    found = list(blocks(base))
    if not found:
        return
    sides = (_Layout(base, one, found), _Layout(base, other, found))
    pieces = [dict.fromkeys(side.pieces()) for side in sides]
    anew = [
        {block for piece in mine if piece not in yours for block in side.laid_by(piece)}
        for side, mine, yours in zip(sides, pieces, pieces[::-1], strict=True)
    ]
    touched = [
        side.touched() | {block for piece in mine for block in side.laid_by(piece)}
        for side, mine in zip(sides, pieces, strict=True)
    ]
    for which, alone in enumerate(ends):
        if alone:
            anew[which].add(len(found) - 1)
            touched[which].add(len(found) - 1)
    hit = _met(base, found, anew[0], touched[1]) | _met(base, found, anew[1], touched[0])
    for block in sorted(hit):
        yield found[block]


def _met(
    base: Sequence[str], found: Sequence[tuple[int, int]], anew: set[int], touched: set[int]
) -> set[int]:
    """The blocks laid out anew that are touched, and each two of which no empty line parts."""
    pairs = {
        (block, other)
        for block in anew
        for other in (block - 1, block, block + 1)
        if other in touched and _follow(base, found, min(block, other), max(block, other))
    }
    return {block for pair in pairs for block in pair}


def _follow(base: Sequence[str], found: Sequence[tuple[int, int]], first: int, second: int) -> bool:
    """Whether one block follows another on the next line, or is that other."""
    between = "".join(base[found[first][1] : found[second][0]])
    return first == second or between.count("\n") <= 1


class _Layout:
    """What one side does to the blocks of the base."""

    def __init__(self, base: Sequence[str], side: Side, found: Sequence[tuple[int, int]]) -> None:
        self._base, self._side, self._found = base, side, found
        self._starts = [start for start, _ in found]
        worded = [c for c in side.fine if not self._blank(c)]
        self._beside = {c.start for c in worded} | {c.end for c in worded}

    def pieces(self) -> Iterator[Piece]:
        """The white space this side changes, brings in or takes out."""
        for at, new in self._side.spaces.items():
            yield at, at + 1, (new,)
        for change in self._side.fine:
            if self._blank(change):
                yield change.start, change.end, change.new

    def touched(self) -> set[int]:
        """The blocks in which this side changes anything but white space it only kept otherwise."""
        return {block for change in self._side.fine for block in self._within(change)}

    def laid_by(self, piece: Piece) -> set[int]:
        """The blocks whose layout a piece of white space changes."""
        start, end, new = piece
        old, fresh = "".join(self._base[start:end]), "".join(new)
        if end == start + 1 and breaks_block(self._base, start):
            return set(self._between_blocks(start, old, fresh))
        if "\n" not in old + fresh or (_FILLING.fullmatch(old) and _FILLING.fullmatch(fresh)):
            return set()
        return {self._at(start)} - {-1}

    def _between_blocks(self, at: int, old: str, new: str) -> Iterator[int]:
        """Blanks are of the block before, the indent of the one behind, empty lines of both.

        Where this side puts something in beside it, only the blanks say anything: the lines and
        the indent are then those of what was put in.
        """
        before, behind = self._at(at - 1), self._at(at + 1)
        was, now = old.split("\n"), new.split("\n")
        if before >= 0 and was[0].rstrip("\r") != now[0].rstrip("\r"):
            yield before
        if not self._beside & {at, at + 1}:
            if len(was) != len(now):
                yield from (block for block in (before, behind) if block >= 0)
            elif behind >= 0 and was[-1] != now[-1]:
                yield behind

    def _within(self, change: Change) -> Iterator[int]:
        """The blocks a change takes words of or puts words into."""
        if change.start < change.end:
            yield from {self._at(at) for at in range(change.start, change.end)} - {-1}
        elif not self._whole(change):
            yield from {self._at(change.start), self._at(change.start - 1)} - {-1}

    def _whole(self, change: Change) -> bool:
        """Whether a change puts in nothing but blocks of their own, beside those that stand."""
        new = (*change.new, *self._base[change.start : change.start + 1])
        opens = change.start in self._starts and breaks_block(new, len(change.new) - 1)
        return opens or (self._at(change.start) < 0 and breaks_block(new, 0))

    def _at(self, at: int) -> int:
        """The number of the block a token is in; -1 for what parts two, or none."""
        which = bisect_right(self._starts, at) - 1
        return which if which >= 0 and at < self._found[which][1] else -1

    def _blank(self, change: Change) -> bool:
        """Whether a change is one of white space only."""
        return all(map(is_space, (*self._base[change.start : change.end], *change.new)))

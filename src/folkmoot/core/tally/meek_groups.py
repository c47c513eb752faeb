"""Many lines that begin alike, taken together until it matters how they go on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from folkmoot.core.tally.profile import Integers

# So many preferences are looked at: as bytes they fill half a word, and the line's number the rest.
ALIKE = 4
WORTH, SAMPLE = 500_000, 1 << 16
BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class Groups:
    """Lines in the order of their first preferences, and where each group of them begins.

    Attributes:
        lines: the numbers of the lines, those of a group side by side.
        first: the place in ``lines`` where each group begins; one more place closes the last.
    """

    lines: Integers
    first: Integers

    def members(self, groups: Integers) -> tuple[Integers, Integers]:
        """The places in ``lines`` of those of these groups, and how many each of them has."""
        sizes = self.first[groups + 1] - self.first[groups]
        ends = np.cumsum(sizes)
        return np.repeat(self.first[groups] - (ends - sizes), sizes) + np.arange(ends[-1]), sizes


def grouped(flat: Integers, starts: Integers) -> Groups | None:
    """The lines by their first preferences; None where it is not worth it or cannot be done."""
    if not WORTH <= len(starts) < 2**32 or flat.dtype.itemsize > 1:
        return None
    some = _beginnings(flat, starts[:: max(len(starts) // SAMPLE, 1)])
    if 2 * len(np.unique(some)) > len(some):
        return None
    words = np.empty(len(starts), np.uint64)
    for begin in range(0, len(starts), BLOCK):
        part = words[begin : begin + BLOCK]
        part[:] = _beginnings(flat, starts[begin : begin + BLOCK])
        part <<= np.uint64(32)
        part |= np.arange(begin, begin + len(part), dtype=np.uint64)
    words.sort()
    prefs, lines = words >> np.uint64(32), words.astype(np.uint32)
    new = np.ones(len(words) + 1, bool)
    np.not_equal(prefs[1:], prefs[:-1], out=new[1:-1])
    return Groups(lines, new.nonzero()[0])


def _beginnings(flat: Integers, starts: Integers) -> Integers:
    """The first preferences of these lines, as a number each."""
    at = starts.astype(np.intp)
    word = np.zeros(len(at), np.uint32)
    for _ in range(ALIKE):
        here = flat.take(at)
        word <<= np.uint32(8)
        word |= here
        # At its end a line is read no further.
        at += here != 0
    return word

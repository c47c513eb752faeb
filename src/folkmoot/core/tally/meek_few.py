"""The papers of a count by keep values where they are few: plain lists instead of arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.meek_levels import Levels
from folkmoot.core.tally.profile import Integers, Profile
from folkmoot.core.tally.rule import Rule

# With more prefixes than this, arrays are quicker even where there are few papers.
FEW_PREFIXES = 36
ROWS = 64
LARGE = 2**62


class FewPapers:
    """As `PaperTree`, to the same figures, for up to a thousand or two different papers.

    Everybody's votes are what prefixes hand on times a matrix: papers that have a hopeful
    candidate ahead count for that one; papers that have passed an elected candidate count for
    that one what the prefix above hands on, less what is handed on to them.

    Where a rule cuts what is kept, a prefix has two rows: what it hands on and what it keeps.
    """

    def __init__(self, profile: Profile, rule: Rule, lines: Integers | None = None) -> None:
        """``lines`` are those to be counted here; all of them if None."""
        self.rule, self.unit = rule, 10 ** (rule.decimals or 0)
        self.width, self.step = len(profile.candidates) + 1, 1 + rule.cut
        self.flat: list[int] = profile.flat.tolist()
        self.stop = [c not in profile.withdrawn for c in range(self.width)]
        self.passed = [False] * self.width
        # Of each prefix, the empty one in front: the row of one above it, by whose passing it comes
        # from that one, its depth, and (for Warren) all whom it passes.
        self.above, self.by, self.depth, self.whole = [0], [0], [0], [0]
        # Of each passing, from row to row by an elected candidate: its number, the row to which,
        # how many papers, and the places of the matrix for what comes and what goes on.
        self.passings: dict[int, int] = {}
        self.target: list[int] = []
        self.papers: list[int] = []
        self.comes: Integers = np.zeros(0, np.intp)
        self.goes: Integers = np.zeros(0, np.intp)
        self.new: list[tuple[int, int]] = []
        # By Warren only the sum of what was kept tells what is left: the order does not matter.
        self.sets: dict[int, int] = {}
        self.ahead: list[list[tuple[int, int, int]]] = [[] for _ in range(self.width)]
        large = profile.papers * self.unit >= LARGE
        kind = np.dtype(object if large else np.int64)
        self.matrix: NDArray[Any] = np.zeros((ROWS, self.width), kind)
        starts, weights = profile.starts, profile.weights
        if lines is not None:
            starts = starts[lines]
            weights = None if weights is None else weights[lines]
        # Papers that have gone nowhere yet are looked at when their first candidate is gone.
        first = self.first = profile.flat.take(starts)
        self.starts, self.weights = starts, weights
        more = {
            c: len(rows) if weights is None else int(weights[rows].sum())
            for c in range(1, self.width)
            if self.stop[c] and len(rows := (first == c).nonzero()[0])
        }
        self._arrange(more)
        if profile.withdrawn:
            self.move((), profile.withdrawn)

    def move(self, elected: Iterable[int], excluded: Iterable[int]) -> None:
        """Papers of these go on to their next hopeful candidate, or to their end."""
        elected = list(elected)
        gone = [*elected, *excluded]
        for c in elected:
            self.passed[c] = True
        going: list[tuple[int, int, int]] = []
        for c in gone:
            self.stop[c] = False
            rows = (self.first == c).nonzero()[0]
            papers = [1] * len(rows) if self.weights is None else self.weights[rows].tolist()
            going += zip([0] * len(rows), self.starts[rows].tolist(), papers, strict=True)
            going += self.ahead[c]
            self.ahead[c] = []
        self.matrix[:, gone] = 0
        self._send(going)

    def _send(self, going: Iterable[tuple[int, int, int]]) -> None:
        """Papers (prefix, place on the paper, number) on from that place, where one gone stands."""
        flat, stop, passed, width = self.flat, self.stop, self.passed, self.width
        ahead, through, target, find = self.ahead, self.papers, self.target, self.passings.get
        more: defaultdict[int, int] = defaultdict(int)
        for row, start, papers in going:
            prefix, place = row, start
            here = flat[place]
            while True:
                if passed[here]:
                    key = prefix * width + here
                    number = find(key)
                    if number is None:
                        number = self._passing(prefix, here)
                    through[number] += papers
                    prefix = target[number]
                place += 1
                here = flat[place]
                if stop[here]:
                    break
            if here:
                ahead[here].append((prefix, place, papers))
                more[prefix * width + here] += papers
        self._arrange(more)

    def _passing(self, prefix: int, by: int) -> int:
        """A passing that no paper has made before, and perhaps a new prefix with it."""
        key = prefix * self.width + by
        number = self.passings[key] = len(self.target)
        row = len(self.by) * self.step
        if self.rule.warren:
            whole = self.whole[prefix] | 1 << by
            row = self.sets.setdefault(whole, row)
            if row == len(self.whole):
                self.whole.append(whole)
        if row == len(self.by) * self.step:
            self.above.append(prefix)
            self.by.append(by)
            self.depth.append(self.depth[prefix // self.step] + 1)
        self.target.append(row)
        self.new.append((key, row * self.width + by))
        self.papers.append(0)
        return number

    def _arrange(self, more: dict[int, int]) -> None:
        """The matrix, with more papers that have a hopeful candidate ahead."""
        rows, kind = len(self.by) * self.step, self.matrix.dtype
        if rows > len(self.matrix):
            added = np.zeros((2 * rows - len(self.matrix), self.width), kind)
            self.matrix = np.concatenate([self.matrix, added])
        cells = self.matrix.reshape(-1)
        cells[list(more)] += np.array(list(more.values()), kind)
        if self.new:
            comes, goes = zip(*self.new, strict=True)
            self.comes, self.goes = np.append(self.comes, comes), np.append(self.goes, goes)
            self.new.clear()
        papers = np.array(self.papers, kind)
        if self.rule.cut:
            cells[self.goes + self.width] = papers
        else:
            cells[self.comes] = papers
            cells[self.goes] = -papers
        self.gives = self.matrix[:rows]
        self.levels: Levels | None = None
        if len(self.by) > FEW_PREFIXES:
            above = np.array(self.above) // self.step
            self.levels = Levels(above, np.array(self.by), np.array(self.depth), self.rule)
            apart = [self.gives[n :: self.step][self.levels.order] for n in range(self.step)]
            self.gives = np.concatenate(apart)

    def share(self, keep: list[int]) -> list[int]:
        """Everybody's votes, in units, from keep values; place 0 is nobody's."""
        levels = self.levels
        value = np.array(self._plainly(keep), np.int64) if levels is None else levels.found(keep)
        votes: list[int] = value.dot(self.gives).tolist()
        return votes

    def _plainly(self, keep: list[int]) -> list[int]:
        unit = self.unit
        left = [unit]
        add = left.append
        pairs = zip(self.above, self.by, strict=True)
        next(pairs)
        if self.rule.warren:
            for above, by in pairs:
                rest = left[above] - keep[by]
                add(max(0, rest))
        elif self.rule.cut:
            add(0)
            for above, by in pairs:
                have = left[above]
                add(have * (unit - keep[by]) // unit)
                add(have * keep[by] // unit)
        else:
            for above, by in pairs:
                add(left[above] * (unit - keep[by]) // unit)
        return left

"""The papers of a count by keep values as a tree of active prefixes.

A paper's active prefix is the elected candidates it passes, then the first one still hopeful. What
a prefix hands on depends on nothing else, so an iteration visits prefixes (thousands), never
papers (millions); and a paper is looked at again only when its hopeful candidate is elected or
excluded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.profile import Integers, Profile
from folkmoot.core.tally.rule import Rule

Longs = NDArray[np.int64]
FEW = 48


@dataclass(frozen=True, slots=True)
class Pile:
    """Papers with the same hopeful candidate: where each stands, its prefix, its number."""

    at: Integers
    node: Integers
    weight: Longs | None


@dataclass(frozen=True, slots=True)
class _Level:
    """Views of one depth of the tree, made once and used at every iteration."""

    parent: Longs
    rate: Longs
    left: Longs
    kept: Longs


class PaperTree:
    """Which prefixes there are, how many papers each has, and what they give to whom."""

    def __init__(self, profile: Profile, rule: Rule, lines: Integers | None = None) -> None:
        """``lines`` are those to be counted here; all of them if None."""
        self.flat, self.rule = profile.flat, rule
        self.unit = np.int64(10 ** (rule.decimals or 0))
        self.width = len(profile.candidates) + 1
        self.children: Integers = np.full(64 * self.width, -1, np.int32)
        self.parent: Longs = np.zeros(1, np.int64)
        self.candidate: Longs = np.zeros(1, np.int64)
        self.depth: Longs = np.zeros(1, np.int64)
        self.piles: list[list[Pile]] = [[] for _ in range(self.width)]
        self.stop = np.ones(self.width, dtype=bool)
        self.passed = np.zeros(self.width, dtype=bool)
        self.keys: Longs = np.zeros(0, np.int64)
        self.papers: Longs = np.zeros(0, np.int64)
        self.edges = np.arange(self.width, dtype=self.flat.dtype)
        starts, weights = profile.starts, profile.weights
        if lines is not None:
            starts = starts[lines]
            weights = None if weights is None else weights[lines]
        self.stop[list(profile.withdrawn)] = False
        self._place(
            starts.copy(),
            np.zeros(len(starts), np.int32),
            None if weights is None else weights.astype(np.int64),
        )
        self._arrange()

    def move(self, elected: Iterable[int], excluded: Iterable[int]) -> None:
        """Papers of these go on to their next hopeful candidate, or to their end."""
        elected, excluded = list(elected), list(excluded)
        gone = elected + excluded
        self.stop[gone] = False
        self.passed[elected] = True
        taken = [pile for c in gone for pile in self.piles[c]]
        for c in gone:
            self.piles[c] = []
        live = self.stop[self.keys % self.width]
        self.keys, self.papers = self.keys[live], self.papers[live]
        if taken:
            weights = [pile.weight for pile in taken if pile.weight is not None]
            self._place(
                np.concatenate([pile.at for pile in taken]),
                np.concatenate([pile.node for pile in taken]),
                np.concatenate(weights) if weights else None,
            )
        self._arrange()

    def _place(self, at: Integers, node: Integers, weight: Longs | None) -> None:
        """Every paper to where it stops, and its pile."""
        one = at.dtype.type(1)
        settled: list[tuple[Integers, Integers, Integers, Longs | None]] = []
        here = self.flat[at]
        while True:
            if len(here) <= FEW:
                here, at, node = self._walked(at.tolist(), node.tolist())
                settled.append((here, at, node, weight))
                break
            still = self.stop[here]
            rows = still.nonzero()[0]
            if len(rows) == len(here):
                settled.append((here, at, node, weight))
                break
            if len(rows):
                share = None if weight is None else weight[rows]
                settled.append((here[rows], at[rows], node[rows], share))
                rows = (~still).nonzero()[0]
                here, at, node = here[rows], at[rows], node[rows]
                weight = None if weight is None else weight[rows]
            rows = self.passed[here].nonzero()[0]
            if len(rows) == len(here):
                node = self._below(node, here)
            elif len(rows):
                node[rows] = self._below(node[rows], here[rows])
            at += one
            here = self.flat[at]
        if len(settled) > 1:
            here, at, node = (np.concatenate([part[n] for part in settled]) for n in (0, 1, 2))
            weights = [part[3] for part in settled if part[3] is not None]
            weight = np.concatenate(weights) if weights else None
        if len(here):
            self._pile(here, at, node, weight)

    def _walked(self, at: list[int], node: list[int]) -> tuple[Integers, Integers, Integers]:
        """A few papers to where they stop, one by one: arrays are slower for so few."""
        flat, child = self.flat.item, self.children.item
        stop, passed = self.stop.tolist(), self.passed.tolist()
        size, width = len(self.parent), self.width
        known: dict[int, int] = {}
        new: list[int] = []
        heres = []
        for row, (start, at_node) in enumerate(zip(at, node, strict=True)):
            place, prefix = start, at_node
            here = flat(place)
            while not stop[here]:
                if passed[here]:
                    key = prefix * width + here
                    found = known.get(key, -1)
                    if found < 0:
                        found = child(key) if prefix < size else -1
                        if found < 0:
                            found = size + len(new)
                            new.append(key)
                        known[key] = found
                    prefix = found
                place += 1
                here = flat(place)
            heres.append(here)
            at[row], node[row] = place, prefix
        if new:
            depth = self.depth.tolist()
            for key in new:
                depth.append(depth[key // width] + 1)
            self._grow(np.array(new), np.array(depth[size:]))
        return np.array(heres, self.flat.dtype), np.array(at), np.array(node, np.int32)

    def _pile(self, here: Integers, at: Integers, node: Integers, weight: Longs | None) -> None:
        order = np.argsort(here, kind="stable")
        here, at, node = here[order], at[order], node[order]
        weight = None if weight is None else weight[order]
        edges = [*np.searchsorted(here, self.edges).tolist(), len(here)]
        for c, (low, high) in enumerate(pairwise(edges)):
            # Nobody looks again at papers that have ended, but those they passed keep a part.
            if c and low < high:
                share = None if weight is None else weight[low:high]
                self.piles[c].append(Pile(at[low:high], node[low:high], share))
        keys, papers = self._grouped(node * np.int64(self.width) + here, weight)
        self.keys = np.concatenate([self.keys, keys])
        self.papers = np.concatenate([self.papers, papers])

    def _grouped(self, keys: Longs, weight: Longs | None) -> tuple[Longs, Longs]:
        """The keys that occur, and the papers of each."""
        size = len(self.parent) * self.width
        if size <= 4 * len(keys):
            if weight is None:
                papers: Longs = np.bincount(keys, minlength=size)
            else:
                papers = np.zeros(size, np.int64)
                np.add.at(papers, keys, weight)
            found = papers.nonzero()[0]
            return found, papers[found]
        if weight is None:
            keys = np.sort(keys)
        else:
            order = np.argsort(keys, kind="stable")
            keys, weight = keys[order], weight[order]
        new = np.empty(len(keys), dtype=bool)
        new[0] = True
        np.not_equal(keys[1:], keys[:-1], out=new[1:])
        first = new.nonzero()[0]
        if weight is not None:
            return keys[first], np.add.reduceat(weight, first)
        papers = np.empty(len(first), np.int64)
        papers[-1] = len(keys) - first[-1]
        np.subtract(first[1:], first[:-1], out=papers[:-1])
        return keys[first], papers

    def _below(self, node: Integers, candidate: Integers) -> Integers:
        """The nodes below these, each by an elected candidate; new ones are made."""
        keys = node * np.int64(self.width) + candidate
        found: Integers = self.children[keys]
        missing = keys[found < 0]
        if not len(missing):
            return found
        # Each writes its number; whose number stands in the end is the one of its key.
        numbers = np.arange(len(missing), dtype=np.int32)
        self.children[missing] = numbers
        new = missing[self.children[missing] == numbers]
        self._grow(new, self.depth[new // self.width] + 1)
        return np.asarray(self.children[keys])

    def _grow(self, new: Longs, depth: Longs) -> None:
        """New nodes, for keys of parent and candidate, numbered on."""
        size = len(self.parent)
        room = (size + len(new)) * self.width
        if room > len(self.children):
            more = np.full(2 * room - len(self.children), -1, np.int32)
            self.children = np.concatenate([self.children, more])
        self.children[new] = np.arange(size, size + len(new), dtype=np.int32)
        above, by = np.divmod(new, self.width)
        self.parent = np.concatenate([self.parent, above])
        self.candidate = np.concatenate([self.candidate, by])
        self.depth = np.concatenate([self.depth, depth])

    def _arrange(self) -> None:
        """The tree level by level, without prefixes that no paper has any more."""
        size = len(self.parent)
        nodes, nexts = np.divmod(self.keys, self.width)
        below = np.zeros(size, np.int64)
        np.add.at(below, nodes, self.papers)
        order = np.argsort(self.depth, kind="stable")
        edges = np.searchsorted(self.depth[order], np.arange(int(self.depth.max()) + 2)).tolist()
        for low, high in zip(edges[-2:0:-1], edges[:1:-1], strict=True):
            rows = order[low:high]
            np.add.at(below, self.parent[rows], below[rows])
        order = order[(below[order] > 0) | (order == 0)]
        edges = np.searchsorted(self.depth[order], np.arange(int(self.depth.max()) + 2)).tolist()
        place = np.zeros(size, np.int64)
        place[order] = np.arange(len(order))
        count = len(order)
        self.parents = place[self.parent[order]]
        self.by = self.candidate[order]
        # One buffer: what prefixes hand on, then what they keep.
        self.value: Longs = np.zeros(2 * count, np.int64)
        self.value[0] = self.unit
        self.rate: Longs = np.zeros(count, np.int64)
        left, kept = self.value[:count], self.value[count:]
        self.left = left
        self.levels = [
            _Level(self.parents[a:b], self.rate[a:b], left[a:b], kept[a:b])
            for a, b in pairwise(edges[1:])
            if a < b
        ]
        whose = np.concatenate([nexts, self.by[1:]])
        source = np.concatenate([place[nodes], np.arange(count + 1, 2 * count)])
        kept_papers = below[order[1:]]
        if not self.rule.cut and not self.rule.warren:
            kept_papers = -kept_papers
        papers = np.concatenate([self.papers, kept_papers])
        order = np.argsort(whose, kind="stable")
        self.source, self.count = source[order], papers[order]
        whose = whose[order]
        new = np.ones(len(whose), dtype=bool)
        new[1:] = whose[1:] != whose[:-1]
        self.first = np.flatnonzero(new)
        self.whose: list[int] = whose[self.first].tolist()

    def _hand_on(self) -> None:
        unit = self.unit
        for level in self.levels:
            have = self.left.take(level.parent)
            if self.rule.cut:
                np.multiply(have, unit - level.rate, out=level.left)
                np.floor_divide(level.left, unit, out=level.left)
                np.multiply(have, level.rate, out=level.kept)
                np.floor_divide(level.kept, unit, out=level.kept)
            elif self.rule.warren:
                np.minimum(have, level.rate, out=level.kept)
                np.subtract(have, level.kept, out=level.left)
            else:
                np.multiply(have, level.rate, out=level.kept)
                np.floor_divide(level.kept, unit, out=level.kept)
                np.add(have, level.kept, out=level.left)

    def share(self, keep: list[int]) -> list[int]:
        """Everybody's votes, in units, from keep values; place 0 is nobody's."""
        # Papers kept are counted as negative where the rule rounds up: a quotient of negatives,
        # cut down, is the opposite of a quotient rounded up.
        if self.levels:
            rates = np.array(keep, np.int64)
            if not self.rule.cut and not self.rule.warren:
                np.negative(rates, out=rates)
            rates.take(self.by, out=self.rate, mode="clip")
            self._hand_on()
        votes = [0] * self.width
        if self.whose:
            given = self.value.take(self.source)
            np.multiply(given, self.count, out=given)
            sums = np.add.reduceat(given, self.first).tolist()
            for c, number in zip(self.whose, sums, strict=True):
                votes[c] = number
            votes[0] = 0
        return votes

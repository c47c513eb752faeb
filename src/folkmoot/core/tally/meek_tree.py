"""The papers of a count by keep values as a tree of active prefixes.

A paper's active prefix is the elected candidates it passes, then the first one still hopeful. What
a prefix hands on depends on nothing else, so an iteration visits prefixes (thousands), never
papers (millions); and a paper is looked at again only when its hopeful candidate is elected or
excluded. Papers that begin alike go together until they are looked at beyond that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from folkmoot.core.tally.meek_groups import ALIKE, Groups, grouped
from folkmoot.core.tally.meek_levels import Levels, Longs
from folkmoot.core.tally.profile import Flags, Integers, Profile
from folkmoot.core.tally.rule import Rule


@dataclass(frozen=True, slots=True)
class _Standing:
    """Lines, or groups of lines, where they stand.

    Attributes:
        here: the hopeful candidate each has come to; 0 at its end, or if it is not in play.
        at: the place at which that one is named.
        prefix: whom it has passed.
        papers: how many it is; None if one each.
        limit: the place from which on the lines of a group differ; None if these are lines.
    """

    here: Integers
    at: Integers
    prefix: Integers
    papers: Longs | None
    limit: Integers | None = None


class PaperTree:
    """Which prefixes there are, how many papers each has, and what they give to whom."""

    def __init__(self, profile: Profile, rule: Rule, lines: Integers | None = None) -> None:
        """``lines`` are those to be counted here; all of them if None."""
        self.flat, self.rule = profile.flat, rule
        self.width = len(profile.candidates) + 1
        self.children: Integers = np.full(64 * self.width, -1, np.int32)
        self.parent: Longs = np.zeros(1, np.int64)
        self.candidate: Longs = np.zeros(1, np.int64)
        self.depth: Longs = np.zeros(1, np.int64)
        self.stop = np.ones(self.width, dtype=bool)
        self.passed = np.zeros(self.width, dtype=bool)
        # How many papers have which prefix and candidate ahead: keys of both, and the papers.
        self.keys: Longs = np.zeros(0, np.int64)
        self.papers: Longs = np.zeros(0, np.int64)
        starts, weights = profile.starts, profile.weights
        if lines is not None:
            starts = starts[lines]
            weights = None if weights is None else weights[lines]
        self.starts = starts
        self.weights: Longs | None = None if weights is None else weights.astype(np.int64)
        self.groups = grouped(self.flat, starts)
        if self.groups is None:
            self.lines = self._standing(starts, self.weights)
            self.all = [self.lines]
        else:
            # Lines that have left their group stand in the order of the groups, side by side.
            none = np.zeros(len(starts), self.flat.dtype)
            prefix = np.zeros(len(starts), np.int32)
            papers = None if self.weights is None else self.weights[self.groups.lines]
            self.lines = _Standing(none, np.empty_like(starts), prefix, papers)
            self.all = [self._together(self.groups, papers), self.lines]
        first = self.all[0]
        self._more(first.here.astype(np.int64), first.papers)
        self._arrange()
        if profile.withdrawn:
            self.move((), profile.withdrawn)

    def _standing(
        self, starts: Integers, papers: Longs | None, limit: Integers | None = None
    ) -> _Standing:
        prefix = np.zeros(len(starts), np.int32)
        return _Standing(self.flat.take(starts), starts.copy(), prefix, papers, limit)

    def _together(self, groups: Groups, each: Longs | None) -> _Standing:
        """Each group as its first line, with the papers of all."""
        first = groups.first[:-1]
        papers = np.diff(groups.first) if each is None else np.add.reduceat(each, first)
        starts = self.starts[groups.lines[first]]
        return self._standing(starts, papers, starts + starts.dtype.type(ALIKE))

    def move(self, elected: Iterable[int], excluded: Iterable[int]) -> None:
        """Papers of these go on to their next hopeful candidate, or to their end."""
        elected = list(elected)
        gone = [*elected, *excluded]
        self.passed[elected] = True
        self.stop[gone] = False
        live = self.stop[self.keys % self.width]
        self.keys, self.papers = self.keys[live], self.papers[live]
        for these in reversed(self.all):
            going = these.here == gone[0]
            for c in gone[1:]:
                going |= these.here == c
            rows = going.nonzero()[0]
            self._send(these, rows, these.at.take(rows).astype(np.intp), these.prefix.take(rows))
        self._arrange()

    def _looked(self, table: Flags, here: Integers) -> Flags:
        """The table's answer for each candidate; bytes are looked up as text is translated."""
        if here.dtype.itemsize > 1:
            return table[here]
        looked: Flags = np.frombuffer(here.tobytes().translate(table.tobytes().ljust(256)), bool)
        return looked

    def _send(self, these: _Standing, rows: Integers, at: Integers, prefix: Integers) -> None:
        """Lines or groups from these places on to where they stop."""
        one = np.intp(1)
        settled: list[tuple[Longs, Longs | None]] = []
        while len(rows):
            if these.limit is not None:
                apart = at == these.limit.take(rows)
                if apart.any():
                    self._part(these, rows[apart], prefix[apart])
                    going = (~apart).nonzero()[0]
                    rows, at, prefix = rows[going], at[going], prefix[going]
            here = self.flat.take(at)
            still = self._looked(self.stop, here)
            done = still.nonzero()[0]
            if len(done):
                stopped, whose, passed = rows[done], here[done], prefix[done]
                these.at[stopped], these.here[stopped] = at[done], whose
                these.prefix[stopped] = passed
                papers = None if these.papers is None else these.papers[stopped]
                settled.append((passed * np.int64(self.width) + whose, papers))
                going = (~still).nonzero()[0]
                rows, at, prefix, here = rows[going], at[going], prefix[going], here[going]
            passing = self._looked(self.passed, here).nonzero()[0]
            if len(passing) == len(here):
                prefix = self._below(prefix, here)
            elif len(passing):
                prefix[passing] = self._below(prefix[passing], here[passing])
            at += one
        if settled:
            weights = [papers for _, papers in settled if papers is not None]
            self._more(
                np.concatenate([keys for keys, _ in settled]),
                np.concatenate(weights) if weights else None,
            )

    def _part(self, these: _Standing, groups: Integers, prefix: Integers) -> None:
        """Groups whose lines differ from here on: each line goes its own way."""
        if self.groups is None:
            return
        these.here[groups] = 0
        rows, sizes = self.groups.members(groups)
        at = self.starts.take(self.groups.lines.take(rows)).astype(np.intp) + ALIKE
        self._send(self.lines, rows, at, np.repeat(prefix, sizes))

    def _more(self, keys: Longs, papers: Longs | None) -> None:
        """Papers that have come to stop, by prefix and candidate."""
        if len(keys):
            keys, papers = self._summed(keys, papers)
            self.keys = np.concatenate([self.keys, keys])
            self.papers = np.concatenate([self.papers, papers])

    def _summed(self, keys: Longs, papers: Longs | None) -> tuple[Longs, Longs]:
        """The keys that occur, and the papers of each."""
        size = len(self.parent) * self.width
        if size <= 4 * len(keys):
            if papers is None:
                sums = np.bincount(keys, minlength=size)
            else:
                sums = np.zeros(size, np.int64)
                np.add.at(sums, keys, papers)
            found = sums.nonzero()[0]
            return found, sums[found]
        if papers is None:
            keys = np.sort(keys)
        else:
            order = np.argsort(keys, kind="stable")
            keys, papers = keys[order], papers[order]
        new = np.ones(len(keys), dtype=bool)
        np.not_equal(keys[1:], keys[:-1], out=new[1:])
        first = new.nonzero()[0]
        if papers is not None:
            return keys[first], np.add.reduceat(papers, first)
        return keys[first], np.diff(first, append=len(keys))

    def _below(self, prefix: Integers, candidate: Integers) -> Integers:
        """The prefixes below these, each by an elected candidate; new ones are made."""
        keys = prefix * np.int64(self.width) + candidate
        found: Integers = self.children.take(keys)
        missing = keys[found < 0]
        if not len(missing):
            return found
        # Each writes its number; whose number stands in the end is the one of its key.
        numbers = np.arange(len(missing), dtype=np.int32)
        self.children[missing] = numbers
        self._grow(missing[self.children.take(missing) == numbers])
        return np.asarray(self.children.take(keys))

    def _grow(self, new: Longs) -> None:
        """New prefixes, for keys of the one above and candidate, numbered on."""
        size = len(self.parent)
        room = (size + len(new)) * self.width
        if room > len(self.children):
            more = np.full(2 * room - len(self.children), -1, np.int32)
            self.children = np.concatenate([self.children, more])
        self.children[new] = np.arange(size, size + len(new), dtype=np.int32)
        above, by = np.divmod(new, self.width)
        self.parent = np.concatenate([self.parent, above])
        self.candidate = np.concatenate([self.candidate, by])
        self.depth = np.concatenate([self.depth, self.depth[above] + 1])

    def _arrange(self) -> None:
        """The tree level by level, and who is given how many papers' worth of what."""
        self.levels = levels = Levels(self.parent, self.candidate, self.depth, self.rule)
        above, by, count = levels.above, levels.by, len(levels.order)
        nodes, nexts = np.divmod(self.keys, self.width)
        at = levels.place[nodes]
        below = np.zeros(count, np.int64)
        np.add.at(below, at, self.papers)
        end = count
        for rows, _, _ in reversed(levels.levels):
            np.add.at(below, rows, below[end - len(rows) : end])
            end -= len(rows)
        if self.rule.cut:
            whose = np.concatenate([nexts, by[1:]])
            source = np.concatenate([at, np.arange(count + 1, 2 * count)])
            papers = np.concatenate([self.papers, below[1:]])
        else:
            whose = np.concatenate([nexts, by[1:], by[1:]])
            source = np.concatenate([at, above[1:], np.arange(1, count)])
            papers = np.concatenate([self.papers, below[1:], -below[1:]])
        order = np.argsort(whose, kind="stable")
        self.source, self.count = source[order], papers[order]
        whose = whose[order]
        new = np.ones(len(whose), dtype=bool)
        new[1:] = whose[1:] != whose[:-1]
        self.first = np.flatnonzero(new)
        self.whose: list[int] = whose[self.first].tolist()

    def share(self, keep: list[int]) -> list[int]:
        """Everybody's votes, in units, from keep values; place 0 is nobody's."""
        votes = [0] * self.width
        if self.whose:
            given = self.levels.found(keep).take(self.source)
            np.multiply(given, self.count, out=given)
            sums = np.add.reduceat(given, self.first).tolist()
            for c, number in zip(self.whose, sums, strict=True):
                votes[c] = number
            votes[0] = 0
        return votes

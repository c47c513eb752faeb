"""Papers with equal preferences in a count by keep values, in the two ways that are practised.

``branches``: a paper is cut into as many equal parts as the rank has candidates not excluded; what
one of them does not keep of a part goes on to the next rank; a rank whose candidates are all
excluded ends the paper (droop and stv-rs). ``orders``: a paper stands for all orders of the equal
candidates alike (Hill, Voting matters 2; stv-rs calls it equalized). Every product is cut off to a
unit, in the order in which the paper names the candidates, so that programs agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import comb
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.meek_few import LARGE
from folkmoot.core.tally.profile import Integers, Profile

Rank = tuple[int, ...]
Numbers: TypeAlias = NDArray[Any]
BRANCHES, ORDERS = "branches", "orders"


def lines_with_equals(profile: Profile) -> Integers:
    """The lines on which some preferences are equal."""
    equal = profile.equal
    found: Integers = np.array(
        []
        if equal is None
        else [
            number
            for number, start in enumerate(profile.starts.tolist())
            if equal[start : start + len(profile.line(number))].any()
        ],
        dtype=np.int64,
    )
    return found


class EqualPapers:
    """The papers as a tree of ranks: what a rank hands on depends on those before it alone.

    What can be said before keep values are known is said once, when somebody has been elected or
    excluded; an iteration then is arithmetic on arrays.
    """

    def __init__(self, profile: Profile, lines: Integers, *, way: str, unit: int) -> None:
        self.size, self.way, self.unit = len(profile.candidates), way, unit
        self.lines = len(lines)
        self.kind = np.dtype(object if profile.papers * unit >= LARGE else np.int64)
        # Of each place of the tree, the root first: the rank there, the papers that get so far,
        # and the places after it.
        self.ranks: list[Rank] = [()]
        self.papers: list[int] = [0]
        self.after: list[list[int]] = [[]]
        places: dict[tuple[int, Rank], int] = {}
        for number in lines.tolist():
            at, papers = 0, profile.weight(number)
            for group in profile.ranks(number):
                rank = tuple(group)
                below = places.setdefault((at, rank), len(self.ranks))
                if below == len(self.ranks):
                    self.ranks.append(rank)
                    self.papers.append(0)
                    self.after.append([])
                    self.after[at].append(below)
                at = below
                self.papers[at] += papers
        self.found: Branches | Orders | None = None

    def arrange(self, keep: Sequence[int]) -> None:
        """The ranks that papers reach, once somebody has been elected or excluded."""
        if self.lines:
            self.found = (Branches if self.way == BRANCHES else Orders)(self, keep)

    def share(self, keep: Sequence[int]) -> list[int]:
        """Everybody's votes from these papers, in units; place 0 is nobody's."""
        if self.found is None:
            return [0] * (self.size + 1)
        votes: list[int] = self.found.share(np.array(keep, self.kind)).tolist()
        return votes


class Branches:
    """Parts of papers, each cut at every rank it comes to among the candidates in play."""

    def __init__(self, papers: EqualPapers, keep: Sequence[int]) -> None:
        self.unit, self.size, self.kind = papers.unit, papers.size, papers.kind
        # Of each part: the part it comes of, the candidate who let it go, and into how many it is
        # cut; of each share: the part, the candidate, the papers.
        above, by, cut = [-1], [0], [1]
        shares: list[tuple[int, int, int]] = []
        edges, level = [0, 1], [(0, 0)]
        while level:
            following = []
            for part, place in level:
                running = [c for c in papers.ranks[place] if keep[c]]
                through = [c for c in running if keep[c] != papers.unit]
                cut[part] = max(len(running), 1)
                shares += [(part, c, papers.papers[place]) for c in running]
                for below in papers.after[place]:
                    for c in through if place else (0,):
                        following.append((len(above), below))
                        above.append(part)
                        by.append(c)
                        cut.append(1)
            level = following
            edges.append(len(above))
        self.above, self.by = np.array(above), np.array(by)
        self.cut = np.array(cut, self.kind)
        self.levels = [slice(a, b) for a, b in pairwise(edges[1:]) if a < b]
        self.part, self.whose = (np.array([s[n] for s in shares], np.intp) for n in (0, 1))
        self.papers = np.array([s[2] for s in shares], self.kind)

    def share(self, keep: Numbers) -> Numbers:
        """Everybody's votes, in units."""
        unit = self.unit
        spare = unit - keep
        part = np.full(len(self.above), unit, self.kind)
        # Nobody, who stands at the root, keeps nothing.
        spare[0] = unit
        for level in self.levels:
            part[level] = part[self.above[level]] * spare[self.by[level]] // unit // self.cut[level]
        votes: Numbers = np.zeros(self.size + 1, self.kind)
        given = part[self.part] * keep[self.whose] // unit * self.papers
        np.add.at(votes, self.whose, given)
        return votes


class Orders:
    """Papers that stand for all orders of their equal candidates alike."""

    def __init__(self, papers: EqualPapers, keep: Sequence[int]) -> None:
        self.unit, self.size, self.kind = papers.unit, papers.size, papers.kind
        # Ranks that name as many hopeful and excluded and the same elected, in the same order,
        # share alike: by length, one of each such pattern. Of each rank: which, and whether a
        # hopeful candidate keeps all that comes.
        patterns: dict[int, dict[Rank, tuple[int, Rank]]] = {}
        seen: dict[Rank, tuple[int, bool]] = {}
        above, lengths, rows = [-1], [0], [0]
        places, edges, level = [0], [0, 1], [(0, 0)]
        while level:
            following = []
            for point, place in level:
                if place and seen[papers.ranks[place]][1]:
                    continue
                for below in papers.after[place]:
                    rank = papers.ranks[below]
                    if rank not in seen:
                        look = tuple(
                            [c if 0 < keep[c] < papers.unit else -(keep[c] > 0) for c in rank]
                        )
                        known = patterns.setdefault(len(rank), {})
                        which, _ = known.setdefault(look, (len(known), rank))
                        seen[rank] = which, -1 in look
                    following.append((len(above), below))
                    above.append(point)
                    places.append(below)
                    lengths.append(len(rank))
                    rows.append(seen[rank][0])
            level = following
            edges.append(len(above))
        self.above = np.array(above)
        self.levels = [slice(a, b) for a, b in pairwise(edges[1:]) if a < b]
        length, row = np.array(lengths), np.array(rows)
        self.groups: list[tuple[Integers, Integers, Integers, Integers, Numbers]] = []
        for size, known in patterns.items():
            at = (length == size).nonzero()[0]
            ranks = np.array([papers.ranks[places[point]] for point in at])
            number = np.array([papers.papers[places[point]] for point in at], self.kind)
            some = np.array([rank for _, rank in known.values()])
            self.groups.append((some, at, row[at], ranks, number[:, None]))

    def share(self, keep: Numbers) -> Numbers:
        """Everybody's votes, in units."""
        unit = self.unit
        rest = np.full(len(self.above), unit, self.kind)
        shares = []
        for some, at, row, _, _ in self.groups:
            part, left = _shares(keep[some], unit)
            shares.append(part[row])
            rest[at] = left[row]
        power = np.full(len(self.above), unit, self.kind)
        for level in self.levels:
            above = self.above[level]
            power[level] = power[above] * rest[above] // unit
        votes: Numbers = np.zeros(self.size + 1, self.kind)
        for part, (_, at, _, ranks, papers) in zip(shares, self.groups, strict=True):
            np.add.at(votes, ranks, power[at][:, None] * part // unit * papers)
        return votes


def _shares(rates: Numbers, unit: int) -> tuple[Numbers, Numbers]:
    """What each of the equal candidates of each rank keeps of a paper, and what is left.

    Over all orders: with n of the others ahead, a candidate is given the mean of the products of
    what each choice of n leaves, and each n comes as often as any other.
    """
    size, spare = rates.shape[1], unit - rates
    left = np.full(len(rates), unit, rates.dtype)
    for place in range(size):
        left = left * spare[:, place] // unit
    if size == 1:
        return rates, left
    # sums[:, c, n]: of the products of what n of those other than c leave, over all choices of n.
    sums = np.zeros((len(rates), size, size), rates.dtype)
    sums[:, :, 0] = unit
    for other in range(size):
        part = np.repeat(spare[:, other, None], size, axis=1)
        part[:, other] = 0
        before, part = sums[:, :, :-1], part[:, :, None]
        # Cut off product by unit, with factors small enough that nothing runs over.
        whole, rest = np.divmod(before, unit)
        sums[:, :, 1:] += whole * part + rest * part // unit
    choices = np.array([comb(size - 1, n) for n in range(size)])
    average = (sums // choices).sum(axis=2)
    whole, rest = np.divmod(average, unit)
    return (whole * rates + rest * rates // unit) // size, left

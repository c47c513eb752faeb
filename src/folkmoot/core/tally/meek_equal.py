"""Papers with equal preferences in a count by keep values, in the two ways that are practised.

``branches``: a paper is cut into as many equal parts as the rank has candidates not excluded; what
one of them does not keep of a part goes on to the next rank; a rank whose candidates are all
excluded ends the paper (droop and stv-rs). ``orders``: a paper stands for all orders of the equal
candidates alike (Hill, Voting matters 2; stv-rs calls it equalized). Every product is cut off to a
unit, in the order in which the paper names the candidates, so that programs agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb

import numpy as np

from folkmoot.core.tally.profile import Integers, Profile

Rank = tuple[int, ...]
MOST_KNOWN = 20_000
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
    """The papers as a tree of ranks: what a rank hands on depends on those before it alone."""

    def __init__(self, profile: Profile, lines: Integers, *, way: str, unit: int) -> None:
        self.size, self.way, self.unit = len(profile.candidates), way, unit
        self.lines: dict[tuple[Rank, ...], int] = {}
        for number in lines.tolist():
            line = tuple(tuple(rank) for rank in profile.ranks(number))
            self.lines[line] = self.lines.get(line, 0) + profile.weight(number)
        self.known: dict[tuple[int, ...], tuple[list[int], int]] = {}
        # (place of the rank before, the rank, papers) in an order in which parents come first.
        self.ranks: list[tuple[int, Rank, int]] = []

    def arrange(self, keep: Sequence[int]) -> None:
        """The ranks that papers reach, once somebody has been elected or excluded."""
        known: dict[tuple[int, Rank], int] = {}
        papers: list[int] = []
        for line, number in self.lines.items():
            before = -1
            for rank in line:
                at = known.setdefault((before, rank), len(papers))
                if at == len(papers):
                    papers.append(0)
                papers[at] += number
                before = at
                if self._ends(rank, keep):
                    break
        self.ranks = [(before, rank, papers[at]) for (before, rank), at in known.items()]

    def _ends(self, rank: Rank, keep: Sequence[int]) -> bool:
        """Whether nothing of a paper gets past the rank."""
        if self.way == BRANCHES:
            return all(keep[c] in (0, self.unit) for c in rank)
        return any(keep[c] == self.unit for c in rank)

    def share(self, keep: Sequence[int]) -> list[int]:
        """Everybody's votes from these papers, in units; place 0 is nobody's."""
        votes = [0] * (self.size + 1)
        if self.way == BRANCHES:
            self._by_branches(keep, votes)
        else:
            self._by_orders(keep, votes)
        return votes

    def _by_branches(self, keep: Sequence[int], votes: list[int]) -> None:
        unit = self.unit
        parts: list[list[int]] = []
        for before, rank, papers in self.ranks:
            running = [c for c in rank if keep[c]]
            on: list[int] = []
            for power in [unit] if before < 0 else parts[before]:
                for c in running:
                    part = power // len(running)
                    votes[c] += part * keep[c] // unit * papers
                    on.append(part * (unit - keep[c]) // unit)
            parts.append([part for part in on if part])

    def _by_orders(self, keep: Sequence[int], votes: list[int]) -> None:
        unit = self.unit
        shares: dict[Rank, tuple[list[int], int]] = {}
        if len(self.known) > MOST_KNOWN:
            self.known.clear()
        powers: list[int] = []
        for before, rank, papers in self.ranks:
            power = unit if before < 0 else powers[before]
            if rank not in shares:
                rates = tuple([keep[c] for c in rank])
                if rates not in self.known:
                    self.known[rates] = self._shares(rates)
                shares[rank] = self.known[rates]
            share, rest = shares[rank]
            for c, part in zip(rank, share, strict=True):
                votes[c] += power * part // unit * papers
            powers.append(power * rest // unit)

    def _shares(self, rates: tuple[int, ...]) -> tuple[list[int], int]:
        """What each of the equal candidates keeps of a paper, and what is left, over all orders."""
        unit, size = self.unit, len(rates)
        spare = [unit - rate for rate in rates]
        left = unit
        for part in spare:
            left = left * part // unit
        if size == 1:
            return [rates[0]], left
        out = []
        for place, rate in enumerate(rates):
            if not rate:
                out.append(0)
                continue
            # sums[n]: of the products of what n of the others leave, over all choices of n.
            sums = [unit] + [0] * (size - 1)
            for other, part in enumerate(spare):
                if other != place and part:
                    for n in range(size - 1, 0, -1):
                        sums[n] += sums[n - 1] * part // unit
            average = sum([part // comb(size - 1, n) for n, part in enumerate(sums)])
            out.append(average * rate // unit // size)
        return out, left

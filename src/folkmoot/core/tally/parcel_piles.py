"""Piles of papers that remember in which parcels they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from folkmoot.core.tally.profile import Integers, Profile
from folkmoot.core.tally.record import Number, Transfer
from folkmoot.core.tally.rule import Parcels
from folkmoot.core.tally.walking import Walk


@dataclass(slots=True)
class Parcel:
    """Papers that came together: lines, the value of a paper and all votes in units, and when."""

    rows: Integers
    value: Number
    votes: Number
    batch: int


def _by_value(pile: list[Parcel]) -> list[Parcel]:
    """Parcels of one value made one, the highest first."""
    values: dict[Number, list[Parcel]] = {}
    for parcel in pile:
        values.setdefault(parcel.value, []).append(parcel)
    return [
        Parcel(np.concatenate([p.rows for p in parts]), value, sum(p.votes for p in parts), 0)
        for value, parts in sorted(values.items(), reverse=True)
    ]


class Piles:
    """Who holds which parcels, and the votes that come of them, in units."""

    def __init__(self, profile: Profile, how: Parcels, unit: int) -> None:
        self.how, self.unit = how, unit
        self.walk = Walk(profile)
        self.held: list[list[Parcel]] = [[] for _ in range(len(profile.candidates) + 1)]
        self.votes: list[Number] = [0] * (len(profile.candidates) + 1)
        self.batch = 0

    def deal(self, lines: int) -> list[Transfer]:
        """All lines to their first candidate."""
        out = []
        for target, rows in self.walk.onward(np.arange(lines)):
            papers = self.walk.papers(rows)
            if target:
                out.append(Transfer(0, target, papers, self.unit, papers * self.unit))
                self._give(out[-1], rows)
        return out

    def release(self, candidate: int) -> list[Parcel]:
        """The parcels of an elected candidate from which the surplus is taken."""
        pile, self.held[candidate] = self.held[candidate], []
        if self.how.surplus == "last":
            pile = [parcel for parcel in pile if parcel.batch == pile[-1].batch]
        return pile

    def taken(self, source: int, pile: list[Parcel]) -> Number:
        """The votes that leave an excluded candidate with these parcels."""
        gone = {id(parcel) for parcel in pile}
        self.held[source] = [p for p in self.held[source] if id(p) not in gone]
        votes: Number = sum(parcel.votes for parcel in pile)
        self.votes[source] -= votes
        return votes

    def groups(self, chosen: Sequence[int]) -> list[list[tuple[int, list[Parcel]]]]:
        """The parcels of the excluded by value, the highest first."""
        keys: dict[tuple[bool, Number], dict[int, list[Parcel]]] = {}
        for c in chosen:
            for parcel in self.held[c]:
                first = self.how.first_apart and parcel.batch == 0
                keys.setdefault((first, parcel.value), {}).setdefault(c, []).append(parcel)
        return [list(keys[key].items()) for key in sorted(keys, reverse=True)]

    def valued(
        self, pile: list[Parcel], over: Number, total: Number
    ) -> list[tuple[Number, Integers]]:
        """The papers of a surplus with the value at which they move on."""
        if self.how.surplus == "weight":
            share = int(over) * self.unit // int(total)
            return [(int(p.value) * share // self.unit, p.rows) for p in _by_value(pile)]
        rows = np.concatenate([parcel.rows for parcel in pile])
        papers = self.walk.papers(rows)
        if self.how.divisor == "transferable":
            papers -= self.walk.papers(rows[self.walk.ends(rows)])
        if not papers:
            return [(0, rows)]
        if self.how.credit == "cut":
            value: Number = Fraction(over) / papers
            return [(min(value, pile[-1].value) if self.how.surplus == "last" else value, rows)]
        return [(min(int(over) // papers, pile[-1].value), rows)]

    def move(self, source: int, rows: Integers, value: Number) -> list[Transfer]:
        """The lines to their next candidates, each paper at the value."""
        out = []
        for target, lines in self.walk.onward(rows):
            papers = self.walk.papers(lines)
            votes = papers * value
            if self.how.credit == "cut":
                votes = votes // 1
            out.append(Transfer(source, target, papers, value, votes))
            self._give(out[-1], lines)
        return out

    def _give(self, transfer: Transfer, rows: Integers) -> None:
        if transfer.target:
            self.votes[transfer.target] += transfer.votes
            parcel = Parcel(rows, transfer.value, transfer.votes, self.batch)
            self.held[transfer.target].append(parcel)

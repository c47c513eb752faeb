"""Which place each preference stands in, for rules that only add up or compare places.

Papers are taken many at a time as arrays, an entry for each preference: line after line a count of
six hundred thousand papers would take minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from folkmoot.core.tally.profile import Flags, Integers, Profile

Worth: TypeAlias = Integers | Flags | int
_LINES = 1 << 16


@dataclass(frozen=True, slots=True)
class Placings:
    """The preferences of some lines, one entry each.

    Attributes:
        line: the line, counted from the first of these.
        candidate: the candidate, from 0.
        order: how many preferences stand before it on the line.
        place: how many candidates stand above; equal ones stand in the same place.
        alike: how many share the place.
        named: how many the line names.
        papers: how many papers the line stands for.
        at: the preference's place in ``flat``.
        weights: the papers of every line, blank ones too.
    """

    line: Integers
    candidate: Integers
    order: Integers
    place: Integers
    alike: Integers
    named: Integers
    papers: Integers
    at: Integers
    weights: Integers

    def added(self, size: int, worth: Worth = 1) -> Integers:
        """For each candidate the sum of what each preference is worth, times its papers."""
        votes: Integers = np.zeros(size, dtype=np.int64)
        np.add.at(votes, self.candidate, self.papers * worth)
        return votes

    def only(self, which: Flags) -> Placings:
        """Some of the entries; ``which`` says of each whether it is among them."""
        return Placings(
            line=self.line[which],
            candidate=self.candidate[which],
            order=self.order[which],
            place=self.place[which],
            alike=self.alike[which],
            named=self.named[which],
            papers=self.papers[which],
            at=self.at[which],
            weights=self.weights,
        )

    def places(self) -> list[tuple[int, int]]:
        """Each place that is taken and how many share it, every pair once."""
        codes = np.unique(self.place * (len(self.named) + 1) + self.alike)
        return [divmod(code, len(self.named) + 1) for code in codes.tolist()]


def placings(profile: Profile, *, lines: int = _LINES) -> Iterator[Placings]:
    """All preferences, so many lines at a time, blank lines among them."""
    lengths = profile.lengths()
    for begin in range(0, profile.lines, lines):
        part = slice(begin, begin + lines)
        named = lengths[part].astype(np.int64)
        weights = _weights(profile, part, len(named))
        line = np.repeat(np.arange(len(named)), named)
        total = len(line)
        order = np.arange(total) - np.repeat(np.cumsum(named) - named, named)
        at = profile.starts[part].astype(np.int64)[line] + order
        place, alike = order, np.ones(total, dtype=np.int64)
        if profile.equal is not None:
            # The entry with which each group of equal ones begins.
            first = np.maximum.accumulate(np.where(profile.equal[at], 0, np.arange(total)))
            place = order[first]
            alike = np.bincount(first, minlength=total)[first]
        candidate = profile.flat[at].astype(np.int64) - 1
        yield Placings(
            line=line,
            candidate=candidate,
            order=order,
            place=place,
            alike=alike,
            named=named[line],
            papers=weights[line],
            at=at,
            weights=weights,
        )


def _weights(profile: Profile, part: slice, lines: int) -> Integers:
    if profile.weights is None:
        return np.ones(lines, dtype=np.int64)
    return profile.weights[part].astype(np.int64)

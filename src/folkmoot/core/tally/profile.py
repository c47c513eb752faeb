"""The ballots of one election as flat arrays of integers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Integers: TypeAlias = NDArray[np.integer]
Flags: TypeAlias = NDArray[np.bool_]
FEW_COLUMNS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """All papers: line after line of candidates' numbers, each line closed by a nought.

    Attributes:
        candidates: names; candidate n is ``candidates[n - 1]``.
        seats: how many are to be elected.
        title: the election's name, or "".
        flat: preferences, candidates counted from 1; a 0 ends each line. It may hold other
            numbers between the lines, which nobody reads.
        starts: the place in ``flat`` where each line begins.
        weights: how many papers each line stands for; None if one each.
        equal: for each place of ``flat``, whether it is ranked equal with the place before it;
            None if no paper has equal preferences.
        scores: for each place of ``flat``, the points given; None unless points were given.
        withdrawn: candidates (from 1) who have withdrawn.
    """

    candidates: tuple[str, ...]
    seats: int
    title: str
    flat: Integers
    starts: Integers
    weights: Integers | None = None
    equal: Flags | None = None
    scores: Integers | None = None
    withdrawn: frozenset[int] = field(default_factory=frozenset)

    @property
    def lines(self) -> int:
        """The number of lines."""
        return len(self.starts)

    @property
    def papers(self) -> int:
        """The number of papers, blank ones included."""
        return self.lines if self.weights is None else int(self.weights.sum())

    def blank(self) -> int:
        """The number of papers without any preference."""
        lines = self.flat.take(self.starts) == 0
        return int(np.count_nonzero(lines) if self.weights is None else self.weights[lines].sum())

    def weight(self, line: int) -> int:
        """How many papers the line stands for."""
        return 1 if self.weights is None else int(self.weights[line])

    def line(self, number: int) -> list[int]:
        """The preferences of one line in order; equal ones side by side."""
        at, out = int(self.starts[number]), []
        while self.flat[at]:
            out.append(int(self.flat[at]))
            at += 1
        return out

    def ranks(self, number: int) -> list[list[int]]:
        """The preferences of one line as groups of equally ranked candidates."""
        at, out = int(self.starts[number]), list[list[int]]()
        while self.flat[at]:
            if self.equal is not None and out and self.equal[at]:
                out[-1].append(int(self.flat[at]))
            else:
                out.append([int(self.flat[at])])
            at += 1
        return out

    def lengths(self) -> Integers:
        """The number of preferences of each line."""
        at = self.starts.astype(np.int64)
        length = np.zeros(self.lines, dtype=np.int32)
        rows = np.arange(self.lines)
        while len(rows):
            rows = rows[self.flat[at[rows]] != 0]
            at[rows] += 1
            length[rows] += 1
        return length

    def matrix(self) -> Integers:
        """The lines as a matrix padded with noughts; for small profiles and for sorting."""
        length = self.lengths()
        wide = np.zeros((self.lines, int(length.max(initial=0))), dtype=self.flat.dtype)
        for column in range(wide.shape[1]):
            rows = np.flatnonzero(length > column)
            wide[rows, column] = self.flat[self.starts[rows] + column]
        return wide

    def merged(self) -> Profile:
        """The same papers, each different line once, in the order of their numbers.

        The canonical form: two files with the same papers have the same merged profile. Profiles
        with equal ranks or points are returned as they are.
        """
        if self.equal is not None or self.scores is not None or not self.lines:
            return self
        wide = self.matrix()
        wide = np.concatenate([wide, np.zeros((len(wide), 1), wide.dtype)], axis=1)
        order = np.lexsort(wide.T[::-1]) if wide.shape[1] <= FEW_COLUMNS else _sorted_by_words(wide)
        wide = wide[order]
        new = np.ones(len(wide), dtype=bool)
        new[1:] = (wide[1:] != wide[:-1]).any(axis=1)
        first = np.flatnonzero(new)
        weights = (
            np.ones(len(wide), dtype=np.int64)
            if self.weights is None
            else self.weights[order].astype(np.int64)
        )
        return Profile(
            candidates=self.candidates,
            seats=self.seats,
            title=self.title,
            flat=np.ascontiguousarray(wide[first]).reshape(-1),
            starts=np.arange(len(first), dtype=np.int64) * wide.shape[1],
            weights=np.add.reduceat(weights, first),
            withdrawn=self.withdrawn,
        )

    def digest(self) -> str:
        """SHA-256 of the canonical form: names, withdrawals, and each different line with its
        number of papers. The order of the lines of a file does not enter; nor do the seats.
        """
        head = "\x1f".join([*self.candidates, *map(str, sorted(self.withdrawn))])
        sha = hashlib.sha256(head.encode())
        if self.equal is None and self.scores is None:
            same = self.merged()
            if same.lines:
                wide = np.ascontiguousarray(same.flat.astype("<u2"))
                sha.update(str(len(same.flat) // same.lines).encode() + b"\n")
                sha.update(wide.tobytes())
                sha.update(np.asarray(same.weights).astype("<i8").tobytes())
            return sha.hexdigest()
        papers: dict[str, int] = {}
        for number in range(self.lines):
            key = self.written(number)
            papers[key] = papers.get(key, 0) + self.weight(number)
        for key in sorted(papers):
            sha.update(f"\n{papers[key]}x{key}".encode())
        return sha.hexdigest()

    def written(self, number: int) -> str:
        """One line as text, ``"3 1=2 5"``, with points as ``"3/5"``."""
        if self.scores is not None:
            at = int(self.starts[number])
            return " ".join(f"{c}/{self.scores[at + i]}" for i, c in enumerate(self.line(number)))
        return " ".join("=".join(map(str, sorted(group))) for group in self.ranks(number))


def profile_of(
    candidates: tuple[str, ...],
    lines: list[tuple[int, list[list[int]]]],
    *,
    seats: int = 1,
    title: str = "",
    withdrawn: frozenset[int] = frozenset(),
) -> Profile:
    """A profile from lines of (papers, groups of equally ranked candidates)."""
    flat: list[int] = []
    equal: list[bool] = []
    starts, weights = [], []
    for weight, groups in lines:
        starts.append(len(flat))
        weights.append(weight)
        for group in groups:
            flat += group
            equal += [False] + [True] * (len(group) - 1)
        flat.append(0)
        equal.append(False)
    kind = np.uint8 if len(candidates) < 2**8 else np.uint16
    return Profile(
        candidates=candidates,
        seats=seats,
        title=title,
        flat=np.array(flat, dtype=kind),
        starts=np.array(starts, dtype=np.int64),
        weights=np.array(weights, dtype=np.int64),
        equal=np.array(equal) if any(equal) else None,
        withdrawn=withdrawn,
    )


def _sorted_by_words(wide: Integers) -> Integers:
    """The order of the rows, compared eight bytes at a time instead of one."""
    big = wide.astype(">u1" if wide.dtype.itemsize == 1 else ">u2")
    raw = np.ascontiguousarray(big).view(np.uint8).reshape(len(wide), -1)
    spare = -raw.shape[1] % 8
    raw = np.concatenate([raw, np.zeros((len(raw), spare), np.uint8)], axis=1)
    words = np.ascontiguousarray(raw).view(">u8").astype(np.uint64)
    order: Integers = np.lexsort(words.T[::-1])
    return order

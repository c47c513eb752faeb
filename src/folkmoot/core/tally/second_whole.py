"""The second counter for whole papers (Cambridge): piles in the order of arrival, plainly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from fractions import Fraction

from folkmoot.core.tally.errors import LotNeeded

FEWEST = 50


class SlowWhole:
    """The whole count again; `run` gives the elected and everybody's papers after each stage."""

    def __init__(
        self,
        bundles: Sequence[tuple[list[int], int]],
        *,
        names: Sequence[str],
        seats: int,
        gone: set[int],
        seed: str | None,
    ) -> None:
        self.papers = [prefs for prefs, number in bundles for _ in range(number)]
        self.names, self.seed, self.lots = names, seed, 0
        self.alive = {c for c in range(1, len(names) + 1) if c not in gone}
        self.room = min(seats, len(self.alive))
        self.won: list[int] = []
        self.due: list[int] = []
        self.came: dict[int, list[int]] = {c: [] for c in range(1, len(names) + 1)}
        self.quota = len(self.papers) + 1
        for number in range(len(self.papers)):
            self._pass_on(number)
        self.quota = sum(map(len, self.came.values())) // (seats + 1) + 1
        self.tables: list[dict[int, int]] = []

    def run(self) -> tuple[list[int], list[tuple[Fraction, ...]]]:
        self._note()
        together = True
        while len(self.won) < self.room:
            over = sorted(c for c in self.due if len(self.came[c]) > self.quota)
            if over:
                self._relieve(self._pick(over, low=False))
            else:
                self._drop(self._losers(together=together))
                together = False
            self._note()
        order = sorted(self.came)
        return self.won, [tuple(Fraction(t[c]) for c in order) for t in self.tables]

    def _pass_on(self, number: int) -> bool:
        for c in self.papers[number]:
            if c in self.alive and len(self.came[c]) < self.quota:
                self.came[c].append(number)
                return True
        return False

    def _pick(self, tied: list[int], *, low: bool) -> int:
        side = min if low else max
        for table in reversed(self.tables):
            edge = side(table[c] for c in tied)
            tied = [c for c in tied if table[c] == edge]
        if len(tied) == 1:
            return tied[0]
        if self.seed is None:
            raise LotNeeded(tuple(tied), tuple(self.names[c - 1] for c in tied))
        self.lots += 1
        text = f"{self.seed}|{self.lots - 1}|"
        return min(tied, key=lambda c: hashlib.sha256(f"{text}{c}".encode()).digest())

    def _losers(self, *, together: bool) -> list[int]:
        few = [c for c in sorted(self.alive) if len(self.came[c]) < FEWEST] if together else []
        if few and len(self.alive) - len(few) >= self.room - len(self.won):
            return few
        return [self._pick(sorted(self.alive), low=True)]

    def _relieve(self, giver: int) -> None:
        """A surplus, by every nth paper."""
        self.due.remove(giver)
        pile = self.came[giver]
        extra = len(pile) - self.quota
        taken: set[int] = set()
        for position in _positions(len(pile), extra):
            if len(taken) < extra and self._pass_on(pile[position - 1]):
                taken.add(position)
        self.came[giver] = [n for p, n in enumerate(pile, 1) if p not in taken]

    def _drop(self, losers: list[int]) -> None:
        self.alive.difference_update(losers)
        for loser in sorted(losers, key=lambda c: len(self.came[c])):
            pile, self.came[loser] = self.came[loser], []
            for number in pile:
                self._pass_on(number)

    def _note(self) -> None:
        self.tables.append({c: len(pile) for c, pile in self.came.items()})
        full = len(self.alive) <= self.room - len(self.won)
        new = sorted(c for c in self.alive if full or len(self.came[c]) >= self.quota)
        new.sort(key=lambda c: -len(self.came[c]))
        self.won += new
        self.due += new
        self.alive.difference_update(new)


def _positions(total: int, extra: int) -> Iterator[int]:
    """Positions from 1: n, 2n, 3n, …; then n+1, 2n+1, …; and the first n-1 last."""
    every = (Fraction(total, extra) + Fraction(1, 2)).__floor__()
    for late in range(every):
        yield from range(every + late, total + 1, every)
    yield from range(1, min(every, total + 1))

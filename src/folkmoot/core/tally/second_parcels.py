"""The second counter for rules that keep parcels apart: papers as lists, votes as fractions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import LotNeeded

Paper = tuple[list[int], int]
Settings = dict[str, str | int | bool | None]


@dataclass(slots=True)
class _Bundle:
    papers: list[Paper]
    value: Fraction
    credited: Fraction
    moment: int


class SlowParcels:
    """The whole count again; `run` gives the elected and the table after each stage."""

    def __init__(
        self,
        papers: list[Paper],
        *,
        names: Sequence[str],
        seats: int,
        gone: set[int],
        settings: Settings,
        constraints: Sequence[Constraint],
        seed: str | None,
        chain: Sequence[int] = (),
    ) -> None:
        self.all, self.names, self.seats = papers, names, seats
        self.say = {k.removeprefix("parcels_"): v for k, v in settings.items()}
        self.cent = Fraction(1, 10 ** int(settings["decimals"] or 0))
        self.constraints, self.seed, self.lots = constraints, seed, 0
        self.alive = [c for c in range(1, len(names) + 1) if c not in gone]
        self.heirs = dict(pairwise(chain))
        self.alive = [c for c in self.alive if c not in self.heirs.values()]
        self.room = min(seats, sum(c not in chain for c in self.alive))
        self.hold: dict[int, list[_Bundle]] = {c: [] for c in range(1, len(names) + 1)}
        self.tally = {c: Fraction(0) for c in self.hold}
        self.won: list[int] = []
        self.due: dict[int, int] = {}
        self.tables: list[dict[int, Fraction]] = []
        self.moment = 0
        self.busy = False

    def run(self) -> tuple[list[int], list[tuple[Fraction, ...]]]:
        self._spread(self.all, Fraction(1))
        self.cast = sum(self.tally.values())
        self._quota()
        self._stage()
        while len(self.won) < self.room:
            over = {
                c: self.tally[c] - self.quota
                for c in self.due
                if self.tally[c] > self.quota and self.seats > 1
            }
            group = self._safe_group(sum(over.values(), Fraction(0)))
            lost = [c for c in self.alive if not self._could([*self.won, c], self.alive)]
            if not lost and over and not (self.say["defer"] and group):
                self._transfer(over)
            elif lost:
                self._drop([self._pick(lost, lowest=True)])
            elif group:
                self._drop(group)
            else:
                spare = [
                    c
                    for c in self.alive
                    if self._could(self.won, [d for d in self.alive if d != c])
                ]
                self._drop([self._pick(spare or self.alive, lowest=True)])
        order = sorted(self.tally)
        return self.won, [tuple(table[c] for c in order) for table in self.tables]

    def _quota(self) -> None:
        if self.say["quota"] == "up":
            base = sum(self.tally.values()) if self.say["recalculated"] else self.cast
            exact = Fraction(base, 1) / (self.seats + 1) / self.cent
            self.quota = -(-exact.numerator // exact.denominator) * self.cent
        else:
            self.quota = Fraction(self.cast // (self.seats + 1) + 1)

    def _spread(self, papers: Iterable[Paper], value: Fraction) -> Fraction:
        """Each paper to its next candidate in the count; the votes that all of them come to."""
        piles: dict[int, list[Paper]] = {}
        for prefs, number in papers:
            goes = next((c for c in prefs if c in self.alive), 0)
            piles.setdefault(goes, []).append((prefs, number))
        came = Fraction(0)
        for who, pile in piles.items():
            credit = sum(number for _, number in pile) * value
            if self.say["credit"] == "cut":
                credit = credit // self.cent * self.cent
            came += credit
            if who:
                self.tally[who] += credit
                self.hold[who].append(_Bundle(pile, value, credit, self.moment))
        return came

    def _safe_group(self, waiting: Fraction) -> list[int]:
        if self.constraints or not (self.say["defer"] or self.say["bulk"] != "none"):
            return []
        spare = len(self.alive) + len(self.won) - self.room
        levels = sorted({self.tally[c] for c in self.alive})
        best: list[int] = []
        for level, above in pairwise(levels):
            group = [c for c in self.alive if self.tally[c] <= level]
            sum_up = sum(self.tally[c] for c in group) + waiting
            fits = sum_up <= above if self.say["bulk"] == "not over" else sum_up < above
            if fits and len(group) <= spare:
                best = sorted(group, key=lambda c: (self.tally[c], c))
        return best

    def _could(self, chosen: Iterable[int], pool: Iterable[int]) -> bool:
        if not self.constraints:
            return True
        fixed = set(chosen)
        need = self.room - len(fixed)
        rest = [c for c in pool if c not in fixed]
        return need >= 0 and any(
            all(k.least <= len(k.members & (fixed | set(more))) <= k.most for k in self.constraints)
            for more in combinations(rest, need)
        )

    def _pick(self, among: Iterable[int], *, lowest: bool) -> int:
        side = min if lowest else max
        edge = side(self.tally[c] for c in among)
        tied = sorted(c for c in among if self.tally[c] == edge)
        if len(tied) == 1:
            return tied[0]
        way = self.say["ties"]
        if way == "all differ":
            for table in reversed(self.tables):
                if len({table[c] for c in tied}) == len(tied):
                    return side(tied, key=lambda c: table[c])
        elif way != "lot":
            for table in self.tables if way == "earliest" else reversed(self.tables):
                edge = side(table[c] for c in tied)
                tied = [c for c in tied if table[c] == edge]
            if len(tied) == 1:
                return tied[0]
        if self.seed is None:
            raise LotNeeded(tuple(tied), tuple(self.names[c - 1] for c in tied))
        self.lots += 1
        return min(
            tied, key=lambda c: hashlib.sha256(f"{self.seed}|{self.lots - 1}|{c}".encode()).digest()
        )

    def _transfer(self, over: dict[int, Fraction]) -> None:
        if self.say["order"] == "earlier":
            oldest = min(self.due[c] for c in over)
            over = {c: much for c, much in over.items() if self.due[c] == oldest}
        who = self._pick(list(over), lowest=False)
        del self.due[who]
        much, bundles = over[who], self.hold[who]
        self.hold[who] = []
        self.moment += 1
        if self.say["surplus"] == "weight":
            share = (much / self.tally[who]) // self.cent * self.cent
            values = sorted({b.value for b in bundles}, reverse=True)
            for value in values:
                papers = [p for b in bundles if b.value == value for p in b.papers]
                self._spread(papers, value * share // self.cent * self.cent)
        else:
            if self.say["surplus"] == "last":
                bundles = [b for b in bundles if b.moment == bundles[-1].moment]
            papers = [p for b in bundles for p in b.papers]
            self._spread(papers, self._new_value(papers, much, bundles[-1].value))
        self.tally[who] = self.quota
        self._stage()

    def _new_value(self, papers: list[Paper], much: Fraction, old: Fraction) -> Fraction:
        counted = sum(
            number
            for prefs, number in papers
            if self.say["divisor"] == "papers" or any(c in self.alive for c in prefs)
        )
        if not counted:
            return Fraction(0)
        if self.say["credit"] == "cut":
            return much / counted if self.say["surplus"] == "all" else min(much / counted, old)
        return min(much / counted // self.cent * self.cent, old)

    def _drop(self, losers: list[int]) -> None:
        self.alive = [c for c in self.alive if c not in losers]
        doomed = sum(not self._could([*self.won, c], self.alive) for c in self.alive)
        if self.say["last"] == "at once" and len(self.alive) - doomed <= self.room - len(self.won):
            self._stage()
            return
        keys = sorted(
            {self._key(b) for c in losers for b in self.hold[c]},
            reverse=True,
        )
        for place, key in enumerate(keys, 1):
            self.busy = place < len(keys)
            self.moment += 1
            for c in losers:
                mine = [b for b in self.hold[c] if self._key(b) == key]
                self.hold[c] = [b for b in self.hold[c] if self._key(b) != key]
                self.tally[c] -= sum((b.credited for b in mine), Fraction(0))
                if mine:
                    self._spread([p for b in mine for p in b.papers], key[1])
            if self.busy and self.say["stages"] == "each":
                self._stage()
            elif self.busy and self.say["stages"] == "between":
                self._declare()
            if len(self.won) == self.room:
                break
        cut_short, self.busy = self.busy, False
        if not (cut_short and self.say["stages"] == "each"):
            self._stage()

    def _key(self, bundle: _Bundle) -> tuple[bool, Fraction]:
        return bool(self.say["first_apart"]) and bundle.moment == 0, bundle.value

    def _stage(self) -> None:
        self.tables.append(dict(self.tally))
        if self.say["recalculated"] and not self.won:
            self._quota()
        self._declare()

    def _declare(self) -> None:
        while len(self.won) < self.room:
            left = self.room - len(self.won)
            able = [c for c in self.alive if self._could([*self.won, c], self.alive)]
            enough = [c for c in able if self._enough(c, left)] or self._remaining(able, left)
            if not enough:
                return
            top = max(self.tally[c] for c in enough)
            best = sorted(c for c in enough if self.tally[c] == top)
            must = len(best) > left or (self.constraints and len(best) > 1)
            winner = self._pick(best, lowest=False) if must else best[0]
            self.won.append(winner)
            self.alive.remove(winner)
            self.alive += [self.heirs[winner]] if winner in self.heirs else []
            self.due[winner] = len(self.tables) - (not self.busy or self.say["stages"] == "each")

    def _enough(self, c: int, left: int) -> bool:
        if self.tally[c] >= self.quota:
            return True
        if not self.say["active"] or not self.tally[c]:
            return False
        idle = sum(min(self.tally[w], self.quota) for w in self.won)
        return self.tally[c] >= (sum(self.tally.values()) - idle) / (left + 1)

    def _remaining(self, able: list[int], left: int) -> list[int]:
        waits = sum(max(self.tally[c] - self.quota, Fraction(0)) for c in self.due)
        if self.busy or (self.say["last"] == "settled" and waits):
            return []
        if len(able) <= left:
            return able
        if left > 1 or len(able) < len(self.alive):
            return []
        top = max(self.tally[c] for c in able)
        rest = sum(self.tally[c] for c in able) - top
        beats = self.say["beats_rest"] and top >= rest + waits
        if beats or (self.say["last_two"] and len(able) == 2):  # noqa: PLR2004 - the last two
            return [c for c in able if self.tally[c] == top]
        return []

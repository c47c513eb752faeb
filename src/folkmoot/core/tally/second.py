"""The second counter: slow, plain, and written without looking at the first.

One paper is one small list; every figure is an integer or a Fraction; there are no arrays, no
piles and no groups. It exists so that a mistake in the first counter cannot go unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import CountError, LotNeeded
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.second_meek import meek_again
from folkmoot.core.tally.second_pairs import pairs_again
from folkmoot.core.tally.second_parcels import SlowParcels
from folkmoot.core.tally.second_points import Marked, points_again
from folkmoot.core.tally.second_whole import SlowWhole


@dataclass(frozen=True, slots=True)
class Again:
    """What the second counter found: the elected, and all votes after each stage.

    Votes are true votes (not units): Fractions.
    """

    elected: tuple[int, ...]
    stages: tuple[tuple[Fraction, ...], ...]


@dataclass(slots=True)
class _Paper:
    prefs: list[int]
    number: int
    value: Fraction
    holder: int = 0


def count_again(
    profile: Profile,
    parameters: dict[str, str | int | bool | None],
    *,
    name: str = "",
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
    chain: tuple[int, ...] = (),
) -> Again:
    """The count made again, from the rule's name and the parameters that a record carries.

    ``chain`` is that of `reopening`: each line after the first runs once the one before has won.

    Raises:
        CountError: if the parameters are of a rule that this counter does not know.
    """
    papers = [
        (_order(profile.ranks(number)), profile.weight(number)) for number in range(profile.lines)
    ]
    size, gone = len(profile.candidates), set(profile.withdrawn)
    if parameters["family"] == "meek":
        ranked = [(profile.ranks(n), profile.weight(n)) for n in range(profile.lines)]
        elected, stages = meek_again(
            ranked,
            size,
            profile.seats,
            gone,
            parameters,
            seed,
            profile.candidates,
            constraints,
            chain,
        )
        return Again(tuple(elected), tuple(stages))
    if parameters["family"] == "once":
        winners, tables = points_again(
            name,
            [_marked(profile, number) for number in range(profile.lines)],
            names=profile.candidates,
            seats=profile.seats,
            withdrawn=gone,
            constraints=constraints,
            seed=seed,
        )
        return Again(tuple(winners), tuple(tuple(t[c] for c in sorted(t)) for t in tables))
    if parameters["family"] == "pairs":
        winners, figures = pairs_again(
            name,
            [(profile.ranks(number), profile.weight(number)) for number in range(profile.lines)],
            names=profile.candidates,
            withdrawn=gone,
            seed=seed,
        )
        return Again(tuple(winners), (tuple(figures[c] for c in sorted(figures)),))
    if parameters["family"] == "whole":
        elected, stages = SlowWhole(
            papers, names=profile.candidates, seats=profile.seats, gone=gone, seed=seed
        ).run()
        return Again(tuple(elected), tuple(stages))
    if parameters["family"] == "parcels":
        elected, stages = SlowParcels(
            papers,
            names=profile.candidates,
            seats=profile.seats,
            gone=gone,
            settings=parameters,
            constraints=constraints,
            seed=seed,
            chain=chain,
        ).run()
        return Again(tuple(elected), tuple(stages))
    if parameters["family"] != "transfer":
        raise CountError(f"the second counter does not know the family {parameters['family']!r}")
    return _Slow(profile, papers, parameters, constraints, seed, chain).run()


def _marked(profile: Profile, number: int) -> Marked:
    points: dict[int, int] = {}
    if profile.scores is not None:
        begin = int(profile.starts[number])
        for place, candidate in enumerate(profile.line(number)):
            points[candidate] = int(profile.scores[begin + place])
    return Marked(profile.ranks(number), points, profile.weight(number))


def _order(ranks: list[list[int]]) -> list[int]:
    """The preferences up to the first that two candidates share."""
    clear: list[int] = []
    for group in ranks:
        if len(group) != 1:
            break
        clear += group
    return clear


class _Slow:
    def __init__(
        self,
        profile: Profile,
        papers: list[tuple[list[int], int]],
        parameters: dict[str, str | int | bool | None],
        constraints: Sequence[Constraint],
        seed: str | None,
        chain: tuple[int, ...],
    ) -> None:
        self.names = profile.candidates
        self.places = parameters["decimals"]
        self.kind = parameters["quota"]
        self.earliest = parameters["ties"] == "earliest"
        self.constraints, self.seed, self.lots = constraints, seed, 0
        self.running = set(range(1, len(self.names) + 1)) - set(profile.withdrawn)
        self.follows = {chain[i]: chain[i + 1] for i in range(len(chain) - 1)}
        self.running -= set(self.follows.values())
        self.vacant = min(profile.seats, len(self.running - set(chain)))
        self.papers = [_Paper(prefs, number, Fraction(1)) for prefs, number in papers]
        for paper in self.papers:
            paper.holder = self._next(paper)
        total = sum(paper.number for paper in self.papers if paper.holder)
        self.quota = Fraction(total // (profile.seats + 1) + 1)
        self.winners: list[int] = []
        self.untransferred: list[int] = []
        self.tables: list[dict[int, Fraction]] = []
        self.frozen: dict[int, Fraction] = {}

    def _next(self, paper: _Paper) -> int:
        return next((c for c in paper.prefs if c in self.running), 0)

    def _votes(self) -> dict[int, Fraction]:
        votes = {c: Fraction(0) for c in range(1, len(self.names) + 1)}
        for paper in self.papers:
            if paper.holder:
                votes[paper.holder] += paper.value * paper.number
        return votes | self.frozen

    def run(self) -> Again:
        self._declare()
        while len(self.winners) < self.vacant:
            votes = self.tables[-1]
            waiting = {c: votes[c] for c in self.untransferred if votes[c] > self.quota}
            hopeless = [c for c in self.running if not self._possible([*self.winners, c], c)]
            if hopeless:
                self._out(self._pick(hopeless, lowest=True))
            elif waiting:
                self._surplus(self._pick(list(waiting), lowest=False), votes)
            else:
                spare = [c for c in self.running if self._possible(self.winners, c)]
                self._out(self._pick(spare or list(self.running), lowest=True))
            self._declare()
        order = sorted(self.tables[0])
        return Again(
            tuple(self.winners), tuple(tuple(table[c] for c in order) for table in self.tables)
        )

    def _possible(self, chosen: Iterable[int], without: int) -> bool:
        """Whether some set with the chosen, filled up from others than ``without``, is allowed."""
        if not self.constraints:
            return True
        fixed = set(chosen)
        rest = sorted(self.running - fixed - {without})
        need = self.vacant - len(fixed)
        return need >= 0 and any(
            all(k.least <= len(k.members & (fixed | set(more))) <= k.most for k in self.constraints)
            for more in combinations(rest, need)
        )

    def _pick(self, tied: list[int], *, lowest: bool) -> int:
        side = min if lowest else max
        votes = self.tables[-1]
        best = side(votes[c] for c in tied)
        tied = sorted(c for c in tied if votes[c] == best)
        for table in self.tables if self.earliest else self.tables[::-1]:
            best = side(table[c] for c in tied)
            tied = [c for c in tied if table[c] == best]
        if len(tied) > 1:
            if self.seed is None:
                raise LotNeeded(tuple(tied), tuple(self.names[c - 1] for c in tied))
            keys = {
                hashlib.sha256(f"{self.seed}|{self.lots}|{c}".encode()).hexdigest(): c for c in tied
            }
            self.lots += 1
            return keys[min(keys)]
        return tied[0]

    def _surplus(self, winner: int, votes: dict[int, Fraction]) -> None:
        self.untransferred.remove(winner)
        for paper in self.papers:
            if paper.holder == winner:
                new = paper.value * (votes[winner] - self.quota) / votes[winner]
                if self.places is not None:
                    unit = 10 ** int(self.places)
                    new = Fraction(new * unit // 1, unit)
                paper.value = new
                paper.holder = self._next(paper)
        self.frozen[winner] = self.quota

    def _out(self, loser: int) -> None:
        self.running.remove(loser)
        for paper in self.papers:
            if paper.holder == loser:
                paper.holder = self._next(paper)

    def _declare(self) -> None:
        votes = self._votes()
        self.tables.append(votes)
        if self.kind == "majority":
            self.quota = Fraction(sum(votes.values()) // 2 + 1)
        while len(self.winners) < self.vacant:
            able = [c for c in self.running if self._possible([*self.winners, c], c)]
            over = [c for c in able if votes[c] >= self.quota]
            left = self.vacant - len(self.winners)
            if not over and len(able) <= left:
                over = able
            if not over:
                return
            top = [c for c in sorted(over) if votes[c] == max(votes[c] for c in over)]
            must_choose = len(top) > left or (self.constraints and len(top) > 1)
            winner = self._pick(top, lowest=False) if must_choose else top[0]
            self.winners.append(winner)
            self.untransferred.append(winner)
            self.running.remove(winner)
            if winner in self.follows:
                self.running.add(self.follows[winner])

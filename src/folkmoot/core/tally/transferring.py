"""STV in which papers move in parcels: Scottish, weighted inclusive Gregory, AV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm

import numpy as np

from folkmoot.core.tally.constraints import Constraint, look_again
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.formality import Formal, strictly_ranked
from folkmoot.core.tally.profile import Integers, Profile
from folkmoot.core.tally.record import Count, Number, Stage, Transfer
from folkmoot.core.tally.reopening import lines_after
from folkmoot.core.tally.rule import Rule
from folkmoot.core.tally.ties import Choosing, Tie

FEW = 20_000
# Papers by the value they have, given as its number among `TransferCount.values`.
Piles = dict[int, list[Integers]]


def total(numbers: Sequence[Number]) -> Number:
    """The sum; fractions are brought to one denominator once, instead of at each step."""
    under = lcm(*[number.denominator for number in numbers])
    if under == 1:
        return sum(number.numerator for number in numbers)
    return Fraction(sum(n.numerator * (under // n.denominator) for n in numbers), under)


@dataclass(slots=True)
class _Step:
    """What happened in the stage that is being made."""

    action: str
    candidate: int
    clause: str
    transfers: list[Transfer]
    ties: list[Tie]
    says: list[str]


class TransferCount:
    """The state of a count; `run` takes it to its end.

    The hot loop counts papers per candidate and value as integers; votes are made from them
    outside, so that they are exact however many papers there are.
    """

    def __init__(
        self,
        formal: Formal,
        rule: Rule,
        constraints: Sequence[Constraint],
        seed: str | None,
        chain: tuple[int, ...] = (),
    ) -> None:
        profile, self.informal = formal.profile, formal.says
        self.profile, self.rule, self.constraints, self.seed = profile, rule, constraints, seed
        self.size = len(profile.candidates)
        self.unit: int = 1 if rule.decimals is None else 10**rule.decimals
        self.cursor = profile.starts.copy()
        self.stop = np.ones(self.size + 1, dtype=bool)
        self.values: list[Number] = [self.unit]
        self.known: dict[Number, int] = {self.unit: 0}
        self.piles: list[Piles] = [{} for _ in range(self.size + 1)]
        self.votes: list[Number] = [0] * (self.size + 1)
        self.continuing = [c for c in range(1, self.size + 1) if c not in profile.withdrawn]
        self.stop[list(profile.withdrawn)] = False
        # Lines of re-open nominations after the first come into play when the one before has won.
        self.after = lines_after(chain)
        dormant = set(self.after.values())
        self.continuing = [c for c in self.continuing if c not in dormant]
        self.stop[sorted(dormant)] = False
        people = [c for c in self.continuing if c not in chain[:1]]
        self.seats = min(profile.seats, len(people))
        self.elected: list[int] = []
        self.surpluses: list[int] = []
        self.stages: list[Stage] = []
        self.choosing = Choosing(rule.ties, seed, self.profile.candidates)
        self.valid = 0
        self.quota: Number = 0
        self.doomed: frozenset[int] = frozenset()
        self.guarded: frozenset[int] = frozenset()

    def run(self) -> Count:
        """The whole count."""
        self._first()
        while len(self.elected) < self.seats:
            pending = [c for c in self.surpluses if self.votes[c] > self.quota]
            if self.doomed:
                self._exclude(self._lowest(sorted(self.doomed)))
            elif pending:
                self._surplus(pending)
            else:
                free = [c for c in self.continuing if c not in self.guarded]
                self._exclude(self._lowest(free or self.continuing))
        return Count(
            rule=self.rule,
            candidates=self.profile.candidates,
            seats=self.profile.seats,
            stages=tuple(self.stages),
            elected=tuple(self.elected),
            papers=self.profile.papers,
            valid=self.valid,
        )

    def _first(self) -> None:
        step = _Step("first", 0, self.rule.clauses.first, [], [], [*self.informal])
        self.cursor -= self.cursor.dtype.type(1)
        rows = np.arange(self.profile.lines, dtype=np.int32)
        self._move(0, {0: [rows]}, step, blank=True)
        self.valid = int(sum(self.votes) // self.unit)
        if self.rule.quota == "droop":
            self.quota = (self.valid // (self.profile.seats + 1) + 1) * self.unit
        self._close(step)

    def _lowest(self, among: Sequence[int]) -> tuple[int, list[Tie]]:
        least = min(self.votes[c] for c in among)
        return self.choosing.one([c for c in among if self.votes[c] == least], "exclusion")

    def _surplus(self, pending: list[int]) -> None:
        most = max(self.votes[c] for c in pending)
        chosen, ties = self.choosing.one([c for c in pending if self.votes[c] == most], "surplus")
        self.surpluses.remove(chosen)
        step = _Step("surplus", chosen, self.rule.clauses.surplus, [], ties, [])
        had, over = self.votes[chosen], self.votes[chosen] - self.quota
        reduced: Piles = {}
        for value, rows in self.piles[chosen].items():
            new = self._share(self.values[value], over, had)
            number = self.known.setdefault(new, len(self.values))
            if number == len(self.values):
                self.values.append(new)
            reduced.setdefault(number, []).extend(rows)
        self.piles[chosen] = {}
        self.votes[chosen] = self.quota
        self._move(chosen, reduced, step)
        self._close(step)

    def _share(self, value: Number, over: Number, total: Number) -> Number:
        if self.rule.decimals is None:
            return Fraction(value) * over / total
        return value * over // total

    def _exclude(self, choice: tuple[int, list[Tie]]) -> None:
        chosen, ties = choice
        step = _Step("exclusion", chosen, self.rule.clauses.exclusion, [], ties, [])
        if chosen in self.doomed:
            step.says.append(f"{self.profile.candidates[chosen - 1]} can no longer be elected")
        self.continuing.remove(chosen)
        self.stop[chosen] = False
        pile, self.piles[chosen], self.votes[chosen] = self.piles[chosen], {}, 0
        self._move(chosen, pile, step)
        self._close(step, excluded=(chosen,))

    def _move(self, source: int, pile: Piles, step: _Step, *, blank: bool = False) -> None:
        """Each paper to its next continuing candidate; 0 takes the rest."""
        weights, given = self.profile.weights, dict[int, list[Number]]()
        for number, target, mine in self._onward(pile):
            papers = len(mine) if weights is None else int(weights[mine].sum())
            value = self.values[number]
            votes = papers * value
            if target:
                given.setdefault(target, [self.votes[target]]).append(votes)
                self.piles[target].setdefault(number, []).append(mine)
            if target or not blank:
                step.transfers.append(Transfer(source, target, papers, value, votes))
        for target, numbers in given.items():
            self.votes[target] = total(numbers)

    def _onward(self, pile: Piles) -> Iterator[tuple[int, int, Integers]]:
        """The lines of each value by the candidate they come to, the highest value first."""
        numbers = sorted(pile, key=self.values.__getitem__, reverse=True)
        sizes = [sum(map(len, pile[number])) for number in numbers]
        # Few lines go together, whatever their values; many would only be copied.
        batches = [numbers] if sum(sizes) <= FEW else [[number] for number in numbers]
        width, one = self.size + 1, self.cursor.dtype.type(1)
        flat, stop = self.profile.flat, self.stop
        for batch in batches if pile else ():
            parts = [part for number in batch for part in pile[number]]
            rows = parts[0] if len(parts) == 1 else np.concatenate(parts)
            at = self.cursor[rows] + one
            targets: Integers = flat[at]
            moving = np.flatnonzero(~stop[targets])
            while len(moving):
                at[moving] += one
                now = flat[at[moving]]
                targets[moving] = now
                moving = moving[~stop[now]]
            self.cursor[rows] = at
            if len(batch) > 1:
                targets = targets + np.repeat(np.arange(len(batch)) * width, sizes)
            order = np.argsort(targets, kind="stable")
            rows, targets = rows[order], targets[order]
            edges = [0, *(np.flatnonzero(targets[1:] != targets[:-1]) + 1).tolist(), len(rows)]
            for low, high in pairwise(edges):
                if low < high:
                    place, target = divmod(int(targets[low]), width)
                    yield batch[place], target, rows[low:high]

    def _close(self, step: _Step, *, excluded: tuple[int, ...] = ()) -> None:
        """Who is elected now; then the stage is written down."""
        self.choosing.history.append(self.votes[1:])
        if self.rule.quota == "majority":
            self.quota = sum(self.votes) // 2 + 1
        before = len(self.elected)
        self._elect(step)
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action=step.action,
                candidate=step.candidate,
                votes=tuple(self.votes[1:]),
                non_transferable=self.valid * self.unit - total(self.votes),
                quota=self.quota,
                elected=tuple(self.elected[before:]),
                excluded=excluded,
                transfers=tuple(step.transfers),
                ties=tuple(step.ties),
                constraints=tuple(step.says),
                clause=step.clause,
            )
        )

    def _elect(self, step: _Step) -> None:
        """All at or above the quota, highest first; and the last, if as many as vacancies."""
        look_again(self, step.says)
        while len(self.elected) < self.seats:
            over = [
                c for c in self.continuing if self.votes[c] >= self.quota and c not in self.doomed
            ]
            vacancies = self.seats - len(self.elected)
            if not over and len(self.continuing) - len(self.doomed) > vacancies:
                return
            if not over:
                over = [c for c in self.continuing if c not in self.doomed]
            most = max(self.votes[c] for c in over)
            highest = [c for c in over if self.votes[c] == most]
            # Equal candidates who are all elected need no lot to say who is first.
            chosen, ties = highest[0], list[Tie]()
            if len(highest) > vacancies or (self.constraints and len(highest) > 1):
                chosen, ties = self.choosing.one(highest, "election")
            step.ties += ties
            self.elected.append(chosen)
            self.continuing.remove(chosen)
            self.surpluses.append(chosen)
            self.stop[chosen] = False
            if chosen in self.after:
                self.continuing.append(self.after[chosen])
                self.stop[self.after[chosen]] = True
            look_again(self, step.says)


def count_by_transfer(
    profile: Profile,
    rule: Rule,
    *,
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
    chain: tuple[int, ...] = (),
) -> Count:
    """A count in which papers move in parcels; ``chain`` is that of `reopening`.

    Raises:
        CountError: if nobody stands, or the
            constraints cannot be met; `LotNeeded` if a lot must be drawn and there is no seed.
    """
    if len(profile.withdrawn) == len(profile.candidates):
        raise CountError("every candidate has withdrawn")
    formal = strictly_ranked(profile)
    return TransferCount(formal, rule, constraints, seed, chain).run()

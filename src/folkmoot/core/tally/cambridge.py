"""Cambridge, Massachusetts: whole papers move, and their order decides which.

Massachusetts General Laws ch. 54A s. 9, with surpluses by the Cincinnati method: of the papers in
the order in which they were counted every nth is taken, n the nearest whole number to all papers
of the candidate over the surplus; papers that show no further choice stay. Nobody is given a paper
beyond the quota.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.formality import strictly_ranked
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import Count, Stage, Transfer
from folkmoot.core.tally.rule import Rule
from folkmoot.core.tally.ties import Choosing, Tie

SIGNATURES = 50


def drawn_order(total: int, surplus: int) -> list[int]:
    """The places (from 0) of a candidate's papers in the order in which they are tried."""
    step = (2 * total + surplus) // (2 * surplus)
    order = [place for late in range(step) for place in range(step - 1 + late, total, step)]
    return order + [place for place in range(step - 1) if place < total]


class WholeCount:
    """The state of a count; `run` takes it to its end."""

    def __init__(self, profile: Profile, rule: Rule, seed: str | None) -> None:
        self.profile, self.rule, self.seed = profile, rule, seed
        self.size = len(profile.candidates)
        self.papers = [
            prefs
            for number in range(profile.lines)
            for prefs in [profile.line(number)] * profile.weight(number)
        ]
        self.piles: list[list[int]] = [[] for _ in range(self.size + 1)]
        self.continuing = [c for c in range(1, self.size + 1) if c not in profile.withdrawn]
        self.seats = min(profile.seats, len(self.continuing))
        self.elected: list[int] = []
        self.waiting: list[int] = []
        self.stages: list[Stage] = []
        self.choosing = Choosing(rule.ties, seed, self.profile.candidates)

    def run(self) -> Count:
        """The whole count."""
        for number, prefs in enumerate(self.papers):
            first = next((c for c in prefs if c in self.continuing), 0)
            self.piles[first].append(number)
        blank, self.piles[0] = len(self.piles[0]), []
        self.valid = len(self.papers) - blank
        self.quota = self.valid // (self.profile.seats + 1) + 1
        moved = [Transfer(0, c, len(p), 1, len(p)) for c, p in enumerate(self.piles) if p]
        self._close("first", 0, self.rule.clauses.first, moved, [])
        first = True
        while len(self.elected) < self.seats:
            over = [c for c in self.waiting if len(self.piles[c]) > self.quota]
            if over:
                self._surplus(over)
                continue
            few = [c for c in self.continuing if len(self.piles[c]) < SIGNATURES] if first else []
            spare = len(self.continuing) - (self.seats - len(self.elected))
            first = False
            if 0 < len(few) <= spare:
                self._exclude(few, [])
            else:
                least = min(len(self.piles[c]) for c in self.continuing)
                low = [c for c in self.continuing if len(self.piles[c]) == least]
                chosen, ties = self.choosing.one(low, "exclusion")
                self._exclude([chosen], ties)
        return Count(
            rule=self.rule,
            candidates=self.profile.candidates,
            seats=self.profile.seats,
            stages=tuple(self.stages),
            elected=tuple(self.elected),
            papers=self.profile.papers,
            valid=self.valid,
        )

    def _surplus(self, over: list[int]) -> None:
        most = max(len(self.piles[c]) for c in over)
        chosen, ties = self.choosing.one([c for c in over if len(self.piles[c]) == most], "surplus")
        self.waiting.remove(chosen)
        pile = self.piles[chosen]
        left = len(pile) - self.quota
        gone: set[int] = set()
        given: defaultdict[int, int] = defaultdict(int)
        for place in drawn_order(len(pile), left):
            if left and (target := self._next(pile[place])):
                self._give(pile[place], target, given)
                gone.add(place)
                left -= 1
        self.piles[chosen] = [n for place, n in enumerate(pile) if place not in gone]
        moved = [Transfer(chosen, c, n, 1, n) for c, n in sorted(given.items())]
        self._close("surplus", chosen, self.rule.clauses.surplus, moved, ties)

    def _exclude(self, losers: list[int], ties: list[Tie]) -> None:
        moved: list[Transfer] = []
        order = sorted(losers, key=lambda c: (len(self.piles[c]), c))
        self.continuing = [c for c in self.continuing if c not in losers]
        for loser in order:
            given: defaultdict[int, int] = defaultdict(int)
            pile, self.piles[loser] = self.piles[loser], []
            for number in pile:
                self._give(number, self._next(number), given)
            moved += [Transfer(loser, c, n, 1, n) for c, n in sorted(given.items())]
        clause = self.rule.clauses.exclusion
        self._close("exclusion", order[0], clause, moved, ties, tuple(order))

    def _next(self, number: int) -> int:
        """Who is given the paper: nobody who has the quota already."""
        return next(
            (
                c
                for c in self.papers[number]
                if c in self.continuing and len(self.piles[c]) < self.quota
            ),
            0,
        )

    def _give(self, number: int, target: int, given: defaultdict[int, int]) -> None:
        given[target] += 1
        if target:
            self.piles[target].append(number)

    def _close(
        self,
        action: str,
        candidate: int,
        clause: str,
        moved: list[Transfer],
        ties: list[Tie],
        excluded: tuple[int, ...] = (),
    ) -> None:
        votes = [len(pile) for pile in self.piles]
        self.choosing.history.append(votes[1:])
        before = len(self.elected)
        able = sorted(
            (c for c in self.continuing if votes[c] >= self.quota), key=lambda c: (-votes[c], c)
        )
        left = self.seats - len(self.elected)
        if len(self.continuing) <= left:
            able = sorted(self.continuing, key=lambda c: (-votes[c], c))
        self.elected += able
        self.waiting += able
        self.continuing = [c for c in self.continuing if c not in able]
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action=action,
                candidate=candidate,
                votes=tuple(votes[1:]),
                non_transferable=self.valid - sum(votes[1:]),
                quota=self.quota,
                elected=tuple(self.elected[before:]),
                excluded=excluded,
                transfers=tuple(moved),
                ties=tuple(ties),
                constraints=(),
                clause=clause,
            )
        )


def count_whole_papers(
    profile: Profile,
    rule: Rule,
    *,
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
) -> Count:
    """A count in which whole papers move, in the order of the file.

    Raises:
        CountError: if nobody stands or constraints are asked for; `LotNeeded` without a seed.
    """
    if constraints:
        raise CountError(
            f"the rule {rule.name} is not counted under constraints: {rule.unconstrained}"
        )
    if len(profile.withdrawn) == len(profile.candidates):
        raise CountError("every candidate has withdrawn")
    return WholeCount(strictly_ranked(profile).profile, rule, seed).run()

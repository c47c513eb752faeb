"""Meek and Warren: each candidate keeps a share of every paper, and all shares are found anew.

Papers are grouped by their active prefix: the elected candidates they pass, then the first one
still hopeful. An iteration visits the groups (a few thousand), never the papers (millions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.profile import Flags, Integers, Profile
from folkmoot.core.tally.record import Count, Stage
from folkmoot.core.tally.rule import Rule
from folkmoot.core.tally.ties import Tie, settle

Longs = NDArray[np.int64]


@dataclass(slots=True)
class _Prefixes:
    """The tree of prefixes: each node is its parent's prefix and one more elected candidate."""

    parent: list[int] = field(default_factory=lambda: [0])
    candidate: list[int] = field(default_factory=lambda: [0])
    level: list[int] = field(default_factory=lambda: [0])
    known: dict[int, int] = field(default_factory=dict)

    def below(self, keys: Longs, width: int) -> Longs:
        """The nodes for keys of (parent times width + candidate); new ones are made."""
        different = np.flatnonzero(np.bincount(keys))
        for key in different.tolist():
            if key not in self.known:
                self.known[key] = len(self.parent)
                parent, candidate = divmod(key, width)
                self.parent.append(parent)
                self.candidate.append(candidate)
                self.level.append(self.level[parent] + 1)
        table = np.zeros(int(different[-1]) + 1, dtype=np.int64)
        table[different] = [self.known[key] for key in different.tolist()]
        return table[keys]


class MeekCount:
    """The state of a count; `run` takes it to its end."""

    def __init__(self, profile: Profile, rule: Rule, seed: str | None) -> None:
        self.profile, self.rule, self.seed = profile, rule, seed
        self.size = len(profile.candidates)
        self.unit = 10 ** (rule.decimals or 0)
        self.omega = 10 ** ((rule.decimals or 0) - rule.omega)
        self.keep = [self.unit] * (self.size + 1)
        self.hopeful = [c for c in range(1, self.size + 1) if c not in profile.withdrawn]
        self.seats = min(profile.seats, len(self.hopeful))
        self.out = set(profile.withdrawn)
        self.elected: list[int] = []
        self.surplus_before: int | None = None
        self.votes = [0] * (self.size + 1)
        self.quota = 0
        self.prefixes = _Prefixes()
        self.node = np.zeros(profile.lines, dtype=np.int64)
        self.cursor = profile.starts.astype(np.int64)
        self.weights = None if profile.weights is None else profile.weights.astype(np.int64)
        self.here = profile.flat[self.cursor]
        self.papers: Longs = np.zeros(self.size + 1, dtype=np.int64)
        everything = np.arange(profile.lines)
        self._note(everything, 1)
        self._settle(everything)
        self.valid = profile.papers - int(self._papers_at(profile.flat[profile.starts] == 0))
        self.stages: list[Stage] = []
        self.history: list[list[int]] = []
        self.drawings = 0

    def run(self) -> Count:
        """The whole count."""
        while len(self.elected) < self.seats and self.hopeful:
            if len(self.elected) + len(self.hopeful) <= self.seats:
                self._last()
                break
            if self.rule.sure_losers:
                self._iteration()
            else:
                self._round()
        return Count(
            rule=self.rule,
            candidates=self.profile.candidates,
            seats=self.profile.seats,
            stages=tuple(self.stages),
            elected=tuple(self.elected),
            papers=self.profile.papers,
            valid=self.valid,
        )

    def _settle(self, rows: Integers) -> None:
        """Move papers on to their first hopeful candidate, or to their end."""
        flat, width = self.profile.flat, self.size + 1
        passed = np.zeros(width, dtype=bool)
        passed[list(self.elected)] = True
        gone = np.zeros(width, dtype=bool)
        gone[list(self.out)] = True
        every = rows
        self._note(every, -1)
        while len(rows):
            here = flat[self.cursor[rows]]
            through = passed[here]
            moved = rows[through]
            if len(moved):
                keys = self.node[moved] * width + here[through]
                self.node[moved] = self.prefixes.below(keys, width)
            rows = rows[through | gone[here]]
            self.cursor[rows] += 1
        self.here[every] = flat[self.cursor[every]]
        self._note(every, 1)
        self._gather()

    def _note(self, rows: Integers, sign: int) -> None:
        """Lines added to their groups, or taken out of them."""
        room = len(self.prefixes.parent) * (self.size + 1)
        if len(self.papers) < room:
            more = np.zeros(room - len(self.papers), dtype=np.int64)
            self.papers = np.concatenate([self.papers, more])
        keys = self.node[rows] * (self.size + 1) + self.here[rows]
        if self.weights is None:
            self.papers += sign * np.bincount(keys, minlength=room)
        else:
            np.add.at(self.papers, keys, sign * self.weights[rows])

    def _papers_at(self, lines: Flags) -> int:
        return int(lines.sum() if self.weights is None else self.weights[lines].sum())

    def _gather(self) -> None:
        """Papers per group (node, hopeful candidate), in order of node."""
        width = self.size + 1
        papers = self.papers
        groups = np.flatnonzero(papers)
        self.group_node, self.group_next = np.divmod(groups, width)
        self.group_papers = papers[groups]
        below = np.zeros(len(self.prefixes.parent), dtype=np.int64)
        np.add.at(below, self.group_node, self.group_papers)
        for child in range(len(below) - 1, 0, -1):
            below[self.prefixes.parent[child]] += below[child]
        self.below = below
        self.parents = np.array(self.prefixes.parent, dtype=np.int64)
        self.passed = np.array(self.prefixes.candidate, dtype=np.int64)
        levels = np.array(self.prefixes.level)
        self.levels = [np.flatnonzero(levels == n) for n in range(1, int(levels.max()) + 1)]

    def _share(self) -> None:
        """Votes from keep values: every paper's share rounded up to a unit, as the rule says."""
        keep = np.array(self.keep, dtype=np.int64)
        left = np.full(len(self.parents), self.unit, dtype=np.int64)
        votes = np.zeros(self.size + 1, dtype=np.int64)
        for nodes in self.levels:
            have = left[self.parents[nodes]]
            rate = keep[self.passed[nodes]]
            if self.rule.cut:
                kept = have * rate // self.unit
                left[nodes] = have * (self.unit - rate) // self.unit
            else:
                kept = np.minimum(have, rate) if self.rule.warren else -(-have * rate // self.unit)
                left[nodes] = have - kept
            np.add.at(votes, self.passed[nodes], kept * self.below[nodes])
        np.add.at(votes, self.group_next, left[self.group_node] * self.group_papers)
        votes[0] = 0
        self.votes = [int(v) for v in votes]
        self.quota = sum(self.votes) // (self.profile.seats + 1) + 1

    def _round(self) -> None:
        """Iterate until somebody is elected or nothing moves any more; then exclude one."""
        before: int | None = None
        while True:
            self._share()
            over = [c for c in self.hopeful if self.votes[c] >= self.quota]
            surplus = sum(max(self.votes[c] - self.quota, 0) for c in [*self.elected, *over])
            if over:
                self._elect(over)
                return
            if surplus < self.omega or (before is not None and surplus >= before):
                break
            before = surplus
            self._new_keep()
        self._exclude(surplus)

    def _new_keep(self) -> None:
        for c in self.elected:
            up = -(-self.keep[c] * self.quota // self.unit)
            self.keep[c] = -(-up * self.unit // self.votes[c])

    def _iteration(self) -> None:
        """One iteration as New Zealand counts it: elect, exclude whom no surplus can save."""
        self._share()
        over = [c for c in self.hopeful if self.votes[c] >= self.quota]
        ties = self._fit(over)
        surplus = sum(max(self.votes[c] - self.quota, 0) for c in [*self.elected, *over])
        left = sorted((c for c in self.hopeful if c not in over), key=lambda c: (self.votes[c], c))
        gone = 0
        still = self.surplus_before is not None and surplus >= self.surplus_before
        if len(self.elected) + len(over) < self.seats and left:
            least = self.votes[left[0]]
            saved = any(least + surplus >= self.votes[c] for c in left[1:])
            if not saved or surplus < self.omega or (still and not over):
                low = [c for c in left if self.votes[c] == least]
                gone = low[0] if len(low) == 1 else self._one(low, ties, earliest=True)
        out = (gone,) if gone else ()
        clauses = self.rule.clauses
        clause = clauses.elected if over else clauses.exclusion if gone else clauses.surplus
        self._write("round", gone, tuple(over), out, ties, clause)
        self.elected += over
        self.hopeful = [c for c in left if c != gone]
        self.surplus_before = None if over or gone else surplus
        self._new_keep()
        if gone:
            self.out.add(gone)
            self.keep[gone] = 0
        if over or gone:
            self._settle(self._papers_of([*over, *out]))

    def _elect(self, over: list[int]) -> None:
        ties = self._fit(over)
        self._write("round", 0, tuple(over), (), ties, self.rule.clauses.elected)
        self.elected += over
        self.hopeful = [c for c in self.hopeful if c not in over]
        self._settle(self._papers_of(over))

    def _fit(self, over: list[int]) -> list[Tie]:
        """Those who have a quota, highest first, and no more of them than places."""
        over.sort(key=lambda c: (-self.votes[c], c))
        ties: list[Tie] = []
        while len(over) > self.seats - len(self.elected):
            over.remove(self._one(over, ties))
        return ties

    def _exclude(self, surplus: int) -> None:
        least = min(self.votes[c] for c in self.hopeful)
        low = [c for c in self.hopeful if self.votes[c] <= least + surplus]
        ties: list[Tie] = []
        gone = low[0] if len(low) == 1 else self._one(low, ties)
        self._write("round", gone, (), (gone,), ties, self.rule.clauses.exclusion)
        self.hopeful.remove(gone)
        self.out.add(gone)
        self.keep[gone] = 0
        self._settle(self._papers_of([gone]))

    def _one(self, low: list[int], ties: list[Tie], *, earliest: bool = False) -> int:
        tie = settle(
            low,
            self.history if earliest else [],
            highest=False,
            earliest=earliest,
            seed=self.seed,
            drawings=self.drawings,
            names=self.profile.candidates,
            purpose="exclusion",
        )
        self.drawings += tie.how == "lot"
        ties.append(tie)
        return tie.chosen

    def _papers_of(self, candidates: list[int]) -> Integers:
        wanted = np.zeros(self.size + 1, dtype=bool)
        wanted[candidates] = True
        found: Integers = np.flatnonzero(wanted[self.here])
        return found

    def _last(self) -> None:
        self._share()
        last = sorted(self.hopeful, key=lambda c: (-self.votes[c], c))
        self._write("round", 0, tuple(last), (), [], self.rule.clauses.last)
        self.elected += last
        self.hopeful = []

    def _write(
        self,
        action: str,
        candidate: int,
        elected: tuple[int, ...],
        excluded: tuple[int, ...],
        ties: list[Tie],
        clause: str,
    ) -> None:
        self.history.append(self.votes[1:])
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action=action,
                candidate=candidate,
                votes=tuple(self.votes[1:]),
                non_transferable=self.valid * self.unit - sum(self.votes),
                quota=self.quota,
                elected=elected,
                excluded=excluded,
                transfers=(),
                ties=tuple(ties),
                constraints=(),
                clause=clause,
            )
        )


def count_by_meek(
    profile: Profile,
    rule: Rule,
    *,
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
) -> Count:
    """A count by keep values.

    Raises:
        CountError: if a paper has equal preferences, nobody stands, or constraints are asked for
            (this rule has no settled way to keep them); `LotNeeded` without a seed for a tie.
    """
    if constraints:
        raise CountError(f"the rule {rule.name} is not counted under constraints")
    if profile.equal is not None:
        raise CountError(f"the rule {rule.name} is not counted with equal preferences")
    if len(profile.withdrawn) == len(profile.candidates):
        raise CountError("every candidate has withdrawn")
    return MeekCount(profile, rule, seed).run()

"""Meek and Warren: each candidate keeps a share of every paper, and all shares are found anew.

Papers are grouped by their active prefix: the elected candidates they pass, then the first one
still hopeful. An iteration visits the groups (a few thousand), never the papers (millions).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from folkmoot.core.tally.constraints import Constraint, look_again
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.meek_equal import EqualPapers, lines_with_equals
from folkmoot.core.tally.meek_few import LARGE, FewPapers
from folkmoot.core.tally.meek_tree import PaperTree
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import Count, Stage
from folkmoot.core.tally.reopening import lines_after
from folkmoot.core.tally.rule import Rule
from folkmoot.core.tally.ties import Tie, settle

FEW_LINES = 1500


class MeekCount:
    """The state of a count; `run` takes it to its end."""

    def __init__(
        self,
        profile: Profile,
        rule: Rule,
        constraints: Sequence[Constraint],
        seed: str | None,
        chain: tuple[int, ...] = (),
    ) -> None:
        self.profile, self.rule, self.seed = profile, rule, seed
        self.size = len(profile.candidates)
        self.unit = 10 ** (rule.decimals or 0)
        self.omega = 10 ** ((rule.decimals or 0) - rule.omega)
        self.keep = [self.unit] * (self.size + 1)
        self.continuing = [c for c in range(1, self.size + 1) if c not in profile.withdrawn]
        # Lines of re-open nominations after the first wait: no vote reaches them before the one
        # ahead of them on every paper has won and keeps less than all.
        self.after = lines_after(chain)
        self.continuing = [c for c in self.continuing if c not in self.after.values()]
        self.seats = min(profile.seats, len(set(self.continuing) - {*chain[:1]}))
        self.shares = profile.seats + 1
        self.constraints = constraints
        self.guarded: frozenset[int] = frozenset()
        self.doomed: frozenset[int] = frozenset()
        self.says: list[str] = []
        self.elected: list[int] = []
        self.surplus_before: int | None = None
        self.votes = [0] * (self.size + 1)
        self.quota = 0
        with_equals = lines_with_equals(profile)
        self.equals = EqualPapers(profile, with_equals, way=rule.equal, unit=self.unit)
        strict = np.delete(np.arange(profile.lines), with_equals) if len(with_equals) else None
        # Where an array of whole numbers would run over, plain ones are slower but do not.
        few = profile.lines <= FEW_LINES or profile.papers * self.unit >= LARGE
        self.tree = (FewPapers if few else PaperTree)(profile, rule, strict)
        self.waits: list[tuple[Sequence[int], Sequence[int]]] = []
        for c in profile.withdrawn:
            self.keep[c] = 0
        self.equals.arrange(self.keep)
        self.valid = profile.papers - profile.blank()
        self.stages: list[Stage] = []
        self.history: list[list[int]] = []
        self.drawings = 0

    def run(self) -> Count:
        """The whole count."""
        look_again(self, self.says)
        while len(self.elected) < self.seats and self.continuing:
            able = [c for c in self.continuing if c not in self.doomed]
            if len(self.elected) + len(able) <= self.seats:
                self._last(able)
            elif self.rule.sure_losers:
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

    def _share(self) -> tuple[list[int], int]:
        """Everybody's votes and the quota, from the keep values."""
        # Papers move when their votes are asked for: after the last election nobody asks.
        if self.waits:
            for elected, excluded in self.waits:
                self.tree.move(elected, excluded)
            self.waits.clear()
        self.votes = self.tree.share(self.keep)
        if self.equals.lines:
            more = self.equals.share(self.keep)
            self.votes = [a + b for a, b in zip(self.votes, more, strict=True)]
        self.quota = sum(self.votes) // self.shares + 1
        return self.votes, self.quota

    def _move(self, elected: Sequence[int], excluded: Sequence[int]) -> None:
        self.waits.append((tuple(elected), tuple(excluded)))
        if self.equals.lines:
            # The elected keep less than all of a paper from the next iteration on.
            after = [*self.keep]
            for c in elected:
                after[c] = min(after[c], self.unit - 1)
            self.equals.arrange(after)

    def _round(self) -> None:
        """Iterate until somebody is elected or nothing moves any more; then exclude one."""
        before: int | None = None
        elected, hopeful, keep, unit = self.elected, self.continuing, self.keep, self.unit
        doomed = self.doomed
        while True:
            votes, quota = self._share()
            over = [c for c in hopeful if votes[c] >= quota and c not in doomed]
            if over:
                self._elect(over)
                return
            if doomed:
                surplus = 0
                break
            surplus = sum([votes[c] - quota for c in elected if votes[c] > quota])
            if surplus < self.omega or (before is not None and surplus >= before):
                break
            before = surplus
            for c in elected:
                keep[c] = -((keep[c] * -quota // unit) * unit // votes[c])
        self._exclude(surplus)

    def _new_keep(self) -> None:
        keep, quota, unit = self.keep, self.quota, self.unit
        for c in self.elected:
            keep[c] = -((keep[c] * -quota // unit) * unit // self.votes[c])

    def _iteration(self) -> None:
        """One iteration as New Zealand counts it: elect, exclude whom no surplus can save."""
        self._share()
        over = [c for c in self.continuing if self.votes[c] >= self.quota]
        ties = self._fit(over)
        surplus = sum(max(self.votes[c] - self.quota, 0) for c in [*self.elected, *over])
        left = sorted(
            (c for c in self.continuing if c not in over), key=lambda c: (self.votes[c], c)
        )
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
        self.continuing = [c for c in left if c != gone]
        self._wake(over)
        self.surplus_before = None if over or gone else surplus
        self._new_keep()
        if over or gone:
            self._move(over, self._dropped(gone))

    def _elect(self, over: list[int]) -> None:
        ties: list[Tie] = []
        if self.constraints:
            over = self._one_by_one(over, ties)
        else:
            ties = self._fit(over)
            self.elected += over
            self.continuing = [c for c in self.continuing if c not in over]
            self._wake(over)
        self._write("round", 0, tuple(over), (), ties, self.rule.clauses.elected)
        self._move(over, ())

    def _one_by_one(self, over: list[int], ties: list[Tie]) -> list[int]:
        """Those over who are elected, the highest first: each may doom or guard others."""
        chosen: list[int] = []
        while over and len(self.elected) < self.seats:
            most = max(self.votes[c] for c in over)
            top = [c for c in over if self.votes[c] == most]
            one = top[0] if len(top) == 1 else self._one(top, ties, purpose="election")
            chosen.append(one)
            self.elected.append(one)
            self.continuing.remove(one)
            self._wake([one])
            look_again(self, self.says)
            over = [c for c in over if c != one and c not in self.doomed]
        return chosen

    def _fit(self, over: list[int]) -> list[Tie]:
        """Those who have a quota, highest first, and no more of them than places."""
        over.sort(key=lambda c: (-self.votes[c], c))
        ties: list[Tie] = []
        while len(over) > self.seats - len(self.elected):
            over.remove(self._one(over, ties))
        return ties

    def _exclude(self, surplus: int) -> None:
        """The lowest of the doomed, or of those who are not guarded."""
        free = [c for c in self.continuing if c not in self.guarded]
        among = sorted(self.doomed) or free or self.continuing
        least = min(self.votes[c] for c in among)
        low = [c for c in among if self.votes[c] <= least + surplus]
        ties: list[Tie] = []
        gone = low[0] if len(low) == 1 else self._one(low, ties)
        if gone in self.doomed:
            self.says.append(f"{self.profile.candidates[gone - 1]} can no longer be elected")
        self.continuing.remove(gone)
        look_again(self, self.says)
        self._write("round", gone, (), (gone,), ties, self.rule.clauses.exclusion)
        self._move((), self._dropped(gone))

    def _wake(self, elected: Sequence[int]) -> None:
        """Further lines of re-open nominations in play, where the one before is elected."""
        self.continuing += [self.after[c] for c in elected if c in self.after]

    def _dropped(self, gone: int) -> list[int]:
        """The excluded, if any, and the lines that waited behind it: none of them keeps votes."""
        out = []
        while gone:
            out.append(gone)
            self.keep[gone] = 0
            gone = self.after.get(gone, 0)
        return out

    def _one(
        self,
        low: list[int],
        ties: list[Tie],
        *,
        earliest: bool = False,
        purpose: str = "exclusion",
    ) -> int:
        tie = settle(
            low,
            self.history if earliest else [],
            highest=False,
            earliest=earliest,
            seed=self.seed,
            drawings=self.drawings,
            names=self.profile.candidates,
            purpose=purpose,
        )
        self.drawings += tie.how == "lot"
        ties.append(tie)
        return tie.chosen

    def _last(self, able: list[int]) -> None:
        self._share()
        last = sorted(able, key=lambda c: (-self.votes[c], c))
        self._write("round", 0, tuple(last), (), [], self.rule.clauses.last)
        self.elected += last
        self.continuing = []
        self._wake(last)

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
        says, self.says = self.says, []
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
                constraints=tuple(says),
                clause=clause,
            )
        )


def count_by_meek(
    profile: Profile,
    rule: Rule,
    *,
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
    chain: tuple[int, ...] = (),
) -> Count:
    """A count by keep values; ``chain`` is that of `reopening`.

    Under constraints the guarded are never excluded, and the doomed are excluded at once, with a
    keep value of nought (Hill, Voting matters 9: constrained elections).

    Raises:
        CountError: if a paper has equal preferences and the rule knows none, nobody stands, the
            rule keeps no places or the constraints cannot be met; `LotNeeded` without a seed for
            a tie.
    """
    if constraints and rule.unconstrained:
        raise CountError(
            f"the rule {rule.name} is not counted under constraints: {rule.unconstrained}"
        )
    if profile.equal is not None and not rule.equal:
        raise CountError(
            f"the rule {rule.name} is not counted with equal preferences: it knows none "
            "(meek-cut and meek-orders do)"
        )
    if len(profile.withdrawn) == len(profile.candidates):
        raise CountError("every candidate has withdrawn")
    return MeekCount(profile, rule, constraints, seed, chain).run()

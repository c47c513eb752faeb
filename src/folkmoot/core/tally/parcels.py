"""STV in which parcels of papers are kept apart: ERS97, Northern Ireland, the Senate, ACT.

A pile is a list of parcels, each with the value of its papers and the time at which it came.
Papers are counted as integers per value; what each rule makes of them is in `rule.Parcels`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from folkmoot.core.tally.constraints import Constraint, look_again
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.formality import Formal, strictly_ranked
from folkmoot.core.tally.parcel_choices import bulk, reached
from folkmoot.core.tally.parcel_piles import Piles
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import Count, Number, Stage, Transfer
from folkmoot.core.tally.reopening import lines_after
from folkmoot.core.tally.rule import Parcels, Rule
from folkmoot.core.tally.ties import Choosing, Tie


@dataclass(slots=True)
class _Step:
    action: str
    candidate: int
    clause: str
    excluded: tuple[int, ...] = ()
    transfers: list[Transfer] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    says: list[str] = field(default_factory=list)

    def is_empty(self) -> bool:
        """Whether nothing has been done in the stage yet."""
        return not (self.excluded or self.transfers)


class ParcelCount:
    """The state of a count; `run` takes it to its end."""

    def __init__(
        self,
        formal: Formal,
        rule: Rule,
        constraints: Sequence[Constraint],
        seed: str | None,
        chain: tuple[int, ...] = (),
    ) -> None:
        self.profile, self.informal = formal.profile, formal.says
        self.rule, self.how = rule, rule.parcels or Parcels()
        self.constraints, self.seed = constraints, seed
        self.size = len(self.profile.candidates)
        self.unit = 10 ** (rule.decimals or 0)
        self.piles = Piles(self.profile, self.how, self.unit)
        self.votes, self.open_to = self.piles.votes, self.piles.walk.open_to
        self.continuing = [c for c in range(1, self.size + 1) if c not in self.profile.withdrawn]
        # Lines of re-open nominations after the first come into play when the one before has won.
        self.after = lines_after(chain)
        for dormant in self.after.values():
            self.continuing.remove(dormant)
            self.open_to[dormant] = False
        self.seats = min(self.profile.seats, len(set(self.continuing) - {*chain[:1]}))
        self.elected: list[int] = []
        self.since: dict[int, int] = {}
        self.waiting: list[int] = []
        self.stages: list[Stage] = []
        self.choosing = Choosing(rule.ties, seed, self.profile.candidates)
        self.valid = 0
        self.quota: Number = 0
        self.lost: Number = 0
        self.moving = False
        self.doomed: frozenset[int] = frozenset()
        self.guarded: frozenset[int] = frozenset()

    def run(self) -> Count:
        """The whole count."""
        self._first()
        while len(self.elected) < self.seats:
            pending = self._pending()
            together = self._together(pending)
            if self.doomed or not pending or (self.how.defer and together):
                self._exclude(together)
            else:
                self._surplus(pending)
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
        step = _Step("first", 0, self.rule.clauses.first, says=[*self.informal])
        step.transfers += self.piles.deal(self.profile.lines)
        self.valid = int(sum(self.votes) // self.unit)
        self._set_quota()
        self._close(step)

    def _set_quota(self) -> None:
        shares, total = self.profile.seats + 1, self.valid * self.unit
        if self.rule.quota == "up":
            if self.how.recalculated:
                total = int(sum(self.votes))
            self.quota = -(-total // shares)
        else:
            self.quota = (self.valid // shares + 1) * self.unit

    def _pending(self) -> list[int]:
        if self.profile.seats == 1:
            return []
        return [c for c in self.waiting if self.votes[c] > self.quota]

    def _together(self, pending: Sequence[int]) -> list[int]:
        """Those who are excluded in one go, or nobody where one must be chosen."""
        if self.constraints or not (self.how.defer or self.how.bulk != "none"):
            return []
        waits = sum(self.votes[c] - self.quota for c in pending)
        return bulk(
            {c: self.votes[c] for c in self.continuing},
            waits=waits,
            most=len(self.continuing) + len(self.elected) - self.seats,
            even=self.how.bulk == "not over",
        )

    def _surplus(self, pending: list[int]) -> None:
        if self.how.order == "earlier":
            first = min(self.since[c] for c in pending)
            pending = [c for c in pending if self.since[c] == first]
        most = max(self.votes[c] for c in pending)
        chosen, ties = self.choosing.one([c for c in pending if self.votes[c] == most], "surplus")
        self.waiting.remove(chosen)
        step = _Step("surplus", chosen, self.rule.clauses.surplus, ties=ties)
        over = self.votes[chosen] - self.quota
        pile = self.piles.release(chosen)
        self.piles.batch += 1
        for value, rows in self.piles.valued(pile, over, self.votes[chosen]):
            moved = self.piles.move(chosen, rows, value)
            if self.how.divisor == "transferable":
                # Papers that end stay behind with the quota; the others carry the whole surplus.
                moved = [t if t.target else replace(t, value=0, votes=0) for t in moved]
            step.transfers += moved
        self.votes[chosen] = self.quota
        if self.how.credit == "cut":
            given = sum(t.votes for t in step.transfers)
            self.lost += over - given
        self._close(step)

    def _exclude(self, together: list[int]) -> None:
        chosen, ties = together, list[Tie]()
        if self.doomed or not chosen:
            among = sorted(self.doomed) or [c for c in self.continuing if c not in self.guarded]
            among = among or self.continuing
            least = min(self.votes[c] for c in among)
            one, ties = self.choosing.one([c for c in among if self.votes[c] == least], "exclusion")
            chosen = [one]
        step = _Step("exclusion", chosen[0], self.rule.clauses.exclusion, tuple(chosen), ties=ties)
        step.says += [
            f"{self.profile.candidates[c - 1]} can no longer be elected"
            for c in chosen
            if c in self.doomed
        ]
        for c in chosen:
            self.continuing.remove(c)
            self.open_to[c] = False
        look_again(self, step.says)
        if self.how.last == "at once" and self._as_many_as_places():
            self._close(step)
            return
        groups = self.piles.groups(chosen)
        for number, parts in enumerate(groups, 1):
            self.moving = number < len(groups)
            self.piles.batch += 1
            given = len(step.transfers)
            taken: Number = sum(self.piles.taken(source, pile) for source, pile in parts)
            for source, pile in parts:
                rows = np.concatenate([p.rows for p in pile])
                step.transfers += self.piles.move(source, rows, pile[0].value)
            if self.how.credit == "cut":
                self.lost += taken - sum(t.votes for t in step.transfers[given:])
            if self.how.stages == "each" and self.moving:
                self._close(step)
                step = _Step("exclusion", chosen[0], self.rule.clauses.exclusion)
            elif self.moving and self.how.stages == "between":
                self._elect(step)
            if len(self.elected) == self.seats:
                break
        self.moving = False
        if self.how.stages != "each" or len(self.elected) < self.seats or not step.is_empty():
            self._close(step)

    def _as_many_as_places(self) -> bool:
        able = sum(c not in self.doomed for c in self.continuing)
        return able <= self.seats - len(self.elected)

    def _close(self, step: _Step) -> None:
        """Who is elected now; then the stage is written down."""
        self.choosing.history.append(self.votes[1:])
        if self.how.recalculated and not self.elected and self.choosing.history:
            self._set_quota()
        before = len(self.elected)
        self._elect(step)
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                action=step.action,
                candidate=step.candidate,
                votes=tuple(self.votes[1:]),
                non_transferable=self.valid * self.unit - sum(self.votes),
                quota=self.quota,
                elected=tuple(self.elected[before:]),
                excluded=step.excluded,
                transfers=tuple(step.transfers),
                ties=tuple(step.ties),
                constraints=tuple(step.says),
                clause=step.clause,
                lost=self.lost,
            )
        )

    def _elect(self, step: _Step) -> None:
        """Who has enough; then, where the rule fills the last places, the last."""
        look_again(self, step.says)
        while len(self.elected) < self.seats:
            left = self.seats - len(self.elected)
            waits = self._waits()
            over = [
                c
                for c in self.continuing
                if c not in self.doomed
                and reached(
                    self.votes[c],
                    self.quota,
                    active=sum(self.votes) - self._kept() if self.how.active else None,
                    left=left,
                )
            ]
            if not over:
                over = self._last(left, waits)
            if not over or not self._choose(over, left, step):
                return

    def _choose(self, over: list[int], left: int, step: _Step) -> bool:
        """The highest elected; False if nobody can be told from the others yet."""
        most = max(self.votes[c] for c in over)
        highest = [c for c in over if self.votes[c] == most]
        chosen, ties = highest[0], list[Tie]()
        if len(highest) > left or (self.constraints and len(highest) > 1):
            chosen, ties = self.choosing.one(highest, "election")
        step.ties += ties
        self.elected.append(chosen)
        self.since[chosen] = len(self.stages)
        self.continuing.remove(chosen)
        self.waiting.append(chosen)
        self.open_to[chosen] = False
        if chosen in self.after:
            self.continuing.append(self.after[chosen])
            self.open_to[self.after[chosen]] = True
        look_again(self, step.says)
        return True

    def _kept(self) -> Number:
        return sum(min(self.votes[c], self.quota) for c in self.elected)

    def _waits(self) -> Number:
        return sum(max(self.votes[c] - self.quota, 0) for c in self.waiting)

    def _last(self, left: int, waits: Number) -> list[int]:
        """Those elected although they have not enough votes."""
        able = [c for c in self.continuing if c not in self.doomed]
        settled = self.how.last != "settled" or not (waits or self.moving)
        if self.moving or not settled:
            return []
        if len(able) <= left:
            return able
        if left == 1 and not self.doomed:
            top = max(able, key=lambda c: self.votes[c])
            rest = sum(self.votes[c] for c in able if c != top)
            if self.how.beats_rest and self.votes[top] >= rest + waits:
                return [c for c in able if self.votes[c] == self.votes[top]]
            if self.how.last_two and len(able) == 2:  # noqa: PLR2004 - of the last two
                return [c for c in able if self.votes[c] == self.votes[top]]
        return []


def count_by_parcels(
    profile: Profile,
    rule: Rule,
    *,
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
    chain: tuple[int, ...] = (),
) -> Count:
    """A count in which parcels are kept apart; ``chain`` is that of `reopening`.

    Raises:
        CountError: if nobody stands, or the constraints cannot be met; `LotNeeded` if a lot must
            be drawn and there is no seed.
    """
    if len(profile.withdrawn) == len(profile.candidates):
        raise CountError("every candidate has withdrawn")
    return ParcelCount(strictly_ranked(profile), rule, constraints, seed, chain).run()

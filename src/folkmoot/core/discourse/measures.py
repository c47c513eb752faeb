"""What groups agree and differ on: votes by group, consensus across groups, what stands for one.

Formulas as Polis publishes them (compdemocracy/polis, math; see `components` for the paper): a
share is estimated as (n + 1) / (N + 2), tests of one and of two shares are smoothed by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt

import numpy as np
import numpy.typing as npt

from folkmoot.core.discourse.votes import AGREE, DISAGREE, UNSEEN, Votes

SURE = 1.2816
"""The test value beyond which a share is different with a probability of 90%, on one side."""

MOST = 5
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Count:
    """Votes on a statement: agreeing, disagreeing, and all who saw it, passing included."""

    agree: int
    disagree: int
    seen: int

    def share(self, side: int) -> Fraction:
        """The estimated share that agrees (1) or disagrees (-1)."""
        return Fraction(self.of(side) + 1, self.seen + 2)

    def of(self, side: int) -> int:
        """How many agree or disagree."""
        return self.agree if side == AGREE else self.disagree

    def __add__(self, other: Count) -> Count:
        return Count(
            self.agree + other.agree, self.disagree + other.disagree, self.seen + other.seen
        )


NONE = Count(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Stands:
    """A statement that stands for a group, or for everybody.

    Attributes:
        statement: its place.
        side: 1 if by agreeing, -1 if by disagreeing.
        count: how many did.
        seen: of how many who saw it.
        share: the estimated share.
        test: how sure it is that the share is more than a half.
        ratio: the share over that of all other groups; None for everybody.
        ratio_test: how sure it is that the two differ; None for everybody.
        best_agreed: whether it was taken as the statement the group agrees on most.
    """

    statement: int
    side: int
    count: int
    seen: int
    share: Fraction
    test: float
    ratio: Fraction | None = None
    ratio_test: float | None = None
    best_agreed: bool = False


def counts(votes: Votes, members: npt.NDArray[np.bool_]) -> tuple[Count, ...]:
    """The votes of some participants on every statement."""
    some = votes[members]
    agree, disagree = (some == AGREE).sum(axis=0), (some == DISAGREE).sum(axis=0)
    seen = (some != UNSEEN).sum(axis=0)
    return tuple(
        Count(int(a), int(d), int(s)) for a, d, s in zip(agree, disagree, seen, strict=True)
    )


def group_aware(by_group: Sequence[Sequence[Count]]) -> tuple[Fraction, ...]:
    """For each statement the product over groups of the estimated shares that agree."""
    found = []
    for across in zip(*by_group, strict=True):
        product = Fraction(1)
        for count in across:
            product *= count.share(AGREE)
        found.append(product)
    return tuple(found)


def one_share_test(count: int, of: int) -> float:
    """How far a share lies above a half, in standard errors; smoothed by one."""
    return 2 * sqrt(of + 1) * ((count + 1) / (of + 1) - 0.5)


def two_shares_test(count: int, of: int, other: int, of_other: int) -> float:
    """How far a share lies above another, in standard errors; smoothed by one."""
    count, of, other, of_other = count + 1, of + 1, other + 1, of_other + 1
    pooled = (count + other) / (of + of_other)
    if pooled >= 1:
        return 0.0
    error = sqrt(pooled * (1 - pooled) * (1 / of + 1 / of_other))
    return (count / of - other / of_other) / error


@dataclass(frozen=True, slots=True)
class _Both:
    """A statement in a group, seen from both sides."""

    statement: int
    own: Count
    sides: Mapping[int, Stands]

    @property
    def stronger(self) -> Stands:
        agree, disagree = self.sides[AGREE], self.sides[DISAGREE]
        return agree if _value(agree.ratio_test) > _value(disagree.ratio_test) else disagree


def represents(
    by_group: Sequence[Sequence[Count]], which: int, *, leave_out: frozenset[int] = frozenset()
) -> tuple[Stands, ...]:
    """The statements that stand for a group, at most five, those it agrees with first.

    A statement stands for a group if its share is surely above a half and surely above that of the
    others. The one it agrees on most comes first; where nothing passes, the nearest stands alone.
    """
    sufficient: list[Stands] = []
    best: Stands | None = None
    best_agreed: _Both | None = None
    for statement in range(len(by_group[which])):
        if statement in leave_out:
            continue
        both = _both(by_group, which, statement)
        if any(_passes(side) for side in both.sides.values()):
            sufficient.append(both.stronger)
        if best is None or _value(both.stronger.ratio_test) > _value(best.ratio_test):
            best = both.stronger
        if _agreed_more(both, best_agreed):
            best_agreed = both
    first = [_as_agreed(best_agreed)] if best_agreed else []
    if not sufficient:
        return tuple(first or ([best] if best else []))
    rest = [each for each in sufficient if not first or each.statement != first[0].statement]
    rest.sort(key=lambda each: -_metric(each))
    chosen = (first + rest)[:MOST]
    return tuple(sorted(chosen, key=lambda each: each.side != AGREE))


def _both(by_group: Sequence[Sequence[Count]], which: int, statement: int) -> _Both:
    own = by_group[which][statement]
    others = NONE
    for place, each in enumerate(by_group):
        if place != which:
            others = others + each[statement]
    sides = {
        side: Stands(
            statement,
            side,
            own.of(side),
            own.seen,
            own.share(side),
            one_share_test(own.of(side), own.seen),
            own.share(side) / others.share(side),
            two_shares_test(own.of(side), own.seen, others.of(side), others.seen),
        )
        for side in (AGREE, DISAGREE)
    }
    return _Both(statement, own, sides)


def _passes(side: Stands) -> bool:
    return side.test > SURE and _value(side.ratio_test) > SURE


def _agreed_more(both: _Both, best: _Both | None) -> bool:
    side = both.sides[AGREE]
    if not both.own.agree and not both.own.disagree:
        return False
    if best is None:
        return side.test > SURE or (side.ratio is not None and side.ratio > 1 and side.share > HALF)
    held = best.sides[AGREE]
    if held.ratio is not None and held.ratio > 1:
        return _metric(side) > _metric(held)
    return float(side.share) * side.test > float(held.share) * held.test


def _as_agreed(both: _Both) -> Stands:
    return replace(both.stronger, best_agreed=True)


def _metric(side: Stands) -> float:
    ratio = float(side.ratio) if side.ratio is not None else 0.0
    return ratio * _value(side.ratio_test) * float(side.share) * side.test


def _value(test: float | None) -> float:
    return 0.0 if test is None else test


def consensus(
    whole: Sequence[Count], *, leave_out: frozenset[int] = frozenset()
) -> dict[int, tuple[Stands, ...]]:
    """What everybody agrees with (1) and disagrees with (-1), groups or not: at most five each."""
    found = {}
    for side in (AGREE, DISAGREE):
        sure = [
            Stands(place, side, count.of(side), count.seen, count.share(side), test)
            for place, count in enumerate(whole)
            if place not in leave_out
            and count.share(side) > HALF
            and (test := one_share_test(count.of(side), count.seen)) > SURE
        ]
        sure.sort(key=lambda each: -float(each.share) * each.test)
        found[side] = tuple(sure[:MOST])
    return found


def priority(count: Count, extremity: float, *, about_participants: bool = False) -> float:
    """How soon a statement should be shown to the next person: promising, or hardly seen yet.

    ``extremity`` is the length of its place on the map; questions about the participants
    themselves have a fixed weight.
    """
    if about_participants:
        return 49.0
    passed = count.seen - count.agree - count.disagree
    passing = (passed + 1) / (count.seen + 2)
    agreeing = (count.agree + 1) / (count.seen + 2)
    importance = (1 - passing) * (extremity + 1) * agreeing
    return float((importance * (1 + 8 * 2 ** (-count.seen / 5))) ** 2)

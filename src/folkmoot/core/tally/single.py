"""Rules that count once: plurality, blocks with kept places, points, approval, scores, pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from folkmoot.core.tally.constraints import Constraint, standing
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.placings import Placings, Worth, placings
from folkmoot.core.tally.profile import Integers, Profile
from folkmoot.core.tally.record import Count, Number, Stage
from folkmoot.core.tally.rule import Rule
from folkmoot.core.tally.second_choices import star_votes, supplementary_votes
from folkmoot.core.tally.ties import Tie, settle

Votes = list[Number]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who is elected, in order, which ties were decided, and certificates of kept places."""

    elected: tuple[int, ...]
    ties: tuple[Tie, ...]
    says: tuple[str, ...]


def first_votes(profile: Profile) -> Votes:
    """Papers that put the candidate first; a paper that puts two first says nothing."""
    return _sums(profile, lambda of: (of.place == 0) & (of.alike == 1))


def block_votes(profile: Profile) -> Votes:
    """A vote for each of the first candidates named, up to the number of seats.

    A paper that names more than there are seats is counted for the first so many.
    """
    return _sums(profile, lambda of: of.order < profile.seats)


def approval_votes(profile: Profile) -> Votes:
    """A vote for everybody named."""
    return _sums(profile, lambda _: 1)


def borda_votes(profile: Profile) -> Votes:
    """With n candidates, n-1 points for the first, n-2 for the second, …; equal ranks share.

    Candidates who are not named share what is left.
    """
    size = len(profile.candidates)
    twice: Integers = np.zeros(size, dtype=np.int64)
    for of in placings(profile):
        twice += of.added(size, 2 * (size - of.place) - of.alike - 1)
        # On a paper that names k each of the others gets the mean of n-1-k, …, 0: given to all,
        # and taken back from the named.
        rest = size - 1 - of.named
        begins = of.order == 0
        twice += int((of.papers * rest)[begins].sum()) - of.added(size, rest)
    return [Fraction(points, 2) for points in twice.tolist()]


def modified_borda_votes(profile: Profile) -> Votes:
    """The modified Borda count: with k named, k points for the first, k-1 for the second.

    Who names fewer gives fewer points (de Borda Institute).
    """
    twice = _sums(profile, lambda of: 2 * (of.named - of.place) - of.alike + 1)
    return [Fraction(points) / 2 for points in twice]


def dowdall_votes(profile: Profile) -> Votes:
    """Nauru's harmonic points: 1, 1/2, 1/3, …; nothing for those who are not named."""
    size = len(profile.candidates)
    votes = [Fraction(0)] * size
    for of in placings(profile):
        for place, alike in of.places():
            there = of.only((of.place == place) & (of.alike == alike)).added(size)
            total = sum((Fraction(1, place + i + 1) for i in range(alike)), Fraction(0))
            worth = total / alike
            votes = [v + worth * papers for v, papers in zip(votes, there.tolist(), strict=True)]
    return list[Number](votes)


def score_votes(profile: Profile) -> Votes:
    """The points that papers give.

    Raises:
        CountError: if the papers carry no points.
    """
    scores = profile.scores
    if scores is None:
        raise CountError("these papers rank candidates and give no points")
    return _sums(profile, lambda of: scores[of.at].astype(np.int64))


def _sums(profile: Profile, worth: Callable[[Placings], Worth]) -> Votes:
    """For each candidate what all preferences are worth together."""
    size = len(profile.candidates)
    votes: Integers = np.zeros(size, dtype=np.int64)
    for of in placings(profile):
        votes += of.added(size, worth(of))
    return list[Number](votes.tolist())


VOTES: dict[str, Callable[[Profile], Votes]] = {
    "fptp": first_votes,
    "block": block_votes,
    "approval": approval_votes,
    "borda": borda_votes,
    "borda-modified": modified_borda_votes,
    "dowdall": dowdall_votes,
    "score": score_votes,
}


def choose(
    history: Sequence[Sequence[Number]],
    *,
    seats: int,
    names: Sequence[str],
    withdrawn: frozenset[int] = frozenset(),
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
) -> Chosen:
    """The highest, one after the other, none of whom makes a kept place impossible to fill.

    This is the block vote with minimums (a committee's women's places): the set is the best by
    votes that meets the minimums. The last of ``history`` decides, earlier ones break ties.

    Raises:
        CountError: if no set meets the constraints; `LotNeeded` if a lot decides without a seed.
    """
    votes = history[-1]
    left = [c for c in range(1, len(votes) + 1) if c not in withdrawn]
    elected: list[int] = []
    ties: list[Tie] = []
    says: list[str] = []
    seats = min(seats, len(left))
    while len(elected) < seats:
        held = standing(constraints, seats=seats, elected=elected, continuing=left, names=names)
        says += [text for text in held.says if text not in says]
        able = [c for c in left if c not in held.doomed]
        best = max(votes[c - 1] for c in able)
        top = [c for c in able if votes[c - 1] == best]
        if len(top) > seats - len(elected) or (constraints and len(top) > 1):
            tie = settle(
                top,
                history,
                highest=True,
                earliest=False,
                seed=seed,
                drawings=sum(t.how == "lot" for t in ties),
                names=names,
                purpose="election",
            )
            ties.append(tie)
            top = [tie.chosen]
        elected.append(top[0])
        left.remove(top[0])
    return Chosen(tuple(elected), tuple(ties), tuple(says))


def count_once(
    profile: Profile,
    rule: Rule,
    *,
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
) -> Count:
    """A count in one stage, or two for the supplementary vote and STAR.

    Raises:
        CountError: see `choose`; `LotNeeded` too.
    """
    if rule.name in VOTES:
        history = [VOTES[rule.name](profile)]
    elif rule.name == "supplementary":
        history = supplementary_votes(profile, first_votes(profile), seed=seed)
    else:
        history = star_votes(profile, score_votes(profile), seed=seed)
    if rule.name in {"supplementary", "star"} and profile.seats != 1:
        raise CountError(f"{rule.title} elects one; these papers are for {profile.seats} seats")
    chosen = choose(
        history,
        seats=profile.seats,
        names=profile.candidates,
        withdrawn=profile.withdrawn,
        constraints=constraints,
        seed=seed,
    )
    valid = profile.papers - profile.blank()
    stages = tuple(
        Stage(
            number=number,
            action="points",
            candidate=0,
            votes=tuple(votes),
            non_transferable=0,
            quota=0,
            elected=chosen.elected if number == len(history) else (),
            excluded=(),
            transfers=(),
            ties=chosen.ties if number == len(history) else (),
            constraints=chosen.says if number == len(history) else (),
            clause=rule.clauses.first if number == 1 else rule.clauses.last,
        )
        for number, votes in enumerate(history, 1)
    )
    return Count(
        rule=rule,
        candidates=profile.candidates,
        seats=profile.seats,
        stages=stages,
        elected=chosen.elected,
        papers=profile.papers,
        valid=valid,
    )

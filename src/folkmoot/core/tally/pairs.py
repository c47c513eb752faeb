"""Condorcet: every two candidates against each other, and four ways out of a circle."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations, permutations

import numpy as np

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import CountError, LotNeeded
from folkmoot.core.tally.placings import placings
from folkmoot.core.tally.profile import Flags, Integers, Profile
from folkmoot.core.tally.record import Count, Number, Stage
from folkmoot.core.tally.rule import Rule
from folkmoot.core.tally.single import choose

Pairs = list[list[int]]
_AT_ONCE = 1 << 21  # comparisons


def pairwise(profile: Profile) -> Pairs:
    """``pairs[a][b]``: papers that rank a above b (from 0); named ones stand above the others."""
    size = len(profile.candidates)
    pairs: Integers = np.zeros((size, size), dtype=np.int64)
    for of in placings(profile, lines=max(1, _AT_ONCE // size**2)):
        places: Integers = np.full((len(of.weights), size), size, dtype=np.int64)
        places[of.line, of.candidate] = of.place
        above = places[:, :, None] < places[:, None, :]
        if profile.weights is None:
            pairs += np.count_nonzero(above, axis=0)
        else:
            pairs += np.tensordot(of.weights, above.astype(np.int64), 1)
    return [list(row) for row in pairs.tolist()]


def _beats(pairs: Pairs, a: int, b: int) -> bool:
    return pairs[a][b] > pairs[b][a]


def copeland(pairs: Pairs) -> list[Number]:
    """Two points for each rival beaten, one for each equal."""
    size = len(pairs)
    return [
        sum(2 if _beats(pairs, a, b) else pairs[a][b] == pairs[b][a] for b in range(size) if b != a)
        for a in range(size)
    ]


def minimax(pairs: Pairs) -> list[Number]:
    """The worst defeat, by winning votes, below the number of all papers: higher is better."""
    size = len(pairs)
    worst = [
        max((pairs[b][a] for b in range(size) if _beats(pairs, b, a)), default=0)
        for a in range(size)
    ]
    top = max(map(max, pairs), default=0)
    return [top - w for w in worst]


def schulze(pairs: Pairs) -> list[Number]:
    """Rivals from whom the strongest path is weaker than the path to them (winning votes)."""
    direct = np.array(pairs, dtype=np.int64)
    path = np.where(direct > direct.T, direct, 0)
    for via in range(len(pairs)):
        path = np.maximum(path, np.minimum(path[:, via, None], path[None, via, :]))
        np.fill_diagonal(path, 0)
    return list[Number](np.count_nonzero(path > path.T, axis=1).tolist())


def ranked_pairs(pairs: Pairs, seed: str | None, names: Sequence[str]) -> list[Number]:
    """Tideman: victories locked in from the strongest, unless they close a circle.

    Victories of the same strength that cannot all stand are taken in an order drawn by lot.
    """
    size = len(pairs)
    above: Flags = np.zeros((size, size), dtype=bool)
    wins = defaultdict[tuple[int, int], list[tuple[int, int]]](list)
    for a, b in permutations(range(size), 2):
        if _beats(pairs, a, b):
            wins[-pairs[a][b], pairs[b][a]].append((a, b))
    for _strength, alike in sorted(wins.items()):
        if len(alike) > 1 and _closes_a_circle(above, alike):
            if seed is None:
                tied = tuple(sorted({a + 1 for a, _ in alike}))
                raise LotNeeded(tied, tuple(names[c - 1] for c in tied))
            alike.sort(
                key=lambda p: hashlib.sha256(f"{seed}|{p[0] + 1}>{p[1] + 1}".encode()).digest()
            )
        for a, b in alike:
            if not above[b, a]:
                _lock(above, a, b)
    return list[Number](np.count_nonzero(above, axis=1).tolist())


def _lock(above: Flags, a: int, b: int) -> None:
    """Put a above b: all who are above a, and a, stand above all who are below b, and b."""
    ups, downs = above[:, a].copy(), above[b].copy()
    ups[a] = downs[b] = True
    above |= np.outer(ups, downs)


def _closes_a_circle(above: Flags, alike: Sequence[tuple[int, int]]) -> bool:
    together = above.copy()
    for a, b in alike:
        _lock(together, a, b)
    return bool(together.diagonal().any())


METHODS: dict[str, Callable[[Pairs, str | None, Sequence[str]], list[Number]]] = {
    "copeland": lambda pairs, _seed, _names: copeland(pairs),
    "minimax": lambda pairs, _seed, _names: minimax(pairs),
    "schulze": lambda pairs, _seed, _names: schulze(pairs),
    "ranked-pairs": ranked_pairs,
}


def condorcet_winner(pairs: Pairs) -> int | None:
    """The candidate (from 1) who beats each other one, if there is one."""
    size = len(pairs)
    return next(
        (a + 1 for a in range(size) if all(_beats(pairs, a, b) for b in range(size) if b != a)),
        None,
    )


def count_by_pairs(
    profile: Profile,
    rule: Rule,
    *,
    constraints: Sequence[Constraint] = (),
    seed: str | None = None,
) -> Count:
    """One elected by comparing pairs; the record gives each pair as a sentence.

    Raises:
        CountError: for more than one seat; `LotNeeded` if a lot decides without a seed.
    """
    if profile.seats != 1:
        raise CountError(f"{rule.title} elects one; these papers are for {profile.seats} seats")
    names, pairs = profile.candidates, pairwise(profile)
    for gone in profile.withdrawn:
        pairs[gone - 1] = [0] * len(names)
    votes = METHODS[rule.name](pairs, seed, names)
    chosen = choose(
        [votes],
        seats=1,
        names=names,
        withdrawn=profile.withdrawn,
        constraints=constraints,
        seed=seed,
    )
    says = [
        f"{names[a]} {pairs[a][b]}, {names[b]} {pairs[b][a]}"
        for a, b in combinations(range(len(names)), 2)
    ]
    stage = Stage(
        number=1,
        action="points",
        candidate=0,
        votes=tuple(votes),
        non_transferable=0,
        quota=0,
        elected=chosen.elected,
        excluded=(),
        transfers=(),
        ties=chosen.ties,
        constraints=(*chosen.says, *says),
        clause=rule.clauses.first,
    )
    valid = profile.papers - profile.blank()
    return Count(
        rule=rule,
        candidates=names,
        seats=1,
        stages=(stage,),
        elected=chosen.elected,
        papers=profile.papers,
        valid=valid,
    )

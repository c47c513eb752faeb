"""Condorcet: every two candidates against each other, and four ways out of a circle."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from itertools import combinations, permutations

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import CountError, LotNeeded
from folkmoot.core.tally.profile import Profile
from folkmoot.core.tally.record import Count, Number, Stage
from folkmoot.core.tally.rule import Rule
from folkmoot.core.tally.single import choose

Pairs = list[list[int]]


def pairwise(profile: Profile) -> Pairs:
    """``pairs[a][b]``: papers that rank a above b (from 0); named ones stand above the others."""
    size = len(profile.candidates)
    pairs = [[0] * size for _ in range(size)]
    for number in range(profile.lines):
        weight = profile.weight(number)
        below = set(range(size))
        for group in profile.ranks(number):
            below -= {c - 1 for c in group}
            for candidate in group:
                for other in below:
                    pairs[candidate - 1][other] += weight
    return pairs


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
    size = len(pairs)
    path = [[pairs[a][b] if _beats(pairs, a, b) else 0 for b in range(size)] for a in range(size)]
    for via, a, b in ((v, a, b) for v in range(size) for a in range(size) for b in range(size)):
        if len({via, a, b}) == 3:  # noqa: PLR2004 - three different candidates
            path[a][b] = max(path[a][b], min(path[a][via], path[via][b]))
    return [sum(path[a][b] > path[b][a] for b in range(size) if b != a) for a in range(size)]


def ranked_pairs(pairs: Pairs, seed: str | None, names: Sequence[str]) -> list[Number]:
    """Tideman: victories locked in from the strongest, unless they close a circle.

    Victories of the same strength that cannot all stand are taken in an order drawn by lot.
    """
    size = len(pairs)
    above: set[tuple[int, int]] = set()
    wins = [(a, b) for a, b in permutations(range(size), 2) if _beats(pairs, a, b)]
    for strength in sorted({(-pairs[a][b], pairs[b][a]) for a, b in wins}):
        alike = [(a, b) for a, b in wins if (-pairs[a][b], pairs[b][a]) == strength]
        together = _closed(above | set(alike), size)
        if len(alike) > 1 and any((a, a) in together for a in range(size)):
            if seed is None:
                tied = tuple(sorted({a + 1 for a, _ in alike}))
                raise LotNeeded(tied, tuple(names[c - 1] for c in tied))
            alike.sort(
                key=lambda p: hashlib.sha256(f"{seed}|{p[0] + 1}>{p[1] + 1}".encode()).digest()
            )
        for a, b in alike:
            if (b, a) not in above:
                above = _closed(above | {(a, b)}, size)
    return [sum((a, b) in above for b in range(size)) for a in range(size)]


def _closed(above: set[tuple[int, int]], size: int) -> set[tuple[int, int]]:
    """Whoever is above one who is above another is above that one too."""
    out = set(above)
    for via in range(size):
        ups = [a for a in range(size) if (a, via) in out]
        downs = [b for b in range(size) if (via, b) in out]
        out |= {(a, b) for a in ups for b in downs}
    return out


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
    valid = sum(profile.weight(n) for n in range(profile.lines) if profile.line(n))
    return Count(
        rule=rule,
        candidates=names,
        seats=1,
        stages=(stage,),
        elected=chosen.elected,
        papers=profile.papers,
        valid=valid,
    )

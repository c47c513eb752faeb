"""The second counter for rules that compare pairs, by other definitions than the first.

Schulze by widening the threshold instead of Floyd and Warshall; ranked pairs by asking of each
victory in turn whether there is a way back; ties by the same committed lots.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from folkmoot.core.tally.errors import CountError, LotNeeded

Papers = list[tuple[list[list[int]], int]]
Won = dict[tuple[int, int], int]


def pairs_again(
    name: str,
    papers: Papers,
    *,
    names: Sequence[str],
    withdrawn: set[int],
    seed: str | None,
) -> tuple[list[int], dict[int, Fraction]]:
    """The elected, and the figure of everybody by which the rule elects.

    Raises:
        CountError: for a rule that this counter does not know; `LotNeeded` without a seed.
    """
    everybody = list(range(1, len(names) + 1))
    prefer: Won = dict.fromkeys(permutations(everybody, 2), 0)
    for groups, number in papers:
        place = {c: n for n, group in enumerate(groups) for c in group}
        for a, b in prefer:
            if a in place and place[a] < place.get(b, len(groups)):
                prefer[a, b] += number
    for a, b in prefer:
        if a in withdrawn:
            prefer[a, b] = 0
    wins = {pair: n for pair, n in prefer.items() if n > prefer[pair[::-1]]}
    if name == "schulze":
        figures = _schulze(everybody, wins)
    elif name == "ranked-pairs":
        figures = _ranked_pairs(everybody, wins, prefer, names, seed)
    elif name == "copeland":
        figures = {
            c: sum(2 * ((c, d) in wins) + ((c, d) not in wins and (d, c) not in wins)
                   for d in everybody if d != c)
            for c in everybody
        }  # fmt: skip
    elif name == "minimax":
        most = max(prefer.values(), default=0)
        figures = {
            c: most - max((n for (_, loser), n in wins.items() if loser == c), default=0)
            for c in everybody
        }
    else:
        raise CountError(f"the second counter does not know the rule {name!r}")
    able = [c for c in everybody if c not in withdrawn]
    best = [c for c in able if figures[c] == max(figures[d] for d in able)]
    if len(best) > 1:
        if seed is None:
            raise LotNeeded(tuple(best), tuple(names[c - 1] for c in best))
        best.sort(key=lambda c: hashlib.sha256(f"{seed}|0|{c}".encode()).hexdigest())
    return best[:1], {c: Fraction(figures[c]) for c in everybody}


def _reach(start: int, links: set[tuple[int, int]]) -> set[int]:
    found, fresh = {start}, [start]
    while fresh:
        here = fresh.pop()
        more = {b for a, b in links if a == here} - found
        found |= more
        fresh += sorted(more)
    return found


def _schulze(everybody: list[int], wins: Won) -> dict[int, int]:
    strength: Won = {}
    for least in sorted(set(wins.values())):
        links = {pair for pair, n in wins.items() if n >= least}
        for a in everybody:
            for b in _reach(a, links) - {a}:
                strength[a, b] = least
    return {
        a: sum(strength.get((a, b), 0) > strength.get((b, a), 0) for b in everybody)
        for a in everybody
    }


def _ranked_pairs(
    everybody: list[int], wins: Won, prefer: Won, names: Sequence[str], seed: str | None
) -> dict[int, int]:
    locked: set[tuple[int, int]] = set()
    order = sorted({(-n, prefer[pair[::-1]]) for pair, n in wins.items()})
    for strong in order:
        alike = sorted(p for p, n in wins.items() if (-n, prefer[p[::-1]]) == strong)
        if len(alike) > 1 and any(a in _reach(b, locked | set(alike)) for a, b in alike):
            if seed is None:
                tied = tuple(sorted({a for a, _ in alike}))
                raise LotNeeded(tied, tuple(names[c - 1] for c in tied))
            alike.sort(key=lambda p: hashlib.sha256(f"{seed}|{p[0]}>{p[1]}".encode()).digest())
        for a, b in alike:
            if a not in _reach(b, locked):
                locked.add((a, b))
    return {a: len(_reach(a, locked)) - 1 for a in everybody}

"""The second counter for rules that count once: first past the post, block vote, approval."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import CountError, LotNeeded

Papers = list[tuple[list[list[int]], int]]


def points_again(
    name: str,
    papers: Papers,
    *,
    names: Sequence[str],
    seats: int,
    withdrawn: set[int],
    constraints: Sequence[Constraint],
    seed: str | None,
) -> tuple[list[int], dict[int, Fraction]]:
    """The elected in order, and the votes of everybody.

    Args:
        name: of the rule.
        papers: groups of equally ranked candidates, and how many papers say so.
        names: of the candidates; seats: places; withdrawn: numbers of those who have.
        constraints, seed: as in the count.

    Raises:
        CountError: for a rule that this counter does not know; `LotNeeded` without a seed.
    """
    votes = dict.fromkeys(range(1, len(names) + 1), Fraction(0))
    for groups, number in papers:
        for candidate in _voted_for(name, groups, seats):
            votes[candidate] += number
    standing = [c for c in votes if c not in withdrawn]
    vacant = min(seats, len(standing))
    chosen: list[int] = []
    lots = 0
    while len(chosen) < vacant:
        left = [c for c in standing if c not in chosen]
        able = [c for c in left if _completes([*chosen, c], left, vacant, constraints)]
        if not able:
            raise CountError("no set of candidates meets every constraint")
        most = max(votes[c] for c in able)
        equal = sorted(c for c in able if votes[c] == most)
        if len(equal) > 1 and (constraints or len(equal) > vacant - len(chosen)):
            if seed is None:
                raise LotNeeded(tuple(equal), tuple(names[c - 1] for c in equal))
            drawn = {hashlib.sha256(f"{seed}|{lots}|{c}".encode()).hexdigest(): c for c in equal}
            lots += 1
            equal = [drawn[min(drawn)]]
        chosen.append(equal[0])
    return chosen, votes


def _voted_for(name: str, groups: list[list[int]], seats: int) -> list[int]:
    if name == "fptp":
        return groups[0] if groups and len(groups[0]) == 1 else []
    named = [candidate for group in groups for candidate in group]
    if name == "block":
        return named[:seats]
    if name == "approval":
        return named
    raise CountError(f"the second counter does not know the rule {name!r}")


def _completes(
    chosen: list[int], left: list[int], vacant: int, constraints: Sequence[Constraint]
) -> bool:
    if not constraints:
        return True
    others = [c for c in left if c not in chosen]
    return any(
        all(k.least <= len(k.members & {*chosen, *more}) <= k.most for k in constraints)
        for more in combinations(others, vacant - len(chosen))
    )

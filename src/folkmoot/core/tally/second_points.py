"""The second counter for rules that add up votes or points, once or twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import CountError, LotNeeded

Table = dict[int, Fraction]


@dataclass(frozen=True, slots=True)
class Marked:
    """Papers alike: groups of equally ranked candidates, points by candidate, how many papers."""

    groups: list[list[int]]
    points: dict[int, int]
    number: int


def points_again(
    name: str,
    papers: Sequence[Marked],
    *,
    names: Sequence[str],
    seats: int,
    withdrawn: set[int],
    constraints: Sequence[Constraint],
    seed: str | None,
) -> tuple[list[int], list[Table]]:
    """The elected in order, and the votes of everybody, once or twice.

    Args:
        name: of the rule.
        papers: see `Marked`.
        names: of the candidates; seats: places; withdrawn: numbers of those who have.
        constraints, seed: as in the count.

    Raises:
        CountError: for a rule that this counter does not know; `LotNeeded` without a seed.
    """
    everybody = range(1, len(names) + 1)
    first: Table = dict.fromkeys(everybody, Fraction(0))
    for paper in papers:
        for candidate, worth in _worth(name, paper, len(names), seats):
            first[candidate] += worth * paper.number
    standing = [c for c in everybody if c not in withdrawn]
    tables = [first]
    if name == "star" or (name == "supplementary" and not _has_half(first)):
        two = _two(standing, first, seed, names)
        tables.append(_again(name, papers, two, first))
    return _filled(tables, standing, min(seats, len(standing)), constraints, seed, names), tables


def _worth(name: str, paper: Marked, size: int, seats: int) -> Iterable[tuple[int, Fraction | int]]:
    groups = paper.groups
    named = [candidate for group in groups for candidate in group]
    if name in {"fptp", "supplementary"}:
        return [(groups[0][0], 1)] if groups and len(groups[0]) == 1 else []
    if name == "block":
        return [(c, 1) for c in named[:seats]]
    if name == "approval":
        return [(c, 1) for c in named]
    if name in {"score", "star"}:
        return list(paper.points.items())
    if name in {"borda", "borda-modified", "dowdall"}:
        return _by_place(name, groups, named, size)
    raise CountError(f"the second counter does not know the rule {name!r}")


def _by_place(
    name: str, groups: list[list[int]], named: list[int], size: int
) -> list[tuple[int, Fraction]]:
    """Places are numbered from 1; those who share a place share the points of their places."""
    if not named:
        return []
    if name == "borda":
        groups = [*groups, [c for c in range(1, size + 1) if c not in named]]
    out, before = [], 0
    for group in groups:
        places = range(before + 1, before + len(group) + 1)
        before += len(group)
        if name == "dowdall":
            sums = sum((Fraction(1, place) for place in places), Fraction(0))
        else:
            top = size if name == "borda" else len(named) + 1
            sums = sum((Fraction(top - place) for place in places), Fraction(0))
        out += [(c, sums / len(group)) for c in group]
    return out


def _has_half(table: Table) -> bool:
    return max(table.values()) * 2 > sum(table.values())


def _two(standing: list[int], table: Table, seed: str | None, names: Sequence[str]) -> list[int]:
    """The best two; who comes second among equals is drawn."""
    order = sorted(standing, key=lambda c: -table[c])
    if len(order) <= 2 or table[order[1]] > table[order[2]]:  # noqa: PLR2004 - the best two
        return order[:2]
    equal = [c for c in order if table[c] == table[order[1]]]
    if table[order[0]] > table[order[1]]:
        return [order[0], _drawn(equal, seed, 0, names)]
    one = _drawn(equal, seed, 0, names)
    return [one, _drawn([c for c in equal if c != one], seed, 0, names)]


def _again(name: str, papers: Sequence[Marked], two: list[int], first: Table) -> Table:
    if name == "supplementary":
        table = {c: first[c] if c in two else Fraction(0) for c in first}
        for paper in papers:
            named = [c for group in paper.groups for c in group][:2]
            if named[1:] and named[0] not in two and named[1] in two:
                table[named[1]] += paper.number
        return table
    table = dict.fromkeys(first, Fraction(0))
    if len(two) == 2:  # noqa: PLR2004 - the best two
        a, b = two
        for paper in papers:
            more = paper.points.get(a, 0) - paper.points.get(b, 0)
            if more:
                table[a if more > 0 else b] += paper.number
    return table


def _filled(
    tables: list[Table],
    standing: list[int],
    vacant: int,
    constraints: Sequence[Constraint],
    seed: str | None,
    names: Sequence[str],
) -> list[int]:
    chosen: list[int] = []
    lots = 0
    while len(chosen) < vacant:
        left = [c for c in standing if c not in chosen]
        able = [c for c in left if _completes([*chosen, c], left, vacant, constraints)]
        if not able:
            raise CountError("no set of candidates meets every constraint")
        most = max(tables[-1][c] for c in able)
        equal = sorted(c for c in able if tables[-1][c] == most)
        if len(equal) > 1 and (constraints or len(equal) > vacant - len(chosen)):
            for table in tables[::-1]:
                best = max(table[c] for c in equal)
                equal = [c for c in equal if table[c] == best]
            if len(equal) > 1:
                equal = [_drawn(equal, seed, lots, names)]
                lots += 1
        chosen.append(equal[0])
    return chosen


def _drawn(equal: list[int], seed: str | None, lots: int, names: Sequence[str]) -> int:
    if len(equal) == 1:
        return equal[0]
    if seed is None:
        raise LotNeeded(tuple(equal), tuple(names[c - 1] for c in equal))
    keys = {hashlib.sha256(f"{seed}|{lots}|{c}".encode()).hexdigest(): c for c in equal}
    return keys[min(keys)]


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

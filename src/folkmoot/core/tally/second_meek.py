"""Meek and Warren, a second time: every paper is walked through at every iteration."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from folkmoot.core.tally.constraints import Constraint
from folkmoot.core.tally.errors import LotNeeded

Papers = list[tuple[list[list[int]], int]]


def _shared(
    papers: Papers,
    keep: dict[int, int],
    unit: int,
    *,
    warren: bool,
    cut: bool = False,
    equal: str = "",
) -> dict[int, int]:
    votes = dict.fromkeys(keep, 0)
    for ranks, number in papers:
        if any(len(rank) > 1 for rank in ranks):
            given = (_in_all_orders if equal == "orders" else _in_branches)(ranks, keep, unit, unit)
            for candidate, part in given:
                votes[candidate] += part * number
            continue
        left = unit
        for (candidate,) in ranks:
            rate = keep[candidate]
            if warren:
                kept = min(left, rate)
            else:
                kept, spare = divmod(left * rate, unit)
                kept += spare > 0 and not cut
            votes[candidate] += kept * number
            left = left * (unit - rate) // unit if cut else left - kept
            if not left:
                break
    return votes


def _in_branches(
    ranks: list[list[int]], keep: dict[int, int], unit: int, power: int
) -> list[tuple[int, int]]:
    """What a paper with equal preferences gives: a part to each, the rest of it to later ranks."""
    if not ranks or not power:
        return []
    alive = [c for c in ranks[0] if keep[c]]
    given = []
    for candidate in alive:
        part = power // len(alive)
        given.append((candidate, part * keep[candidate] // unit))
        rest = part * (unit - keep[candidate]) // unit
        given += _in_branches(ranks[1:], keep, unit, rest)
    return given


def _in_all_orders(
    ranks: list[list[int]], keep: dict[int, int], unit: int, power: int
) -> list[tuple[int, int]]:
    """What a paper gives if it stands for all orders of its equal candidates."""
    if not ranks or not power:
        return []
    rank = ranks[0]
    rest = unit
    for candidate in rank:
        rest = rest * (unit - keep[candidate]) // unit
    given = []
    for candidate in rank:
        others = [unit - keep[c] for c in rank if c != candidate]
        # How often is this candidate preceded by just these others? Once in so many orders.
        mean = 0
        for ahead in range(len(rank)):
            choices = len(list(combinations(others, ahead)))
            mean += _sum_of_products(tuple(others), ahead, unit) // choices
        share = mean * keep[candidate] // unit // len(rank) if others else keep[candidate]
        given.append((candidate, power * share // unit))
    return given + _in_all_orders(ranks[1:], keep, unit, power * rest // unit)


def _sum_of_products(parts: tuple[int, ...], taken: int, unit: int) -> int:
    """The sum, over all ways to take so many of the parts, of their product, each step cut."""
    if not taken:
        return unit
    if len(parts) < taken:
        return 0
    without = _sum_of_products(parts[:-1], taken, unit)
    return without + _sum_of_products(parts[:-1], taken - 1, unit) * parts[-1] // unit


def _up(number: int, by: int) -> int:
    return (number + by - 1) // by


def meek_again(
    papers: Papers,
    size: int,
    seats: int,
    gone: set[int],
    parameters: dict[str, str | int | bool | None],
    seed: str | None,
    names: Sequence[str],
    constraints: Sequence[Constraint] = (),
    chain: Sequence[int] = (),
) -> tuple[list[int], list[tuple[Fraction, ...]]]:
    """The elected in order, and all votes after each round."""
    places = int(parameters["decimals"] or 0)
    unit, omega = 10**places, 10 ** (places - int(parameters["omega"] or 0))
    keep = {c: 0 if c in gone else unit for c in range(1, size + 1)}
    hopeful = [c for c in keep if c not in gone and c not in chain[1:]]
    vacant = min(seats, sum(c not in chain for c in hopeful))
    elected: list[int] = []
    rounds: list[tuple[Fraction, ...]] = []
    lots = 0

    def drawn(tied: list[int]) -> int:
        nonlocal lots
        if seed is None:
            raise LotNeeded(tuple(tied), tuple(names[c - 1] for c in tied))
        lots += 1
        return min(
            tied, key=lambda c: hashlib.sha256(f"{seed}|{lots - 1}|{c}".encode()).hexdigest()
        )

    if parameters.get("sure_losers"):
        return _nz_again(papers, keep, hopeful, vacant, unit, omega, seats, drawn, chain)

    def could(chosen: list[int], pool: list[int]) -> bool:
        """Whether the chosen can be filled up from the pool so that every place is kept."""
        rest = [c for c in pool if c not in chosen]
        return not constraints or any(
            all(k.least <= len(k.members & {*chosen, *more}) <= k.most for k in constraints)
            for more in combinations(rest, max(vacant - len(chosen), 0))
        )

    while len(elected) < vacant:
        lost = [c for c in hopeful if not could([*elected, c], hopeful)]
        able = [c for c in hopeful if c not in lost]
        last = len(elected) + len(able) <= vacant
        votes, over, surplus = _iterated(
            papers,
            keep,
            elected,
            able,
            last=last,
            at_once=bool(lost),
            seats=seats,
            unit=unit,
            omega=omega,
            parameters=parameters,
        )
        rounds.append(tuple(Fraction(votes[c], unit) for c in sorted(votes)))
        over.sort(key=lambda c: (-votes[c], c))
        if constraints and not last:
            over = _in_turn(over, elected, hopeful, vacant, votes, could, drawn)
        while len(over) > vacant - len(elected):
            over.remove(drawn(over))
        if over:
            elected += over
            hopeful = _still(hopeful, over, chain)
            continue
        spare = [c for c in hopeful if could(elected, [h for h in hopeful if h != c])]
        pool = lost or spare or hopeful
        floor = min(votes[c] for c in pool)
        low = [c for c in pool if votes[c] <= floor + surplus]
        out = drawn(low) if len(low) > 1 else low[0]
        hopeful.remove(out)
        _drop(out, keep, chain)
    return elected, rounds


def _still(hopeful: list[int], over: list[int], chain: Sequence[int]) -> list[int]:
    """Those in the running after some are elected: further lines of a chain step in."""
    after = [b for a, b in pairwise(chain) if a in over]
    return [c for c in hopeful if c not in over] + after


def _drop(out: int, keep: dict[int, int], chain: Sequence[int]) -> None:
    """The excluded keeps nothing, nor does what waited behind it in a chain."""
    for c in chain[chain.index(out) :] if out in chain else [out]:
        keep[c] = 0


def _iterated(
    papers: Papers,
    keep: dict[int, int],
    elected: list[int],
    able: list[int],
    *,
    last: bool,
    at_once: bool,
    seats: int,
    unit: int,
    omega: int,
    parameters: dict[str, str | int | bool | None],
) -> tuple[dict[int, int], list[int], int]:
    """Keep values found until somebody is over or nothing moves: votes, who is over, surplus.

    ``last``: all who are able are over; ``at_once``: somebody is to go without waiting.
    """
    before: int | None = None
    while True:
        votes = _shared(
            papers,
            keep,
            unit,
            warren=bool(parameters["warren"]),
            cut=bool(parameters.get("cut")),
            equal=str(parameters.get("equal", "")),
        )
        quota = sum(votes.values()) // (seats + 1) + 1
        over = able[:] if last else [c for c in able if votes[c] >= quota]
        if over or at_once:
            return votes, over, 0
        surplus = sum(votes[c] - quota for c in elected if votes[c] > quota)
        if surplus < omega or (before is not None and surplus >= before):
            return votes, over, surplus
        before = surplus
        for c in elected:
            keep[c] = _up(_up(keep[c] * quota, unit) * unit, votes[c])


def _in_turn(
    over: list[int],
    elected: list[int],
    hopeful: list[int],
    vacant: int,
    votes: dict[int, int],
    could: Callable[[list[int], list[int]], bool],
    drawn: Callable[[list[int]], int],
) -> list[int]:
    """Those over the quota who are elected, each in turn leaving places that can be filled."""
    won: list[int] = []
    while over and len(elected) + len(won) < vacant:
        top = sorted(c for c in over if votes[c] == votes[over[0]])
        won.append(drawn(top) if len(top) > 1 else top[0])
        rest = [h for h in hopeful if h not in won]
        over = [c for c in over if c not in won and could([*elected, *won, c], rest)]
    return won


def _nz_again(
    papers: Papers,
    keep: dict[int, int],
    hopeful: list[int],
    vacant: int,
    unit: int,
    omega: int,
    seats: int,
    drawn: Callable[[list[int]], int],
    chain: Sequence[int] = (),
) -> tuple[list[int], list[tuple[Fraction, ...]]]:
    """Iterations of the New Zealand rule: everybody's votes are written down at each."""
    elected: list[int] = []
    tables: list[dict[int, int]] = []
    last_surplus: int | None = None
    while len(elected) < vacant:
        votes = _shared(papers, keep, unit, warren=False)
        tables.append(votes)
        if len(elected) + len(hopeful) <= vacant:
            elected += sorted(hopeful, key=lambda c: (-votes[c], c))
            hopeful = _still([], hopeful, chain)
            continue
        quota = sum(votes.values()) // (seats + 1) + 1
        enough = sorted((c for c in hopeful if votes[c] >= quota), key=lambda c: (-votes[c], c))
        while len(enough) > vacant - len(elected):
            enough.remove(drawn(enough))
        elected += enough
        hopeful = [c for c in hopeful if c not in enough]
        surplus = sum(votes[c] - quota for c in elected if votes[c] > quota)
        stuck = not enough and last_surplus is not None and surplus >= last_surplus
        loser = 0
        if len(elected) < vacant and hopeful:
            floor = min(votes[c] for c in hopeful)
            lowest = [c for c in hopeful if votes[c] == floor]
            safe = len(lowest) == 1 and all(
                floor + surplus < votes[c] for c in hopeful if c not in lowest
            )
            if safe or surplus < omega or stuck:
                for table in tables:
                    edge = min(table[c] for c in lowest)
                    lowest = [c for c in lowest if table[c] == edge]
                loser = drawn(lowest) if len(lowest) > 1 else lowest[0]
                hopeful.remove(loser)
        hopeful = _still(hopeful, enough, chain)
        for c in elected:
            keep[c] = _up(_up(keep[c] * quota, unit) * unit, votes[c])
        if loser:
            _drop(loser, keep, chain)
        last_surplus = None if enough or loser else surplus
    return elected, [tuple(Fraction(t[c], unit) for c in sorted(t)) for t in tables]

"""Meek and Warren, a second time: every paper is walked through at every iteration."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from fractions import Fraction

from folkmoot.core.tally.errors import LotNeeded

Papers = list[tuple[list[int], int]]


def _shared(papers: Papers, keep: dict[int, int], unit: int, *, warren: bool) -> dict[int, int]:
    votes = dict.fromkeys(keep, 0)
    for prefs, number in papers:
        left = unit
        for candidate in prefs:
            rate = keep[candidate]
            if warren:
                kept = min(left, rate)
            else:
                kept, spare = divmod(left * rate, unit)
                kept += spare > 0
            votes[candidate] += kept * number
            left -= kept
            if not left:
                break
    return votes


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
) -> tuple[list[int], list[tuple[Fraction, ...]]]:
    """The elected in order, and all votes after each round."""
    places = int(parameters["decimals"] or 0)
    unit, omega = 10**places, 10 ** (places - int(parameters["omega"] or 0))
    keep = {c: 0 if c in gone else unit for c in range(1, size + 1)}
    hopeful = [c for c in keep if c not in gone]
    places_to_fill = min(seats, len(hopeful))
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

    while len(elected) < places_to_fill:
        last = len(elected) + len(hopeful) <= places_to_fill
        surplus_before = None
        while True:
            votes = _shared(papers, keep, unit, warren=bool(parameters["warren"]))
            quota = sum(votes.values()) // (seats + 1) + 1
            over = hopeful[:] if last else [c for c in hopeful if votes[c] >= quota]
            if over:
                break
            surplus = sum(votes[c] - quota for c in elected if votes[c] > quota)
            if surplus < omega or (surplus_before is not None and surplus >= surplus_before):
                break
            surplus_before = surplus
            for c in elected:
                keep[c] = _up(_up(keep[c] * quota, unit) * unit, votes[c])
        rounds.append(tuple(Fraction(votes[c], unit) for c in sorted(votes)))
        over.sort(key=lambda c: (-votes[c], c))
        while len(over) > places_to_fill - len(elected):
            over.remove(drawn(over))
        if over:
            elected += over
            hopeful = [c for c in hopeful if c not in over]
            continue
        floor = min(votes[c] for c in hopeful)
        low = [c for c in hopeful if votes[c] <= floor + surplus]
        out = drawn(low) if len(low) > 1 else low[0]
        hopeful.remove(out)
        keep[out] = 0
    return elected, rounds

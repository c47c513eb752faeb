"""Places kept for a group: who must be elected, who cannot be, and why, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.profile import Profile

UNLIMITED = 10**6


@dataclass(frozen=True, slots=True)
class Constraint:
    """At least and at most so many of a group among the elected.

    Attributes:
        name: of the group, as the certificate may say it ("women").
        members: candidates' numbers from 1. They need not be published.
        least: the fewest who must be elected.
        most: the most who may be.
    """

    name: str
    members: frozenset[int]
    least: int = 0
    most: int = UNLIMITED


def feasible(
    constraints: Sequence[Constraint], *, seats: int, elected: Iterable[int], open_to: Iterable[int]
) -> bool:
    """Whether the elected can be filled up to ``seats`` from ``open_to`` within all constraints.

    Exact: candidates who belong to the same groups are interchangeable, so it is enough to try
    numbers per such cell.
    """
    chosen = list(elected)
    cells = Counter(tuple(c in k.members for k in constraints) for c in open_to)
    have = [sum(c in k.members for c in chosen) for k in constraints]
    need = seats - len(chosen)
    return need >= 0 and _fill(list(cells.items()), tuple(have), need, constraints)


def _fill(
    cells: list[tuple[tuple[bool, ...], int]],
    have: tuple[int, ...],
    need: int,
    constraints: Sequence[Constraint],
) -> bool:
    if any(h > k.most for h, k in zip(have, constraints, strict=True)):
        return False
    if not cells:
        return need == 0 and all(h >= k.least for h, k in zip(have, constraints, strict=True))
    if sum(number for _, number in cells) < need:
        return False
    (groups, number), rest = cells[0], cells[1:]
    return any(
        _fill(
            rest,
            tuple(h + take * g for h, g in zip(have, groups, strict=True)),
            need - take,
            constraints,
        )
        for take in range(min(number, need), -1, -1)
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is guarded (must be elected) and who doomed (cannot be), with the certificate."""

    guarded: frozenset[int]
    doomed: frozenset[int]
    says: tuple[str, ...]


def standing(
    constraints: Sequence[Constraint],
    *,
    seats: int,
    elected: Sequence[int],
    continuing: Sequence[int],
    names: Sequence[str],
) -> Standing:
    """Guarded and doomed candidates among the continuing.

    Raises:
        CountError: if no set of candidates meets the constraints any more.
    """
    if not constraints:
        return Standing(frozenset(), frozenset(), ())
    if not feasible(constraints, seats=seats, elected=elected, open_to=continuing):
        raise CountError(
            f"no {seats} of the candidates can meet every constraint: "
            + "; ".join(_asks(k) for k in constraints)
        )
    guarded, doomed = set(), set()
    for candidate in continuing:
        rest = [c for c in continuing if c != candidate]
        if not feasible(constraints, seats=seats, elected=elected, open_to=rest):
            guarded.add(candidate)
        if not feasible(constraints, seats=seats, elected=[*elected, candidate], open_to=rest):
            doomed.add(candidate)
    says = []
    for kind, who in (("must be elected", guarded), ("cannot be elected", doomed)):
        if who:
            listed = ", ".join(names[c - 1] for c in sorted(who))
            why = " ".join(k for c in constraints for k in _stands(c, elected, continuing))
            says.append(f"{listed} {kind}. {why}")
    return Standing(frozenset(guarded), frozenset(doomed), tuple(says))


class UnderConstraints(Protocol):
    """A count that keeps places, as far as they are concerned."""

    profile: Profile
    constraints: Sequence[Constraint]
    seats: int
    elected: list[int]
    continuing: list[int]
    guarded: frozenset[int]
    doomed: frozenset[int]


def look_again(count: UnderConstraints, says: list[str]) -> None:
    """Who is guarded and doomed now; a certificate that is new is added to ``says``.

    Raises:
        CountError: if no set of candidates meets the constraints any more.
    """
    if not count.constraints:
        return
    found = standing(
        count.constraints,
        seats=count.seats,
        elected=count.elected,
        continuing=count.continuing,
        names=count.profile.candidates,
    )
    count.guarded, count.doomed = found.guarded, found.doomed
    says += [text for text in found.says if text not in says]


def _asks(constraint: Constraint) -> str:
    asks = []
    if constraint.least:
        asks.append(f"{_least(constraint)} must be elected")
    if constraint.most < UNLIMITED:
        asks.append(f"{_most(constraint)} may be elected")
    return "; ".join(asks)


def _least(constraint: Constraint) -> str:
    if constraint.least == 1:
        return f"At least one from among {constraint.name}"
    return f"At least {constraint.least} {constraint.name}"


def _most(constraint: Constraint) -> str:
    if constraint.most == 0:
        return f"Nobody from among {constraint.name}"
    if constraint.most == 1:
        return f"At most one from among {constraint.name}"
    return f"At most {constraint.most} {constraint.name}"


def _stands(
    constraint: Constraint, elected: Sequence[int], continuing: Sequence[int]
) -> Iterator[str]:
    """How it stands with the fewest and the most of a group, a sentence each."""
    have = sum(c in constraint.members for c in elected)
    remain = sum(c in constraint.members for c in continuing)
    are = "none is" if not have else "one is" if have == 1 else f"{have} are"
    stay = "nobody remains" if not remain else "one remains" if remain == 1 else f"{remain} remain"
    if constraint.least:
        met = "so the guarantee is met" if have >= constraint.least else f"and {stay}"
        yield f"{_least(constraint)} must be elected: {are}, {met}."
    if constraint.most < UNLIMITED:
        full = "so no more can be" if have >= constraint.most else f"and {stay}"
        yield f"{_most(constraint)} may be elected: {are}, {full}."

"""Power by minimal winning coalitions alone: Holler's and Deegan and Packel's index, exactly.

Sources: M. J. Holler, "Forming coalitions and measuring voting power", Political Studies 30 (1982),
262-271 (the public good index); J. Deegan and E. W. Packel, "A new index of power for simple
n-person games", International Journal of Game Theory 7 (1978), 113-123.

Members are taken heaviest first. A coalition is minimal if and only if it reaches the quota with
its last, lightest member and not before. So with F(i, t), the ways in which the first i members
make t votes, and H(i, t), the ways in which those after them complete t to a minimal coalition, a
member is in the sum over t of F(before it, t) H(after it, t + w) of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from folkmoot.core.arithmetic.errors import GameError
from folkmoot.core.arithmetic.game import WeightedGame, in_lowest_terms

MOST_WORK = 60_000_000


@dataclass(frozen=True, slots=True)
class Minimal:
    """What minimal winning coalitions come to.

    Attributes:
        count: how many there are.
        containing: in how many of them each member is.
    """

    count: int
    containing: tuple[int, ...]

    @property
    def holler(self) -> tuple[Fraction, ...]:
        """Holler's public good index: each member's part of all memberships."""
        whole = sum(self.containing)
        return tuple(Fraction(number, whole) for number in self.containing)


def minimal(game: WeightedGame) -> Minimal:
    """Count the minimal winning coalitions, and those each member is in.

    Raises:
        GameError: if that would take too long.
    """
    count, containing = _counted(game, bits=0)
    return Minimal(count, containing)


def deegan_packel(game: WeightedGame) -> tuple[Fraction, ...]:
    """Deegan and Packel's index: each minimal coalition weighs the same, divided equally within.

    Raises:
        GameError: if that would take too long; the sizes of coalitions make it a longer work.
    """
    bits = len(game.weights) + 1
    count, containing = _counted(game, bits=bits)
    whole = sum(_sizes(count, bits))
    return tuple(
        sum(
            (Fraction(number, size) for size, number in enumerate(_sizes(held, bits)) if number),
            Fraction(0),
        )
        / whole
        for held in containing
    )


def _sizes(packed: int, bits: int) -> list[int]:
    """How many coalitions of each size, from a number that holds one in so many bits."""
    mask, sizes = (1 << bits) - 1, []
    while packed:
        sizes.append(packed & mask)
        packed >>= bits
    return sizes


def _counted(game: WeightedGame, *, bits: int) -> tuple[int, tuple[int, ...]]:
    """All minimal coalitions, and those with each member.

    With ``bits`` the coalitions of each size are apart, in so many bits of one number; a further
    member is then a shift.
    """
    weights, quota = in_lowest_terms(game)
    heavy = (place for place, weight in enumerate(weights) if weight)
    order = sorted(heavy, key=lambda place: -weights[place])
    before: dict[int, int] = {0: 1}
    work = 0
    for place in order:
        _join(before, weights[place], quota, bits)
        work += len(before) * (1 + (bits * bits) // 64)
        if work > MOST_WORK:
            raise GameError(
                "too many coalitions to count one by one: state the weights in larger units"
                " (thousands of votes), or ask for fewer members"
            )
    after: dict[int, int] = {}
    containing = [0] * len(weights)
    for place in reversed(order):
        weight = weights[place]
        _leave(before, weight, bits)
        completed: dict[int, int] = {}
        for total, ways in before.items():
            joined = total + weight
            with_it = (1 if joined >= quota else after.get(joined, 0)) << bits
            containing[place] += ways * with_it
            if whole := with_it + after.get(total, 0):
                completed[total] = whole
        after = completed
    return after.get(0, 0), tuple(containing)


def _join(counts: dict[int, int], weight: int, quota: int, bits: int) -> None:
    """Add a member to the coalitions below the quota."""
    for total in sorted(counts, reverse=True):
        if total + weight < quota:
            counts[total + weight] = counts.get(total + weight, 0) + (counts[total] << bits)


def _leave(counts: dict[int, int], weight: int, bits: int) -> None:
    """Take the member that joined last out again: exactly the inverse."""
    for total in sorted(counts):
        without = counts[total] - (counts.get(total - weight, 0) << bits)
        if without:
            counts[total] = without
        else:
            del counts[total]

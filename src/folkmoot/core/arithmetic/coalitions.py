"""Minimal winning coalitions: those that win and in which every member is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from folkmoot.core.arithmetic.errors import GameError
from folkmoot.core.arithmetic.game import WeightedGame

MOST_STEPS = 2_000_000


@dataclass(frozen=True, slots=True)
class Coalition:
    """A coalition that just wins.

    Attributes:
        members: their names, in the order of the game.
        votes: what they have together.
        spare: how many votes more than the quota that is.
    """

    members: tuple[str, ...]
    votes: int
    spare: int


@dataclass(frozen=True, slots=True)
class Coalitions:
    """Minimal winning coalitions, the fewest members first, then the fewest votes.

    Attributes:
        found: those that were found.
        complete: whether these are all that there are.
    """

    found: tuple[Coalition, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which coalitions are asked for.

    Attributes:
        with_all: members who must be in it.
        without: members who may not be in it.
        apart: groups of whom no two can sit together.
    """

    with_all: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    apart: tuple[frozenset[str], ...] = ()

    def names(self) -> frozenset[str]:
        """Everybody who is named."""
        return self.with_all.union(self.without, *self.apart)


def minimal_winning(
    game: WeightedGame, wanted: Wanted | None = None, *, most: int = 1000
) -> Coalitions:
    """List the minimal winning coalitions that are wanted, at most so many of them.

    The heaviest members are tried first; a branch ends as soon as all that is left could not reach
    the quota, so without a wish every branch leads to a coalition.

    Raises:
        GameError: if somebody is named who is not in the game.
    """
    wanted = wanted or Wanted()
    if strangers := sorted(wanted.names() - set(game.names)):
        raise GameError(f"nobody in the game is called {strangers[0]!r}")
    found: list[tuple[int, ...]] = []
    complete = True
    for each in _search(game, wanted):
        if each is None or len(found) == most:
            complete = False
            break
        found.append(each)
    told = [_coalition(game, members) for members in found]
    told.sort(key=lambda one: (len(one.members), one.votes))
    return Coalitions(tuple(told), complete)


def _coalition(game: WeightedGame, members: Iterable[int]) -> Coalition:
    chosen = sorted(members)
    votes = sum(game.weights[member] for member in chosen)
    return Coalition(tuple(game.names[member] for member in chosen), votes, votes - game.quota)


def _search(game: WeightedGame, wanted: Wanted) -> Iterator[tuple[int, ...] | None]:
    """Coalitions as places in the game; None, last, if the search was given up."""
    order = sorted(
        (
            place
            for place, weight in enumerate(game.weights)
            if weight and game.names[place] not in wanted.without
        ),
        key=lambda place: -game.weights[place],
    )
    weights = [game.weights[place] for place in order]
    names = [game.names[place] for place in order]
    if not wanted.with_all <= set(names):
        return
    left = [*accumulate(reversed(weights), initial=0)][::-1]
    needed = [step for step, name in enumerate(names) if name in wanted.with_all]
    enemies = [
        frozenset(
            step
            for group in wanted.apart
            if name in group
            for step, other in enumerate(names)
            if other in group and other != name
        )
        for name in names
    ]
    # One entry a branch: the next member to try, the votes so far, who is in.
    branches: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    for _ in range(MOST_STEPS):
        if not branches:
            return
        step, votes, chosen = branches.pop()
        if step == len(order) or votes + left[step] < game.quota:
            continue
        if step not in needed:
            branches.append((step + 1, votes, chosen))
        if not enemies[step].isdisjoint(chosen):
            continue
        together = votes + weights[step]
        if together < game.quota:
            branches.append((step + 1, together, (*chosen, step)))
        elif not needed or needed[-1] <= step:
            yield tuple(order[each] for each in (*chosen, step))
    yield None

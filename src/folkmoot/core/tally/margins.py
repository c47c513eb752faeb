"""How few papers would have changed who is elected: a bound found by trying, and said to be one.

For every exclusion and for the last place, papers that put somebody safer first are made to put
the one in danger first; the count is made again, and the fewest papers with which another is
elected are told. A smaller change of another kind may exist: finding the smallest of all is not
feasible for transferable votes (Xia 2012), and nothing here claims it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from folkmoot.core.tally.counting import count
from folkmoot.core.tally.errors import CountError
from folkmoot.core.tally.profile import Profile, profile_of
from folkmoot.core.tally.record import Count

MOST_COUNTS = 80


@dataclass(frozen=True, slots=True)
class Margin:
    """A change that alters who is elected.

    Attributes:
        papers: how many are changed.
        giver, taker: the papers put the first instead of the giver the taker first.
        elected: who would be elected then.
        counts: how many counts were made to find it.
    """

    papers: int
    giver: int
    taker: int
    elected: tuple[int, ...]
    counts: int


def margin(profile: Profile, made: Count, *, seed: str | None) -> Margin | None:
    """The smallest change found; None if none was found among those tried.

    Args:
        profile: the papers, with the seats they were counted for.
        made: their count, without constraints.
        seed: of its lots.
    """
    papers = profile if profile.equal is not None else profile.merged()
    papers = replace(papers, seats=made.seats)
    tries = _Tries(papers, made, seed)
    best: Margin | None = None
    for number, giver, taker in sorted(set(_threats(made))):
        if tries.made >= MOST_COUNTS or (best is not None and number >= best.papers):
            break
        best = _less(tries, number, giver, taker, best)
    return best


def _less(tries: _Tries, number: int, giver: int, taker: int, best: Margin | None) -> Margin | None:
    """The threat, made as small as halving makes it."""
    found = tries.changed(number, giver, taker)
    if found is None:
        return best
    low, high = 0, number
    while high - low > 1 and tries.made < MOST_COUNTS:
        middle = (low + high) // 2
        fewer = tries.changed(middle, giver, taker)
        if fewer is None:
            low = middle
        else:
            high, found = middle, fewer
    return Margin(high, giver, taker, found, tries.made)


class _Tries:
    """Counts of changed papers."""

    def __init__(self, papers: Profile, made: Count, seed: str | None) -> None:
        self.papers, self.seed, self.rule = papers, seed, made.rule.name
        self.before = set(made.elected)
        self.lines = [(papers.weight(n), papers.ranks(n)) for n in range(papers.lines)]
        self.made = 0

    def changed(self, number: int, giver: int, taker: int) -> tuple[int, ...] | None:
        """Who is elected if so many papers put the taker first; None if the same, or too few."""
        left, lines = number, []
        for papers_alike, ranks in self.lines:
            weight = papers_alike
            if left and ranks[:1] == [[giver]]:
                some = min(left, weight)
                left -= some
                rest = [[c for c in group if c != taker] for group in ranks]
                lines.append((some, [[taker], *(group for group in rest if group)]))
                weight -= some
            if weight:
                lines.append((weight, ranks))
        if left:
            return None
        self.made += 1
        papers = profile_of(
            self.papers.candidates,
            lines,
            seats=self.papers.seats,
            withdrawn=self.papers.withdrawn,
        )
        try:
            found = count(papers, self.rule, seed=self.seed or "margin").elected
        except CountError:
            return None
        return None if set(found) == self.before else found


def _threats(made: Count) -> Iterator[tuple[int, int, int]]:
    """(papers, giver, taker) that would turn an exclusion or the last place round."""
    unit = 10 ** (made.rule.decimals or 0)
    everybody = range(1, len(made.candidates) + 1)
    gone: set[int] = set()
    elected: set[int] = set()
    for stage in made.stages:
        before = made.stages[max(stage.number - 2, 0)]
        for taker in stage.excluded:
            for giver in everybody:
                if giver not in gone | elected | set(stage.excluded):
                    gap = before.votes[giver - 1] - before.votes[taker - 1]
                    yield int(gap / (2 * unit)) + 1, giver, taker
        gone |= set(stage.excluded)
        elected |= set(stage.elected)
    last = made.stages[-1]
    losers = [c for c in everybody if c not in elected]
    for giver in elected:
        for taker in losers:
            gap = last.votes[giver - 1] - last.votes[taker - 1]
            yield int(max(gap, 0) / (2 * unit)) + 1, giver, taker


def margin_says(made: Count, found: Margin | None) -> str:
    """The bound in one sentence."""
    if found is None:
        return (
            "No change of first preferences from one candidate to another that was tried would "
            "have changed who is elected."
        )
    names = made.candidates
    new = ", ".join(names[c - 1] for c in found.elected if c not in made.elected)
    old = ", ".join(names[c - 1] for c in made.elected if c not in found.elected)
    papers = "1 paper" if found.papers == 1 else f"{found.papers} papers"
    return (
        f"If {papers} of {made.valid} had put {names[found.taker - 1]} before "
        f"{names[found.giver - 1]}, {new} would be elected instead of {old}. This is a bound, not "
        "the smallest change there is: a smaller one of another kind may exist."
    )

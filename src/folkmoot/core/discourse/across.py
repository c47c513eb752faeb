"""Whether a statement bridges the groups or divides them, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.core.discourse.grouping import FEWEST
from folkmoot.core.discourse.measures import SURE, Count, one_share_test
from folkmoot.core.discourse.opinion import Opinion
from folkmoot.core.discourse.votes import AGREE, DISAGREE
from folkmoot.core.terms import Reason
from folkmoot.core.terms.verdict import Value

BRIDGES, DIVIDES, AGAINST, OPEN = "bridges", "divides", "against", "open"
LEAST = 15
"""So few participants in groups, and nothing is said of a statement at all."""


@dataclass(frozen=True, slots=True)
class Across:
    """How a statement stands across the groups.

    Attributes:
        how: ``"bridges"`` (a majority of every group surely agrees), ``"against"`` (a majority of
            every group surely disagrees), ``"divides"`` (of one group a majority surely agrees, of
            another one surely disagrees), or ``"open"``: the votes do not say.
        counts: the votes of each group, the largest group first.
    """

    how: str
    counts: tuple[Count, ...]


def across(by_group: Sequence[Count]) -> Across:
    """How one statement stands, from the votes of each group on it.

    "Surely" is the test of one share as Polis uses it: more than half with a probability of 90%,
    passes counted among those who saw it. Of a group of which fewer than five saw it nothing is
    sure: smoothed as that test is, a single voice would pass it.
    """
    counts = tuple(by_group)
    agree = [_surely(count.agree, count.seen) for count in counts]
    disagree = [_surely(count.disagree, count.seen) for count in counts]
    if counts and all(agree):
        return Across(BRIDGES, counts)
    if counts and all(disagree):
        return Across(AGAINST, counts)
    if any(agree) and any(disagree):
        return Across(DIVIDES, counts)
    return Across(OPEN, counts)


def _surely(count: int, seen: int) -> bool:
    return seen >= FEWEST and one_share_test(count, seen) > SURE


def statement_across(found: Opinion, key: str) -> Across:
    """How a statement stands in a consultation that was worked out.

    Raises:
        ValueError: if nobody has voted on a statement of that key.
    """
    place = found.ballots.statements.index(key)
    return across([counts[place] for counts in found.by_group])


def say_across(found: Opinion, key: str) -> Reason:
    """The whole in one or two sentences, with what it is out of; also where it cannot be told."""
    grouped = sum(found.sizes())
    params: dict[str, Value] = {"people": len(found.ballots.participants), "groups": grouped}
    if grouped < LEAST or key not in found.ballots.statements:
        says = "Cannot tell yet: too few of {people} people have voted on enough to be compared."
        return Reason("across.few", says, params)
    stands = statement_across(found, key)
    place = found.ballots.statements.index(key)
    whole = found.whole[place]
    params |= {
        "groups": found.grouping.number,
        "agree": whole.agree,
        "disagree": whole.disagree,
        "seen": whole.seen,
        "shares": shares(stands.counts, AGREE),
        "against": shares(stands.counts, DISAGREE),
    }
    counted = "{agree} of the {seen} who voted on it agree, {disagree} disagree. "
    if found.grouping.number < 2:  # noqa: PLR2004  (one group is no line to cross)
        says = counted + "There are no groups that differ, so there is nothing to bridge."
        return Reason("across.one_group", says, params)
    says = {
        BRIDGES: counted + "It bridges: most of each of the {groups} groups agree ({shares}).",
        AGAINST: counted
        + "It unites against itself: most of each of the {groups} groups disagree ({against}).",
        DIVIDES: counted
        + "It divides: most of one group agree and most of another disagree (agreeing: {shares}).",
        OPEN: counted + "It neither clearly bridges nor clearly divides the {groups} groups "
        "(agreeing: {shares}).",
    }[stands.how]
    return Reason(f"across.{stands.how}", says, params)


def shares(counts: Sequence[Count], side: int) -> str:
    """The share of each group that votes one way, in whole per cent of those who saw it."""
    told = [
        f"{100 * (count.agree if side == AGREE else count.disagree) // count.seen}%"
        if count.seen
        else "nobody asked"
        for count in counts
    ]
    return ", ".join(told)

"""A map told in words and rows: for those who read it instead of looking at it."""

from __future__ import annotations

from dataclasses import dataclass

from folkmoot.apps.commons.queries.shapes import StatementView
from folkmoot.core.discourse import AGREE, Count, Opinion, Stands, across

FEWEST = 5
"""Of fewer people in a group nothing is told: it would be somebody's response."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as the map tells it.

    Attributes:
        number, text: which.
        how: ``bridges``, ``divides``, ``against`` or ``open``.
        whole: all responses to it.
        groups: the responses of each group; None where fewer than five of it saw it.
        consensus: the product of the estimated shares of each group that agrees.
    """

    number: int
    text: str
    how: str
    whole: Count
    groups: tuple[Count | None, ...]
    consensus: float


@dataclass(frozen=True, slots=True)
class StandsFor:
    """A statement that stands for a group: by agreeing or not, by how many of how many."""

    number: int
    text: str
    agreeing: bool
    votes: int
    of: int
    others: str  # the share of all others that vote the same way, in per cent


@dataclass(frozen=True, slots=True)
class GroupTold:
    """A group of the map, without its people."""

    number: int
    people: int
    stands_for: tuple[StandsFor, ...]


def lines(found: Opinion, statements: list[StatementView]) -> list[Line]:
    """Every statement of the map, in the order in which they were put."""
    texts = {str(each.number): each.text for each in statements}
    consensus = dict(found.bridging())
    told = []
    for place, key in enumerate(found.ballots.statements):
        counts = [group[place] for group in found.by_group]
        told.append(
            Line(
                number=int(key),
                text=texts.get(key, ""),
                how=across(counts).how,
                whole=found.whole[place],
                groups=tuple(count if count.seen >= FEWEST else None for count in counts),
                consensus=consensus.get(place, 0.0),
            )
        )
    return told


def groups(found: Opinion, statements: list[StatementView]) -> list[GroupTold]:
    """Every group with what stands for it; none where people cannot be told apart."""
    texts = {str(each.number): each.text for each in statements}
    if found.grouping.number < 2:  # noqa: PLR2004  (a group stands against another)
        return []
    return [
        GroupTold(
            which + 1,
            size,
            tuple(
                _stands(found, which, each, texts)
                for each in found.standing_for(which)
                if each.seen >= FEWEST
            ),
        )
        for which, size in enumerate(found.sizes())
        if size >= FEWEST
    ]


def _stands(found: Opinion, which: int, each: Stands, texts: dict[str, str]) -> StandsFor:
    key = found.ballots.statements[each.statement]
    others = [group[each.statement] for n, group in enumerate(found.by_group) if n != which]
    seen = sum(count.seen for count in others)
    same = sum(count.of(each.side) for count in others)
    return StandsFor(
        int(key),
        texts.get(key, ""),
        each.side == AGREE,
        each.count,
        each.seen,
        f"{100 * same // seen}%" if seen >= FEWEST else "",
    )

"""Telling several stories at once, each act in its turn, as a record that grows has it.

A story is a generator: it yields the moment of its next act, and is gone on with when that moment
has come in all the stories that are told together. So the entries of the record stand in the order
of their times, as in a house where things really happened.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator
from datetime import datetime
from typing import TypeVar

T = TypeVar("T")

Story = Generator[datetime, None, T]


class ToldBackwards(ValueError):
    """A story went back in time."""


def together(*stories: Story[T]) -> Story[list[T]]:
    """Several stories as one; returns what each of them returned.

    What happens at the same moment is told in the order of the stories.
    """
    results: dict[int, T] = {}
    waiting: list[tuple[datetime, int]] = []

    def go_on(place: int) -> None:
        try:
            heapq.heappush(waiting, (next(stories[place]), place))
        except StopIteration as ended:
            results[place] = ended.value

    for place in range(len(stories)):
        go_on(place)
    while waiting:
        moment, place = heapq.heappop(waiting)
        yield moment
        go_on(place)
    return [results[place] for place in range(len(stories))]


def tell(story: Story[T], *, meanwhile: Callable[[datetime], object] | None = None) -> T:
    """Tell a story to its end; returns what it returned.

    Args:
        meanwhile: what goes on by itself up to each moment of the story, before its act.

    Raises:
        ToldBackwards: if an act was to come before one that was told already.
    """
    reached: datetime | None = None
    while True:
        try:
            moment = next(story)
        except StopIteration as ended:
            return ended.value  # type: ignore[no-any-return]
        if reached is not None and moment < reached:
            raise ToldBackwards(f"{moment} comes after {reached} in the story")
        if meanwhile is not None and moment != reached:
            meanwhile(moment)
        reached = moment

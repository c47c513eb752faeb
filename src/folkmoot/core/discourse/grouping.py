"""Participants who stand near each other on the map: k-means from a fixed start, in whole numbers.

The first centre is the participant farthest from the middle, each further one the farthest from
those chosen (T. Gonzalez, Theoretical Computer Science 38, 1985), ties to the first; centres are
rounded to whole units, so every machine comes to the same groups. How many groups there are, two
to five, is the silhouette's choice (P. Rousseeuw, Journal of Computational and Applied Mathematics
20, 1987). A group of fewer than five is never formed: its votes would be somebody's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]

FEWEST = 5
MOST_GROUPS = 5
MOST_ROUNDS = 200
LEAST_VOTES = 7
LEAST_PARTICIPANTS = 15
CHUNK = 256
SCALE = 1000
"""Positions are taken to this many units, so that squares of distances fit into 64 bits."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of participants.

    Attributes:
        groups: for each participant the number of the group from 0, or -1 where the participant
            voted too little to be put into one.
        number: how many groups there are; 1 if there is no telling apart.
        silhouette: how clearly the groups stand apart, from -1 to 1; nought for one group.
    """

    groups: npt.NDArray[np.int64]
    number: int
    silhouette: float


def who_counts(voted: Whole, statements: int) -> npt.NDArray[np.bool_]:
    """Who has voted on enough to be put into a group: on seven, or on all if there are fewer.

    Where that leaves fewer than fifteen, those who voted most are added.
    """
    enough = voted >= min(LEAST_VOTES, statements)
    if enough.sum() < LEAST_PARTICIPANTS:
        order = np.lexsort((np.arange(len(voted)), -voted))
        enough[order[:LEAST_PARTICIPANTS]] = True
        enough &= voted > 0
    return enough


def group(positions: Whole, counts: npt.NDArray[np.bool_]) -> Grouping:
    """Group those who count by where they stand (positions in parts of a billion)."""
    places = np.flatnonzero(counts)
    points = positions[places] // (10**9 // SCALE // SCALE)
    groups = np.full(len(positions), -1, dtype=np.int64)
    found = [
        (members, number)
        for number in range(2, MOST_GROUPS + 1)
        if (members := _k_means(points, number)) is not None
    ]
    if not found:
        groups[places] = 0
        return Grouping(groups, 1 if len(places) else 0, 0.0)
    scores = _silhouettes(points, [members for members, _ in found])
    best = max(range(len(found)), key=lambda place: (round(scores[place], 9), -place))
    members, number = found[best]
    groups[places] = _by_size(members, number)
    return Grouping(groups, number, scores[best])


def _by_size(members: Whole, number: int) -> Whole:
    """Groups numbered from the largest; equal ones by who comes first."""
    sizes = np.bincount(members, minlength=number)
    first = [int(np.flatnonzero(members == each)[0]) for each in range(number)]
    order = sorted(range(number), key=lambda each: (-int(sizes[each]), first[each]))
    rank = np.empty(number, dtype=np.int64)
    rank[order] = np.arange(number)
    return rank[members]


def _k_means(points: Whole, number: int) -> Whole | None:
    """Members of so many groups, or None if one would have fewer than five."""
    if len(points) < number * FEWEST:
        return None
    centres = _start(points, number)
    members = np.full(len(points), -1, dtype=np.int64)
    for _ in range(MOST_ROUNDS):
        following = _squares(points, centres).argmin(axis=1)
        if (following == members).all():
            break
        members = following
        sizes = np.bincount(members, minlength=number)
        if sizes.min() < 1:
            return None
        for each in range(number):
            total = points[members == each].sum(axis=0)
            centres[each] = total // sizes[each]
    sizes = np.bincount(members, minlength=number)
    return members if sizes.min() >= FEWEST else None


def _start(points: Whole, number: int) -> Whole:
    middle = points.sum(axis=0) // len(points)
    chosen = [int(_squares(points, middle[None, :])[:, 0].argmax())]
    while len(chosen) < number:
        nearest = _squares(points, points[chosen]).min(axis=1)
        chosen.append(int(nearest.argmax()))
    return points[chosen].copy()


def _squares(points: Whole, centres: Whole) -> Whole:
    """Squares of distances, exactly."""
    apart = points[:, None, :] - centres[None, :, :]
    squares: Whole = (apart * apart).sum(axis=2)
    return squares


def _silhouettes(points: Whole, groupings: list[Whole]) -> list[float]:
    """The mean silhouette of each grouping; all pairs of points, some at a time."""
    totals = [0.0] * len(groupings)
    for start in range(0, len(points), CHUNK):
        some = points[start : start + CHUNK]
        distances = np.sqrt(_squares(some, points).astype(np.float64))
        for place, members in enumerate(groupings):
            number = int(members.max()) + 1
            sizes = np.bincount(members, minlength=number)
            sums = np.stack(
                [distances[:, members == each].sum(axis=1) for each in range(number)], 1
            )
            own = members[start : start + CHUNK]
            rows = np.arange(len(some))
            inside = sums[rows, own] / np.maximum(sizes[own] - 1, 1)
            means = sums / sizes[None, :]
            means[rows, own] = np.inf
            outside = means.min(axis=1)
            larger = np.maximum(inside, outside)
            score = np.divide(outside - inside, larger, out=np.zeros_like(larger), where=larger > 0)
            totals[place] += float(np.where(sizes[own] > 1, score, 0.0).sum())
    return [total / len(points) for total in totals]

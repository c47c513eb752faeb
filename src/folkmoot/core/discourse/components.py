"""Where participants stand on a map of opinions: two principal components, the same everywhere.

Votes that were not cast are taken as the mean of their statement, so they move nobody; a position
is scaled up by the root of how much of the statements it rests on (sparsity scaling), so that
those who voted little do not all stand in the middle. Source: C. Small et al., "Polis: scaling
deliberation by mapping high dimensional opinion spaces", Recerca 26 (2021).

The sums behind the covariance are of whole numbers and exact; the components are found by power
iteration in a fixed order of operations from a fixed start, rounded to nine decimals, and turned
so that their largest entry is positive. No library routine whose order of additions depends on the
machine takes part in anything that is not exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from folkmoot.core.discourse.votes import UNSEEN, Votes

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

UNIT = 10**9
"""Components and positions are whole numbers of this part of one."""

MOST_STEPS = 20_000
CLOSE = 1e-15


@dataclass(frozen=True, slots=True)
class Map:
    """The map of opinions.

    Attributes:
        centre: the mean vote on each statement; nought where nobody voted.
        components: two rows, of length one, in parts of `UNIT`.
        positions: where each participant stands, in parts of `UNIT`.
    """

    centre: Floats
    components: Whole
    positions: Whole


def opinion_map(votes: Votes) -> Map:
    """Draw the map of a matrix of votes (see `Ballots`)."""
    seen = votes != UNSEEN
    cast = np.where(seen, votes, 0).astype(np.float64)
    seen_f = seen.astype(np.float64)
    number = seen_f.sum(axis=0)
    total = cast.sum(axis=0)
    centre = np.divide(total, number, out=np.zeros_like(total), where=number > 0)
    # Sums of products of -1, 0 and 1: whole numbers, so exact in any order.
    both = cast.T @ cast
    ours = cast.T @ seen_f
    together = seen_f.T @ seen_f
    covariance = (both - ours * centre[None, :]) - (
        ours.T * centre[:, None] - together * (centre[:, None] * centre[None, :])
    )
    first = _leading(covariance)
    value = (first * (covariance * first).sum(axis=1)).sum()
    second = _leading(covariance - value * (first[:, None] * first[None, :]), apart=first)
    components = np.rint(np.stack([first, second]) * UNIT).astype(np.int64)
    return Map(centre, components, _positions(cast, seen_f, centre, components))


def _leading(matrix: Floats, apart: Floats | None = None) -> Floats:
    """The leading direction of a symmetric matrix, its largest entry positive; else nought.

    ``apart`` is a direction that has been taken out; rounding would bring it back.
    """
    size = len(matrix)
    if not size or not matrix.any():
        return np.zeros(size)
    direction = 1.0 + np.arange(size) / size  # nothing special, and the same for everybody
    direction = direction / np.sqrt((direction * direction).sum())
    for _ in range(MOST_STEPS):
        following = (matrix * direction).sum(axis=1)
        if apart is not None:
            following = following - apart * (apart * following).sum()
        length = np.sqrt((following * following).sum())
        if length == 0:
            return np.zeros(size)
        following = following / length
        step = np.abs(following - direction).max()
        direction = following
        if step < CLOSE:
            break
    largest = int(np.abs(direction).argmax())
    turned: Floats = direction if direction[largest] > 0 else -direction
    return turned


def _positions(cast: Floats, seen: Floats, centre: Floats, components: Whole) -> Whole:
    """Positions in whole units: a sum of whole numbers below 2^53 is exact in any order."""
    parts = components.astype(np.float64)
    middle = np.rint(parts * centre)
    raw = cast @ parts.T - seen @ middle.T
    many = np.maximum(seen.sum(axis=1), 1)
    scale = np.sqrt(seen.shape[1] / many)
    positions: Whole = np.rint(raw * scale[:, None]).astype(np.int64)
    return positions

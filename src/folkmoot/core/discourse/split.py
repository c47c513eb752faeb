"""Two sides found in a graph itself: halves that few links cross.

Any graph has such a cut, drawn by lot or not; so whatever is measured on it says something only
beside graphs with the same degrees that were split in the same way (see `echo`). The first guess
is the sign of the second eigenvector of the normalised adjacency matrix (M. Fiedler, Czechoslovak
Mathematical Journal 25, 1975), halved at its median; then people change places in pairs as long as
fewer links cross (after B. W. Kernighan and S. Lin, Bell System Technical Journal 49, 1970). All
in a fixed order, from a fixed start.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

STEPS = 400
PASSES = 200


def halves(links: Whole, people: int) -> Whole:
    """The side, 0 or 1, of everybody; the halves differ by one person at most."""
    one = np.concatenate([links[:, 0], links[:, 1]])
    other = np.concatenate([links[:, 1], links[:, 0]])
    degrees = np.bincount(one, minlength=people).astype(np.float64)
    order = np.lexsort((np.arange(people), _second(one, other, degrees)))
    sides = np.zeros(people, dtype=np.int64)
    sides[order[people // 2 :]] = 1
    return _exchanged(one, other, sides)


def _second(one: Whole, other: Whole, degrees: Floats) -> Floats:
    """The second eigenvector, near enough for a first guess, each entry over its degree's root."""
    root = np.sqrt(np.maximum(degrees, 1.0))
    first = root / np.sqrt((root * root).sum())
    vector = np.cos(np.arange(len(degrees)) * 0.7548776662466927)  # spread evenly, and fixed
    for _ in range(STEPS):
        vector = vector - first * (first * vector).sum()
        passed = np.bincount(one, weights=(vector / root)[other], minlength=len(degrees)) / root
        vector = (vector + passed) / 2
        length = np.sqrt((vector * vector).sum())
        if length == 0:
            break
        vector = vector / length
    return np.asarray(vector / root, dtype=np.float64)


def _exchanged(one: Whole, other: Whole, sides: Whole) -> Whole:
    """People change places in pairs, many at a time and then fewer, while fewer links cross."""
    people = len(sides)
    crossing = int((sides[one] != sides[other]).sum())
    share = 0.1
    for _ in range(PASSES):
        across = sides[one] != sides[other]
        gain = np.bincount(one, weights=np.where(across, 1.0, -1.0), minlength=people)
        willing = []
        for side in (0, 1):
            members = np.flatnonzero(sides == side)
            best = members[np.lexsort((members, -gain[members]))]
            willing.append(best[gain[best] > 0])
        number = min(len(willing[0]), len(willing[1]))
        number = min(number, max(1, int(number * share)))
        if not number:
            break
        tried = sides.copy()
        tried[willing[0][:number]] = 1
        tried[willing[1][:number]] = 0
        now = int((tried[one] != tried[other]).sum())
        if now < crossing:
            sides, crossing = tried, now
        elif number == 1:
            break
        else:
            share /= 2
    return sides

"""Random-walk controversy: whether whoever walks from link to link ends up where they set out.

Two walks end, one among the most linked people of either side. The measure is the chance that
both set out from the side they ended on, less the chance that both crossed: 1 where nobody gets
across, 0 where sides mean nothing. Solved by iteration, not by sending walkers. Source: K.
Garimella, G. De Francisci Morales, A. Gionis and M. Mathioudakis, "Quantifying controversy on
social media", ACM Transactions on Social Computing 1 (2018).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]

ENDS = 10
STEPS = 5_000
CLOSE = 1e-6


def random_walk_controversy(links: Whole, sides: Whole) -> float:
    """The measure for two sides, by the ten most linked people of each.

    Nought where one side has nobody.
    """
    people = len(sides)
    one = np.concatenate([links[:, 0], links[:, 1]])
    other = np.concatenate([links[:, 1], links[:, 0]])
    degrees = np.maximum(np.bincount(one, minlength=people), 1)
    ends = np.zeros(people, dtype=bool)
    chance = np.full(people, 0.5)
    for side, value in ((0, 1.0), (1, 0.0)):
        members = np.flatnonzero(sides == side)
        if not len(members):
            return 0.0
        most = members[np.lexsort((members, -degrees[members]))[:ENDS]]
        ends[most] = True
        chance[most] = value
    fixed = chance[ends]
    for _ in range(STEPS):
        following = np.bincount(one, weights=chance[other], minlength=people) / degrees
        following[ends] = fixed
        step = float(np.abs(following - chance).max())
        chance = following
        if step < CLOSE:
            break
    first, second = float(chance[sides == 0].mean()), float(chance[sides == 1].mean())
    stayed_first = first / (first + second) if first + second else 0.0
    missed = 2 - first - second
    stayed_second = (1 - second) / missed if missed else 0.0
    return stayed_first * stayed_second - (1 - stayed_first) * (1 - stayed_second)

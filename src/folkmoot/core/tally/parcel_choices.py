"""Who has enough to be elected, and who can be excluded together."""

from __future__ import annotations

from collections.abc import Mapping

from folkmoot.core.tally.record import Number


def reached(votes: Number, quota: Number, *, active: Number | None, left: int) -> bool:
    """Whether votes are enough: the quota, or the active vote over one more than places left.

    The second way is that of ERS97 5.1.7(b), and is asked only where ``active`` is given.
    """
    if votes >= quota:
        return True
    return active is not None and votes > 0 and votes * (left + 1) >= active


def bulk(votes: Mapping[int, Number], *, waits: Number, most: int, even: bool) -> list[int]:
    """The largest group of the lowest who cannot be saved, or nobody.

    The group's votes together with the surpluses that wait are under the votes of the next above,
    or ``even`` equal to them. Candidates with the same votes go together or not at all, and no
    more than ``most`` go. The lowest alone are such a group too.
    """
    order = sorted(votes, key=lambda c: (votes[c], c))
    total, found = waits, list[int]()
    for place, c in enumerate(order[:-1], 1):
        total += votes[c]
        above = votes[order[place]]
        if place <= most and votes[c] < above and (total < above or (even and total == above)):
            found = order[:place]
    return found

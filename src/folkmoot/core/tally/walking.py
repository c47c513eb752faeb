"""Papers on their way: each line's place on its paper, moved on past those out of the count."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from folkmoot.core.tally.profile import Flags, Integers, Profile


class Walk:
    """Where each line of a profile has got to. ``open_to`` says who may be given papers.

    Line by line the cursor only moves forward: nobody who has left the count comes back.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.open_to: Flags = np.ones(len(profile.candidates) + 1, dtype=bool)
        self.open_to[list(profile.withdrawn)] = False
        self.cursor = profile.starts - profile.starts.dtype.type(1)

    def papers(self, rows: Integers) -> int:
        """How many papers the lines stand for."""
        weights = self.profile.weights
        return len(rows) if weights is None else int(weights[rows].sum())

    def onward(self, rows: Integers) -> Iterator[tuple[int, Integers]]:
        """The lines moved on, by the candidate they come to; 0 for those at their end."""
        flat, one = self.profile.flat, self.cursor.dtype.type(1)
        at = self.cursor[rows] + one
        targets: Integers = flat[at]
        moving = np.flatnonzero(~self.open_to[targets])
        while len(moving):
            at[moving] += one
            now = flat[at[moving]]
            targets[moving] = now
            moving = moving[~self.open_to[now]]
        self.cursor[rows] = at
        order = np.argsort(targets, kind="stable")
        rows, targets = rows[order], targets[order]
        edges = np.flatnonzero(np.diff(targets)) + 1
        for piece in np.split(np.arange(len(rows)), edges):
            if len(piece):
                yield int(targets[piece[0]]), rows[piece]

    def ends(self, rows: Integers) -> Flags:
        """Whether each line would come to its end if it were moved on now."""
        flat, one = self.profile.flat, self.cursor.dtype.type(1)
        at = self.cursor[rows] + one
        moving = np.flatnonzero(~self.open_to[flat[at]])
        while len(moving):
            at[moving] += one
            moving = moving[~self.open_to[flat[at[moving]]]]
        return np.asarray(flat[at] == 0)

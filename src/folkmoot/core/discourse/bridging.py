"""Which replies and notes are found good by people who otherwise differ.

Each vote is taken as a mean, a leaning of the voter to approve, a merit of the note, and a product
of two positions on a line that is found with them: r = m + i_u + i_n + f_u f_n. What is approved
of along the line is explained by the product; what is left to the note, its merit, is approval
across it. Source: S. Wojcik et al., "Birdwatch: crowd wisdom and bridging algorithms can inform
understanding and reduce the spread of misinformation" (2022), with the weights and limits of
Community Notes as documented (ranking notes): 0.15 on the leanings, 0.03 on the positions.

For consultations, where everybody sees everything, group-aware consensus says more (`measures`);
this is for what each person has seen by chance. Solved by alternating least squares in a fixed
order of operations from a fixed start, to six decimals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from folkmoot.core.discourse.votes import UNSEEN, Ballots

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

ON_LEANINGS = 0.15
ON_POSITIONS = 0.03
MERIT = 0.40
NARROW = 0.50
LEAST_VOTES = 5
ROUNDS = 400
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Bridge:
    """A note, reply or statement.

    Attributes:
        statement: its key.
        votes: how many voted on it.
        merit: what approval is left, above or below that of all together, when the voters'
            leanings and positions have explained theirs.
        position: where on the line its approval comes from; the sign has no meaning by itself.
    """

    statement: str
    votes: int
    merit: float
    position: float

    @property
    def bridges(self) -> bool:
        """Whether people who otherwise differ approve of it, and enough have voted."""
        return self.votes >= LEAST_VOTES and self.merit >= MERIT and abs(self.position) < NARROW


def bridging(held: Ballots) -> tuple[Bridge, ...]:
    """Every statement with its merit, the highest first.

    Agreeing counts 1, passing a half, disagreeing 0.
    """
    voters, notes = np.nonzero(held.votes != UNSEEN)
    if not len(voters):
        return ()
    rating = (held.votes[voters, notes].astype(np.float64) + 1) / 2
    people, statements = held.votes.shape
    mean = float(rating.sum() / len(rating))
    leaning, merit = np.zeros(people), np.zeros(statements)
    line = np.zeros(people)
    position = np.cos(np.arange(statements) * 0.7548776662466927)  # spread evenly, and fixed
    for _ in range(ROUNDS):
        before = merit
        leaning, line = _fit(voters, people, rating - mean - merit[notes], position[notes])
        merit, position = _fit(notes, statements, rating - mean - leaning[voters], line[voters])
        left = rating - leaning[voters] - merit[notes] - line[voters] * position[notes]
        mean = float(left.sum() / (len(rating) + ON_LEANINGS))
        if float(np.abs(merit - before).max()) < CLOSE:
            break
    largest = int(np.abs(position).argmax())
    turn = 1.0 if position[largest] >= 0 else -1.0
    votes = np.bincount(notes, minlength=statements)
    found = [
        Bridge(
            key,
            int(votes[place]),
            round(float(merit[place]), 6) + 0.0,
            round(turn * float(position[place]), 6) + 0.0,
        )
        for place, key in enumerate(held.statements)
    ]
    return tuple(sorted(found, key=lambda each: (-each.merit, each.statement)))


def _fit(owner: Whole, owners: int, left: Floats, along: Floats) -> tuple[Floats, Floats]:
    """For each owner the two numbers that explain best what is left: a constant and a slope."""
    number = np.bincount(owner, minlength=owners) + ON_LEANINGS
    slopes = np.bincount(owner, weights=along, minlength=owners)
    squares = np.bincount(owner, weights=along * along, minlength=owners) + ON_POSITIONS
    rests = np.bincount(owner, weights=left, minlength=owners)
    products = np.bincount(owner, weights=left * along, minlength=owners)
    determinant = number * squares - slopes * slopes
    return (
        np.asarray((rests * squares - products * slopes) / determinant),
        np.asarray((products * number - rests * slopes) / determinant),
    )

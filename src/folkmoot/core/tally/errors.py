"""What can be wrong with ballots and counts."""

from __future__ import annotations


class BallotError(ValueError):
    """A ballot file that cannot be read.

    Attributes:
        line: the line of the file, counted from 1; 0 where the file as a whole is meant.
        reason: one sentence without the place.
    """

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}" if line else reason)


class CountError(ValueError):
    """A count that cannot be made: too few candidates, constraints that nobody can meet."""


class LotNeeded(CountError):
    """Two candidates are equal throughout the count and no seed for the lot was given.

    Attributes:
        tied: the candidates' numbers, counted from 1.
    """

    def __init__(self, tied: tuple[int, ...], names: tuple[str, ...]) -> None:
        self.tied = tied
        super().__init__(
            f"{', '.join(names)} are equal at every stage; the rule decides by lot, "
            "so commit a seed and pass it in"
        )


class RecordError(ValueError):
    """A count record that is not one, or that contradicts itself."""

"""What is wrong with a file of adverts, with the place and the reason."""

from __future__ import annotations

from dataclasses import dataclass


class AdvertsError(ValueError):
    """A file that is not what it should be as a whole; nothing of it can be read."""


class CellError(ValueError):
    """One value that cannot be read; the row it stands in becomes a `Fault`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that could not be read, while the rows around it were.

    Attributes:
        line: the line of the file in which the row begins, from 1.
        says: what is wrong with it, as a sentence.
    """

    line: int
    says: str

"""What moderators decided on a reply or a note, and how it stands by that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A moderator's decision on a reply or a note."""

    what: str  # reply, note
    number: int
    address: str
    hides: bool
    reason: str
    by: str
    at: datetime
    seq: int | None
    objection: str
    objected_at: datetime | None


class Decided:
    """Something with ``decisions``, the last of which holds."""

    __slots__ = ()
    decisions: tuple[DecisionView, ...]

    @property
    def last(self) -> DecisionView | None:
        """The decision that holds."""
        return self.decisions[-1] if self.decisions else None

    @property
    def hidden(self) -> bool:
        """Whether a moderator hid it."""
        return self.last is not None and self.last.hides

    @property
    def asked_again(self) -> bool:
        """Whether a second look was asked for and has not been taken."""
        return self.hidden and self.last is not None and self.last.objected_at is not None

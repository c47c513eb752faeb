"""Why an edition reads as it does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enactment:
    """The decision that made an edition; it points up by address only.

    Attributes:
        record_seq: the entry of the record in which the decision stands, or None.
        label: what it was ("Motion 2026-17", "General Resolution 2022/003").
        address: where it is shown ("/motions/2026-17"); empty if nowhere here.
        mover_text: who moved it, in words ("Nether Wallop local party").
        vote_text: how it was decided, in words ("carried by 412 votes to 96").
    """

    record_seq: int | None = None
    label: str = ""
    address: str = ""
    mover_text: str = ""
    vote_text: str = ""

    def __bool__(self) -> bool:
        return bool(self.label or self.record_seq is not None)

"""Which statement a participant is shown next: drawn by weight, and the same draw by anybody."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from math import log


def next_statement(priorities: Mapping[str, float], *, participant: str) -> str | None:
    """The next of the statements that a participant has not seen; None where none is left.

    A statement of twice the priority is shown first to twice as many. The draw is by the hash of
    participant and statement, so that it needs no chance and nobody can steer it for one person:
    weighted sampling by exponents (P. S. Efraimidis and P. G. Spirakis, Information Processing
    Letters 97, 2006).

    Args:
        priorities: statements not seen, each with its priority (`measures.priority`), above 0.
        participant: the participant's pseudonym.
    """
    if not priorities:
        return None
    return min(
        priorities,
        key=lambda statement: (_waiting(participant, statement) / priorities[statement], statement),
    )


def _waiting(participant: str, statement: str) -> float:
    """An exponential waiting time, from 0 without bound, drawn by hash."""
    drawn = int.from_bytes(sha256(f"{participant}\t{statement}".encode()).digest()[:7], "big")
    return -log((drawn + 1) / (256**7 + 1))

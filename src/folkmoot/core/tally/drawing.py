"""What is drawn by lot in an election: the order of the paper, and ties; from one secret seed.

The seed is drawn and committed to when the election is called, before anybody is nominated. The
seed of the order is told with the notice of poll and does not tell the seed of the lots; both
follow from the seed, which is told with the count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def commitment(seed: str) -> str:
    """What is published beforehand: the SHA-256 of the seed, hexadecimal."""
    return hashlib.sha256(f"election seed|{seed}".encode()).hexdigest()


def order_seed(seed: str) -> str:
    """The seed from which the order of the ballot paper follows."""
    return hashlib.sha256(f"order of the paper|{seed}".encode()).hexdigest()


def lot_seed(seed: str) -> str:
    """The seed of the lots that decide ties in the count (see `ties.lot`)."""
    return hashlib.sha256(f"lots of the count|{seed}".encode()).hexdigest()


def paper_order(order: str, candidates: Iterable[str]) -> list[str]:
    """The candidates in the order of the paper: by the SHA-256 of the order's seed and their key.

    Args:
        order: what `order_seed` gives.
        candidates: a stable key of each (the membership number).
    """
    return sorted(
        candidates, key=lambda key: (hashlib.sha256(f"{order}|{key}".encode()).digest(), key)
    )

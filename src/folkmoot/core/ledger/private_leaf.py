"""The private lane: every commitment of an interval behind one leaf that tells nothing.

The leaf carries the root of a tree of fixed depth in which each commitment stands in a slot drawn
by a secret, and every empty subtree is replaced by a random-looking hash. Root, path length and
siblings are alike whether the interval had no commitment or a hundred thousand.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from folkmoot.core.ledger.entries import time_text
from folkmoot.core.ledger.merkle import HASH_BYTES, node_hash
from folkmoot.core.terms import Interval

DEPTH = 32
"""How many levels the tree of a batch has, always."""

BLINDING_BYTES = 32

_COMMITMENT = re.compile("[0-9a-f]{64}")
_LEAF = b"folkmoot/private/v1\x00"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class PrivateError(ValueError):
    """A commitment, a secret or a path that cannot be; the sentence names it."""


@dataclass(frozen=True, slots=True)
class PrivateProof:
    """That a commitment stands behind the root of a batch.

    Attributes:
        commitment: the salted commitment, 64 hexadecimal digits.
        slot: its place in the tree; drawn at random, so it tells nothing.
        siblings: ``DEPTH`` hashes from the leaf upwards.

    Raises:
        PrivateError: if one of them has not its form.
    """

    commitment: str
    slot: int
    siblings: tuple[bytes, ...]

    def __post_init__(self) -> None:
        require_commitment(self.commitment)
        if not 0 <= self.slot < 1 << DEPTH:
            raise PrivateError("there is no such slot")
        if len(self.siblings) != DEPTH or any(len(s) != HASH_BYTES for s in self.siblings):
            raise PrivateError(f"a path has {DEPTH} hashes of {HASH_BYTES} bytes")

    @property
    def root(self) -> str:
        """The root this path leads to, in hex; equal to the batch's if it proves anything."""
        node, place = _slot_hash(self.commitment), self.slot
        for sibling in self.siblings:
            node = node_hash(sibling, node) if place & 1 else node_hash(node, sibling)
            place >>= 1
        return node.hex()


class PrivateBatch:
    """The commitments of one interval.

    The same commitments and secret give the same batch whatever their order. The secret must be
    fresh for every batch, and kept for as long as proofs are to be made.

    Raises:
        PrivateError: if a commitment is malformed or given twice, or the secret has not 32 bytes.
    """

    __slots__ = ("_blinding", "_levels", "_slots")

    def __init__(self, commitments: Iterable[str], *, blinding: bytes) -> None:
        if len(blinding) != BLINDING_BYTES:
            raise PrivateError(f"the secret of a batch has {BLINDING_BYTES} bytes")
        self._blinding = blinding
        self._slots: dict[str, int] = {}
        taken: dict[int, bytes] = {}
        for commitment in sorted(commitments):
            require_commitment(commitment)
            if commitment in self._slots:
                raise PrivateError("one commitment was given twice")
            slot = self._free_slot(commitment, taken)
            self._slots[commitment] = slot
            taken[slot] = _slot_hash(commitment)
        self._levels = [taken]
        for level in range(DEPTH):
            self._levels.append(self._parents(level))

    @property
    def root(self) -> str:
        """The root, 64 hexadecimal digits; it tells nothing without the secret."""
        return self._node(DEPTH, 0).hex()

    def prove(self, commitment: str) -> PrivateProof:
        """The proof for one commitment.

        Raises:
            PrivateError: if it is not in this batch.
        """
        slot = self._slots.get(commitment)
        if slot is None:
            raise PrivateError("this commitment is not in the batch")
        siblings = tuple(self._node(level, slot >> level ^ 1) for level in range(DEPTH))
        return PrivateProof(commitment, slot, siblings)

    def _free_slot(self, commitment: str, taken: dict[int, bytes]) -> int:
        attempt = 0
        while True:
            drawn = self._secret(f"slot {attempt} {commitment}")
            slot = int.from_bytes(drawn[: DEPTH // 8], "big")
            if slot not in taken:
                return slot
            attempt += 1

    def _parents(self, level: int) -> dict[int, bytes]:
        return {
            place: node_hash(self._node(level, 2 * place), self._node(level, 2 * place + 1))
            for place in {place >> 1 for place in self._levels[level]}
        }

    def _node(self, level: int, place: int) -> bytes:
        return self._levels[level].get(place) or self._secret(f"empty {level} {place}")

    def _secret(self, purpose: str) -> bytes:
        return hmac.digest(self._blinding, purpose.encode(), "sha256")


def batch_body(*, interval: Interval[datetime], root: str) -> dict[str, Any]:
    """The body of the ``private.batch`` entry that closes an interval; always the same length.

    Raises:
        PrivateError: if the interval has no end or no length, or the root is malformed.
    """
    require_commitment(root)
    if interval.end is None or interval.end <= interval.start:
        raise PrivateError("an interval of the private lane has an end after its start")
    return {"from": time_text(interval.start), "to": time_text(interval.end), "root": root}


def interval_containing(at: datetime, *, length: timedelta) -> Interval[datetime]:
    """The fixed interval in which a moment lies; intervals are counted from 1970 in UTC.

    Raises:
        PrivateError: unless the length is a positive number of whole seconds and the moment has
            a time zone.
    """
    if length <= timedelta(0) or length % timedelta(seconds=1):
        raise PrivateError("an interval has a positive number of whole seconds")
    if at.tzinfo is None:
        raise PrivateError("the moment has no time zone")
    start = _EPOCH + (at - _EPOCH) // length * length
    return Interval(start, start + length)


def intervals_due(
    *, closed_until: datetime, now: datetime, length: timedelta
) -> Iterator[Interval[datetime]]:
    """The intervals that have ended and must now be closed, oldest first, empty ones included.

    After an outage that is several; none may be left out, or the gap itself would tell.

    Raises:
        PrivateError: as ``interval_containing`` does.
    """
    interval = interval_containing(closed_until, length=length)
    while interval.end is not None and interval.end <= now:
        yield interval
        interval = Interval(interval.end, interval.end + length)


def require_commitment(text: str) -> None:
    """Refuse anything but 64 lower-case hexadecimal digits.

    Raises:
        PrivateError: saying so.
    """
    if not _COMMITMENT.fullmatch(text):
        raise PrivateError("a commitment has 64 lower-case hexadecimal digits")


def _slot_hash(commitment: str) -> bytes:
    return hashlib.sha256(_LEAF + bytes.fromhex(commitment)).digest()

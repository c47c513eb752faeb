"""A whole Merkle tree in memory: for building, re-checking and proving at speed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import islice

from folkmoot.core.ledger.merkle import HASH_BYTES, Frontier, MerkleError, frontier_at, root_at
from folkmoot.core.ledger.proofs import consistency_proof, inclusion_proof

_BATCH = 4096
_PAIR = 2 * HASH_BYTES


class MemoryLog:
    """A Merkle tree that keeps every complete subtree: 64 bytes per leaf.

    It grows by batches: hashing is nearly all of the work, so the loops around it are kept inside
    comprehensions.
    """

    __slots__ = ("_levels",)

    def __init__(self) -> None:
        self._levels: list[bytearray] = [bytearray()]

    def __len__(self) -> int:
        return len(self._levels[0]) // HASH_BYTES

    def append(self, data: bytes) -> int:
        """Append one leaf and return its index."""
        index = len(self)
        self.append_many((data,))
        return index

    def append_many(self, leaves: Iterable[bytes]) -> None:
        """Append leaves, given as their data."""
        source = iter(leaves)
        sha256 = hashlib.sha256
        while batch := list(islice(source, _BATCH)):
            self._grow(b"".join([sha256(b"\x00" + data).digest() for data in batch]))

    def append_hashes(self, leaves: Iterable[bytes]) -> None:
        """Append leaves, given as their leaf hashes.

        Raises:
            MerkleError: if a hash has not 32 bytes; then none of its batch is appended.
        """
        source = iter(leaves)
        while batch := list(islice(source, _BATCH)):
            if any(len(leaf) != HASH_BYTES for leaf in batch):
                raise MerkleError(f"a leaf hash has {HASH_BYTES} bytes")
            self._grow(b"".join(batch))

    def hash_at(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree (see ``HashAt``).

        Raises:
            MerkleError: if the log has no such complete subtree.
        """
        if level < len(self._levels):
            found = bytes(self._levels[level][index * HASH_BYTES : (index + 1) * HASH_BYTES])
            if found and index >= 0:
                return found
        raise MerkleError(f"there is no complete subtree {index} of level {level}")

    def hashes_at(self, level: int, first: int, end: int) -> bytes:
        """The hashes of complete subtrees from ``first`` up to before ``end``, 32 bytes each.

        Raises:
            MerkleError: if the log has not all of them.
        """
        kept = self._levels[level] if level < len(self._levels) else b""
        found = bytes(kept[first * HASH_BYTES : end * HASH_BYTES])
        if first < 0 or len(found) != (end - first) * HASH_BYTES:
            raise MerkleError(f"there are no complete subtrees {first} to {end} of level {level}")
        return found

    @property
    def frontier(self) -> Frontier:
        """What must be kept so that the log can grow elsewhere."""
        return frontier_at(self.hash_at, size=len(self))

    def root(self, size: int | None = None) -> bytes:
        """The root now, or when the log held ``size`` leaves.

        Raises:
            MerkleError: if the log never held that many.
        """
        return root_at(self.hash_at, size=self._within(size))

    def inclusion_proof(self, index: int, *, size: int | None = None) -> tuple[bytes, ...]:
        """The audit path of a leaf in the tree of ``size`` leaves (now, if not given).

        Raises:
            MerkleError: if the leaf is not in it.
        """
        return inclusion_proof(self.hash_at, index=index, size=self._within(size))

    def consistency_proof(self, old: int, *, new: int | None = None) -> tuple[bytes, ...]:
        """The proof that the tree of ``old`` leaves begins that of ``new`` (now, if not given).

        Raises:
            MerkleError: if it does not.
        """
        return consistency_proof(self.hash_at, old=old, new=self._within(new))

    def _within(self, size: int | None) -> int:
        if size is None:
            return len(self)
        if size > len(self):
            raise MerkleError(f"the log has {len(self)} leaves, not {size}")
        return size

    def _grow(self, hashes: bytes) -> None:
        """Add complete subtrees level by level until a level gains none."""
        sha256 = hashlib.sha256
        depth = 0
        while hashes:
            if depth == len(self._levels):
                self._levels.append(bytearray())
            level = self._levels[depth]
            # An odd subtree left from before finds its sibling now.
            begin = len(level) - len(level) % _PAIR
            level += hashes
            end = len(level) - len(level) % _PAIR
            pairs = bytes(level[begin:end])
            hashes = b"".join(
                [
                    sha256(b"\x01" + pairs[at : at + _PAIR]).digest()
                    for at in range(0, len(pairs), _PAIR)
                ]
            )
            depth += 1

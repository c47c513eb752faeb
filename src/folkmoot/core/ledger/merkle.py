"""The Merkle tree of RFC 6962: hashing, the right edge of a growing tree, and roots."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

HASH_BYTES = 32
"""The length of every hash in the tree (SHA-256)."""

EMPTY_ROOT = hashlib.sha256().digest()
"""The root of the tree without leaves (RFC 6962 section 2.1)."""

HashAt = Callable[[int, int], bytes]
"""Where stored hashes come from: ``hash_at(level, index)`` is the hash of the complete subtree of
``2**level`` leaves that begins at leaf ``index * 2**level``. Only complete subtrees are asked for.
"""

_LEAF = b"\x00"
_NODE = b"\x01"


class MerkleError(ValueError):
    """A size, an index or a hash that no tree can have; the sentence names it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A complete subtree: ``2**level`` leaves from leaf ``index * 2**level`` on."""

    level: int
    index: int
    hash: bytes


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf: SHA-256 over 0x00 and the data (RFC 6962 section 2.1)."""
    return hashlib.sha256(_LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256 over 0x01 and both children (RFC 6962 section 2.1)."""
    return hashlib.sha256(_NODE + left + right).digest()


def split_point(size: int) -> int:
    """The largest power of two smaller than ``size`` (RFC 6962 section 2.1).

    Raises:
        MerkleError: if the tree is too small to be split.
    """
    if size < 2:  # noqa: PLR2004 - a tree of one leaf has no inner node
        raise MerkleError(f"a tree of {size} leaves has no inner node")
    return 1 << ((size - 1).bit_length() - 1)


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that must be kept of a tree so that it can grow: its size and its peaks.

    Attributes:
        size: the number of leaves.
        peaks: the hashes of the complete subtrees that make up the tree, largest first: one for
            each bit set in ``size``.

    Raises:
        MerkleError: if the peaks do not fit the size or are not 32 bytes each.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise MerkleError(f"{len(self.peaks)} peaks do not make a tree of {self.size} leaves")
        for peak in self.peaks:
            require_hash(peak, what="a peak")

    @property
    def root(self) -> bytes:
        """The root of the tree (RFC 6962 section 2.1)."""
        return fold_peaks(self.peaks)

    def append(self, leaf: bytes) -> tuple[Frontier, tuple[Node, ...]]:
        """The tree with one more leaf, and every subtree which that leaf completes.

        Args:
            leaf: the *hash* of the leaf.

        Returns:
            The grown frontier, and the completed nodes from the leaf upwards: exactly what a
            store must add so that it can answer ``hash_at`` later.

        Raises:
            MerkleError: if the leaf hash is not 32 bytes.
        """
        require_hash(leaf, what="a leaf hash")
        peaks = list(self.peaks)
        carry = leaf
        nodes = [Node(0, self.size, leaf)]
        level = 0
        while self.size >> level & 1:
            carry = node_hash(peaks.pop(), carry)
            level += 1
            nodes.append(Node(level, self.size >> level, carry))
        return Frontier(self.size + 1, (*peaks, carry)), tuple(nodes)

    def extend(self, leaves: Iterable[bytes]) -> Frontier:
        """The tree with more leaves (given as leaf hashes), for when no nodes are to be stored."""
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            carry, rest = leaf, size
            while rest & 1:
                carry = node_hash(peaks.pop(), carry)
                rest >>= 1
            peaks.append(carry)
            size += 1
        return Frontier(size, tuple(peaks))

    def to_bytes(self) -> bytes:
        """The peaks, one after the other; with the size kept beside them nothing is lost."""
        return b"".join(self.peaks)

    @classmethod
    def from_bytes(cls, *, size: int, peaks: bytes) -> Frontier:
        """The frontier from its size and what ``to_bytes`` gave.

        Raises:
            MerkleError: if the bytes do not fit the size.
        """
        if len(peaks) != size.bit_count() * HASH_BYTES:
            raise MerkleError(f"{len(peaks)} bytes of peaks do not make a tree of {size} leaves")
        cut = range(0, len(peaks), HASH_BYTES)
        return cls(size, tuple(peaks[at : at + HASH_BYTES] for at in cut))


def fold_peaks(peaks: Sequence[bytes]) -> bytes:
    """The root over peaks given largest first; the empty root when there are none."""
    if not peaks:
        return EMPTY_ROOT
    folded = peaks[-1]
    for peak in reversed(peaks[:-1]):
        folded = node_hash(peak, folded)
    return folded


def peak_nodes(*, begin: int, end: int) -> list[tuple[int, int]]:
    """The complete subtrees, as (level, index), that make up the leaves from begin to end.

    Largest first, as in the tree over those leaves.

    Args:
        begin: the first leaf; a multiple of the largest power of two not above ``end - begin``,
            as every left edge inside an RFC 6962 tree is.
        end: one past the last leaf.

    Raises:
        MerkleError: if the range is backwards or its left edge is not aligned.
    """
    if not 0 <= begin <= end:
        raise MerkleError(f"there are no leaves from {begin} to {end}")
    nodes = []
    while begin < end:
        level = (end - begin).bit_length() - 1
        if begin & ((1 << level) - 1):
            raise MerkleError(f"no subtree of {1 << level} leaves begins at leaf {begin}")
        nodes.append((level, begin >> level))
        begin += 1 << level
    return nodes


def range_root(hash_at: HashAt, *, begin: int, end: int) -> bytes:
    """The root over the leaves from begin (included) to end (not included).

    Raises:
        MerkleError: as ``peak_nodes`` does.
    """
    size = end - begin
    if size > 0 and size & (size - 1) == 0:  # one complete subtree: the common case in proofs
        level = size.bit_length() - 1
        if begin & (size - 1):
            raise MerkleError(f"no subtree of {size} leaves begins at leaf {begin}")
        return hash_at(level, begin >> level)
    return fold_peaks([hash_at(*place) for place in peak_nodes(begin=begin, end=end)])


def root_at(hash_at: HashAt, *, size: int) -> bytes:
    """The root the tree had when it held ``size`` leaves.

    Raises:
        MerkleError: if the size is negative.
    """
    return range_root(hash_at, begin=0, end=size)


def frontier_at(hash_at: HashAt, *, size: int) -> Frontier:
    """The frontier the tree had when it held ``size`` leaves.

    Raises:
        MerkleError: if the size is negative.
    """
    places = peak_nodes(begin=0, end=size)
    return Frontier(size, tuple(hash_at(*place) for place in places))


def require_hash(value: bytes, *, what: str) -> None:
    """Refuse anything but 32 bytes.

    Raises:
        MerkleError: naming ``what`` was not a hash.
    """
    if not isinstance(value, bytes) or len(value) != HASH_BYTES:
        raise MerkleError(f"{what} has {HASH_BYTES} bytes, not {value!r}")

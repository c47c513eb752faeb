"""Proofs that a leaf is in the tree, and that one tree is the beginning of another."""

from __future__ import annotations

from collections.abc import Sequence

from folkmoot.core.ledger.merkle import (
    EMPTY_ROOT,
    HASH_BYTES,
    HashAt,
    MerkleError,
    node_hash,
    range_root,
    split_point,
)


def inclusion_proof(hash_at: HashAt, *, index: int, size: int) -> tuple[bytes, ...]:
    """The audit path of a leaf, from its sibling up to the root's child (RFC 6962 2.1.1).

    Raises:
        MerkleError: if the leaf is not in a tree of that size.
    """
    if not 0 <= index < size:
        raise MerkleError(f"leaf {index} is not in a tree of {size} leaves")
    path = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + split_point(end - begin)
        if index < middle:
            path.append(range_root(hash_at, begin=middle, end=end))
            end = middle
        else:
            path.append(range_root(hash_at, begin=begin, end=middle))
            begin = middle
    return tuple(reversed(path))


def consistency_proof(hash_at: HashAt, *, old: int, new: int) -> tuple[bytes, ...]:
    """The proof that the tree of ``old`` leaves begins the tree of ``new`` (RFC 6962 2.1.2).

    Empty when the sizes are equal, and when the old tree has no leaves (nothing to prove).

    Raises:
        MerkleError: if the old tree is larger than the new one, or a size is negative.
    """
    if not 0 <= old <= new:
        raise MerkleError(f"a tree of {old} leaves does not begin one of {new}")
    if old in {0, new}:
        return ()
    path = []
    begin, end = 0, new
    while end != old:
        middle = begin + split_point(end - begin)
        if old <= middle:
            path.append(range_root(hash_at, begin=middle, end=end))
            end = middle
        else:
            path.append(range_root(hash_at, begin=begin, end=middle))
            begin = middle
    if begin:  # the verifier knows the old root itself, but not this part of it
        path.append(range_root(hash_at, begin=begin, end=end))
    return tuple(reversed(path))


def root_from_inclusion(
    *, leaf: bytes, index: int, size: int, proof: Sequence[bytes]
) -> bytes | None:
    """The root to which an audit path leads (RFC 9162 section 2.1.3.2).

    Returns:
        The root, or None if no tree of that size has such a path for that leaf: wrong index,
        wrong number of hashes, or a hash that has not 32 bytes.
    """
    if not 0 <= index < size or not _all_hashes((leaf, *proof)):
        return None
    place, last = index, size - 1
    root = leaf
    for sibling in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            root = node_hash(sibling, root)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            root = node_hash(root, sibling)
        place >>= 1
        last >>= 1
    return root if last == 0 else None


def verify_inclusion(
    *, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the path proves that the leaf (its hash) is at that index of the tree."""
    if not _all_hashes((root,)):
        return False
    return root_from_inclusion(leaf=leaf, index=index, size=size, proof=proof) == root


def verify_consistency(
    *, old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the proof shows that the old tree begins the new one (RFC 9162 section 2.1.4.2).

    The empty tree begins every tree, with an empty proof. Every hash, roots included, must have
    32 bytes, even where the sizes are equal and it would only be compared.
    """
    if not 0 <= old <= new or not _all_hashes((old_root, new_root, *proof)):
        return False
    if (old == 0 and old_root != EMPTY_ROOT) or (new == 0 and new_root != EMPTY_ROOT):
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof
    return _consistent(old=old, new=new, old_root=old_root, new_root=new_root, proof=proof)


def _consistent(
    *, old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    path = list(proof)
    if old & (old - 1) == 0:  # the old tree is one complete subtree, so its root starts the path
        path.insert(0, old_root)
    if not path:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place >>= 1
        last >>= 1
    old_so_far = new_so_far = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old_so_far = node_hash(sibling, old_so_far)
            new_so_far = node_hash(sibling, new_so_far)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            new_so_far = node_hash(new_so_far, sibling)
        place >>= 1
        last >>= 1
    return last == 0 and old_so_far == old_root and new_so_far == new_root


def _all_hashes(values: Sequence[bytes]) -> bool:
    return all(isinstance(value, bytes) and len(value) == HASH_BYTES for value in values)

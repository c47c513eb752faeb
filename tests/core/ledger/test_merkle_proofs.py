from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ledger.ledger_world import patiently
from folkmoot.core.ledger import (
    EMPTY_ROOT,
    MemoryLog,
    MerkleError,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)
from folkmoot.core.ledger.merkle import range_root, split_point
from folkmoot.core.ledger.verify_record import climb

LEAVES = [b"leaf %d" % number for number in range(140)]
LOG = MemoryLog()
LOG.append_many(LEAVES)


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8 % len(data)] ^= 1 << bit % 8
    return bytes(changed)


def test_every_leaf_of_every_small_tree_is_proved_to_be_in_it() -> None:
    for size in range(1, 66):
        for index in range(size):
            path = LOG.inclusion_proof(index, size=size)
            leaf, root = leaf_hash(LEAVES[index]), LOG.root(size)
            assert verify_inclusion(leaf=leaf, index=index, size=size, proof=path, root=root)
            assert climb(leaf, index, size, list(path)) == root


def test_every_tree_is_proved_to_begin_every_larger_one() -> None:
    for new in range(66):
        for old in range(new + 1):
            proof = LOG.consistency_proof(old, new=new)
            old_root, new_root = LOG.root(old), LOG.root(new)
            assert verify_consistency(
                old=old, new=new, old_root=old_root, new_root=new_root, proof=proof
            )


@patiently
@given(st.data(), st.integers(0, 255))
def test_one_flipped_bit_spoils_an_inclusion_proof(data: st.DataObject, bit: int) -> None:
    size = data.draw(st.integers(1, len(LEAVES)))
    index = data.draw(st.integers(0, size - 1))
    parts = [leaf_hash(LEAVES[index]), LOG.root(size), *LOG.inclusion_proof(index, size=size)]
    which = data.draw(st.integers(0, len(parts) - 1))
    parts[which] = flipped(parts[which], bit)
    leaf, root, *path = parts
    assert not verify_inclusion(leaf=leaf, index=index, size=size, proof=path, root=root)
    assert climb(leaf, index, size, path) != root


@patiently
@given(st.data(), st.integers(0, 255))
def test_one_flipped_bit_spoils_a_consistency_proof(data: st.DataObject, bit: int) -> None:
    new = data.draw(st.integers(1, len(LEAVES)))
    old = data.draw(st.integers(1, new))
    parts = [LOG.root(old), LOG.root(new), *LOG.consistency_proof(old, new=new)]
    which = data.draw(st.integers(0, len(parts) - 1))
    parts[which] = flipped(parts[which], bit)
    old_root, new_root, *path = parts
    assert not verify_consistency(
        old=old, new=new, old_root=old_root, new_root=new_root, proof=path
    )


@patiently
@given(st.data())
def test_a_proof_is_for_one_index_and_one_size_only(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, len(LEAVES)))
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(-1, size + 1).filter(lambda n: n != index))
    leaf, root = leaf_hash(LEAVES[index]), LOG.root(size)
    path = LOG.inclusion_proof(index, size=size)
    assert not verify_inclusion(leaf=leaf, index=other, size=size, proof=path, root=root)
    for wrong in (path[:-1], (*path, root), path[1:], (leaf, *path)):
        assert not verify_inclusion(leaf=leaf, index=index, size=size, proof=wrong, root=root)


@patiently
@given(st.data())
def test_two_histories_are_never_consistent(data: st.DataObject) -> None:
    changed = data.draw(st.integers(0, 20))
    other = MemoryLog()
    other.append_many([*LEAVES[:changed], b"another story", *LEAVES[changed + 1 :]])
    old = data.draw(st.integers(changed + 1, 30))
    new = data.draw(st.integers(old, 60))
    for proof in (LOG.consistency_proof(old, new=new), other.consistency_proof(old, new=new)):
        assert not verify_consistency(
            old=old, new=new, old_root=LOG.root(old), new_root=other.root(new), proof=proof
        )


def test_an_inner_node_cannot_pass_for_a_leaf() -> None:
    for size in range(2, 40):
        for index in range(size):
            path, nodes = LOG.inclusion_proof(index, size=size), nodes_above(index, 0, size)
            root = nodes[-1]
            for height in range(1, len(nodes)):
                node, rest = nodes[height], path[height:]
                for place in {index, index >> height, 0}:
                    assert not verify_inclusion(
                        leaf=node, index=place, size=size, proof=rest, root=root
                    )
                    assert climb(node, place, size, list(rest)) != root


def test_a_path_cannot_be_longer_than_the_tree_is_high() -> None:
    for size in (1, 2, 4, 8):
        last = leaf_hash(LEAVES[2 * size - 1])
        path = LOG.inclusion_proof(2 * size - 1, size=2 * size)
        root = LOG.root(2 * size)
        assert not verify_inclusion(leaf=last, index=size - 1, size=size, proof=path, root=root)


def nodes_above(index: int, begin: int, end: int) -> list[bytes]:
    """Every node from a leaf up to the root of the leaves from begin to end."""
    if end - begin == 1:
        return [leaf_hash(LEAVES[index])]
    middle = begin + split_point(end - begin)
    half = (begin, middle) if index < middle else (middle, end)
    return [*nodes_above(index, *half), range_root(LOG.hash_at, begin=begin, end=end)]


def test_a_smaller_trees_proof_does_not_pass_for_a_larger_tree() -> None:
    for old, new, claimed in ((2, 4, 8), (1, 2, 4), (3, 4, 8), (4, 8, 16), (6, 8, 16)):
        proof = LOG.consistency_proof(old, new=new)
        old_root, new_root = LOG.root(old), LOG.root(new)
        assert not verify_consistency(
            old=old, new=claimed, old_root=old_root, new_root=new_root, proof=proof
        )


def test_a_hash_of_another_length_is_no_hash_even_where_it_is_only_compared() -> None:
    short = b"not a hash"
    assert not verify_consistency(old=1, new=1, old_root=short, new_root=short, proof=())
    assert not verify_inclusion(leaf=short, index=0, size=1, proof=(), root=short)
    assert not verify_consistency(
        old=2, new=3, old_root=LOG.root(2), new_root=LOG.root(3), proof=(short,)
    )


def test_the_empty_log_begins_every_log_and_nothing_else_is_empty() -> None:
    root = LOG.root(5)
    assert verify_consistency(old=0, new=5, old_root=EMPTY_ROOT, new_root=root, proof=())
    assert not verify_consistency(old=0, new=5, old_root=root, new_root=root, proof=())
    assert not verify_consistency(old=0, new=5, old_root=EMPTY_ROOT, new_root=root, proof=(root,))
    assert not verify_consistency(old=5, new=4, old_root=root, new_root=LOG.root(4), proof=())


def test_no_proof_is_made_for_what_cannot_be() -> None:
    with pytest.raises(MerkleError, match="leaf 5 is not in a tree of 5"):
        LOG.inclusion_proof(5, size=5)
    with pytest.raises(MerkleError, match="does not begin"):
        LOG.consistency_proof(6, new=5)


def vectors(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.rglob("*.json")):
        yield path, json.loads(path.read_text())


@pytest.mark.data
def test_the_transparency_dev_inclusion_vectors(real_data: Callable[[str], Path]) -> None:
    checked = 0
    for path, vector in vectors(real_data("merkle") / "testdata" / "inclusion"):
        proof = [b64decode(node) for node in vector["proof"] or []]
        leaf, root = b64decode(vector["leafHash"]), b64decode(vector["root"])
        index, size = vector["leafIdx"], vector["treeSize"]
        holds = verify_inclusion(leaf=leaf, index=index, size=size, proof=proof, root=root)
        assert holds is not vector["wantErr"], path
        hashes = all(len(node) == 32 for node in (leaf, root, *proof))
        assert (hashes and climb(leaf, index, size, proof) == root) is holds, path
        checked += 1
    assert checked == 98


@pytest.mark.data
def test_the_transparency_dev_consistency_vectors(real_data: Callable[[str], Path]) -> None:
    checked, stricter = 0, []
    for path, vector in vectors(real_data("merkle") / "testdata" / "consistency"):
        roots = [b64decode(vector["root1"]), b64decode(vector["root2"])]
        holds = verify_consistency(
            old=vector["size1"],
            new=vector["size2"],
            old_root=roots[0],
            new_root=roots[1],
            proof=[b64decode(node) for node in vector["proof"] or []],
        )
        if not vector["wantErr"] and any(len(root) != 32 for root in roots):
            assert not holds, path  # two equal texts "don't care" are accepted there, not here
            stricter.append(path.name)
        else:
            assert holds is not vector["wantErr"], path
        checked += 1
    assert checked == 98
    assert stricter == ["sizes-are-equal-one-and-proof-is-empty.json"]

from __future__ import annotations

import hashlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ledger.ledger_world import patiently
from folkmoot.core.ledger import (
    EMPTY_ROOT,
    Frontier,
    MemoryLog,
    MerkleError,
    frontier_at,
    leaf_hash,
    node_hash,
)
from folkmoot.core.ledger.merkle import peak_nodes, split_point

# The eight leaves of the Certificate Transparency test suite, and the root after each.
EIGHT_LEAVES = [
    ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    (
        "606162636465666768696a6b6c6d6e6f",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ),
]
leaves = st.lists(st.binary(max_size=40), max_size=70)


def definition(data: list[bytes]) -> bytes:
    """The root, word for word as RFC 6962 section 2.1 defines it."""
    if not data:
        return hashlib.sha256(b"").digest()
    if len(data) == 1:
        return hashlib.sha256(b"\x00" + data[0]).digest()
    k = 1
    while k * 2 < len(data):
        k *= 2
    return hashlib.sha256(b"\x01" + definition(data[:k]) + definition(data[k:])).digest()


def test_the_eight_leaves_give_the_published_roots() -> None:
    log, frontier = MemoryLog(), Frontier()
    for leaf, root in EIGHT_LEAVES:
        log.append(bytes.fromhex(leaf))
        frontier, _ = frontier.append(leaf_hash(bytes.fromhex(leaf)))
        assert log.root().hex() == root
        assert frontier.root.hex() == root


def test_the_empty_log_has_the_hash_of_nothing_as_its_root() -> None:
    assert MemoryLog().root() == Frontier().root == EMPTY_ROOT == hashlib.sha256(b"").digest()


@patiently
@given(leaves)
def test_every_earlier_root_is_that_of_the_definition(data: list[bytes]) -> None:
    log = MemoryLog()
    log.append_many(data)
    for size in range(len(data) + 1):
        assert log.root(size) == definition(data[:size])


@patiently
@given(leaves, st.lists(st.integers(0, 70), max_size=5))
def test_it_does_not_matter_in_which_batches_the_log_grew(
    data: list[bytes], cuts: list[int]
) -> None:
    log, edges = MemoryLog(), [0, *sorted(cuts), len(data)]
    for begin, end in itertools.pairwise(edges):
        log.append_many(data[begin : min(end, len(data))])
    whole = MemoryLog()
    whole.append_hashes(leaf_hash(leaf) for leaf in data)
    assert len(log) == len(whole) == len(data)
    assert log.root() == whole.root()


@patiently
@given(leaves)
def test_a_frontier_gives_a_store_every_node_it_will_be_asked_for(data: list[bytes]) -> None:
    store: dict[tuple[int, int], bytes] = {}
    frontier, log = Frontier(), MemoryLog()
    for leaf in data:
        frontier, nodes = frontier.append(leaf_hash(leaf))
        store.update({(node.level, node.index): node.hash for node in nodes})
    log.append_many(data)
    assert frontier == log.frontier == Frontier().extend(leaf_hash(leaf) for leaf in data)
    for size in range(len(data) + 1):
        old = frontier_at(lambda level, index: store[level, index], size=size)
        assert old == frontier_at(log.hash_at, size=size)
        assert Frontier.from_bytes(size=size, peaks=old.to_bytes()) == old


@patiently
@given(st.integers(0, 10**12))
def test_the_peaks_of_a_tree_are_its_complete_subtrees_from_the_left(size: int) -> None:
    begin = 0
    for level, index in peak_nodes(begin=0, end=size):
        assert index << level == begin
        begin += 1 << level
    assert begin == size


def test_a_tree_of_one_leaf_cannot_be_split() -> None:
    assert [split_point(size) for size in (2, 3, 4, 5, 8, 9)] == [1, 2, 2, 4, 4, 8]
    with pytest.raises(MerkleError):
        split_point(1)


def test_what_is_not_a_hash_is_refused() -> None:
    with pytest.raises(MerkleError, match="a leaf hash has 32 bytes"):
        Frontier().append(b"short")
    with pytest.raises(MerkleError, match="32 bytes"):
        MemoryLog().append_hashes([b"short"])
    with pytest.raises(MerkleError, match="2 peaks"):
        Frontier(4, (EMPTY_ROOT, EMPTY_ROOT))
    with pytest.raises(MerkleError, match="33 bytes of peaks"):
        Frontier.from_bytes(size=1, peaks=b"x" * 33)


def test_a_log_knows_nothing_of_leaves_it_never_had() -> None:
    log = MemoryLog()
    log.append_many([b"a", b"b", b"c"])
    assert log.hash_at(1, 0) == node_hash(leaf_hash(b"a"), leaf_hash(b"b"))
    for level, index in ((0, 3), (1, 1), (7, 0), (0, -1)):
        with pytest.raises(MerkleError, match="no complete subtree"):
            log.hash_at(level, index)
    with pytest.raises(MerkleError, match="3 leaves, not 4"):
        log.root(4)


def test_the_hashes_of_a_row_of_subtrees_are_those_of_each_and_never_fewer() -> None:
    log = MemoryLog()
    log.append_many(bytes([n]) for n in range(11))
    assert log.hashes_at(1, 1, 5) == b"".join(log.hash_at(1, n) for n in range(1, 5))
    for level, first, end in ((1, 1, 6), (0, -1, 2), (9, 0, 1)):
        with pytest.raises(MerkleError, match="no complete subtrees"):
            log.hashes_at(level, first, end)

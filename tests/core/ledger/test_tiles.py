from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ledger.ledger_world import patiently
from folkmoot.core.ledger import (
    MemoryLog,
    MerkleError,
    TileError,
    TileReader,
    TileRef,
    VerifierKey,
    check_checkpoint,
    parse_checkpoint,
    root_at,
    tile_refs,
    write_tiles,
)
from folkmoot.core.ledger.tiles import ENTRIES, bundle_bytes, split_bundle
from folkmoot.core.ledger.verify_record import is_tile_path, tile_path

TESSERA_KEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
BIG = 66_000


def entry_at(index: int) -> bytes:
    return str(index).encode()


@pytest.fixture(scope="module")
def big() -> MemoryLog:
    log = MemoryLog()
    log.append_many(map(entry_at, range(BIG)))
    return log


@pytest.mark.parametrize(
    ("ref", "path"),
    [
        (TileRef(0, 1234067), "tile/0/x001/x234/067"),
        (TileRef(0, 0), "tile/0/000"),
        (TileRef(63, 999, 255), "tile/63/999.p/255"),
        (TileRef(2, 1000, 1), "tile/2/x001/000.p/1"),
        (TileRef(ENTRIES, 5, 8), "tile/entries/005.p/8"),
    ],
)
def test_a_tile_has_the_path_the_standard_gives_it(ref: TileRef, path: str) -> None:
    assert ref.path == path
    assert TileRef.parse(path) == ref


@patiently
@given(st.integers(-1, 63), st.integers(0, 10**15), st.integers(1, 256))
def test_a_path_is_read_back_and_spelt_alike_by_both_programs(
    level: int, index: int, width: int
) -> None:
    ref = TileRef(level, index, width)
    assert TileRef.parse(ref.path) == ref
    assert tile_path("entries" if level == ENTRIES else level, index, width) == ref.path
    assert is_tile_path(ref.path)


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/001",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/300",
        "tile/0/001.p/08",
        "tile/0/001/002",
        "tile/entries/001\n",
        "/tile/0/001",
        "checkpoint",
    ],
)
def test_another_spelling_names_no_tile(path: str) -> None:
    with pytest.raises(TileError):
        TileRef.parse(path)
    assert not is_tile_path(path)


def test_the_tiles_of_seventy_thousand_leaves_are_those_of_the_standards_example() -> None:
    refs = list(tile_refs(70_000))
    assert sum(ref.level == 0 and ref.width == 256 for ref in refs) == 273
    partial = [ref.path for ref in refs if ref.level >= 0 and ref.width < 256]
    assert partial == ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]


@pytest.mark.slow
def test_files_written_as_the_log_grew_are_those_written_at_once(big: MemoryLog) -> None:
    steps = [0, 1, 255, 256, 300, 512, 65_535, 65_536, BIG]
    grown: dict[str, bytes] = {}
    for since, size in itertools.pairwise(steps):
        grown.update(write_tiles(size=size, since=since, hash_at=big.hash_at, entry_at=entry_at))
    whole = dict(write_tiles(size=BIG, hash_at=big.hash_at, entry_at=entry_at))
    assert {path: grown[path] for path in whole} == whole
    reader = TileReader(whole.__getitem__, size=BIG)
    for size in (1, 2, 255, 256, 257, 511, 65_535, 65_536, 65_537, BIG):
        assert root_at(reader.hash_at, size=size) == big.root(size)
    assert [reader.entry_at(index) for index in (0, 256, BIG - 1)] == [
        entry_at(index) for index in (0, 256, BIG - 1)
    ]


def test_a_log_cannot_have_shrunk() -> None:
    with pytest.raises(MerkleError, match="did not grow"):
        list(tile_refs(5, since=6))


@patiently
@given(st.lists(st.binary(max_size=300), max_size=12))
def test_a_bundle_gives_back_its_entries(entries: list[bytes]) -> None:
    assert split_bundle(bundle_bytes(entries)) == entries


@patiently
@given(st.lists(st.binary(min_size=1, max_size=9), min_size=1, max_size=5), st.data())
def test_a_bundle_that_breaks_off_names_the_byte(entries: list[bytes], data: st.DataObject) -> None:
    whole = bundle_bytes(entries)
    edges = [len(bundle_bytes(entries[:count])) for count in range(len(entries) + 1)]
    cut = data.draw(st.integers(0, len(whole) - 1).filter(lambda at: at not in edges))
    with pytest.raises(TileError) as refusal:
        split_bundle(whole[:cut], place="tile/entries/000")
    assert refusal.value.offset == max(edge for edge in edges if edge < cut)
    assert refusal.value.place == "tile/entries/000"


def test_an_entry_of_64_kib_is_too_long_by_one_byte() -> None:
    assert len(bundle_bytes([b"x" * 65_535])) == 65_537
    with pytest.raises(TileError, match="65536 bytes"):
        bundle_bytes([b"x" * 65_536])


def test_a_reader_refuses_tiles_of_the_wrong_length_and_what_is_not_there() -> None:
    log = MemoryLog()
    log.append_many([b"a", b"b", b"c"])
    files = dict(write_tiles(size=3, hash_at=log.hash_at, entry_at=lambda i: b"abc"[i : i + 1]))
    reader = TileReader({**files, "tile/0/000.p/3": b"short"}.__getitem__, size=3)
    with pytest.raises(TileError, match="byte 5: 5 bytes instead of 96"):
        reader.hash_at(0, 0)
    with pytest.raises(MerkleError, match="no complete subtree"):
        reader.hash_at(1, 1)
    with pytest.raises(MerkleError, match="no entry 3"):
        reader.entry_at(3)
    two = TileReader({"tile/entries/000.p/3": bundle_bytes([b"a", b"b"])}.__getitem__, size=3)
    with pytest.raises(TileError, match="2 entries instead of 3"):
        two.entry_at(0)


@pytest.mark.data
def test_a_real_tessera_log_is_read_rebuilt_and_written_byte_for_byte(
    real_data: Callable[[str], Path],
) -> None:
    folder = real_data("tlog-testdata") / "testdata" / "log"
    key = VerifierKey.parse(TESSERA_KEY)
    sizes, written = set(), set()
    for path in sorted(folder.glob("checkpoint.*")):
        data = path.read_bytes()
        checkpoint, note = parse_checkpoint(data)
        assert check_checkpoint(checkpoint, note, key=key)
        assert note.to_bytes() == data
        reader = TileReader(lambda name: (folder / name).read_bytes(), size=checkpoint.size)
        assert root_at(reader.hash_at, size=checkpoint.size) == checkpoint.root
        log = MemoryLog()
        log.append_many(reader.entry_at(index) for index in range(checkpoint.size))
        assert log.root() == checkpoint.root
        for name, content in write_tiles(
            size=checkpoint.size, hash_at=log.hash_at, entry_at=reader.entry_at
        ):
            assert content == (folder / name).read_bytes()
            written.add(name)
        sizes.add(checkpoint.size)
    assert sizes == set(range(16))
    assert len(written) == 30

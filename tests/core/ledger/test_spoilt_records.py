"""Two hundred ways to spoil a record, and every single byte of a small one."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ledger.ledger_world import LOG_KEY, Files, found_by_both, world_of
from folkmoot.core.ledger import receipt_path

WORLD = world_of(530)
RECEIPTS = (WORLD.receipt(3), WORLD.receipt(20, size=21), WORLD.private_receipt(39, 1)[1])
SMALL = world_of(12).export(receipts=(world_of(12).receipt(7),))
WHOLE = WORLD.export(receipts=RECEIPTS, documents=(b"The rule as it was carried.", b""))


def change(rng: random.Random, files: Files, path: str) -> str:
    if not files[path]:
        files[path] = b"\x00"
        return path
    data = bytearray(files[path])
    data[rng.randrange(len(data))] ^= rng.randrange(1, 256)
    files[path] = bytes(data)
    return path


def drop(_rng: random.Random, files: Files, path: str) -> str:
    del files[path]
    return path


def shorten(rng: random.Random, files: Files, path: str) -> str:
    if not files[path]:
        return drop(rng, files, path)
    files[path] = files[path][: rng.randrange(len(files[path]))]
    return path


def lengthen(rng: random.Random, files: Files, path: str) -> str:
    files[path] += rng.randbytes(rng.randrange(1, 40))
    return path


def add(rng: random.Random, files: Files, path: str) -> str:
    stranger = rng.choice(
        [
            "readme.txt",
            path + ".bak",
            path + "~",
            "empty/",
            "tile/",
            "link@",
            path + "@",
            "tile/entries/002",
            "tile/0/002.p/17",
            "tile/5/000.p/1",
            f"documents/{rng.randbytes(32).hex()}",
            receipt_path(WORLD.receipt(5)),
        ]
    )
    files[stranger] = WORLD.receipt(5) if stranger.startswith("receipts/") else rng.randbytes(9)
    return stranger


def swap(rng: random.Random, files: Files, path: str) -> str:
    other = rng.choice(sorted(set(files) - {path}))
    files[path], files[other] = files[other], files[path]
    return path


def rename(rng: random.Random, files: Files, path: str) -> str:
    files[path + rng.choice(["0", "x", ".p/9", " "])] = files.pop(path)
    return path


WAYS: list[Callable[[random.Random, Files, str], str]] = [
    change,
    change,
    change,
    drop,
    shorten,
    lengthen,
    add,
    swap,
    rename,
]


@pytest.mark.slow
def test_two_hundred_ways_to_spoil_a_record_are_each_named_at_the_same_place_by_both() -> None:
    rng = random.Random(20260928)
    for number in range(200):
        files = dict(WHOLE)
        spoilt = rng.choice(WAYS)(rng, files, rng.choice(sorted(files)))
        assert files != WHOLE, number
        key = rng.choice([None, LOG_KEY.verifier])
        places = found_by_both(files, key=key)
        assert any(place == spoilt or place.startswith(spoilt + ": ") for place in places), number


@pytest.mark.slow
def test_both_find_the_same_where_several_things_are_wrong_at_once() -> None:
    rng = random.Random(1215)
    for _ in range(60):
        files = dict(WHOLE)
        for _ in range(rng.randrange(2, 6)):
            rng.choice(WAYS)(rng, files, rng.choice(sorted(files)))
        assert found_by_both(files, key=rng.choice([None, LOG_KEY.verifier])) != set()


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_single_byte_of_a_small_record_can_change_unseen(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(SMALL)))
    at = data.draw(st.integers(0, len(SMALL[path]) - 1))
    spoilt = bytearray(SMALL[path])
    spoilt[at] ^= data.draw(st.integers(1, 255))
    places = found_by_both({**SMALL, path: bytes(spoilt)})
    assert path in {place.partition(": ")[0] for place in places}

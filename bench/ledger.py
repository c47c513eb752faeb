"""The ledger's speed: appending, re-verifying and proving, against a naive twin in the same run.

The twin is RFC 6962 section 2.1 written down word for word (recursive), on a smaller log because
it is slow. The limit is what hashlib alone needs for the SHA-256 calls that nobody can avoid: one
for each leaf and one for each inner node. Times are CPU times, so a busy machine does not matter
much. Usage: bin/bench ledger [LEAVES]
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from folkmoot.core.ledger import (
    Checkpoint,
    Entry,
    Frontier,
    MemoryLog,
    SignerKey,
    TileRef,
    export_record,
    leaf_hash,
    node_hash,
    parse_entry,
    verify_export,
    verify_inclusion,
    write_tiles,
)
from folkmoot.core.ledger.rehash import complete_root, leaf_hashes
from folkmoot.core.ledger.tiles import ENTRIES, split_bundle
from folkmoot.core.ledger.verify_record import Record

LEAVES = 1_000_000
TWIN_LEAVES = 4_096
EXPORTED = 100_000
LEAF_BYTES = 208
PROOFS = 20_000
KEY = SignerKey("bench.example/record", hashlib.sha256(b"bench").digest())


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds and result of the better of two runs."""
    best, result = float("inf"), None
    for _ in range(2):
        began = time.process_time()
        result = work()
        best = min(best, time.process_time() - began)
    return best, result


def twin_root(data: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if len(data) == 1:
        return leaf_hash(data[0])
    k = 1
    while k * 2 < len(data):
        k *= 2
    return node_hash(twin_root(data[:k]), twin_root(data[k:]))


def twin_path(index: int, data: list[bytes]) -> list[bytes]:
    """RFC 6962 section 2.1.1, word for word."""
    if len(data) == 1:
        return []
    k = 1
    while k * 2 < len(data):
        k *= 2
    if index < k:
        return [*twin_path(index, data[:k]), twin_root(data[k:])]
    return [*twin_path(index - k, data[k:]), twin_root(data[:k])]


def twin_appends(data: list[bytes]) -> bytes:
    """The head after each of the appends, as one who keeps nothing must make it."""
    root = b""
    for size in range(1, len(data) + 1):
        root = twin_root(data[:size])
    return root


def append_all(leaves: list[bytes]) -> MemoryLog:
    log = MemoryLog()
    log.append_many(leaves)
    return log


def bare_hashing(leaves: list[bytes]) -> None:
    """The SHA-256 calls of a log of this size, and nothing else."""
    sha256, pair = hashlib.sha256, b"\x01" * 65
    for leaf in leaves:
        sha256(leaf).digest()
    for _ in range(len(leaves) - 1):
        sha256(pair).digest()


def reverify(files: dict[str, bytes], size: int) -> bytes:
    """Every stored bundle hashed again and held against its tile, up to the root."""
    tiles = MemoryLog()
    rest: list[bytes] = []
    for index in range(-(-size // 256)):
        width = min(256, size - 256 * index)
        bundle, tile = TileRef(ENTRIES, index, width), TileRef(0, index, width)
        hashes = leaf_hashes(split_bundle(files[bundle.path]))
        if hashes != files[tile.path]:
            raise AssertionError(tile.path)
        if width == 256:
            tiles.append_hashes([complete_root(hashes)])
        else:
            rest = [hashes[at : at + 32] for at in range(0, len(hashes), 32)]
    full = tiles.frontier  # over tiles; over leaves it has the same peaks
    return Frontier(full.size * 256, full.peaks).extend(rest).root


def row(name: str, figure: str, comparison: str, bar: str, *, met: bool | None) -> bool:
    verdict = {True: "met", False: "MISSED", None: ""}[met]
    print(f"{name:<34}{figure:>20}   {comparison:<44}{bar:<16}{verdict}")
    return met is not False


def appending(leaves: list[bytes], limit: float) -> tuple[bool, MemoryLog]:
    spent, log = timed(lambda: append_all(leaves))
    few = leaves[:512]
    twin_spent, twin_head = timed(lambda: twin_appends(few))
    assert twin_head == append_all(few).root()
    rate, twin_rate = len(leaves) / spent, len(few) / twin_spent
    held = row(
        "append",
        f"{rate:,.0f} leaves/s",
        f"{limit / spent:.0%} of bare hashing, {rate / twin_rate:,.0f} x twin ({len(few)})",
        "500,000/s",
        met=rate >= 500_000,
    )
    return held, log


def reverifying(leaves: list[bytes], log: MemoryLog, limit: float) -> bool:
    size, small = len(leaves), leaves[:TWIN_LEAVES]
    files = dict(write_tiles(size=size, hash_at=log.hash_at, entry_at=leaves.__getitem__))
    spent, root = timed(lambda: reverify(files, size))
    assert root == log.root()
    twin_spent, twin_head = timed(lambda: twin_root(small))
    assert twin_head == log.root(len(small))
    rate, twin_rate = size / spent, len(small) / twin_spent
    return row(
        "re-verify (bundles, tiles, root)",
        f"{rate:,.0f} leaves/s",
        f"{limit / spent:.0%} of bare hashing, {rate / twin_rate:.1f} x twin ({len(small):,})",
        "500,000/s",
        met=rate >= 500_000,
    )


def proving(leaves: list[bytes], log: MemoryLog, places: list[int]) -> bool:
    size, small, root = len(leaves), leaves[:TWIN_LEAVES], log.root()
    spent, paths = timed(lambda: [log.inclusion_proof(index) for index in places])
    each = spent / PROOFS
    one = places[0] % len(small)
    twin_spent, twin = timed(lambda: twin_path(one, small))
    assert tuple(twin) == log.inclusion_proof(one, size=len(small))
    held = row(
        "inclusion proof",
        f"{each * 1e6:,.1f} us",
        f"{twin_spent / each:,.0f} x faster than twin ({len(small):,})",
        "< 100 us",
        met=each < 1e-4,
    )
    spent, proved = timed(
        lambda: all(
            verify_inclusion(
                leaf=leaf_hash(leaves[index]), index=index, size=size, proof=path, root=root
            )
            for index, path in zip(places, paths, strict=True)
        )
    )
    assert proved
    hashes = sum(map(len, paths)) / PROOFS
    row(
        "  its verification",
        f"{spent / PROOFS * 1e6:,.1f} us",
        f"{hashes:.1f} hashes",
        "",
        met=None,
    )
    spent, _ = timed(lambda: [log.consistency_proof(index) for index in places])
    row("consistency proof", f"{spent / PROOFS * 1e6:,.1f} us", "", "", met=None)
    return held


def main(size: int) -> int:
    rng = random.Random(6962)
    leaves = [rng.randbytes(LEAF_BYTES) for _ in range(size)]
    print(f"ledger: {size:,} leaves of {LEAF_BYTES} bytes in memory; CPU time, best of two\n")
    limit, _ = timed(lambda: bare_hashing(leaves))
    held, log = appending(leaves, limit)
    held &= reverifying(leaves, log, limit)
    held &= proving(leaves, log, [rng.randrange(size) for _ in range(PROOFS)])
    print("\nno bar, but told: an export checked whole, its entries read as canonical JSON")
    whole_export()
    print("\nevery bar met" if held else "\na bar was MISSED")
    return 0 if held else 1


def whole_export() -> None:
    """The whole check of an export, entries read as JSON included: no bar, but told."""
    at = datetime(2026, 9, 28, 11, 58, 3, tzinfo=UTC)
    entries = [
        Entry(seq, "motions.submitted", at, {"motion": f"2026-{seq}", "text": "0" * 64}).to_bytes()
        for seq in range(EXPORTED)
    ]
    log = append_all(entries)
    head = Checkpoint(KEY.name, len(log), log.root())
    files = dict(
        export_record(
            checkpoint=head.sign(KEY),
            hash_at=log.hash_at,
            entry_at=entries.__getitem__,
            signer=KEY,
        )
    )
    limit, _ = timed(lambda: bare_hashing(entries))
    reading, _ = timed(lambda: [parse_entry(data, seq=seq) for seq, data in enumerate(entries)])

    def second() -> bool:
        record = Record(files, files.__getitem__)
        record.check(KEY.verifier.text)
        return not record.faults

    for name, work in (
        ("verify_export, everything", lambda: verify_export(files.keys, files.__getitem__).holds),
        ("verify_record.py, everything", second),
    ):
        spent, holds = timed(work)
        assert holds
        row(
            name,
            f"{EXPORTED / spent:,.0f} entries/s",
            f"{limit / spent:.0%} of bare hashing; reading entries is {reading / spent:.0%}",
            "",
            met=None,
        )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LEAVES))

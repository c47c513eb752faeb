"""The hashing half of checking an export: every tile made again from what it stands on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence

from folkmoot.core.ledger.entries import PRIVATE_BATCH, EntryError, batch_interval, parse_entry
from folkmoot.core.ledger.inspection import Inspection
from folkmoot.core.ledger.merkle import HASH_BYTES, fold_peaks
from folkmoot.core.ledger.tiles import (
    ENTRIES,
    TILE_HEIGHT,
    TILE_WIDTH,
    TileError,
    TileRef,
    split_bundle,
)

Progress = Callable[[int, int], None]
"""Told how many entries have been checked, and out of how many."""

_PAIR = 2 * HASH_BYTES


def leaf_hashes(entries: Sequence[bytes]) -> bytes:
    """The leaf hashes of entries, one after the other: the content of their level-0 tile."""
    sha256 = hashlib.sha256
    return b"".join([sha256(b"\x00" + entry).digest() for entry in entries])


def complete_root(hashes: bytes) -> bytes:
    """The root over a power of two of hashes, given one after the other."""
    sha256 = hashlib.sha256
    while len(hashes) > HASH_BYTES:
        pairs = range(0, len(hashes), _PAIR)
        hashes = b"".join([sha256(b"\x01" + hashes[at : at + _PAIR]).digest() for at in pairs])
    return hashes


class Rehash:
    """One walk over all bundles and tiles of an export.

    Everything is derived from the entries upwards. Where a stored tile and what it stands on
    disagree, the manifest decides which of the two is to blame; the other is used further up, so
    that one change is not reported again at every level above it.
    """

    __slots__ = ("_batch_end", "_levels", "_look", "_size", "_tails", "entries")

    def __init__(self, look: Inspection, *, size: int, root_sizes: Collection[int]) -> None:
        self._look = look
        self._size = size
        # The leaf hashes right of the last full tile, for each size whose root will be asked for.
        self._tails: dict[int, bytes | None] = dict.fromkeys({size, *root_sizes}, b"")
        self._levels: list[list[bytes | None]] = []
        self._batch_end: object = None
        self.entries = 0

    def walk(self, progress: Progress | None = None) -> None:
        """Read and check everything, noting faults in the inspection."""
        slots: list[bytes | None] = []
        for index in range(-(-self._size // TILE_WIDTH)):
            first = index * TILE_WIDTH
            width = min(TILE_WIDTH, self._size - first)
            hashes = self._leaf_tile(index, width)
            for size in self._tails:
                if first < size < first + TILE_WIDTH:
                    self._tails[size] = hashes and hashes[: (size - first) * HASH_BYTES]
            if width == TILE_WIDTH:
                slots.append(hashes and complete_root(hashes))
            if progress is not None:
                progress(first + width, self._size)
        while slots:
            self._levels.append(slots)
            slots = self._next_level(len(self._levels))

    def root_at(self, size: int) -> bytes | None:
        """The root at one of the sizes asked for, or None if too much is missing."""
        peaks: list[bytes] = []
        for level in range(len(self._levels), 0, -1):
            count = size >> TILE_HEIGHT * level
            tail = self._levels[level - 1][count - count % TILE_WIDTH : count]
            known = [node for node in tail if node is not None]
            if len(known) != count % TILE_WIDTH:
                return None
            peaks.extend(_peaks(b"".join(known)))
        leaves = self._tails[size]
        return None if leaves is None else fold_peaks([*peaks, *_peaks(leaves)])

    def _leaf_tile(self, index: int, width: int) -> bytes | None:
        bundle, tile = TileRef(ENTRIES, index, width), TileRef(0, index, width)
        entries = self._bundle(bundle)
        stored = self._tile(tile)
        if entries is None:
            self._batch_end = None
            return stored
        first = index * TILE_WIDTH
        self._check_entries(entries, first=first, path=bundle.path)
        derived = leaf_hashes(entries)
        if stored is None or stored == derived:
            return derived
        offset = _first_difference(stored, derived)
        bundle_holds = self._look.is_unchanged(bundle.path)
        tile_holds = self._look.is_unchanged(tile.path)
        # When the log's signature stands behind both, the log itself is at fault in both.
        entry_blamed = tile_holds or not bundle_holds
        tile_blamed = bundle_holds or not tile_holds
        if entry_blamed:
            place = f"{bundle.path}: entry {first + offset // HASH_BYTES}"
            self._look.fault(
                place, "entry.not_as_hashed", "this is not the entry that was recorded"
            )
        if tile_blamed:
            self._wrong_hash(tile, offset)
        return derived if tile_blamed else stored

    def _bundle(self, ref: TileRef) -> list[bytes] | None:
        data = self._look.fetch(ref.path)
        if data is None:
            return None
        try:
            entries = split_bundle(data, place=ref.path)
        except TileError as error:
            self._look.fault(
                f"{ref.path}: byte {error.offset}",
                "bundle.malformed",
                "the bundle breaks off here: {why}",
                why=error.reason,
            )
            return None
        if len(entries) != ref.width:
            self._look.fault(
                ref.path,
                "bundle.wrong_count",
                "{found} entries instead of {width}",
                found=len(entries),
                width=ref.width,
            )
            return None
        return entries

    def _tile(self, ref: TileRef) -> bytes | None:
        data = self._look.fetch(ref.path)
        wanted = ref.width * HASH_BYTES
        if data is None or len(data) == wanted:
            return data
        self._look.fault(
            f"{ref.path}: byte {min(len(data), wanted)}",
            "tile.wrong_length",
            "{found} bytes instead of {wanted}",
            found=len(data),
            wanted=wanted,
        )
        return None

    def _next_level(self, level: int) -> list[bytes | None]:
        """Check one level of tiles against the roots of those below; give their own roots."""
        below = self._levels[level - 1]
        roots: list[bytes | None] = []
        for index in range(-(-len(below) // TILE_WIDTH)):
            first = index * TILE_WIDTH
            derived = below[first : first + TILE_WIDTH]
            ref = TileRef(level, index, len(derived))
            stored = self._tile(ref)
            if stored is not None:
                slots = [stored[at : at + HASH_BYTES] for at in range(0, len(stored), HASH_BYTES)]
                known = [own or slot for own, slot in zip(derived, slots, strict=True)]
                if known != slots:
                    self._wrong_hash(ref, _first_difference(stored, b"".join(known)))
                below[first : first + TILE_WIDTH] = derived = [*known]
            if len(derived) == TILE_WIDTH:
                whole = [node for node in derived if node is not None]
                roots.append(complete_root(b"".join(whole)) if len(whole) == TILE_WIDTH else None)
        return roots

    def _wrong_hash(self, ref: TileRef, offset: int) -> None:
        self._look.fault(
            f"{ref.path}: byte {offset}",
            "tile.wrong_hash",
            "this is not the hash of what the tile stands on",
        )

    def _check_entries(self, entries: Sequence[bytes], *, first: int, path: str) -> None:
        for seq, data in enumerate(entries, start=first):
            try:
                entry = parse_entry(data, seq=seq)
            except EntryError as error:
                place = f"{path}: entry {seq}"
                self._look.fault(place, error.code, "{why}", why=error.reason)
                self._batch_end = None
                continue
            if entry.type != PRIVATE_BATCH:
                continue
            start, end = batch_interval(entry.body)
            if self._batch_end not in {None, start}:
                self._look.fault(
                    f"{path}: entry {seq}",
                    "private.gap",
                    "the private lane's intervals do not follow one another here",
                )
            self._batch_end = end
        self.entries += len(entries)


def _first_difference(one: bytes, other: bytes) -> int:
    return next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def _peaks(hashes: bytes) -> list[bytes]:
    """The peaks over any number of hashes, largest first."""
    peaks = []
    while hashes:
        length = HASH_BYTES << ((len(hashes) // HASH_BYTES).bit_length() - 1)
        peaks.append(complete_root(hashes[:length]))
        hashes = hashes[length:]
    return peaks

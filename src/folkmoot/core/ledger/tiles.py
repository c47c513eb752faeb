"""The tree and its entries as static files (c2sp.org/tlog-tiles)."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from folkmoot.core.ledger.merkle import HASH_BYTES, HashAt, MerkleError, node_hash

TILE_WIDTH = 256
"""How many hashes a full tile holds, and how many entries a full bundle."""

TILE_HEIGHT = 8
"""How many levels of the tree lie between one level of tiles and the next."""

MAX_ENTRY_BYTES = 0xFFFF
"""The longest entry: its length prefix has 16 bits."""

ENTRIES = -1
"""The level of an entry bundle, which stands beside the tiles of level 0."""

MAX_LEVEL = 63

ReadPath = Callable[[str], bytes]
"""Where files come from; a missing one raises ``LookupError`` or ``OSError``."""

_PATH = re.compile(
    r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?"
)
_LENGTH = struct.Struct(">H")


class TileError(ValueError):
    """Bytes or a path that are not what tlog-tiles asks for.

    Attributes:
        place: the path, or empty where the bytes came without one.
        offset: the byte at which it goes wrong.
        reason: what is wrong, as a phrase.
    """

    def __init__(self, reason: str, *, place: str = "", offset: int = 0) -> None:
        super().__init__(f"{place or 'tile'}: byte {offset}: {reason}")
        self.place = place
        self.offset = offset
        self.reason = reason


@dataclass(frozen=True, slots=True, order=True)
class TileRef:
    """One file of the layout.

    Attributes:
        level: the tile level, or ``ENTRIES``.
        index: which tile of that level, from the left.
        width: how many hashes (or entries) it holds, 1 to 256.
    """

    level: int
    index: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """The path below the log's prefix, as in ``tile/0/x001/x234/067.p/8``."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        number = f"{self.index:03d}"
        number = number.zfill(-(-len(number) // 3) * 3)
        parts = [number[at : at + 3] for at in range(0, len(number), 3)]
        body = "/".join(["x" + part for part in parts[:-1]] + parts[-1:])
        suffix = "" if self.width == TILE_WIDTH else f".p/{self.width}"
        return f"tile/{level}/{body}{suffix}"

    @classmethod
    def parse(cls, path: str) -> TileRef:
        """Read a path, accepting only the one spelling that ``path`` gives.

        Raises:
            TileError: if the path names no tile.
        """
        found = _PATH.fullmatch(path)
        if found is None:
            raise TileError("this names no tile", place=path)
        level, number, width = found.groups()
        ref = cls(
            ENTRIES if level == "entries" else int(level),
            int(number.replace("x", "").replace("/", "")),
            int(width or TILE_WIDTH),
        )
        if ref.path != path or ref.level > MAX_LEVEL or ref.width > TILE_WIDTH:
            raise TileError("this is not how the tile is spelt", place=path)
        return ref


def tile_refs(size: int, *, since: int = 0) -> Iterator[TileRef]:
    """Every tile and entry bundle of a log, entries first, then level by level from the left.

    Partial files are only those at the right edge of this size.

    Args:
        size: how many leaves the log has.
        since: leave out what was already complete, or the same, when the log had this many.

    Raises:
        MerkleError: unless ``0 <= since <= size``.
    """
    if not 0 <= since <= size:
        raise MerkleError(f"a log of {size} leaves did not grow from {since}")
    yield from _level_refs(ENTRIES, size, since)
    level = 0
    while size:
        yield from _level_refs(level, size, since)
        size //= TILE_WIDTH
        since //= TILE_WIDTH
        level += 1


def _level_refs(level: int, count: int, since: int) -> Iterator[TileRef]:
    if count == since:
        return
    full, rest = divmod(count, TILE_WIDTH)
    for index in range(since // TILE_WIDTH, full):
        yield TileRef(level, index)
    if rest:
        yield TileRef(level, full, rest)


def tile_bytes(ref: TileRef, *, hash_at: HashAt) -> bytes:
    """The content of one hash tile."""
    level = ref.level * TILE_HEIGHT
    first = ref.index * TILE_WIDTH
    return b"".join(hash_at(level, first + at) for at in range(ref.width))


def bundle_bytes(entries: Iterable[bytes]) -> bytes:
    """The content of an entry bundle: each entry after its length, 16 bits, big-endian.

    Raises:
        TileError: if an entry is longer than 65,535 bytes.
    """
    parts = []
    for number, entry in enumerate(entries):
        if len(entry) > MAX_ENTRY_BYTES:
            raise TileError(f"entry {number} has {len(entry)} bytes; {MAX_ENTRY_BYTES} are allowed")
        parts.append(_LENGTH.pack(len(entry)))
        parts.append(entry)
    return b"".join(parts)


def split_bundle(data: bytes, *, place: str = "") -> list[bytes]:
    """The entries of a bundle.

    Raises:
        TileError: if the bundle ends inside an entry; ``offset`` is where that entry begins.
    """
    entries = []
    at, end = 0, len(data)
    while at < end:
        if at + 2 > end:
            raise TileError("half a length", place=place, offset=at)
        stop = at + 2 + (data[at] << 8 | data[at + 1])
        if stop > end:
            raise TileError(f"the entry ends {stop - end} bytes too soon", place=place, offset=at)
        entries.append(data[at + 2 : stop])
        at = stop
    return entries


def write_tiles(
    *, size: int, hash_at: HashAt, entry_at: Callable[[int], bytes], since: int = 0
) -> Iterator[tuple[str, bytes]]:
    """Every file of the log's static form that is new since the log had ``since`` leaves.

    Args:
        size: how many leaves the log has.
        hash_at: the stored hashes.
        entry_at: the stored entries, by index.
        since: the size that was written before.

    Raises:
        MerkleError: unless ``0 <= since <= size``.
        TileError: if an entry is longer than 65,535 bytes.
    """
    for ref in tile_refs(size, since=since):
        if ref.level == ENTRIES:
            first = ref.index * TILE_WIDTH
            yield ref.path, bundle_bytes(entry_at(first + at) for at in range(ref.width))
        else:
            yield ref.path, tile_bytes(ref, hash_at=hash_at)


class TileReader:
    """Stored hashes and entries, read from the static files of a log of known size.

    Nothing is trusted or checked here beyond lengths; proofs made from it prove themselves. Files
    are kept once read: 8 KiB for every 256 leaves touched.
    """

    __slots__ = ("_kept", "_read", "_size")

    def __init__(self, read: ReadPath, *, size: int) -> None:
        self._read = read
        self._size = size
        self._kept: dict[TileRef, bytes] = {}

    def hash_at(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree (see ``HashAt``).

        Raises:
            MerkleError: if the log has no such complete subtree.
            TileError: if a tile has the wrong length.
        """
        if index < 0 or (index + 1) << level > self._size:
            raise MerkleError(f"there is no complete subtree {index} of level {level}")
        tile_level, above = divmod(level, TILE_HEIGHT)
        first = index << above
        tile = self._tile(tile_level, first // TILE_WIDTH)
        start = first % TILE_WIDTH * HASH_BYTES
        hashes = [
            tile[at : at + HASH_BYTES]
            for at in range(start, start + (HASH_BYTES << above), HASH_BYTES)
        ]
        while len(hashes) > 1:
            hashes = [node_hash(*pair) for pair in zip(hashes[::2], hashes[1::2], strict=True)]
        return hashes[0]

    def entry_at(self, index: int) -> bytes:
        """The entry at an index.

        Raises:
            MerkleError: if the log is not that long.
            TileError: if the bundle is malformed or holds the wrong number of entries.
        """
        if not 0 <= index < self._size:
            raise MerkleError(f"there is no entry {index} among {self._size}")
        ref = self._ref(ENTRIES, index // TILE_WIDTH)
        entries = split_bundle(self._bytes(ref), place=ref.path)
        if len(entries) != ref.width:
            reason = f"{len(entries)} entries instead of {ref.width}"
            raise TileError(reason, place=ref.path)
        return entries[index % TILE_WIDTH]

    def _tile(self, level: int, index: int) -> bytes:
        ref = self._ref(level, index)
        data = self._bytes(ref)
        if len(data) != ref.width * HASH_BYTES:
            reason = f"{len(data)} bytes instead of {ref.width * HASH_BYTES}"
            raise TileError(reason, place=ref.path, offset=min(len(data), ref.width * HASH_BYTES))
        return data

    def _ref(self, level: int, index: int) -> TileRef:
        count = self._size >> TILE_HEIGHT * max(level, 0)
        return TileRef(level, index, min(TILE_WIDTH, count - index * TILE_WIDTH))

    def _bytes(self, ref: TileRef) -> bytes:
        if ref not in self._kept:
            self._kept[ref] = self._read(ref.path)
        return self._kept[ref]

"""Pictures without what they tell about whoever took them: EXIF, place, comments, previews."""

from __future__ import annotations

from folkmoot.core.adverts.errors import AdvertsError

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_KEPT_SEGMENTS = frozenset({0xE0, 0xEE})  # JFIF, and Adobe's note on how colours are stored
_KEPT_CHUNKS = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"}
)
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_APPLICATION = range(0xE0, 0xF0)
_COMMENT, _SCAN, _END, _MARK = 0xFE, 0xDA, 0xD9, 0xFF
_RESTARTS = range(0xD0, 0xD8)
_LENGTH = 2  # bytes that state a segment's length, themselves included


def kind_of(data: bytes) -> str:
    """``image/jpeg`` or ``image/png`` by its first bytes; empty for anything else."""
    if data.startswith(JPEG):
        return "image/jpeg"
    return "image/png" if data.startswith(PNG) else ""


def stripped(data: bytes) -> bytes:
    """The picture alone. Of a JPEG every application's segment and comment goes, but for the two
    that say how its colours are stored; of a PNG every chunk that is not needed to show it. What
    stands behind the end of the picture goes as well. The picture itself is not written anew.

    Raises:
        AdvertsError: if it is no JPEG and no PNG, or breaks off.
    """
    if data.startswith(JPEG):
        return _jpeg(data)
    if data.startswith(PNG):
        return _png(data)
    raise AdvertsError("this is neither a JPEG nor a PNG")


def _jpeg(data: bytes) -> bytes:
    kept = bytearray(JPEG)
    at = len(JPEG)
    while at + 2 <= len(data):
        if data[at] != _MARK:
            raise AdvertsError("the JPEG is damaged: a segment begins with no mark")
        mark = data[at + 1]
        if mark == _MARK:  # a filling byte before a mark
            at += 1
            continue
        if mark == _END:
            return bytes(kept) + data[at : at + 2]
        if mark in _STANDALONE:
            kept += data[at : at + 2]
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + length
        if length < _LENGTH or end > len(data):
            break
        wanted = mark not in _APPLICATION or mark in _KEPT_SEGMENTS
        if wanted and mark != _COMMENT:
            kept += data[at:end]
        at = end
        if mark == _SCAN:
            at = _end_of_scan(data, at)
            kept += data[end:at]
    raise AdvertsError("the JPEG breaks off")


def _end_of_scan(data: bytes, at: int) -> int:
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        follows = data[at + 1]
        if follows not in (0, _MARK) and follows not in _RESTARTS:
            return at
        at += 1 if follows == _MARK else 2
    raise AdvertsError("the JPEG breaks off")


def _png(data: bytes) -> bytes:
    kept = bytearray(PNG)
    at = len(PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            break
        if name in _KEPT_CHUNKS:
            kept += data[at:end]
        if name == b"IEND":
            return bytes(kept)
        at = end
    raise AdvertsError("the PNG breaks off")

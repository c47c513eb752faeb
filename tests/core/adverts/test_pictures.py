"""A picture that a member sends tells nothing of the member."""

from __future__ import annotations

import struct
import zlib

import pytest

from folkmoot.core.adverts import AdvertsError, kind_of, stripped

SECRET = b"GPS 51.5 Ada's telephone"


def segment(mark: int, data: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def jpeg() -> bytes:
    return (
        b"\xff\xd8" + segment(0xE0, b"JFIF\0") + segment(0xE1, b"Exif\0\0" + SECRET)
        + segment(0xED, SECRET) + segment(0xFE, SECRET) + segment(0xDB, b"table")
        + segment(0xDA, b"head") + b"scan\xff\x00more\xff\xd3again" + b"\xff\xd9" + SECRET
    )  # fmt: skip


def png() -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"13 bytes here") + chunk(b"eXIf", SECRET)
        + chunk(b"tEXt", SECRET) + chunk(b"IDAT", b"picture") + chunk(b"IEND", b"") + SECRET
    )  # fmt: skip


def test_a_jpeg_loses_everything_but_its_picture():
    kept = stripped(jpeg())
    assert SECRET not in kept
    for part in (b"JFIF", b"table", b"scan\xff\x00more\xff\xd3again"):
        assert part in kept
    assert kept.endswith(b"\xff\xd9")
    assert stripped(kept) == kept


def test_a_png_loses_everything_but_its_picture():
    kept = stripped(png())
    assert SECRET not in kept
    assert b"IDAT" in kept
    assert kept.endswith(chunk(b"IEND", b""))
    assert stripped(kept) == kept


@pytest.mark.parametrize("data", [b"", b"GIF89a", jpeg()[:60], png()[:40], b"\xff\xd8nonsense"])
def test_what_is_no_whole_picture_is_refused(data):
    with pytest.raises(AdvertsError):
        stripped(data)


def test_a_picture_is_known_by_its_beginning():
    assert (kind_of(jpeg()), kind_of(png()), kind_of(b"<svg>")) == ("image/jpeg", "image/png", "")

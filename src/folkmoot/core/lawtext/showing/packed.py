"""Files in a zip, the same bytes for the same contents on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, str | bytes], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A zip of the files in the order given, dated alike; those in ``stored`` uncompressed."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            info = ZipInfo(name, _LONG_AGO)
            info.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content.encode() if isinstance(content, str) else content)
    return out.getvalue()

"""One byte string per value, whatever wrote it."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> bytes:
    """The canonical JSON of a value: keys sorted, no white space, UTF-8, no floats.

    A subset of RFC 8785 (JSON Canonicalization Scheme): only integers are numbers, so the
    scheme's hard part, the printing of floating-point numbers, cannot arise. Keys are sorted by
    code point, which for keys in the Basic Multilingual Plane is the order RFC 8785 asks for.

    Raises:
        TypeError: for a float, a key that is not text, or a value JSON does not know.
    """
    _refuse_floats(value)
    text = json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def digest(value: Any) -> str:
    """The SHA-256 of the canonical JSON, in lower-case hex."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError(f"a float ({value!r}) has no canonical form; use an integer or text")
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"a key must be text, not {key!r}")
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)

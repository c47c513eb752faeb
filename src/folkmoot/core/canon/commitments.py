"""Binding to a fact without showing it, and letting it be forgotten."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from folkmoot.core.canon.json import canonical_json

SALT_BYTES = 32
_PREFIX = b"folkmoot/commit/v1\x00"


def commit(payload: Any, *, salt: bytes) -> str:
    """A salted SHA-256 commitment to a payload, in lower-case hex.

    With the salt destroyed the commitment says nothing about the payload (the salt is as long as
    the hash), so erasing payload and salt erases the fact while the log stays whole.

    Raises:
        ValueError: if the salt is not 32 bytes.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    return hashlib.sha256(_PREFIX + salt + canonical_json(payload)).hexdigest()


def open_commitment(commitment: str, payload: Any, *, salt: bytes) -> bool:
    """Whether the commitment was made to this payload with this salt."""
    return hmac.compare_digest(commitment, commit(payload, salt=salt))

"""Canonical bytes, digests and identifiers."""

from folkmoot.core.canon.commitments import SALT_BYTES, commit, open_commitment
from folkmoot.core.canon.identifiers import crockford, ulid, ulids
from folkmoot.core.canon.json import canonical_json, digest

__all__ = [
    "SALT_BYTES",
    "canonical_json",
    "commit",
    "crockford",
    "digest",
    "open_commitment",
    "ulid",
    "ulids",
]

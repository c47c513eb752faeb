"""Encrypting evidence: one key for each case, itself wrapped under the key of the house.

AES-256-GCM. Destroying the row's wrapped key makes every piece of that case unreadable, in every
backup as well whose copy of the key is destroyed with it; the marks in the record stay valid.
"""

from __future__ import annotations

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from folkmoot.core.canon import digest
from folkmoot.platform.config import secret

_NONCE = 12
_KEY_BITS = 256


class KeyDestroyed(ValueError):
    """What is asked for was encrypted under a key that no longer exists, or with another."""


def new_key() -> bytes:
    """A fresh key, wrapped for keeping in the database."""
    return _seal(_house(), AESGCM.generate_key(_KEY_BITS))


def seal(wrapped: bytes, data: bytes) -> bytes:
    """Encrypt a piece of evidence under a case's key."""
    return _seal(_open(_house(), wrapped), data)


def unseal(wrapped: bytes | None, sealed: bytes | None) -> bytes:
    """Decrypt a piece of evidence.

    Raises:
        KeyDestroyed: if the key is gone, or it is not the one.
    """
    if wrapped is None or sealed is None:
        raise KeyDestroyed("the key of this case was destroyed; its evidence cannot be read")
    return _open(_open(_house(), wrapped), sealed)


def mark_of(salt: bytes, data: bytes) -> str:
    """The salted digest by which a piece is named in a certificate."""
    return digest([salt.hex(), hashlib.sha256(data).hexdigest()])


def _house() -> bytes:
    return hashlib.sha256(f"evidence/{secret('evidence')}".encode()).digest()


def _seal(key: bytes, data: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, None)


def _open(key: bytes, sealed: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
    except InvalidTag:
        raise KeyDestroyed("this was encrypted under another key") from None

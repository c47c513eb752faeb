"""Ed25519 signatures (RFC 8032), with the keys that would make them meaningless refused."""

from __future__ import annotations

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEY_BYTES = 32
SIGNATURE_BYTES = 64

_P = 2**255 - 19
_SIGN_BIT = 1 << 255
# The y of the points of order 8; with 0, 1 and -1 they are all points of small order. Under such
# a key one signature fits many texts.
_ORDER_8 = int.from_bytes(
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"
)
_SMALL_ORDER = frozenset({0, 1, _P - 1, _ORDER_8, _P - _ORDER_8})


def is_sound_key(public: bytes) -> bool:
    """Whether 32 bytes are a public key one may rely on.

    Refused are a y that is not reduced (RFC 8032 section 5.1.3) and points of small order.
    Whether the bytes are on the curve at all shows when a signature is checked: none fits.
    """
    if len(public) != KEY_BYTES:
        return False
    y = int.from_bytes(public, "little") & (_SIGN_BIT - 1)
    return y < _P and y not in _SMALL_ORDER


def public_key(seed: bytes) -> bytes:
    """The public key to a 32-byte private seed (RFC 8032 section 5.1.5).

    Raises:
        ValueError: if the seed has not 32 bytes.
    """
    return _private(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def sign(message: bytes, *, seed: bytes) -> bytes:
    """The 64-byte signature over a message (RFC 8032 section 5.1.6); it needs no randomness."""
    return _private(seed).sign(message)


@lru_cache(maxsize=4)  # whoever signs, signs often, and working a key out takes as long as signing
def _private(seed: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed)


def signature_holds(signature: bytes, message: bytes, *, public: bytes) -> bool:
    """Whether the signature is this key's over this message (RFC 8032 section 5.1.7)."""
    if len(signature) != SIGNATURE_BYTES or not is_sound_key(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True

"""Identifiers that sort by time and are easy to read aloud."""

from __future__ import annotations

from base64 import b32encode

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SPELLED = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALPHABET.encode())
"""From the letters of RFC 4648, section 6, to those of Crockford."""
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_RANDOM_BYTES = 10
_MILLISECONDS_LIMIT = 1 << 48


def crockford(number: int, *, length: int) -> str:
    """A number in Crockford's base 32 (no I, L, O, U), padded to ``length`` characters.

    Raises:
        ValueError: if the number is negative or does not fit.
    """
    if number < 0 or number >= 32**length:
        raise ValueError(f"{number} does not fit {length} base-32 characters")
    pairs = []
    for _ in range((length + 1) // 2):
        pairs.append(_PAIRS[number & 1023])
        number >>= 10
    pairs.reverse()
    return "".join(pairs)[length % 2 :]


def ulid(*, milliseconds: int, randomness: bytes) -> str:
    """A ULID (github.com/ulid/spec): 48 bits of Unix milliseconds, then 80 random bits.

    Time and randomness are arguments: core has neither.

    Raises:
        ValueError: if the time does not fit 48 bits or the randomness is not 10 bytes.
    """
    if len(randomness) != _RANDOM_BYTES:
        raise ValueError("a ULID takes 10 random bytes")
    return ulids(milliseconds=milliseconds, randomness=randomness)[0]


def ulids(*, milliseconds: int, randomness: bytes) -> list[str]:
    """ULIDs of one moment, as many as there are 10 bytes of randomness, in their order.

    Raises:
        ValueError: if the time does not fit 48 bits or the randomness is not whole tens of bytes.
    """
    if not 0 <= milliseconds < _MILLISECONDS_LIMIT:
        raise ValueError("the time does not fit 48 bits of milliseconds")
    if len(randomness) % _RANDOM_BYTES:
        raise ValueError("each ULID takes 10 random bytes")
    moment = crockford(milliseconds, length=10)
    # 80 bits are sixteen letters exactly, so that all of them can be spelled in one go.
    letters = b32encode(randomness).translate(_SPELLED).decode("ascii")
    return [moment + letters[at : at + 16] for at in range(0, len(letters), 16)]

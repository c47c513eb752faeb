"""Identifiers that sort by time and are easy to read aloud."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
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
    if not 0 <= milliseconds < _MILLISECONDS_LIMIT:
        raise ValueError("the time does not fit 48 bits of milliseconds")
    if len(randomness) != _RANDOM_BYTES:
        raise ValueError("a ULID takes 10 random bytes")
    return crockford((milliseconds << 80) | int.from_bytes(randomness, "big"), length=26)

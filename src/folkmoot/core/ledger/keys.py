"""Note keys and their text forms (c2sp.org/signed-note)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from folkmoot.core.ledger import ed25519

ED25519 = 0x01
"""The type byte of an ordinary Ed25519 key."""

COSIGNATURE_V1 = 0x04
"""The type byte of a witness's timestamped Ed25519 key (c2sp.org/tlog-cosignature)."""

KEY_ID_BYTES = 4

_KEY_ID = re.compile("[0-9a-f]{8}")


class NoteError(ValueError):
    """A note or a key that is not written as the standard asks.

    Attributes:
        line: the line of the note at which it goes wrong, from 1; 0 where there are no lines.
        reason: what is wrong, as a phrase.
    """

    def __init__(self, reason: str, *, line: int = 0) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half of a note key.

    Attributes:
        name: the key's name, by custom an address without ``https://``.
        public: the 32-byte Ed25519 public key.
        kind: ``ED25519`` or ``COSIGNATURE_V1``.

    Raises:
        NoteError: if the name has a space, a plus or a control character, or the key is unsound.
    """

    name: str
    public: bytes
    kind: int = ED25519

    def __post_init__(self) -> None:
        require_key_name(self.name)
        if self.kind not in {ED25519, COSIGNATURE_V1}:
            raise NoteError(f"keys of type {self.kind:#04x} are not known here")
        if not ed25519.is_sound_key(self.public):
            raise NoteError("this is not a sound Ed25519 public key")

    @property
    def key_id(self) -> bytes:
        """The first four bytes of SHA-256 over name, newline, type and key."""
        return key_id(name=self.name, material=bytes([self.kind]) + self.public)

    @property
    def text(self) -> str:
        """The key as one line of text: ``name+id+base64``."""
        material = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{material}"

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """Read ``name+id+base64``, accepting only the one spelling ``text`` gives.

        Raises:
            NoteError: if it is malformed or the id is not that of the key.
        """
        name, kind, material = _parse_key(text)
        key = cls(name, material, kind)
        if key.text != text:
            raise NoteError("the key's id is not that of the key")
        return key


@dataclass(frozen=True, slots=True)
class SignerKey:
    """A private note key. Its ``repr`` does not show the seed.

    Attributes:
        name: as in ``VerifierKey``.
        seed: the 32-byte Ed25519 private seed.
        kind: ``ED25519`` or ``COSIGNATURE_V1``.
    """

    name: str
    seed: bytes
    kind: int = ED25519

    def __repr__(self) -> str:
        return f"SignerKey({self.name!r})"

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, ed25519.public_key(self.seed), self.kind)

    @property
    def text(self) -> str:
        """The key as one secret line of text: ``PRIVATE+KEY+name+id+base64``."""
        material = base64.b64encode(bytes([self.kind]) + self.seed).decode()
        return f"PRIVATE+KEY+{self.name}+{self.verifier.key_id.hex()}+{material}"

    @classmethod
    def parse(cls, text: str) -> SignerKey:
        """Read ``PRIVATE+KEY+name+id+base64``.

        Raises:
            NoteError: if it is malformed or the id is not that of the key; never quoting it.
        """
        prefix = "PRIVATE+KEY+"
        if not text.startswith(prefix):
            raise NoteError("a private key begins with PRIVATE+KEY+")
        name, kind, seed = _parse_key(text.removeprefix(prefix))
        if len(seed) != ed25519.KEY_BYTES:
            raise NoteError(f"a private seed has {ed25519.KEY_BYTES} bytes")
        key = cls(name, seed, kind)
        if key.text != text:
            raise NoteError("the key's id is not that of the key")
        return key


def key_id(*, name: str, material: bytes) -> bytes:
    """The id of a key: SHA-256 over name, newline and the typed key, four bytes of it."""
    return hashlib.sha256(name.encode() + b"\n" + material).digest()[:KEY_ID_BYTES]


def require_key_name(name: str) -> None:
    """Refuse a key name that is empty or has white space, a plus or a control character.

    Raises:
        NoteError: saying so.
    """
    if not name or "+" in name or any(c.isspace() or ord(c) < ord(" ") for c in name):
        raise NoteError("a key's name has no spaces, no plus and at least one character")


def decode_base64(text: str) -> bytes | None:
    """The bytes behind standard base64 in its one canonical spelling, or None for any other."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    return data if base64.b64encode(data).decode() == text else None


def _parse_key(text: str) -> tuple[str, int, bytes]:
    name, _, rest = text.partition("+")
    identifier, _, encoded = rest.partition("+")
    require_key_name(name)
    data = decode_base64(encoded)
    if not _KEY_ID.fullmatch(identifier) or not data:
        raise NoteError("a key is written name+id+base64")
    return name, data[0], data[1:]

"""Signed notes (c2sp.org/signed-note): a text, and who signed it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.core.ledger import ed25519
from folkmoot.core.ledger.keys import (
    ED25519,
    KEY_ID_BYTES,
    NoteError,
    SignerKey,
    VerifierKey,
    decode_base64,
    require_key_name,
)
from folkmoot.core.terms import Reason, Verdict, no, yes

MAX_SIGNATURES = 64
"""More signatures than anyone needs; the standard asks that at least 16 be accepted."""

_DASH = "\u2014 "
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One signature line: whose, and the signature without its key id."""

    name: str
    key_id: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """The line as written in the note, with its newline."""
        return f"{_DASH}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A text (ending in a newline) and its signatures, at least one."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def to_bytes(self) -> bytes:
        """The note as written; ``parse_note`` accepts nothing that this would not give."""
        return (self.text + "\n" + "".join(s.line for s in self.signatures)).encode()

    def with_signatures(self, *more: NoteSignature) -> SignedNote:
        """The note with further signatures (a witness's, say) after those it has."""
        return SignedNote(self.text, self.signatures + more)


def sign_note(text: str, *signers: SignerKey) -> SignedNote:
    """A text signed by one or more ordinary keys (not by witnesses: see ``witness.cosign``).

    Raises:
        NoteError: if the text does not end in a newline or has other control characters, or no
            key or a witness's key was given.
    """
    _require_text(text)
    if not signers:
        raise NoteError("a note needs a signature")
    if any(signer.kind != ED25519 for signer in signers):
        raise NoteError("a witness's key signs checkpoints only")
    signatures = tuple(
        NoteSignature(s.name, s.verifier.key_id, ed25519.sign(text.encode(), seed=s.seed))
        for s in signers
    )
    return SignedNote(text, signatures)


def parse_note(data: bytes) -> SignedNote:
    """Read a signed note, accepting exactly what ``SignedNote.to_bytes`` writes.

    Nothing is verified: a note means nothing until ``check_note`` allows it.

    Raises:
        NoteError: naming the line and what is wrong with it.
    """
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise NoteError("this is not UTF-8", line=line) from None
    control = _CONTROL.search(whole)
    if control:
        raise NoteError("a control character", line=whole[: control.start()].count("\n") + 1)
    split = whole.rfind("\n\n")
    if split < 0:
        raise NoteError("no empty line between text and signatures", line=whole.count("\n") + 1)
    text, block = whole[: split + 1], whole[split + 2 :]
    first = text.count("\n") + 2
    if not block.endswith("\n"):
        raise NoteError("no newline at the end", line=first + block.count("\n"))
    lines = block[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise NoteError(f"more than {MAX_SIGNATURES} signatures", line=first)
    signatures = tuple(_parse_signature(s, first + number) for number, s in enumerate(lines))
    return SignedNote(text, signatures)


def check_note(note: SignedNote, *, keys: Iterable[VerifierKey]) -> Verdict:
    """Whether a known ordinary key signed the note, and none of their signatures is false.

    Signatures by unknown keys say nothing and are passed over.

    Returns:
        Yes, or no with ``note.bad_signature`` (a known key's signature does not fit the text) or
        ``note.not_signed`` (no known key signed).
    """
    known = {(key.name, key.key_id): key for key in keys if key.kind == ED25519}
    signed = False
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is None:
            continue
        message = note.text.encode()
        if not ed25519.signature_holds(signature.signature, message, public=key.public):
            return no(
                Reason(
                    "note.bad_signature",
                    "the signature of {name} does not fit the text",
                    {"name": key.name},
                )
            )
        signed = True
    if signed:
        return yes()
    return no(Reason("note.not_signed", "none of the keys you trust has signed this"))


def _parse_signature(line: str, number: int) -> NoteSignature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space:
        raise NoteError("this is not a signature line", line=number)
    try:
        require_key_name(name)
    except NoteError as error:
        raise NoteError(error.reason, line=number) from None
    data = decode_base64(encoded)
    if data is None or len(data) <= KEY_ID_BYTES:
        raise NoteError("the signature is not base64 as it must be written", line=number)
    return NoteSignature(name, data[:KEY_ID_BYTES], data[KEY_ID_BYTES:])


def _require_text(text: str) -> None:
    if not text.endswith("\n") or _CONTROL.search(text):
        raise NoteError("a note's text ends in a newline and has no other control characters")

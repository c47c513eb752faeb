"""The log's key, which lives beside the database and never in it."""

from __future__ import annotations

import secrets

from folkmoot.apps.record.queries import head
from folkmoot.core.ledger import SignerKey, VerifierKey, sign_note
from folkmoot.platform.config import var_folder, write_secret

SEED_BYTES = 32


def signer(origin: str) -> SignerKey:
    """The log's key, made on first need."""
    path = var_folder() / "record.key"
    if not path.exists():
        write_secret(path, SignerKey(origin, secrets.token_bytes(SEED_BYTES)).text)
    return SignerKey.parse(path.read_text().strip())


def verifier() -> VerifierKey:
    """The public half, for everybody."""
    return signer(head().origin).verifier


def signed_statement(text: str) -> str:
    """A short statement signed with the log's key, as a signed note: text, blank line, signature.

    The first line says what it is, so that it can never be taken for a checkpoint, whose first
    line is the name of the log.
    """
    note = sign_note(f"folkmoot statement\n{text}", signer(head().origin))
    return note.to_bytes().decode()

"""The log's key, which lives beside the database and never in it."""

from __future__ import annotations

import secrets

from folkmoot.apps.record.queries import head
from folkmoot.core.ledger import SignerKey, VerifierKey
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

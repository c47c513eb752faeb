"""The log's key, which lives beside the database and never in it."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path

from folkmoot.apps.record.queries import head
from folkmoot.core.ledger import SignerKey, VerifierKey, sign_note
from folkmoot.platform.config import var_folder, write_secret

SEED_BYTES = 32


def signer(origin: str) -> SignerKey:
    """The log's key, made on first need; read again only when its file is another."""
    path = var_folder() / "record.key"
    if not path.exists():
        write_secret(path, SignerKey(origin, secrets.token_bytes(SEED_BYTES)).text)
    seen = path.stat()
    return _read(path, (seen.st_ino, seen.st_mtime_ns, seen.st_size))


@lru_cache(maxsize=4)
def _read(path: Path, _as_it_was: tuple[int, int, int]) -> SignerKey:
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

"""The record as a directory of static files that anyone can keep, serve and check.

Layout (paths below the directory):

- ``log.vkey``: the log's public key, one line;
- ``checkpoint``: the signed head of the log;
- ``tile/...``: the tiles and entry bundles of exactly that size (c2sp.org/tlog-tiles), partial
  ones only at the right edge;
- ``receipts/<sha256>.tlog-proof`` and ``documents/<sha256>``: receipts and published documents,
  named by the SHA-256 of their content;
- ``manifest``: a signed note with the digest of every other file (see ``manifest.Manifest``).

There is nothing else: no further file, no empty directory, no link. Each file has one possible
spelling, so there is no byte that can change without a fault.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator

from folkmoot.core.ledger.checkpoints import check_checkpoint, parse_checkpoint_text
from folkmoot.core.ledger.keys import NoteError, SignerKey
from folkmoot.core.ledger.manifest import ManifestFile, sign_manifest
from folkmoot.core.ledger.merkle import HashAt
from folkmoot.core.ledger.notes import SignedNote
from folkmoot.core.ledger.receipts import SUFFIX
from folkmoot.core.ledger.tiles import write_tiles

KEY_PATH = "log.vkey"
CHECKPOINT_PATH = "checkpoint"
MANIFEST_PATH = "manifest"

NAMED_BY_DIGEST = re.compile("receipts/([0-9a-f]{64})[.]tlog-proof|documents/([0-9a-f]{64})")


def export_record(
    *,
    checkpoint: SignedNote,
    hash_at: HashAt,
    entry_at: Callable[[int], bytes],
    signer: SignerKey,
    receipts: Iterable[bytes] = (),
    documents: Iterable[bytes] = (),
) -> Iterator[tuple[str, bytes]]:
    """Every file of an export as (path, content), the manifest last.

    Args:
        checkpoint: the signed head that is exported; witnesses' signatures may be on it.
        hash_at: the stored hashes.
        entry_at: the stored entries, by index.
        signer: the log's key, to sign the manifest.
        receipts: ``.tlog-proof`` files to add; their checkpoints no larger than this one.
        documents: published documents to add.

    Raises:
        NoteError: if the checkpoint is not one of the log with that key.
        MerkleError: if the stored hashes do not reach the checkpoint's size.
        TileError: if an entry is longer than 65,535 bytes.
    """
    head = parse_checkpoint_text(checkpoint.text)
    key = signer.verifier
    if not check_checkpoint(head, checkpoint, key=key):
        raise NoteError("the checkpoint is not one of the log that is exported")
    named: dict[str, bytes] = {}
    named.update((document_path(data), data) for data in documents)
    named.update((receipt_path(data), data) for data in receipts)
    files: list[ManifestFile] = []

    def listed(path: str, data: bytes) -> tuple[str, bytes]:
        files.append(ManifestFile.of(path, data))
        return path, data

    yield listed(KEY_PATH, key.text.encode() + b"\n")
    yield listed(CHECKPOINT_PATH, checkpoint.to_bytes())
    for path, data in write_tiles(size=head.size, hash_at=hash_at, entry_at=entry_at):
        yield listed(path, data)
    for path, data in sorted(named.items()):
        yield listed(path, data)
    yield MANIFEST_PATH, sign_manifest(head, files, signer=signer).to_bytes()


def receipt_path(data: bytes) -> str:
    """Where a receipt stands in an export."""
    return f"receipts/{hashlib.sha256(data).hexdigest()}{SUFFIX}"


def document_path(data: bytes) -> str:
    """Where a document stands in an export."""
    return f"documents/{hashlib.sha256(data).hexdigest()}"

"""Receipts as files that prove themselves, and exports of the whole record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from folkmoot.apps.record import private_lane, queries
from folkmoot.apps.record.keys import signer, verifier
from folkmoot.apps.record.models import Node, Receipt
from folkmoot.apps.record.signing import latest_checkpoint
from folkmoot.core import ledger
from folkmoot.core.ledger import export, private_leaf, promises, receipts
from folkmoot.core.terms import Reason, Verdict, no


def receipt_file(
    seq: int, *, at: datetime, private: private_leaf.PrivateProof | None = None
) -> bytes:
    """The ``.tlog-proof`` of an entry under the newest checkpoint.

    Raises:
        MerkleError: if there is no such entry.
    """
    checkpoint, note = ledger.parse_checkpoint(latest_checkpoint(at=at).note.encode())
    data = next(queries.entry_bytes(begin=seq, end=seq + 1), None)
    if data is None:
        raise ledger.MerkleError(f"the record has no entry {seq}")
    made = receipts.make_receipt(
        index=seq,
        entry=data,
        note=note,
        checkpoint=checkpoint,
        hash_at=queries.hash_at,
        private=private,
    )
    return made.to_bytes()


def file_of(row: Receipt, *, at: datetime) -> bytes | None:
    """The file that proves a receipt; None for a private act whose interval is still open."""
    if row.entry is not None:
        return receipt_file(row.entry.seq, at=at)
    act = row.private_act
    if act is None or act.batch is None:
        return None
    return receipt_file(act.batch.entry_id, at=at, private=private_lane.proof_of(act))


def check(data: bytes, *, promise: bytes = b"") -> Verdict:
    """Whether a receipt that somebody brings is one of this record, and holds."""
    if not data.strip():
        return no(
            Reason(
                "receipt.empty",
                "There is nothing to check.",
                {},
                None,
                "Choose the receipt's file, or paste its text.",
            )
        )
    if promise:
        return promises.check_redemption(promise, data, key=verifier())
    return receipts.check_receipt(data, key=verifier())


def export_files(*, at: datetime, documents: Iterable[bytes] = ()) -> Iterator[tuple[str, bytes]]:
    """The whole record as static files (see ``core.ledger.export``)."""
    checkpoint, note = ledger.parse_checkpoint(latest_checkpoint(at=at).note.encode())
    # Reading every hash at once: one query instead of one per node.
    nodes = {
        (level, index): bytes(value)
        for level, index, value in Node.objects.values_list("level", "index", "hash").iterator()
    }
    entries = list(queries.entry_bytes(end=checkpoint.size))
    return export.export_record(
        checkpoint=note,
        hash_at=lambda level, index: nodes[level, index],
        entry_at=entries.__getitem__,
        signer=signer(checkpoint.origin),
        documents=documents,
    )

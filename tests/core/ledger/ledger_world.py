"""An organisation's record to prove things about, and to spoil."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import settings

from folkmoot.core.canon import commit
from folkmoot.core.ledger import (
    Checkpoint,
    MemoryLog,
    SignedNote,
    SignerKey,
    VerifierKey,
)
from folkmoot.core.ledger.entries import PRIVATE_BATCH, Entry
from folkmoot.core.ledger.export import export_record
from folkmoot.core.ledger.inspection import Report
from folkmoot.core.ledger.private_leaf import PrivateBatch, batch_body
from folkmoot.core.ledger.promises import Promise
from folkmoot.core.ledger.receipts import make_receipt
from folkmoot.core.ledger.verification import verify_export
from folkmoot.core.ledger.verify_record import Record
from folkmoot.core.terms import Interval

ORIGIN = "folk.example/record"
LOG_KEY = SignerKey(ORIGIN, hashlib.sha256(b"the log of the tests").digest())
OTHER_KEY = SignerKey(ORIGIN, hashlib.sha256(b"somebody else").digest())
OPENED = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
EVERY = 10  # each tenth entry closes an interval of the private lane
Files = dict[str, bytes]
patiently = settings(deadline=None)  # the machine may be busy; a proof is no less true for it


def secret(name: str) -> bytes:
    """Thirty-two bytes that nobody outside the test knows."""
    return hashlib.sha256(name.encode()).digest()


@dataclass
class World:
    """A small record with public acts, private batches, receipts and promises."""

    log: MemoryLog = field(default_factory=MemoryLog)
    entries: list[bytes] = field(default_factory=list)
    promises: dict[str, bytes] = field(default_factory=dict)
    batches: dict[int, tuple[PrivateBatch, list[str]]] = field(default_factory=dict)

    def grow(self, count: int) -> None:
        """Append acts until the record has that many."""
        while len(self.entries) < count:
            seq = len(self.entries)
            at = OPENED + timedelta(minutes=seq)
            entry = Entry(seq, "motions.submitted", at, {"motion": f"2026-{seq} “très utile”"})
            if seq % EVERY == EVERY - 1:
                entry = Entry(seq, PRIVATE_BATCH, at, self._close(seq))
            elif seq % 7 == 3:
                entry = Entry(seq, "record.corrected", at, {"why": "typo"}, (seq - 1, "minute 4"))
            self.entries.append(entry.to_bytes())
            self.log.append(self.entries[-1])

    def _close(self, seq: int) -> dict[str, object]:
        end = OPENED + timedelta(minutes=seq + 1)
        interval = Interval(end - timedelta(minutes=EVERY), end)
        members = range(seq // EVERY % 4)
        commitments = [commit({"member": i}, salt=secret(f"salt {seq} {i}")) for i in members]
        for commitment in commitments:
            promise = Promise(ORIGIN, commitment, interval).sign(LOG_KEY)
            self.promises[commitment] = promise.to_bytes()
        batch = PrivateBatch(commitments, blinding=secret(f"batch {seq}"))
        self.batches[seq] = batch, commitments
        return batch_body(interval=interval, root=batch.root)

    def checkpoint(self, size: int | None = None) -> tuple[Checkpoint, SignedNote]:
        """The signed head at a size."""
        size = len(self.entries) if size is None else size
        head = Checkpoint(ORIGIN, size, self.log.root(size))
        return head, head.sign(LOG_KEY)

    def receipt(self, index: int, *, size: int | None = None) -> bytes:
        """The receipt for an entry."""
        head, note = self.checkpoint(size)
        return make_receipt(
            index=index,
            entry=self.entries[index],
            note=note,
            checkpoint=head,
            hash_at=self.log.hash_at,
        ).to_bytes()

    def private_receipt(self, seq: int, which: int) -> tuple[bytes, bytes]:
        """The promise and the receipt of one commitment in the batch at ``seq``."""
        batch, commitments = self.batches[seq]
        head, note = self.checkpoint()
        receipt = make_receipt(
            index=seq,
            entry=self.entries[seq],
            note=note,
            checkpoint=head,
            hash_at=self.log.hash_at,
            private=batch.prove(commitments[which]),
        )
        return self.promises[commitments[which]], receipt.to_bytes()

    def export(
        self, *, receipts: tuple[bytes, ...] = (), documents: tuple[bytes, ...] = ()
    ) -> Files:
        """The whole record as files."""
        return dict(
            export_record(
                checkpoint=self.checkpoint()[1],
                hash_at=self.log.hash_at,
                entry_at=self.entries.__getitem__,
                signer=LOG_KEY,
                receipts=receipts,
                documents=documents,
            )
        )


def world_of(count: int) -> World:
    """A record with that many entries."""
    world = World()
    world.grow(count)
    return world


def inspect(files: Files, *, key: VerifierKey | None = LOG_KEY.verifier) -> Report:
    """The room's own verdict on an export."""
    text = key.text if key else None
    return verify_export(lambda: list(files), files.__getitem__, trusted_vkey=text)


def found_by_both(files: Files, *, key: VerifierKey | None = LOG_KEY.verifier) -> set[str]:
    """The places both verifiers name; they must agree on every place and every code."""
    ours = inspect(files, key=key)
    theirs = Record(list(files), files.__getitem__)
    theirs.check(key.text if key else None)
    mine = sorted((fault.place, fault.reason.code) for fault in ours.faults)
    assert mine == sorted((fault.place, fault.code) for fault in theirs.faults)
    assert ours.root == theirs.root
    assert ours.entries == theirs.entries
    return {place for place, _ in mine}

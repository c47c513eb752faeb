"""Bringing entries back that a restored database has lost, from an export that has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from folkmoot.apps.record.append import NewEntry, append_bytes
from folkmoot.apps.record.keys import verifier
from folkmoot.apps.record.models import LogHead
from folkmoot.apps.record.queries import hash_at
from folkmoot.core import ledger
from folkmoot.core.ledger.entries import parse_entry
from folkmoot.platform.acts import lock, one_transaction


def recover_entries(place: Callable[[str], Path]) -> int:
    """Append the very bytes of the entries beyond the end of this record, as one transaction.

    Only the log is brought back, not the rows the acts wrote; the checkpoint of the export is
    checked against the log's key, and the result against the checkpoint.

    Returns:
        How many entries were appended.

    Raises:
        MerkleError: if the export is of another history; nothing is changed then.
        NoteError: if its checkpoint is not signed by this log.
    """
    checkpoint, note = ledger.parse_checkpoint(place("checkpoint").read_bytes())
    if not ledger.check_checkpoint(checkpoint, note, key=verifier()):
        raise ledger.NoteError("the export's checkpoint is not signed by this log")
    reader = ledger.TileReader(lambda path: place(path).read_bytes(), size=checkpoint.size)
    with one_transaction():
        head = lock(LogHead, pk=1)
        begin = head.size
        lost = []
        for seq in range(begin, checkpoint.size):
            data = reader.entry_at(seq)
            entry = parse_entry(data, seq=seq)
            refs = tuple(str(ref) for ref in entry.refs)
            lost.append((data, NewEntry(entry.type, entry.at, dict(entry.body), refs)))
        append_bytes(head, lost)
        if ledger.root_at(hash_at, size=checkpoint.size) != checkpoint.root:
            raise ledger.MerkleError("the export tells another history than this database")
    return max(0, checkpoint.size - begin)

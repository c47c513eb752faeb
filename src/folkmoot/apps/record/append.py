"""Appending a leaf: the only way into the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.record.models import Entry, LogHead, Mention, Node
from folkmoot.core.ledger import Frontier, leaf_hash
from folkmoot.core.ledger import entries as leaf
from folkmoot.platform.acts import lock

MAX_ENTRY_BYTES = 16_384
"""Entries hold digests and short facts, never documents."""


def append(*, kind: str, at: datetime, body: dict[str, object], refs: Sequence[str] = ()) -> Entry:
    """Append one entry and the hashes it completes. Must run inside the act's transaction.

    Raises:
        ValueError: if the entry would be longer than `MAX_ENTRY_BYTES`.
    """
    head = lock(LogHead, pk=1)
    data = entry_bytes(seq=head.size, kind=kind, at=at, body=body, refs=refs)
    return append_bytes(head, data=data, kind=kind, at=at, refs=refs)


def append_bytes(
    head: LogHead, *, data: bytes, kind: str, at: datetime, refs: Sequence[str]
) -> Entry:
    """Append the very bytes of an entry to a locked head."""
    if len(data) > MAX_ENTRY_BYTES:
        raise ValueError(f"an entry of {len(data)} bytes; the record takes {MAX_ENTRY_BYTES}")
    frontier = Frontier.from_bytes(size=head.size, peaks=bytes(head.peaks))
    grown, nodes = frontier.append(leaf_hash(data))
    entry = Entry(seq=head.size, act=kind, at=at, data=data)
    entry.save(force_insert=True)
    Node.objects.bulk_create([Node(level=n.level, index=n.index, hash=n.hash) for n in nodes])
    if refs:
        Mention.objects.bulk_create([Mention(entry=entry, ref=ref) for ref in refs])
    LogHead.objects.filter(pk=1).update(size=grown.size, peaks=grown.to_bytes())
    return entry


def entry_bytes(
    *, seq: int, kind: str, at: datetime, body: dict[str, object], refs: Sequence[str]
) -> bytes:
    """The canonical JSON of an entry, to the second and in UTC."""
    return leaf.Entry(seq, kind, at, body, tuple(refs)).to_bytes()

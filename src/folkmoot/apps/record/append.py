"""Appending leaves: the only way into the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from folkmoot.apps.record.models import Entry, LogHead, Mention, Node
from folkmoot.core.ledger import Frontier, leaf_hash
from folkmoot.core.ledger import entries as leaf
from folkmoot.platform.acts import lock

MAX_ENTRY_BYTES = 16_384
"""Entries hold digests and short facts, never documents."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry about to be appended: what was done, when, and what it is about."""

    kind: str
    at: datetime
    body: dict[str, Any]
    refs: tuple[str, ...] = ()


def append(*, kind: str, at: datetime, body: dict[str, object], refs: Sequence[str] = ()) -> Entry:
    """Append one entry and the hashes it completes. Must run inside the act's transaction.

    Raises:
        ValueError: if the entry would be longer than `MAX_ENTRY_BYTES`.
    """
    return append_all([NewEntry(kind, at, body, tuple(refs))])[0]


def append_all(new: Sequence[NewEntry]) -> list[Entry]:
    """Append entries in their order, in as few statements as one would take.

    Raises:
        ValueError: if one of them would be longer than `MAX_ENTRY_BYTES`.
    """
    head = lock(LogHead, pk=1)
    data = [
        leaf.Entry(head.size + place, each.kind, each.at, each.body, each.refs).to_bytes()
        for place, each in enumerate(new)
    ]
    return append_bytes(head, list(zip(data, new, strict=True)))


def append_bytes(head: LogHead, new: Sequence[tuple[bytes, NewEntry]]) -> list[Entry]:
    """Append the very bytes of entries to a locked head."""
    frontier = Frontier.from_bytes(size=head.size, peaks=bytes(head.peaks))
    entries: list[Entry] = []
    nodes: list[Node] = []
    for data, each in new:
        if len(data) > MAX_ENTRY_BYTES:
            raise ValueError(f"an entry of {len(data)} bytes; the record takes {MAX_ENTRY_BYTES}")
        entries.append(Entry(seq=frontier.size, act=each.kind, at=each.at, data=data))
        frontier, completed = frontier.append(leaf_hash(data))
        nodes += [Node(level=n.level, index=n.index, hash=n.hash) for n in completed]
    Entry.objects.bulk_create(entries, batch_size=_BATCH)
    Node.objects.bulk_create(nodes, batch_size=_BATCH)
    Mention.objects.bulk_create(
        Mention(entry=entry, ref=ref)
        for entry, (_, each) in zip(entries, new, strict=True)
        for ref in each.refs
    )
    LogHead.objects.filter(pk=1).update(size=frontier.size, peaks=frontier.to_bytes())
    return entries

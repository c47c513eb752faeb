"""Appending leaves: the only way into the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from folkmoot.apps.record.models import Entry, LogHead, Mention, Node
from folkmoot.core.ledger import Frontier, leaf_hash
from folkmoot.core.ledger import entries as leaf
from folkmoot.platform.inserting import insert

MAX_ENTRY_BYTES = 16_384
"""Entries hold digests and short facts, never documents."""

_HEAD = "SELECT origin, size, peaks FROM record_loghead WHERE id = 1"
_MOVE_ON = "UPDATE record_loghead SET size = %s, peaks = %s WHERE id = 1"


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
    head = locked_head()
    data = [
        leaf.Entry(head.size + place, each.kind, each.at, each.body, each.refs).to_bytes()
        for place, each in enumerate(new)
    ]
    return append_bytes(head, list(zip(data, new, strict=True)))


def locked_head() -> LogHead:
    """The right edge of the log, kept from all others until the act ends; asked in every act."""
    locking = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(_HEAD + locking)
        return LogHead(1, *cursor.fetchone())


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
    insert(entries)
    insert(nodes)
    insert(
        [
            Mention(entry=entry, ref=ref)
            for entry, (_, each) in zip(entries, new, strict=True)
            for ref in each.refs
        ]
    )
    with connection.cursor() as cursor:
        cursor.execute(_MOVE_ON, [frontier.size, frontier.to_bytes()])
    return entries

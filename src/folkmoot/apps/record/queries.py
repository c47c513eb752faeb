"""Reading the record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from folkmoot.apps.record import act_types
from folkmoot.apps.record.models import (
    Checkpoint,
    Entry,
    LogHead,
    Mention,
    Node,
    PrivateAct,
    Receipt,
)
from folkmoot.core.ledger import leaf_hash
from folkmoot.core.ledger.entries import PRIVATE_BATCH


@dataclass(frozen=True, slots=True)
class Head:
    """How far the log has come."""

    origin: str
    size: int


@dataclass(frozen=True, slots=True)
class EntryView:
    """One act, as anyone may see it."""

    seq: int
    act: str
    at: datetime
    sentence: str
    body: dict[str, Any]
    refs: tuple[str, ...]
    leaf: str
    data: bytes


def head() -> Head:
    """The head of the log."""
    with connection.cursor() as cursor:  # with every receipt, so without building a query
        cursor.execute("SELECT origin, size FROM record_loghead WHERE id = 1")
        row = cursor.fetchone()
    if row is None:
        raise LogHead.DoesNotExist
    return Head(*row)


_BACKWARDS = (
    "SELECT MIN(seq) FROM (SELECT seq, at, LAG(at) OVER (ORDER BY seq) AS before "
    "FROM record_entry) AS entries WHERE at < before"
)


def first_out_of_order() -> int | None:
    """The first entry whose time is before that of the entry it follows; None if there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_BACKWARDS)
        row = cursor.fetchone()
    return row[0] if row else None


_NEWEST = (
    "SELECT c.size, c.root, h.origin FROM record_checkpoint c, record_loghead h "
    "WHERE h.id = 1 ORDER BY c.size DESC LIMIT 1"
)


def newest_checkpoint() -> dict[str, Any] | None:
    """The newest signed head in a few words, for the foot of every page."""
    with connection.cursor() as cursor:  # on every page, so without the cost of building a query
        cursor.execute(_NEWEST)
        row = cursor.fetchone()
    if row is None:
        return None
    return {"origin": row[2], "size": row[0], "root_short": row[1][:12], "url": "/record/"}


def root_after(size: int) -> str | None:
    """The root of the first signed checkpoint that is larger, in hex; None if there is none yet."""
    rows = Checkpoint.objects.filter(size__gt=size).order_by("size")
    return rows.values_list("root", flat=True).first()


def hash_at(level: int, index: int) -> bytes:
    """A stored hash, for proofs (see ``core.ledger.HashAt``)."""
    return bytes(Node.objects.values_list("hash", flat=True).get(level=level, index=index))


def entry(seq: int) -> EntryView | None:
    """One entry, or None."""
    row = Entry.objects.filter(pk=seq).values_list("seq", "act", "at", "data").first()
    return _view(*row) if row else None


def entries(
    *, before: int | None = None, most: int = 50, act: str = "", public_lane: bool = False
) -> list[EntryView]:
    """The newest entries first, below a sequence number.

    Args:
        public_lane: leave out the entries that only close an interval of the private lane.
    """
    rows = Entry.objects.order_by("-seq")
    if public_lane:
        rows = rows.exclude(act=PRIVATE_BATCH)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    if act:
        rows = rows.filter(act=act)
    return [_view(*row) for row in rows.values_list("seq", "act", "at", "data")[:most]]


def entries_about(ref: str) -> list[EntryView]:
    """Every act about a thing ("motion:2026-17"), oldest first."""
    seqs = Mention.objects.filter(ref=ref).values_list("entry_id", flat=True)
    rows = Entry.objects.filter(pk__in=list(seqs)).order_by("seq")
    return [_view(*row) for row in rows.values_list("seq", "act", "at", "data")]


def entry_bytes(*, begin: int = 0, end: int | None = None) -> Iterator[bytes]:
    """The very bytes of the entries from ``begin`` to ``end``, streamed."""
    rows = Entry.objects.filter(seq__gte=begin).order_by("seq")
    if end is not None:
        rows = rows.filter(seq__lt=end)
    for data in rows.values_list("data", flat=True).iterator(chunk_size=1000):
        yield bytes(data)


def receipt(code: str) -> Receipt | None:
    """A receipt by its code, however it was typed."""
    letters = "".join(c for c in code.upper() if c.isalnum()).translate(str.maketrans("OIL", "011"))
    return (
        Receipt.objects.filter(code=f"{letters[:4]}-{letters[4:]}")
        .select_related("entry", "private_act__batch")
        .first()
    )


def receipts_of(holder: str, *, most: int = 50) -> list[tuple[str, datetime, str]]:
    """A holder's receipts, newest first: code, moment, what was done."""
    rows = (
        Receipt.objects.filter(holder=holder)
        .order_by("-at", "-pk")
        .select_related("entry", "private_act")[:most]
    )
    return [(row.code, row.at, receipt_sentence(row)) for row in rows]


def last_of(act: str) -> datetime | None:
    """When a kind of private act was last done; None if it never was."""
    rows = PrivateAct.objects.filter(act=act).order_by("-at")
    return rows.values_list("at", flat=True).first()


def receipt_sentence(row: Receipt) -> str:
    """What a receipt is for, in words."""
    if row.entry is not None:
        return _view(row.entry.seq, row.entry.act, row.entry.at, row.entry.data).sentence
    kind = act_types.known().get(row.private_act.act) if row.private_act else None
    return kind.says if kind else "A private act"


def _view(seq: int, act: str, at: datetime, data: Any) -> EntryView:
    held = json.loads(bytes(data))
    kind = act_types.known().get(act)
    if kind is not None:
        sentence = kind.sentence(held["body"])
    else:
        sentence = _("An interval of the private lane closed") if act == PRIVATE_BATCH else act
    return EntryView(
        seq,
        act,
        at,
        sentence,
        held["body"],
        tuple(held.get("refs", ())),
        leaf_hash(bytes(data)).hex(),
        bytes(data),
    )


def seqs_of(refs: Iterable[str]) -> dict[str, Sequence[int]]:
    """For each thing, the sequence numbers of the acts about it."""
    found: dict[str, list[int]] = {}
    rows = Mention.objects.filter(ref__in=list(refs)).order_by("entry_id")
    for ref, seq in rows.values_list("ref", "entry_id"):
        found.setdefault(ref, []).append(seq)
    return {ref: tuple(seqs) for ref, seqs in found.items()}

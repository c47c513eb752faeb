"""The private lane: a promise at once, one opaque leaf per interval, a proof when it closes."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from folkmoot.apps.record.append import NewEntry, append_all, locked_head
from folkmoot.apps.record.keys import signer
from folkmoot.apps.record.models import Entry, PrivateAct, PrivateBatch
from folkmoot.core.canon import commit
from folkmoot.core.ledger import private_leaf
from folkmoot.core.ledger.entries import PRIVATE_BATCH
from folkmoot.core.ledger.private_leaf import batch_body, interval_containing, intervals_due
from folkmoot.core.ledger.promises import Promise
from folkmoot.core.terms import Interval
from folkmoot.platform.acts import one_transaction

CHUNK = 100
"""How many intervals are closed in one transaction, when many have ended (after an outage)."""


def length() -> timedelta:
    """How long an interval is; the same for everybody, so that timing tells nothing."""
    return timedelta(hours=settings.PRIVATE_INTERVAL_HOURS)


def commit_to(payload: dict[str, Any], *, salt: bytes, kind: str, at: datetime) -> PrivateAct:
    """Commit to a private act and promise its place in the leaf of its interval.

    Must run inside the act's transaction. The head is locked, so that the interval cannot close
    between the promise and the commit; an act that comes too late for its own interval goes into
    the one now open.
    """
    head = locked_head()
    interval = interval_containing(max(at, _closed_until() or at), length=length())
    commitment = commit(payload, salt=salt)
    promise = Promise(head.origin, commitment, interval).sign(signer(head.origin))
    return PrivateAct.objects.create(
        act=kind,
        at=at,
        commitment=commitment,
        salt=salt,
        payload=payload,
        promise=promise.to_bytes().decode(),
        interval_start=interval.start,
    )


def close_intervals(*, at: datetime) -> int:
    """Close every interval that has ended, empty ones included; return how many."""
    since = _closed_until() or Entry.objects.order_by("seq").values_list("at", flat=True).first()
    if since is None:
        return 0
    due = list(intervals_due(closed_until=since, now=at, length=length()))
    for begin in range(0, len(due), CHUNK):
        with one_transaction():
            locked_head()
            # Another process may have closed some while we waited for the head.
            until = _closed_until()
            _close(
                [
                    each
                    for each in due[begin : begin + CHUNK]
                    if until is None or each.start >= until
                ]
            )
    return len(due)


def proof_of(act: PrivateAct) -> private_leaf.PrivateProof | None:
    """The way from a commitment to the leaf of its interval; None while that is open."""
    if act.batch is None:
        return None
    commitments = act.batch.acts.values_list("commitment", flat=True)
    return private_leaf.PrivateBatch(commitments, blinding=bytes(act.batch.seed)).prove(
        act.commitment
    )


def _close(intervals: Sequence[Interval[datetime]]) -> None:
    promised: dict[datetime, list[str]] = {each.start: [] for each in intervals}
    acts = PrivateAct.objects.filter(interval_start__in=list(promised), batch=None)
    for start, commitment in acts.values_list("interval_start", "commitment"):
        promised[start].append(commitment)
    seeds = {start: secrets.token_bytes(private_leaf.BLINDING_BYTES) for start in promised}
    leaves = []
    for each in intervals:
        batch = private_leaf.PrivateBatch(promised[each.start], blinding=seeds[each.start])
        body = batch_body(interval=each, root=batch.root)
        leaves.append(NewEntry(PRIVATE_BATCH, each.end or each.start, body))
    entries = append_all(leaves)
    PrivateBatch.objects.bulk_create(
        PrivateBatch(start=each.start, end=each.end, entry=entry, seed=seeds[each.start])
        for each, entry in zip(intervals, entries, strict=True)
    )
    for start in [start for start, commitments in promised.items() if commitments]:
        acts.filter(interval_start=start).update(batch_id=start)


def _closed_until() -> datetime | None:
    return PrivateBatch.objects.order_by("-start").values_list("end", flat=True).first()

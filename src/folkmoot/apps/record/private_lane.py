"""The private lane: a promise at once, one opaque leaf per interval, a proof when it closes."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from folkmoot.apps.record import append
from folkmoot.apps.record.keys import signer
from folkmoot.apps.record.models import Entry, LogHead, PrivateAct, PrivateBatch
from folkmoot.core.canon import commit
from folkmoot.core.ledger import private_leaf
from folkmoot.core.ledger.entries import PRIVATE_BATCH
from folkmoot.core.ledger.private_leaf import batch_body, interval_containing, intervals_due
from folkmoot.core.ledger.promises import Promise
from folkmoot.core.terms import Interval
from folkmoot.platform.acts import lock, one_transaction

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
    head = lock(LogHead, pk=1)
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
            lock(LogHead, pk=1)
            # Another process may have closed some while we waited for the head.
            until = _closed_until()
            for interval in due[begin : begin + CHUNK]:
                if until is None or interval.start >= until:
                    _close(interval.start, interval.start + length())
    return len(due)


def proof_of(act: PrivateAct) -> private_leaf.PrivateProof | None:
    """The way from a commitment to the leaf of its interval; None while that is open."""
    if act.batch is None:
        return None
    commitments = act.batch.acts.values_list("commitment", flat=True)
    return private_leaf.PrivateBatch(commitments, blinding=bytes(act.batch.seed)).prove(
        act.commitment
    )


def _close(start: datetime, end: datetime) -> None:
    acts = PrivateAct.objects.filter(interval_start=start, batch=None)
    seed = secrets.token_bytes(private_leaf.BLINDING_BYTES)
    root = private_leaf.PrivateBatch(acts.values_list("commitment", flat=True), blinding=seed).root
    body = batch_body(interval=Interval(start, end), root=root)
    entry = append.append(kind=PRIVATE_BATCH, at=end, body=body)
    batch = PrivateBatch(start=start, end=end, entry=entry, seed=seed)
    batch.save(force_insert=True)
    acts.update(batch=batch)


def _closed_until() -> datetime | None:
    return PrivateBatch.objects.order_by("-start").values_list("end", flat=True).first()

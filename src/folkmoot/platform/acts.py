"""The frame of every official act: one durable transaction, a verdict, tasks after the facts.

The record room builds the complete protocol on this frame (`folkmoot.apps.record.acts`); what
stands here knows nothing of what is being decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection, models, transaction

from folkmoot.core.terms import Verdict

M = TypeVar("M", bound=models.Model)


class Refused(Exception):
    """The law said no. Carries the verdict, whose reasons name the provision and the next step."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__("; ".join(reason.sentence for reason in verdict.reasons))
        self.verdict = verdict


@contextmanager
def one_transaction() -> Iterator[None]:
    """Join the transaction of a calling act, or open a durable one.

    Durable: when the outermost block ends without an exception the facts are on disk, so that
    a receipt may be given. An act inside an act only sets a savepoint, so that its refusal
    undoes its own writes and the caller may go on.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    else:
        with transaction.atomic(durable=True):
            yield


def require(verdict: Verdict) -> None:
    """Go on only if the law allows it.

    Raises:
        Refused: carrying the verdict otherwise.
    """
    if not verdict:
        raise Refused(verdict)


def lock(model: type[M], **lookup: object) -> M:
    """Read a row and keep others from changing it until the act ends.

    SQLite has one writer at a time, who holds the turn already; PostgreSQL locks the row.

    Raises:
        Model.DoesNotExist: if there is no such row.
    """
    rows = model._default_manager.all()  # noqa: SLF001  (the manager's public-by-convention name)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    return rows.get(**lookup)

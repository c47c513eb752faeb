"""Lists that were uploaded, and batches that were taken over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from folkmoot.apps.people.models import Import, ImportDraft


@dataclass(frozen=True, slots=True)
class DraftView:
    """An uploaded list: how it is to be read, what was asked, what came of it."""

    key: str
    by: str
    name: str
    digest: str
    reading: Mapping[str, Any]
    uploaded_at: datetime
    asked: str
    asked_at: datetime | None
    done_at: datetime | None
    result: Mapping[str, Any]
    batch: int | None

    @property
    def url(self) -> str:
        """Its page."""
        return f"/members/imports/{self.key}"

    @property
    def at_work(self) -> bool:
        """Whether it is being read or taken over now."""
        return bool(self.asked) and self.done_at is None


@dataclass(frozen=True, slots=True)
class BatchView:
    """Members taken over together."""

    key: int
    rows: int
    preset: str
    at: datetime
    undone_at: datetime | None


def draft(key: str) -> DraftView | None:
    """One uploaded list."""
    return next(iter(_drafts(ImportDraft.objects.filter(key=key))), None)


def drafts_of(person_key: str, *, most: int = 20) -> list[DraftView]:
    """The lists a person uploaded, newest first."""
    return _drafts(ImportDraft.objects.filter(by__key=person_key).order_by("-pk")[:most])


def draft_file(key: str) -> bytes:
    """The file of a list, while it is kept; empty afterwards."""
    row = ImportDraft.objects.filter(key=key).values_list("file", flat=True).first()
    return bytes(row or b"")


def draft_verdicts(key: str) -> str:
    """What was said of the rows that cannot be taken over, as CSV."""
    return ImportDraft.objects.filter(key=key).values_list("verdicts", flat=True).first() or ""


def batches(*, most: int = 50) -> list[BatchView]:
    """What was taken over, newest first."""
    rows = Import.objects.order_by("-pk")[:most]
    return [BatchView(r.pk, r.rows, r.preset, r.recorded_at, r.undone_at) for r in rows]


def _drafts(rows: QuerySet[ImportDraft]) -> list[DraftView]:
    return [
        DraftView(
            row.key,
            row.by.key,
            row.name,
            row.digest,
            row.reading,
            row.uploaded_at,
            row.asked,
            row.asked_at,
            row.done_at,
            row.result,
            row.batch_id,
        )
        for row in rows.select_related("by").defer("file", "verdicts")
    ]

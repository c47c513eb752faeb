"""Every edition there is, held by the process until another is certified.

Editions are only ever added, and each carries a receipt code drawn by chance, so that the newest
row's number and code together say whether what is held is still all there is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.apps.rulebook.models import Edition, RuleDocument
from folkmoot.apps.rulebook.queries.shapes import DocumentView, EditionView

_FIELDS = (
    "pk",
    "document__slug",
    "document__title",
    "document__language",
    "document__format",
    "sequence",
    "title",
    "origin",
    "adopted_on",
    "in_force_on",
    "content_hash",
    "digest",
    "base__sequence",
    "note",
    "certified_at",
    "certified_seq",
    "receipt",
    "enactment_seq",
    "enactment_label",
    "enactment_address",
    "enactment_mover",
    "enactment_vote",
)


_NEWEST = "SELECT id, receipt FROM rulebook_edition ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to read.

    Attributes:
        mark: the newest edition's row number and receipt code; the shelf's own name.
        documents: every rule document, the one that prevails first.
        editions: by slug, the newest first.
    """

    mark: tuple[int, str]
    documents: Sequence[DocumentView]
    editions: Mapping[str, Sequence[EditionView]]


_held: list[Shelf] = []


def shelf() -> Shelf:
    """Everything there is to read, as of now."""
    mark = _newest()
    if _held and _held[0].mark == mark:
        return _held[0]
    made = _load(mark)
    if mark[1]:  # a code is drawn at the end of the act; until then the row may yet be undone
        _held[:] = [made]
    return made


def edition_view(row: Edition) -> EditionView:
    """A row as a value."""
    return _edition_view(Edition.objects.values(*_FIELDS).get(pk=row.pk))


def _newest() -> tuple[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        row = cursor.fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def _load(mark: tuple[int, str]) -> Shelf:
    editions: dict[str, list[EditionView]] = {}
    for row in Edition.objects.order_by("-sequence").values(*_FIELDS):
        editions.setdefault(row["document__slug"], []).append(_edition_view(row))
    documents = tuple(
        DocumentView(
            slug=row.slug,
            title=row.title,
            language=row.language,
            format=row.format,
            last=editions[row.slug][0].sequence if row.slug in editions else 0,
        )
        for row in RuleDocument.objects.order_by("rank", "pk")
    )
    return Shelf(mark, documents, {slug: tuple(some) for slug, some in editions.items()})


def _edition_view(row: dict[str, Any]) -> EditionView:
    return EditionView(
        document=row["document__slug"],
        document_title=row["document__title"],
        language=row["document__language"],
        format=row["document__format"],
        sequence=row["sequence"],
        title=row["title"],
        origin=row["origin"],
        adopted_on=row["adopted_on"],
        in_force_on=row["in_force_on"],
        content_hash=row["content_hash"],
        digest=row["digest"],
        base=row["base__sequence"],
        note=row["note"],
        certified_at=row["certified_at"],
        certified_seq=row["certified_seq"],
        receipt=row["receipt"],
        enactment=Enactment(
            record_seq=row["enactment_seq"],
            label=row["enactment_label"],
            address=row["enactment_address"],
            mover_text=row["enactment_mover"],
            vote_text=row["enactment_vote"],
        ),
        pk=row["pk"],
    )

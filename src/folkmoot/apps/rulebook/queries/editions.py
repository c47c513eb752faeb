"""Documents and their editions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Min

from folkmoot.apps.rulebook.enactment import Enactment
from folkmoot.apps.rulebook.models import Edition, RuleDocument
from folkmoot.apps.rulebook.queries.shapes import DocumentView, EditionView
from folkmoot.platform.installation import installation

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


def day(at: datetime) -> date:
    """The day it is where the organisation's deadlines run."""
    return at.astimezone(ZoneInfo(installation().zone)).date()


def documents() -> Sequence[DocumentView]:
    """Every rule document, the one that prevails first."""
    rows = RuleDocument.objects.annotate(last=Max("editions__sequence")).order_by("rank", "pk")
    return tuple(_document_view(row) for row in rows)


def document(slug: str) -> DocumentView | None:
    """One rule document, or None."""
    row = RuleDocument.objects.annotate(last=Max("editions__sequence")).filter(slug=slug).first()
    return _document_view(row) if row else None


def edition_on(slug: str, on: date) -> EditionView | None:
    """The edition in force on a day: the last of those that have come into force by then."""
    found = _rows().filter(document__slug=slug, in_force_on__lte=on).order_by("-sequence")[:1]
    return _edition_view(found[0]) if found else None


def edition(slug: str, sequence: int) -> EditionView | None:
    """An edition by its number, or None."""
    found = _rows().filter(document__slug=slug, sequence=sequence).first()
    return _edition_view(found) if found else None


def last_edition(slug: str) -> EditionView | None:
    """The newest edition, in force or not: the one an amendment is applied to."""
    found = _rows().filter(document__slug=slug).order_by("-sequence")[:1]
    return _edition_view(found[0]) if found else None


def editions(slug: str) -> Sequence[EditionView]:
    """Every edition of a document, the newest first."""
    return tuple(
        _edition_view(row) for row in _rows().filter(document__slug=slug).order_by("-sequence")
    )


def in_force_until(view: EditionView) -> date | None:
    """The day from which a later edition is in force; None if none has been certified.

    The day an edition came into force itself, if a later one did so on the same day.
    """
    later = Edition.objects.filter(document__slug=view.document, sequence__gt=view.sequence)
    return later.aggregate(day=Min("in_force_on"))["day"]


def coming(slug: str, today: date) -> EditionView | None:
    """The next edition that has been certified and is not in force yet."""
    rows = _rows().filter(document__slug=slug, in_force_on__gt=today)
    found = rows.order_by("in_force_on", "-sequence")[:1]
    return _edition_view(found[0]) if found else None


def edition_for(slug: str, *, at: int | date | None, today: date) -> EditionView | None:
    """What an address asks for: an edition by number, one by its day, or that of today.

    A document of which nothing is in force yet is shown in its first edition.
    """
    if isinstance(at, int):
        return edition(slug, at)
    if at is not None:
        return edition_on(slug, at)
    return edition_on(slug, today) or edition(slug, 1)


def source_of(view: EditionView) -> bytes:
    """The source of an edition, byte for byte."""
    return bytes(Edition.objects.values_list("source", flat=True).get(pk=view.pk))


def edition_view(row: Edition) -> EditionView:
    """A row as a value."""
    return _edition_view(_rows().get(pk=row.pk))


def _rows() -> Any:
    return Edition.objects.values(*_FIELDS)


def _document_view(row: Any) -> DocumentView:
    return DocumentView(row.slug, row.title, row.language, row.format, row.last or 0)


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

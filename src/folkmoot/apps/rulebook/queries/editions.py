"""Documents and their editions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from folkmoot.apps.rulebook.models import Edition
from folkmoot.apps.rulebook.queries.shapes import DocumentView, EditionView
from folkmoot.apps.rulebook.queries.shelf import shelf
from folkmoot.platform.installation import installation


def day(at: datetime) -> date:
    """The day it is where the organisation's deadlines run."""
    return at.astimezone(ZoneInfo(installation().zone)).date()


def documents() -> Sequence[DocumentView]:
    """Every rule document, the one that prevails first."""
    return shelf().documents


def document(slug: str) -> DocumentView | None:
    """One rule document, or None."""
    return next((each for each in shelf().documents if each.slug == slug), None)


def editions(slug: str) -> Sequence[EditionView]:
    """Every edition of a document, the newest first."""
    return shelf().editions.get(slug, ())


def edition_on(slug: str, on: date) -> EditionView | None:
    """The edition in force on a day: the last of those that have come into force by then."""
    return next((each for each in editions(slug) if each.in_force_on <= on), None)


def edition(slug: str, sequence: int) -> EditionView | None:
    """An edition by its number, or None."""
    return next((each for each in editions(slug) if each.sequence == sequence), None)


def last_edition(slug: str) -> EditionView | None:
    """The newest edition, in force or not: the one an amendment is applied to."""
    return next(iter(editions(slug)), None)


def in_force_until(view: EditionView) -> date | None:
    """The day from which a later edition is in force; None if none has been certified.

    The day an edition came into force itself, if a later one did so on the same day.
    """
    later = (each for each in editions(view.document) if each.sequence > view.sequence)
    return min((each.in_force_on for each in later), default=None)


def coming(slug: str, today: date) -> EditionView | None:
    """The next edition that has been certified and is not in force yet."""
    waiting = [each for each in editions(slug) if each.in_force_on > today]
    return min(waiting, key=lambda each: (each.in_force_on, -each.sequence), default=None)


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

"""What was published, newest first and by nothing else; who has it sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.models import Digest, Publication, Subscription
from folkmoot.apps.commons.queries.shapes import (
    CorrectionView,
    PublicationView,
    SubscriptionView,
)
from folkmoot.apps.people import queries as people
from folkmoot.platform.installation import installation

PAGE = 30
HOUR = 7
"""In the morning, where the organisation is, letters of news are sent."""


def publications(
    *, unit: str = "", kinds: Sequence[str] = (), before: datetime | None = None, most: int = PAGE
) -> list[PublicationView]:
    """What was published, the newest first; withdrawn things are left out of lists."""
    rows = Publication.objects.filter(withdrawal=None)
    if unit:
        rows = rows.filter(unit=unit)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if before:
        rows = rows.filter(at__lt=before)
    return _views(rows.order_by("-at", "-pk")[:most])


def published_between(begins: datetime, ends: datetime) -> list[PublicationView]:
    """What was published from a moment up to before another, the newest first."""
    rows = Publication.objects.filter(withdrawal=None, at__gte=begins, at__lt=ends)
    return _views(rows.order_by("-at", "-pk"))


def coming_events(*, unit: str = "", after: datetime) -> list[PublicationView]:
    """Events that are still to come, the next first."""
    rows = Publication.objects.filter(withdrawal=None, kind="event")
    rows = rows.filter(Q(ends_at__gte=after) | Q(starts_at__gte=after))
    if unit:
        rows = rows.filter(unit=unit)
    return _views(rows.order_by("starts_at", "pk"))


def publication(key: str) -> PublicationView | None:
    """One publication, withdrawn ones too."""
    return next(iter(_views(Publication.objects.filter(key=key))), None)


def file_of(key: str) -> bytes:
    """The file of a document; empty where there is none."""
    held = Publication.objects.filter(key=key).values_list("file", flat=True).first()
    return bytes(held) if held else b""


def subscriptions_of(person: str) -> list[SubscriptionView]:
    """What somebody has sent now."""
    found = []
    for row in Subscription.objects.filter(person_key=person, until=None).order_by("unit"):
        unit = people.unit(row.unit) if row.unit else None
        found.append(SubscriptionView(row.unit, unit.name if unit else "", row.every, row.since))
    return found


def subscribers(unit: str) -> int:
    """To how many people what a unit publishes is sent."""
    rows = Subscription.objects.filter(until=None).filter(Q(unit=unit) | Q(unit=""))
    return rows.values("person_key").distinct().count()


def digest_due(every: str, at: datetime) -> datetime | None:
    """Up to which moment letters are due now; None where they were sent already."""
    zone = ZoneInfo(installation().zone)
    day = day_of(at)
    slot = datetime.combine(day, time(HOUR), zone)
    if at < slot:
        slot = datetime.combine(day - timedelta(days=1), time(HOUR), zone)
    if every == "week":
        slot = datetime.combine(slot.date() - timedelta(days=slot.weekday()), time(HOUR), zone)
    if Digest.objects.filter(every=every, upto__gte=slot).exists():
        return None
    return slot


def _views(rows: QuerySet[Publication]) -> list[PublicationView]:
    listed = list(
        rows.annotate(size=Length("file"))
        .defer("file")
        .prefetch_related("corrections")
        .select_related("withdrawal")
    )
    names = {slug: people.unit(slug) for slug in {row.unit for row in listed}}
    return [_view(row, names[row.unit]) for row in listed]


def _view(row: Publication, unit: people.UnitView | None) -> PublicationView:
    corrections = tuple(
        CorrectionView(each.title, each.text, each.why, each.at) for each in row.corrections.all()
    )
    withdrawal = getattr(row, "withdrawal", None)
    last = corrections[-1] if corrections else None
    return PublicationView(
        key=row.key,
        kind=row.kind,
        unit=row.unit,
        unit_name=unit.name if unit else row.unit,
        office=row.office,
        title=last.title if last else row.title,
        text=last.text if last else row.text,
        first=(row.title, row.text),
        corrections=corrections,
        withdrawn=withdrawal.why if withdrawal else "",
        file_name=row.file_name,
        file_kind=row.file_kind,
        file_size=row.size or 0,  # type: ignore[attr-defined]
        digest=row.digest,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        at=row.at,
        seq=row.seq,
    )

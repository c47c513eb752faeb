"""The archives that were imported, and what everybody's adverts say of money and of who paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q

from folkmoot.apps.campaigns.models import Archive, ArchivedAdvert
from folkmoot.core.adverts import SOURCES, Advert, Criterion, Range, totals


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """A file that was imported."""

    number: int
    name: str
    digest: str
    source: str
    size: int
    began_at: datetime
    ended_at: datetime | None
    by: str
    rows: int
    repeated: int
    faults: int
    added: int
    changed: int
    figures: Mapping[str, Any]
    first_faults: tuple[tuple[int, str], ...]
    seq: int | None

    @property
    def url(self) -> str:
        """Its page."""
        return f"/campaigns/archives/{self.number}"

    @property
    def source_name(self) -> str:
        """What the archive is called."""
        return SOURCES.get(self.source, self.name)


@dataclass(frozen=True, slots=True)
class AdvertView:
    """One advert of somebody."""

    key: int
    source: str
    sponsor_key: str
    sponsor: str
    funder: str
    body: str
    texts: tuple[str, ...]
    spend: Range | None
    seen: Range | None
    started: date | None
    ended: date | None
    criteria: tuple[Criterion, ...]
    places: Mapping[str, int]
    people: Mapping[str, int]
    platforms: tuple[str, ...]
    alike: str
    url: str
    archive: int


def archive(number: int) -> ArchiveView | None:
    """An imported file by its number."""
    row = Archive.objects.filter(pk=number).first()
    return _archive(row) if row else None


def archives() -> list[ArchiveView]:
    """Every imported file, the newest first."""
    return [_archive(row) for row in Archive.objects.order_by("-pk")]


def advert(key: int) -> AdvertView | None:
    """One advert."""
    row = ArchivedAdvert.objects.filter(pk=key).first()
    return _advert(row) if row else None


def adverts(
    *, sponsor: str = "", alike: str = "", text: str = "", without_funder: bool = False
) -> list[AdvertView]:
    """Adverts of a sponsor, of a cluster, holding a word, or naming nobody who paid."""
    return [_advert(row) for row in _chosen(sponsor, alike, text, without_funder=without_funder)]


def _chosen(sponsor: str, alike: str, text: str, *, without_funder: bool) -> Any:
    rows = ArchivedAdvert.objects.order_by("-spend_high", "pk")
    if sponsor:
        rows = rows.filter(sponsor_key=sponsor)
    if alike:
        rows = rows.filter(alike=alike)
    if text:
        rows = rows.filter(Q(body__icontains=text) | Q(sponsor__icontains=text))
    return rows.filter(funder="") if without_funder else rows


def figures() -> dict[str, Any]:
    """How much there is of what: adverts, sponsors, without a payer, money as ranges."""
    rows = ArchivedAdvert.objects.aggregate(
        adverts=Count("pk"),
        sponsors=Count("sponsor_key", distinct=True),
        without=Count("pk", filter=Q(funder="")),
        first=Min("started"),
        last=Max("ended"),
    )
    return {**rows, "spend": _by_currency(ArchivedAdvert.objects.all())}


def texts_said() -> list[tuple[str, str]]:
    """Every distinct text of an advert with a key, for tracing where a claim comes from."""
    rows = ArchivedAdvert.objects.exclude(said="").order_by("pk").values_list("pk", "said", "body")
    seen: dict[str, tuple[str, str]] = {}
    for pk, said, body in rows:
        seen.setdefault(said, (str(pk), body))
    return list(seen.values())


def as_advert(view: AdvertView) -> Advert:
    """An advert as the standards write it."""
    return Advert(
        source=view.source,
        key=str(view.key),
        sponsor_key=view.sponsor_key,
        sponsor=view.sponsor,
        funder=view.funder,
        body=view.body,
        texts=view.texts,
        spend=view.spend,
        seen=view.seen,
        started=view.started,
        ended=view.ended,
        platforms=view.platforms,
        criteria=view.criteria,
        url=view.url,
    )


def _by_currency(rows: Any) -> dict[str, Range]:
    found: Iterable[tuple[int, int | None, str]] = rows.exclude(spend_low=None).values_list(
        "spend_low", "spend_high", "currency"
    )
    return totals(Range(*each) for each in found)


def _archive(row: Archive) -> ArchiveView:
    return ArchiveView(
        number=row.pk,
        name=row.name,
        digest=row.digest,
        source=row.source,
        size=row.size,
        began_at=row.began_at,
        ended_at=row.ended_at,
        by=row.by,
        rows=row.rows,
        repeated=row.repeated,
        faults=row.faults,
        added=row.added,
        changed=row.changed,
        figures=row.figures,
        first_faults=tuple((line, says) for line, says in row.first_faults),
        seq=row.seq,
    )


def _advert(row: ArchivedAdvert) -> AdvertView:
    spend = (
        Range(row.spend_low, row.spend_high, row.currency) if row.spend_low is not None else None
    )
    seen = Range(row.seen_low, row.seen_high) if row.seen_low is not None else None
    return AdvertView(
        key=row.pk,
        source=row.source,
        sponsor_key=row.sponsor_key,
        sponsor=row.sponsor,
        funder=row.funder,
        body=row.body,
        texts=tuple(row.more.get("texts", ())),
        spend=spend,
        seen=seen,
        started=row.started,
        ended=row.ended,
        criteria=tuple(Criterion(*each) for each in row.more.get("criteria", ())),
        places=row.more.get("places", {}),
        people=row.more.get("people", {}),
        platforms=tuple(row.more.get("platforms", ())),
        alike=row.alike,
        url=row.url,
        archive=row.archive_id,
    )

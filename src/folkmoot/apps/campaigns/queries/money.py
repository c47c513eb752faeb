"""Everybody's money: by sponsor, week and place; who names nobody that paid; the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q

from folkmoot.apps.campaigns.models import ArchivedAdvert, ArchivedSpending
from folkmoot.core.adverts import Range, totals

PAGE = 50


@dataclass(frozen=True, slots=True)
class SponsorLine:
    """A sponsor with what is known of its money, by currency."""

    key: str
    name: str
    adverts: int
    without_funder: int
    spend: Mapping[str, Range]

    @property
    def url(self) -> str:
        """Its page."""
        return f"/campaigns/adverts/sponsors/{self.key}"


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """Adverts that say nearly the same: how many, by whom, paid by whom."""

    key: str
    body: str
    adverts: int
    sponsors: tuple[str, ...]
    funders: tuple[str, ...]
    spend: Mapping[str, Range]


def sponsors() -> list[SponsorLine]:
    """Every sponsor of adverts, whoever can have spent most first."""
    counted = {
        row["sponsor_key"]: row
        for row in ArchivedAdvert.objects.values("sponsor_key").annotate(
            name=Max("sponsor"), many=Count("pk"), without=Count("pk", filter=Q(funder=""))
        )
    }
    money: dict[str, list[Range]] = defaultdict(list)
    for key, low, high, unit in ArchivedAdvert.objects.exclude(spend_low=None).values_list(
        "sponsor_key", "spend_low", "spend_high", "currency"
    ):
        money[key].append(Range(low, high, unit))
    lines = [
        SponsorLine(key, row["name"], row["many"], row["without"], totals(money[key]))
        for key, row in counted.items()
    ]
    return sorted(lines, key=lambda line: (-_most(line.spend), -line.adverts, line.name))


def reported() -> list[ArchivedSpendingLine]:
    """What reports say of sponsors' spending, the largest first."""
    rows = ArchivedSpending.objects.exclude(sponsor_key="").order_by("-spend_high", "sponsor")
    return [_spending(row) for row in rows[:PAGE]]


@dataclass(frozen=True, slots=True)
class ArchivedSpendingLine:
    """A line of a report."""

    sponsor_key: str
    sponsor: str
    funder: str
    place: str
    spend: Range
    adverts: int | None
    started: date | None
    ended: date | None


def by_week(*, sponsor: str = "") -> list[tuple[date, Mapping[str, Range]]]:
    """Money by the week in which adverts began, by currency. Weeks begin on Monday."""
    rows = ArchivedAdvert.objects.exclude(started=None).exclude(spend_low=None)
    if sponsor:
        rows = rows.filter(sponsor_key=sponsor)
    weeks: dict[date, list[Range]] = defaultdict(list)
    for started, low, high, unit in rows.values_list(
        "started", "spend_low", "spend_high", "currency"
    ):
        weeks[started - timedelta(days=started.weekday())].append(Range(low, high, unit))
    return [(week, totals(found)) for week, found in sorted(weeks.items())]


def by_place() -> list[tuple[str, Mapping[str, Range]]]:
    """Money by place, as reports sum it up, the largest first."""
    places: dict[str, list[Range]] = defaultdict(list)
    rows = ArchivedSpending.objects.filter(sponsor_key="").exclude(place="")
    for place, low, high, unit in rows.values_list("place", "spend_low", "spend_high", "currency"):
        places[place].append(Range(low, high, unit))
    lines = [(place, totals(found)) for place, found in places.items()]
    return sorted(lines, key=lambda line: (-_most(line[1]), line[0]))


def without_disclaimer() -> list[SponsorLine]:
    """Sponsors whose adverts name nobody who paid, and how many of how many."""
    return [line for line in sponsors() if line.without_funder]


def reported_without_disclaimer() -> int:
    """Lines of reports that name nobody who paid."""
    return ArchivedSpending.objects.filter(funder="").exclude(sponsor_key="").count()


def alike(*, differing: bool = False) -> list[AlikeLine]:
    """Texts that ran more than once in nearly the same words, the most frequent first.

    Args:
        differing: only those that ran under more than one sponsor or payer.
    """
    groups: dict[str, list[Any]] = defaultdict(list)
    rows = ArchivedAdvert.objects.exclude(alike="").order_by("pk")
    for row in rows.values_list(
        "alike", "body", "sponsor", "funder", "spend_low", "spend_high", "currency"
    ):
        groups[row[0]].append(row)
    lines = [
        AlikeLine(
            key=key,
            body=found[0][1],
            adverts=len(found),
            sponsors=tuple(dict.fromkeys(row[2] for row in found)),
            funders=tuple(dict.fromkeys(row[3] for row in found)),
            spend=totals(Range(*row[4:7]) for row in found if row[4] is not None),
        )
        for key, found in groups.items()
        if len(found) > 1
    ]
    if differing:
        lines = [
            line for line in lines if len(line.sponsors) > 1 or len(set(line.funders) - {""}) > 1
        ]
    return sorted(lines, key=lambda line: (-line.adverts, line.key))


def _most(spend: Mapping[str, Range]) -> int:
    return max((each.high or each.low for each in spend.values()), default=0)


def _spending(row: ArchivedSpending) -> ArchivedSpendingLine:
    return ArchivedSpendingLine(
        row.sponsor_key, row.sponsor, row.funder, row.place,
        Range(row.spend_low, row.spend_high, row.currency), row.adverts, row.started, row.ended,
    )  # fmt: skip

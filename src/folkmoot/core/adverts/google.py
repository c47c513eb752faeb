"""The political advertising bundle of Google: creatives, and sums by advertiser, week and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from folkmoot.core.adverts.advert import Advert, Criterion, Spending
from folkmoot.core.adverts.cells import day, said, whole
from folkmoot.core.adverts.errors import CellError
from folkmoot.core.adverts.ranges import MINOR, WITHOUT_MINOR, Range, money_range, read_range

SOURCE = "google"
ZERO = ("", "0")
_MIN = re.compile(r"^spend_range_min_([a-z]{3})$")
_SPEND = re.compile(r"^spend_([a-z]{3})$")
_FIRST = ("usd", "eur", "gbp")


def read_advert(row: Mapping[str, str], line: int) -> Advert:
    """One creative, in the newer layout (``Ad_ID``) or that of its database (``ad_id``).

    Raises:
        CellError: for the first value that cannot be read.
    """
    key = said(row.get("ad_id"))
    if not key:
        raise CellError("the advert has no id")
    name = said(row.get("advertiser_name"))
    return Advert(
        source=SOURCE,
        key=key,
        sponsor_key=said(row.get("advertiser_id")),
        sponsor=name,
        funder=name,  # the platform verifies who pays and names the payer as the advertiser
        texts=(),
        spend=_spend_range(row),
        seen=_seen(said(row.get("impressions"))),
        started=day(row.get("date_range_start")) or day(row.get("first_served_timestamp")),
        ended=day(row.get("date_range_end")) or day(row.get("last_served_timestamp")),
        platforms=tuple(filter(None, ["google", said(row.get("ad_type")).casefold()])),
        places={},
        criteria=tuple(_criteria(row)),
        url=said(row.get("ad_url")),
        line=line,
    )


def read_spending(row: Mapping[str, str], line: int) -> Spending:
    """One line of the bundle's sums: an advertiser, or a place, over all time or in a week.

    Raises:
        CellError: if no amount can be read.
    """
    begins = day(row.get("week_start_date"))
    places = [said(row.get("country")), said(row.get("country_subdivision_primary"))]
    return Spending(
        source=SOURCE,
        sponsor_key=said(row.get("advertiser_id")),
        sponsor=said(row.get("advertiser_name")),
        funder=said(row.get("advertiser_name")),
        spend=_spent(row),
        place=", ".join(place for place in places if place) or said(row.get("regions")),
        adverts=whole(row.get("total_creatives")),
        started=begins,
        ended=begins + timedelta(days=6) if begins else None,
        line=line,
    )


def currencies(columns: Mapping[str, str]) -> list[str]:
    """Every currency in which the bundle states its bounds, the usual ones first."""
    found = [match.group(1) for name in columns if (match := _MIN.match(name))]
    return sorted(found, key=lambda code: (code not in _FIRST, found.index(code)))


def _spend_range(row: Mapping[str, str]) -> Range | None:
    for code in currencies(row):
        low, high = said(row[f"spend_range_min_{code}"]), said(row.get(f"spend_range_max_{code}"))
        if low or high:
            least = _number(low or "0")
            most = _number(high) if high else None
            if most is not None and most < least:
                raise CellError(f"no amount lies between {least} and {most}")
            return money_range(least, most, code.upper())
    text = said(row.get("spend_usd"))
    return money_range(*read_range(text), "USD") if text else None


def _spent(row: Mapping[str, str]) -> Range:
    named = [(match.group(1), said(row[name])) for name in row if (match := _SPEND.match(name))]
    for code, text in sorted(named, key=lambda each: each[1] in ZERO):
        if text:
            low, high = read_range(text)
            by = 1 if code.upper() in WITHOUT_MINOR else MINOR
            return Range(low * by, None if high is None else high * by, code.upper())
    raise CellError("the row states no amount")


def _number(text: str) -> int:
    number = whole(text.replace(",", ""))
    return number or 0


def _seen(text: str) -> Range | None:
    return Range(*read_range(text)) if text else None


def _criteria(row: Mapping[str, str]) -> Iterator[Criterion]:
    for name, kind in (("age_targeting", "age"), ("gender_targeting", "gender")):
        for value in _separate(row.get(name)):
            yield Criterion(kind, value)
    for value in _separate(row.get("geo_targeting_included")):
        yield Criterion("place", value)
    for value in _separate(row.get("geo_targeting_excluded")):
        yield Criterion("place", value, excluded=True)


def _separate(value: str | None) -> list[str]:
    return list(dict.fromkeys(part for each in said(value).split(",") if (part := each.strip())))

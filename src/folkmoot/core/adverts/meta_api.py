"""Adverts of the Meta Ad Library API, as JSON or as the CSV that collectors make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from folkmoot.core.adverts.advert import Advert, Criterion
from folkmoot.core.adverts.cells import counts, day, listed, money, said, shares, texts
from folkmoot.core.adverts.errors import CellError

SOURCE = "meta-api"
CURRENCY = "USD"
"""Where a collector left the currency out: the library's own default for its first archives."""

_TEXTS = (
    "ad_creative_bodies",
    "ad_creative_link_titles",
    "ad_creative_link_captions",
    "ad_creative_link_descriptions",
)


def read_advert(row: Mapping[str, Any], line: int) -> Advert:
    """One advert; ``spend.lower_bound`` and ``spend: {lower_bound}`` are the same.

    Raises:
        CellError: for the first value that cannot be read, by its name.
    """
    key = said(row.get("id")) or said(row.get("_id"))
    if not key:
        raise CellError("the advert has no id")
    currency = said(row.get("currency")) or CURRENCY
    found = [text for name in _TEXTS for text in texts(row.get(name))]
    return Advert(
        source=SOURCE,
        key=key,
        sponsor_key=said(row.get("page_id")),
        sponsor=said(row.get("page_name")),
        funder=said(row.get("bylines")) or _payers(row),
        body="\n".join(texts(row.get("ad_creative_bodies"))),
        texts=tuple(dict.fromkeys(found)),
        spend=money(*_pair(row, "spend"), currency),
        seen=counts(*_pair(row, "impressions")),
        audience=counts(*_pair(row, "estimated_audience_size")),
        started=day(row.get("ad_delivery_start_time")) or day(row.get("ad_creation_time")),
        ended=day(row.get("ad_delivery_stop_time")),
        platforms=texts(row.get("publisher_platforms")),
        languages=texts(row.get("languages")),
        places=shares(row.get("delivery_by_region"), ["region"]),
        people=shares(row.get("demographic_distribution"), ["age", "gender"]),
        criteria=tuple(_criteria(row)),
        url=f"https://www.facebook.com/ads/library/?id={key}",
        line=line,
    )


def _pair(row: Mapping[str, Any], name: str) -> tuple[Any, Any]:
    inner = row.get(name)
    if isinstance(inner, dict):
        return inner.get("lower_bound"), inner.get("upper_bound")
    return row.get(f"{name}.lower_bound"), row.get(f"{name}.upper_bound")


def _payers(row: Mapping[str, Any]) -> str:
    named = [said(each.get("payer")) for each in _mappings(row, "beneficiary_payers")]
    return ", ".join(dict.fromkeys(name for name in named if name))


def _criteria(row: Mapping[str, Any]) -> Iterator[Criterion]:
    for age in texts(row.get("target_ages")):
        yield Criterion("age", age)
    gender = said(row.get("target_gender"))
    if gender and gender.casefold() != "all":
        yield Criterion("gender", gender)
    for place in _mappings(row, "target_locations"):
        excluded = place.get("excluded") in {True, "True", "true"}
        yield Criterion("place", said(place.get("name")), excluded)


def _mappings(row: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = listed(row.get(name))
    if not all(isinstance(each, dict) for each in found):
        raise CellError(f"{name} is no list of mappings")
    return found

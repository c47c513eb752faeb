"""Adverts in the Political Advertising Transparency Data Standard, version 1.0.0: read and write.

The standard is that of Who Targets Me: one JSON object for each advert, in blocks; what is not
told is marked as not disclosed. Money stands in whole units and may be bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from folkmoot.core.adverts.advert import Advert, Criterion
from folkmoot.core.adverts.cells import day, said, texts
from folkmoot.core.adverts.errors import CellError
from folkmoot.core.adverts.ranges import MINOR, WITHOUT_MINOR, Range

SOURCE = "wtm"
VERSION = "1.0.0"

_READ = {
    "geo_location_approximate": ("place", False),
    "geo_location_precise": ("place", False),
    "geo_location_unknown_type": ("place", False),
    "user_characteristic_country": ("place", False),
    "geo_location_excluded": ("place", True),
    "user_characteristic_age": ("age", False),
    "user_characteristic_gender": ("gender", False),
    "user_characteristic_language": ("language", False),
    "user_characteristic_follower": ("lookalike", False),
    "user_characteristic_exclusion": ("other", True),
    "user_interest_used": ("interest", False),
    "user_interest_excluded": ("interest", True),
    "user_activity": ("behaviour", False),
    "user_interaction": ("behaviour", False),
    "hashed_list": ("list", False),
    "remarketing_exclusions": ("retarget", True),
}
_WRITE = {
    ("place", False): "geo_location_unknown_type",
    ("place", True): "geo_location_excluded",
    ("age", False): "user_characteristic_age",
    ("gender", False): "user_characteristic_gender",
    ("language", False): "user_characteristic_language",
    ("lookalike", False): "user_characteristic_follower",
    ("interest", False): "user_interest_used",
    ("interest", True): "user_interest_excluded",
    ("behaviour", False): "user_activity",
    ("demographic", False): "user_characteristic_unknown_type",
    ("list", False): "hashed_list",
    ("list", True): "remarketing_exclusions",
    ("retarget", False): "remarketing_unknown_type",
    ("retarget", True): "remarketing_exclusions",
    ("other", False): "other",
}
_RETARGETED = ("remarketing_", "user_website_visit", "user_connection")


def read_advert(row: Mapping[str, Any], line: int) -> Advert:
    """One advert of the standard.

    Raises:
        CellError: if a block is missing, or a value cannot be read.
    """
    sponsor, advert = _block(row, "advertiser"), _block(row, "advertisement")
    key = said(advert.get("advert_id"))
    if not key:
        raise CellError("the advert has no advert_id")
    spending, more = row.get("spending") or {}, row.get("provider_data") or {}
    reach = row.get("reach") or {}
    began, ended = _period(advert)
    return Advert(
        source=SOURCE,
        key=f"{said(_platform(row).get('platform_name'))}:{key}".lstrip(":"),
        sponsor_key=said(sponsor.get("advertiser_id")),
        sponsor=said(sponsor.get("advertiser_real_name")),
        funder=said(more.get("funder")),
        body="\n".join(texts(advert.get("advert_copy"))),
        texts=texts(advert.get("advert_copy")),
        spend=_money(spending, said(more.get("currency")) or "GBP"),
        seen=_bounds(reach.get("impressions") or {}, "impressions_paid"),
        started=began,
        ended=ended,
        platforms=tuple(filter(None, [said(_platform(row).get("platform_name"))])),
        criteria=tuple(_criteria(row.get("targeting_categories") or [])),
        url=said(advert.get("ad_library_advert_url")),
        line=line,
    )


def write_advert(
    advert: Advert,
    *,
    website: str | None = None,
    platform_url: str = "",
    testing: str = "",
) -> dict[str, Any]:
    """An advert as an object of the standard, ready to be written as JSON.

    Args:
        website: the sponsor's own address, if known.
        platform_url: of the platform it ran on.
        testing: what holds the variants of one message together; empty where it stands alone.
    """
    platform: dict[str, Any] = {"platform_name": ", ".join(advert.platforms) or "not told"}
    if platform_url:
        platform["platform_url"] = platform_url
    money = advert.spend
    provider: dict[str, Any] = {"funder": advert.funder, "source": advert.source}
    if money is not None:
        provider["currency"] = money.unit
    return {
        "schemaVersion": VERSION,
        "advertiser": {
            "advertiser_id": advert.sponsor_key,
            "advertiser_real_name": advert.sponsor,
            "advertiser_website": website,
        },
        "advertisement": {
            "advert_id": advert.key,
            "ad_library_entity_url": None,
            "ad_library_advert_url": advert.url or None,
            "advert_copy": list(advert.texts),
            "group": {"group_not_disclosed": True},
            "testing": {"testing_not_disclosed": False, "testing_test_set": testing}
            if testing
            else {"testing_not_disclosed": True},
            "dates": {
                "datetime_period": [
                    {
                        "datetime_live": _moment(advert.started),
                        "datetime_ended": _moment(advert.ended),
                    }
                ]
            },
        },
        "advertising_platform": platform,
        "targeting_categories": [_category(each) for each in advert.criteria],
        "spending": _spending(money),
        "delivery": {"delivery_not_disclosed": True},
        "reach": {
            "impressions": _told("impressions", "impressions_paid", advert.seen),
            "unique_users": {"unique_users_not_disclosed": True},
            "engagement": {"engagement_not_disclosed": True},
            "demographics": {"demographics_not_disclosed": True},
        },
        "moderation": {"moderation_not_disclosed": True},
        "provider_data": provider,
    }


def _block(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = row.get(name)
    if not isinstance(found, dict):
        raise CellError(f"the block “{name}” is missing")
    return found


def _platform(row: Mapping[str, Any]) -> Mapping[str, Any]:
    found = row.get("advertising_platform")
    return found if isinstance(found, dict) else {}


def _period(advert: Mapping[str, Any]) -> tuple[date | None, date | None]:
    periods = (advert.get("dates") or {}).get("datetime_period") or []
    if not isinstance(periods, list) or not all(isinstance(each, dict) for each in periods):
        raise CellError("datetime_period is no list of periods")
    begins = [found for each in periods if (found := day(each.get("datetime_live")))]
    ends = [day(each.get("datetime_ended")) for each in periods]
    known = [found for found in ends if found]
    return min(begins, default=None), max(known) if known and len(known) == len(ends) else None


def _money(block: Mapping[str, Any], currency: str) -> Range | None:
    by = 1 if currency in WITHOUT_MINOR else MINOR
    exact = block.get("spending_total")
    if exact is not None:
        amount = _minor(exact, by)
        return Range(amount, amount, currency)
    low, high = block.get("spending_lower_bound"), block.get("spending_upper_bound")
    if low is None and high is None:
        return None
    try:
        return Range(_minor(low or 0, by), None if high is None else _minor(high, by), currency)
    except ValueError as wrong:
        raise CellError(str(wrong)) from None


def _bounds(block: Mapping[str, Any], name: str) -> Range | None:
    low, high = block.get(f"{name}_lower_bound"), block.get(f"{name}_upper_bound")
    if low is None and high is None:
        return None
    try:
        return Range(_minor(low or 0, 1), None if high is None else _minor(high, 1))
    except ValueError as wrong:
        raise CellError(str(wrong)) from None


def _minor(value: Any, by: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CellError(f"“{value}” is no number")
    return round(Fraction(str(value)) * by)


def _criteria(found: Any) -> Iterator[Criterion]:
    if not isinstance(found, list):
        raise CellError("targeting_categories is no list")
    for each in found:
        if not isinstance(each, dict):
            raise CellError("a targeting category is no object")
        kind = said(each.get("type"))
        default = ("retarget", False) if kind.startswith(_RETARGETED) else ("other", False)
        what, excluded = _READ.get(kind, default)
        name, value = said(each.get("name")), said(each.get("value"))
        yield Criterion(what, value or name, excluded)


def _category(each: Criterion) -> dict[str, str]:
    kind = _WRITE.get((each.kind, each.excluded))
    if kind is None:
        kind = "user_characteristic_exclusion" if each.excluded else "other"
    return {"name": each.kind, "type": kind, "value": each.value}


def _spending(money: Range | None) -> dict[str, Any]:
    if money is None:
        return {"spending_not_disclosed": True}
    by = 1 if money.unit in WITHOUT_MINOR else MINOR
    told: dict[str, Any] = {"spending_not_disclosed": False}
    if money.exact:
        return {**told, "spending_total": _plain(money.low, by)}
    told["spending_lower_bound"] = _plain(money.low, by)
    if money.high is not None:
        told["spending_upper_bound"] = _plain(money.high, by)
    return told


def _told(block: str, name: str, bounds: Range | None) -> dict[str, Any]:
    if bounds is None:
        return {f"{block}_not_disclosed": True}
    told: dict[str, Any] = {f"{block}_not_disclosed": False, f"{name}_lower_bound": bounds.low}
    if bounds.high is not None:
        told[f"{name}_upper_bound"] = bounds.high
    return told


def _plain(minor: int, by: int) -> int | float:
    whole, rest = divmod(minor, by)
    return whole if not rest else float(Fraction(minor, by))


def _moment(found: date | None) -> str | None:
    return f"{found.isoformat()}T00:00:00Z" if found else None

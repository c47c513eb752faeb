"""How pages on Meta's platforms chose their audiences: one criterion of one page to a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from folkmoot.core.adverts.advert import Criterion, Targeting
from folkmoot.core.adverts.cells import MILLION, day, said, share, whole
from folkmoot.core.adverts.errors import CellError
from folkmoot.core.adverts.ranges import MINOR, WITHOUT_MINOR, Range

SOURCE = "meta-targeting"
_KINDS = {
    "age": "age",
    "gender": "gender",
    "location": "place",
    "language": "language",
    "custom_audience": "retarget",
    "lookalike_audience": "lookalike",
}
_DETAILED = {"INTERESTS": "interest", "BEHAVIORS": "behaviour", "DEMOGRAPHICS": "demographic"}
_DAYS = {"last_7_days": 7, "last_30_days": 30, "last_90_days": 90}
UPLOADED = ("HAS_DFCA_INCLUSION", "HAS_DFCA_EXCLUSION")
"""What the platform calls an audience made from an uploaded list of customers."""


def read_targeting(row: Mapping[str, str], line: int) -> Targeting:
    """One criterion: what was chosen or kept out, in how many adverts, with which share of money.

    Raises:
        CellError: if the kind is unknown, or a number cannot be read.
    """
    days = _days(row)
    currency = said(row.get("main_currency")) or "USD"
    part = share(row.get("total_spend_pct"))
    whole_spend = whole(said(row.get("total_spend_formatted")).replace(",", ""))
    return Targeting(
        source=SOURCE,
        sponsor_key=said(row.get("page_id")),
        sponsor=said(row.get("page_name")),
        funder=said(row.get("disclaimer")),
        criterion=Criterion(
            kind=_kind(row),
            value=_value(row),
            excluded=said(row.get("is_exclusion")).casefold() == "true",
            share=part,
        ),
        adverts=whole(row.get("num_ads")) or 0,
        of_adverts=whole(row.get("total_num_ads")) or 0,
        spend=_spend(whole_spend, part, currency),
        started=days[0],
        ended=days[1],
        line=line,
    )


def _kind(row: Mapping[str, str]) -> str:
    said_kind = said(row.get("type"))
    if said(row.get("custom_audience_type")) in UPLOADED:
        return "list"
    if said_kind == "detailed":
        return _DETAILED.get(said(row.get("detailed_type")), "interest")
    if said_kind not in _KINDS:
        raise CellError(f"“{said_kind[:40]}” is no kind of targeting")
    return _KINDS[said_kind]


def _value(row: Mapping[str, str]) -> str:
    value, place = said(row.get("value")), said(row.get("location_type"))
    return f"{value} ({place})" if place else value


def _days(row: Mapping[str, str]) -> tuple[date | None, date | None]:
    until, many = day(row.get("ds")), _DAYS.get(said(row.get("tf")))
    return (until - timedelta(days=many - 1) if until and many else None), until


def _spend(whole_spend: int | None, part: int | None, currency: str) -> Range | None:
    if whole_spend is None or part is None:
        return None
    by = 1 if currency in WITHOUT_MINOR else MINOR
    amount = whole_spend * by * part // MILLION
    return Range(amount, amount, currency)

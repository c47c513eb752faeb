"""The Meta Ad Library report: what each page spent, by disclaimer and place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from folkmoot.core.adverts.advert import Spending
from folkmoot.core.adverts.cells import said, whole
from folkmoot.core.adverts.errors import CellError
from folkmoot.core.adverts.ranges import money_range, read_range

SOURCE = "meta-report"
NO_DISCLAIMER = "these ads ran without a disclaimer"
_CURRENCY = re.compile(r"^amount_spent_([a-z]{3})$")
_NAME = re.compile(
    r"FacebookAdLibraryReport_(?P<day>\d{4}-\d\d-\d\d)_(?P<country>[A-Z]{2})_"
    r"(?P<period>yesterday|last_7_days|last_30_days|last_90_days|lifelong)"
    r"(?:_(?P<rest>.+?))?(?:\.csv)?$"
)
_DAYS = {"yesterday": 1, "last_7_days": 7, "last_30_days": 30, "last_90_days": 90}


def period_of(name: str) -> tuple[date | None, date | None, str]:
    """First day, last day and place of a report, from the name of its file.

    A report of all time has no first day. A name of another kind tells nothing.
    """
    found = _NAME.search(name)
    if found is None:
        return None, None, ""
    until = date.fromisoformat(found["day"])
    days = _DAYS.get(found["period"])
    rest = found["rest"] or ""
    place = found["country"] if rest in ("advertisers", "locations", "") else rest
    return (until - timedelta(days=days - 1) if days else None), until, place.replace("_", " ")


def currency_of(columns: Mapping[str, str]) -> str:
    """The currency, which stands in the head of the amounts.

    Raises:
        CellError: if no column is headed “Amount spent (XXX)”.
    """
    for name in columns:
        if found := _CURRENCY.match(name):
            return found.group(1).upper()
    raise CellError("no column is headed “Amount spent” with a currency")


def read_spending(
    row: Mapping[str, str], line: int, *, days: tuple[date | None, date | None], place: str
) -> Spending:
    """One line: a page and disclaimer, or a place as a whole.

    Raises:
        CellError: if the amount or the number of adverts cannot be read.
    """
    currency = currency_of(row)
    spend = money_range(*read_range(row[f"amount_spent_{currency.casefold()}"]), currency)
    disclaimer = said(row.get("disclaimer"))
    if "location_name" in row:
        return Spending(
            SOURCE, "", "", "", spend, said(row["location_name"]), None, *days, line=line
        )
    page = said(row.get("page_id"))
    if not page:
        raise CellError("the row names no page")
    return Spending(
        source=SOURCE,
        sponsor_key=page,
        sponsor=said(row.get("page_name")),
        funder="" if disclaimer.casefold() == NO_DISCLAIMER else disclaimer,
        spend=spend,
        place=place,
        adverts=whole(row.get("number_of_ads_in_library")),
        started=days[0],
        ended=days[1],
        line=line,
    )

"""From a postcode to a unit, by the file the organisation brought."""

from __future__ import annotations

import re
from datetime import date

from folkmoot.apps.people.models import Postcode, UnitArea
from folkmoot.apps.people.queries import tree
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.apps.people.queries.shapes import UnitView

_LIKE_ONE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)


def folded_postcode(text: str) -> str:
    """A postcode as it is looked up: capitals, without its space."""
    return "".join(text.split()).upper()[:8]


def postcode_in(address: str) -> str:
    """The last postcode of the United Kingdom in an address, as it is looked up; "" if none."""
    found = _LIKE_ONE.findall(address)
    return "".join(found[-1]).upper() if found else ""


def area_of(postcode: str) -> str:
    """The code of the area a postcode lies in; empty if the file does not have it."""
    row = Postcode.objects.filter(pk=folded_postcode(postcode)).values_list("code", flat=True)
    return row.first() or ""


def unit_for_postcode(postcode: str, on: date) -> UnitView | None:
    """The unit whose area a postcode lies in on a day; None if nobody knows."""
    code = area_of(postcode)
    if not code:
        return None
    rows = UnitArea.objects.filter(on_day(on), code=code, unit__dissolved_on=None)
    slug = rows.values_list("unit__slug", flat=True).first()
    return tree.unit(slug) if slug else None


def areas_of(slug: str, on: date) -> list[str]:
    """The codes of the areas that belong to a unit on a day."""
    rows = UnitArea.objects.filter(on_day(on), unit__slug=slug).order_by("code")
    return list(rows.values_list("code", flat=True))


def postcodes_known() -> int:
    """How many postcodes the file has that was brought."""
    return Postcode.objects.count()

"""Units: the parts of the organisation."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema

from folkmoot.api.access import Key
from folkmoot.api.problems import Problem
from folkmoot.apps.people import queries
from folkmoot.apps.people.queries import UnitView

router = Router()


class UnitOut(Schema):
    """A part of the organisation, at its newest place in the tree."""

    slug: str
    name: str
    kind: str
    parent_slug: str
    founded_on: date
    dissolved_on: date | None
    url: str


class UnitWithPlaceOut(UnitOut):
    """A unit, what it stands under (nearest first) and what stands directly under it."""

    above: list[UnitOut]
    below: list[UnitOut]


@router.get("", response=list[UnitOut])
def units(request: HttpRequest) -> list[UnitView]:
    """Every unit, the whole organisation first."""
    try:
        return queries.units_under(queries.national().slug)
    except LookupError:  # not founded yet
        return []


@router.get("/{slug}", response={200: UnitWithPlaceOut, 404: Problem, 422: Problem})
def unit(request: HttpRequest, slug: Annotated[Key, Path()]) -> UnitWithPlaceOut:
    """One unit with its place in the tree."""
    found = queries.unit(slug)
    if found is None:
        raise Http404(f"There is no unit {slug}.")
    return UnitWithPlaceOut(
        **UnitOut.from_orm(found).dict(),
        above=[UnitOut.from_orm(each) for each in queries.ancestors(slug)],
        below=[UnitOut.from_orm(each) for each in queries.unit_children(slug)],
    )

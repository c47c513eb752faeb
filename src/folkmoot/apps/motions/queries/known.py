"""Motions with what nearly every question about them needs: read once, handed on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from folkmoot.apps.assembly.queries.outlines import MeetingOutline, outlines
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.places import Places, places_of_all


@dataclass(frozen=True, slots=True)
class Known:
    """One motion as read for one answer; never kept longer than that.

    Attributes:
        row: the motion, with its steps, versions and composites fetched.
        places: the units of its road.
        conference: the conference it is for; None if it is gone, which no act can bring about.
    """

    row: Motion
    places: Places
    conference: MeetingOutline | None


def known(key: str) -> Known | None:
    """A motion by its number."""
    return next(iter(known_all(Motion.objects.filter(key=key))), None)


def as_known(motion: str | Known) -> Known:
    """A motion by its number, or as it was read already.

    Raises:
        Motion.DoesNotExist: if there is none with that number.
    """
    found = known(motion) if isinstance(motion, str) else motion
    if found is None:
        raise Motion.DoesNotExist
    return found


def known_all(rows: QuerySet[Motion]) -> list[Known]:
    """Many motions, in the order of the question."""
    found = list(
        rows.select_related("submission", "model_of").prefetch_related(
            "taken", "versions__touches", "composites__composite"
        )
    )
    places = places_of_all(row.unit for row in found)
    conferences = outlines(row.conference for row in found)
    return [Known(row, places[row.unit], conferences.get(row.conference)) for row in found]


def rows_of(keys: Iterable[str]) -> QuerySet[Motion]:
    """The rows behind some numbers, in no order."""
    return Motion.objects.filter(key__in=set(keys))

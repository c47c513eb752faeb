"""Who adopted a motion as their own, who rejected it, and who has not met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from folkmoot.apps.assembly.queries.outlines import MeetingOutline, next_outlines
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.known import Known, as_known
from folkmoot.apps.motions.queries.places import places_in
from folkmoot.apps.motions.queries.shapes import AdoptionView
from folkmoot.apps.people import queries as people

REJECTED = frozenset({"not_passed"})
PRIVATE = frozenset({"new", "draft"})
PROPOSED = frozenset({"proposed", "passed"})


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the local parties: the units above each, and its next meeting."""

    lines: Mapping[str, Sequence[people.UnitView]]
    meetings: Mapping[str, MeetingOutline]


def adoptions(motion: str | Known, *, at: datetime) -> list[AdoptionView]:
    """One line for each local party: what it did with this motion or another of its family."""
    row = as_known(motion).row
    root = row.model_of_id or row.pk
    family = Motion.objects.filter(Q(pk=root) | Q(model_of=root)).prefetch_related("taken")
    members = sorted(family, key=lambda each: (each.pk != root, each.pk))
    parties = people.units_under(people.national().slug, kind="local_party")
    slugs = [party.slug for party in parties]
    lines = people.lines_up([*slugs, *(each.unit for each in members)])
    by_unit: dict[str, Motion] = {}
    for each in members:
        by_unit.setdefault(places_in(lines[each.unit]).adopting.slug, each)
    around = Around(lines, next_outlines(slugs, at))
    return [_line(party, by_unit.get(party.slug), around, at=at) for party in parties]


def _line(
    unit: people.UnitView, motion: Motion | None, around: Around, *, at: datetime
) -> AdoptionView:
    stands, when, votes = "not_met", None, ""
    if motion is not None:
        standing = standing_of(motion, at=at)
        # A draft is its mover's own affair until it is proposed.
        motion = None if standing.state in PRIVATE else motion
    if motion is not None:
        stands = _stands(standing.state)
        when = standing.since
        votes = next(
            (
                p.event.note
                for p in reversed(standing.passages)
                if p.event and p.step in {"pass", "adopt", "reject", "decline"}
            ),
            "",
        )
    coming = around.meetings.get(unit.slug) if stands == "not_met" else None
    line = around.lines.get(unit.slug, ())
    region = next((each.name for each in line if each.kind == "region"), "")
    return AdoptionView(
        unit_slug=unit.slug,
        unit_name=unit.name,
        region=region,
        stands=stands,
        motion=motion.key if motion and stands != "proposed" else "",
        at=when if stands != "not_met" else None,
        votes=votes,
        meets_at=coming.starts_at if coming else None,
    )


def _stands(state: str) -> str:
    if state in REJECTED:
        return "rejected"
    return "proposed" if state in PROPOSED else "adopted"

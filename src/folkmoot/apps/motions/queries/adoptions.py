"""Who adopted a motion as their own, who rejected it, and who has not met."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.apps.motions.queries.shapes import AdoptionView
from folkmoot.apps.people import queries as people

REJECTED = frozenset({"not_passed"})
PRIVATE = frozenset({"new", "draft"})
PROPOSED = frozenset({"proposed", "passed"})


def adoptions(key: str, *, at: datetime) -> list[AdoptionView]:
    """One line for each local party: what it did with this motion or another of its family."""
    row = Motion.objects.select_related("model_of").get(key=key)
    root = row.model_of or row
    family = [root, *root.adoptions.all()]
    by_unit: dict[str, Motion] = {}
    for each in family:
        by_unit.setdefault(places_of(each.unit).adopting.slug, each)
    return [
        _line(unit, by_unit.get(unit.slug), at=at)
        for unit in people.units_under(people.national().slug, kind="local_party")
    ]


def _line(unit: people.UnitView, motion: Motion | None, *, at: datetime) -> AdoptionView:
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
    coming = assembly.next_meeting(unit.slug, at) if stands == "not_met" else None
    region = next((each.name for each in people.ancestors(unit.slug) if each.kind == "region"), "")
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

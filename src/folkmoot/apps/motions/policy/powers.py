"""What a person holds with regard to one motion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.known import Known
from folkmoot.apps.motions.queries.places import OFFICERS, Places, conference_of, places_of_all
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.motion import powers as standing
from folkmoot.core.procedure.power import Power


def powers_of(
    motion: Motion, person_key: str, *, at: datetime, known: Known | None = None
) -> frozenset[Power]:
    """The powers a person holds for this motion at a moment; none for a visitor.

    Args:
        known: the motion's units and conference, where they have been read already.
    """
    if not person_key:
        return frozenset()
    on = rulebook.day(at)
    held = {standing.MEMBER} if people.membership(person_key, on) else set()
    if person_key == motion.mover:
        held.add(standing.MOVER)
    offices = people.offices_of(person_key, on)
    if offices and not people.office_powers_of(person_key, on):
        offices = []
    delegation = assembly.delegation_of(person_key, motion.conference)
    for places in _places(motion, known):
        held |= _of_unit(places, offices)
        if delegation is not None and delegation.unit_slug == places.adopting.slug:
            held.add(standing.DELEGATE)
    conference = (known.conference if known else None) or conference_of(motion)
    chairs = {standing.CHAIR, standing.CONFERENCE} if person_key == conference.chair_key else set()
    return frozenset(held | chairs | _of_the_whole(offices))


def _places(motion: Motion, known: Known | None) -> Iterable[Places]:
    if known is not None and not motion.composite:
        return [known.places]
    units = _units(motion)
    found = places_of_all(units)
    return [found[unit] for unit in dict.fromkeys(units)]


def _units(motion: Motion) -> list[str]:
    # A composite belongs to the units of all its parents.
    if motion.composite:
        return [parent.motion.unit for parent in motion.parents.select_related("motion")]
    return [motion.unit]


def _of_unit(places: Places, offices: Sequence[people.OfficeView]) -> set[Power]:
    sides = (("proposing", places.proposing.slug), ("adopting", places.adopting.slug))
    return {
        Power("officer", office.role, side)
        for office in offices
        for side, slug in sides
        if office.unit_slug == slug and office.role in OFFICERS
    }


OF_THE_WHOLE = {
    "arrangements_committee": frozenset({standing.COMMITTEE}),
    "general_secretary": frozenset({standing.CERTIFIER}),
    "chair": frozenset({standing.CHAIR, standing.CONFERENCE}),
}


def _of_the_whole(offices: Sequence[people.OfficeView]) -> set[Power]:
    mine = [office for office in offices if office.role in OF_THE_WHOLE]
    if not mine:
        return set()
    whole = people.national().slug
    return {
        power for office in mine if office.unit_slug == whole for power in OF_THE_WHOLE[office.role]
    }

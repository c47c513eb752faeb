"""What a person holds with regard to one motion."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.queries.places import OFFICERS, conference_of, places_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.motion import powers as standing
from folkmoot.core.procedure.power import Power


def powers_of(motion: Motion, person_key: str, *, at: datetime) -> frozenset[Power]:
    """The powers a person holds for this motion at a moment; none for a visitor."""
    if not person_key:
        return frozenset()
    on = rulebook.day(at)
    held = {standing.MEMBER} if people.membership(person_key, on) else set()
    if person_key == motion.mover:
        held.add(standing.MOVER)
    for unit in _units(motion):
        held |= _of_unit(motion, unit, person_key, on)
    return frozenset(held | _of_the_whole(motion, person_key, on))


def _units(motion: Motion) -> list[str]:
    # A composite belongs to the units of all its parents.
    if motion.composite:
        return [parent.motion.unit for parent in motion.parents.select_related("motion")]
    return [motion.unit]


def _of_unit(motion: Motion, unit: str, person_key: str, on: date) -> set[Power]:
    places = places_of(unit)
    held = {
        Power("officer", office.role, "proposing")
        for office in people.officers_of(places.proposing.slug, on)
        if office.person_key == person_key and office.role in OFFICERS
    }
    held |= {
        Power("officer", office.role, "adopting")
        for office in people.officers_of(places.adopting.slug, on)
        if office.person_key == person_key and office.role in OFFICERS
    }
    delegation = assembly.delegation_of(person_key, motion.conference)
    if delegation is not None and delegation.unit_slug == places.adopting.slug:
        held.add(standing.DELEGATE)
    return held


def _of_the_whole(motion: Motion, person_key: str, on: date) -> set[Power]:
    whole = people.national().slug
    held: set[Power] = set()
    if people.holds(person_key, "arrangements_committee", whole, on):
        held.add(standing.COMMITTEE)
    if people.holds(person_key, "general_secretary", whole, on):
        held.add(standing.CERTIFIER)
    chairs = {conference_of(motion).chair_key, *people.holders(whole, "chair", on)}
    if person_key in chairs:
        held |= {standing.CHAIR, standing.CONFERENCE}
    return held

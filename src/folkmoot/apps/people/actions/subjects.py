"""Finding what an act is about, or refusing plainly."""

from __future__ import annotations

from datetime import date

from folkmoot.apps.people import queries
from folkmoot.apps.people.models import Person, Unit
from folkmoot.apps.people.policy import units as policy
from folkmoot.apps.people.queries.shapes import UnitView
from folkmoot.apps.record.acts import Act
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import Refused


def the_unit(slug: str, *, on: date) -> UnitView:
    """A unit that stands on a day.

    Raises:
        Refused: if there is none of that name, or it does not stand on that day.
    """
    found = queries.unit(slug)
    if found is None:
        reason = Reason("unit.unknown", "There is no unit “{slug}”.", {"slug": slug})
        raise Refused(no(reason))
    verdict = policy.stands(found, on)
    if not verdict:
        raise Refused(verdict)
    return found


def locked_unit(act: Act, slug: str, *, on: date) -> tuple[Unit, UnitView]:
    """A unit that stands on a day, its row locked."""
    view = the_unit(slug, on=on)
    return act.lock(Unit, slug=slug), view


def locked_person(act: Act, key: str) -> Person:
    """A person, the row locked.

    Raises:
        Refused: if there is nobody of that key.
    """
    try:
        return act.lock(Person, key=key)
    except Person.DoesNotExist:
        raise Refused(no(Reason("person.unknown", "There is no such person."))) from None


def witness(actor: ActorRef | None) -> Person | None:
    """The person behind an act, for evidence; None where the software itself carries it out."""
    if actor is None or actor.kind != "person":
        return None
    return Person.objects.get(key=actor.key)

"""What ends with a membership. Only the acts of resignation and of death come here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from folkmoot.apps.people.actions.vacancies import vacate
from folkmoot.apps.people.models import Ending, Membership, Office, Person, UnitMembership

Ground = Literal["resigned", "died"]


def end_membership(person: Person, *, ground: Ground, on: date, at: datetime) -> None:
    """End a person's membership, units and offices on a day, and write down on what ground."""
    running = list(Membership.objects.filter(person=person, end=None))
    Ending.objects.bulk_create(
        [Ending(membership=held, ground=ground, recorded_at=at) for held in running]
    )
    for held in running:
        held.end = max(on, held.start)
        held.save(update_fields=["end"])
    for belongs in UnitMembership.objects.filter(person=person, end=None):
        belongs.end = max(on, belongs.start)
        belongs.save(update_fields=["end"])
    for office in Office.objects.filter(person=person).exclude(end__lte=on):
        vacate(office, on=max(on, office.start), at=at)

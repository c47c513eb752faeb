"""What ends with a membership, and the evidence for it. The acts that may end one come here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from folkmoot.apps.people.actions.subjects import witness
from folkmoot.apps.people.actions.vacancies import vacate
from folkmoot.apps.people.models import Ending, Membership, Office, Person, UnitMembership
from folkmoot.core.terms import ActorRef

Ground = Literal["resigned", "died", "sanction", "lapse", "ineligible"]


def end_membership(
    person: Person,
    *,
    ground: Ground,
    on: date,
    at: datetime,
    by: ActorRef,
    second: ActorRef | None = None,
    certificate: str = "",
    certificate_seq: int | None = None,
) -> None:
    """End a person's membership, units and offices on a day; the evidence comes first.

    A sanction, a lapse and an ineligibility need ``certificate``, the digest of a certificate of
    process, and ``certificate_seq``, the entry of the record in which that digest stands. The
    gate in the database refuses the rest.
    """
    running = list(Membership.objects.filter(person=person, end=None))
    Ending.objects.bulk_create(
        [
            Ending(
                membership=held,
                ground=ground,
                on=max(on, held.start),
                by=witness(by),
                second=witness(second),
                certificate=certificate,
                certificate_seq=certificate_seq,
                recorded_at=at,
            )
            for held in running
        ]
    )
    for held in running:
        held.end = max(on, held.start)
        held.save(update_fields=["end"])
    for belongs in UnitMembership.objects.filter(person=person, end=None):
        belongs.end = max(on, belongs.start)
        belongs.save(update_fields=["end"])
    for office in Office.objects.filter(person=person).exclude(end__lte=on):
        vacate(office, ground="membership_ended", on=max(on, office.start), at=at, by=by)

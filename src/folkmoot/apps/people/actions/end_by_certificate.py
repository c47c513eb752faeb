"""What a certificate of process allows: a membership ends, an office is lost.

The conduct room decides; the facts live here, and the gate of the database tries them again.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from folkmoot.apps.people.actions.endings import end_membership
from folkmoot.apps.people.actions.vacancies import vacate
from folkmoot.apps.people.models import Office, Person
from folkmoot.apps.people.queries.dated import on_day
from folkmoot.core.terms import ActorRef


def end_by_certificate(
    *,
    person: str,
    ground: Literal["sanction", "lapse", "ineligible"],
    on: date,
    at: datetime,
    by: ActorRef,
    certificate: str,
    certificate_seq: int,
) -> None:
    """End a membership by a certificate whose digest stands in the record.

    Must run inside the act that takes effect.

    Raises:
        django.db.Error: from the gate, if the record holds no such certificate.
    """
    end_membership(
        Person.objects.get(key=person),
        ground=ground,
        on=on,
        at=at,
        by=by,
        certificate=certificate,
        certificate_seq=certificate_seq,
    )


def remove_from_office(
    *,
    person: str,
    office: int,
    on: date,
    at: datetime,
    by: ActorRef,
    certificate: str,
    certificate_seq: int,
) -> bool:
    """Take an office from its holder by a certificate; False if it is not held any more.

    Must run inside the act that takes effect.
    """
    held = Office.objects.filter(on_day(on), pk=office, person__key=person).first()
    if held is None:
        return False
    vacate(
        held,
        ground="sanction",
        on=on,
        at=at,
        by=by,
        certificate=certificate,
        certificate_seq=certificate_seq,
    )
    return True

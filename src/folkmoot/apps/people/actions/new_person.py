"""Writing down a new person: the file, the account, the membership and the unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.apps.people.actions.numbering import NO_PASSWORD, new_key, next_number
from folkmoot.apps.people.folding import sought
from folkmoot.apps.people.models import Account, Membership, Person, Unit, UnitMembership


@dataclass(frozen=True, slots=True)
class Personal:
    """Who somebody is and how to reach them."""

    given_name: str
    family_name: str
    email: str = ""
    phone: str = ""
    address: str = ""


def write_person(who: Personal, *, number: str = "", at: datetime) -> Person:
    """A file and an account that nobody has claimed yet."""
    number = number or next_number()
    person = Person.objects.create(
        key=new_key(at),
        number=number,
        given_name=who.given_name.strip(),
        family_name=who.family_name.strip(),
        email=who.email.strip(),
        phone=who.phone.strip(),
        address=who.address.strip(),
        sought=sought(who.given_name, who.family_name),
        recorded_at=at,
    )
    Account.objects.create(username=number, password=NO_PASSWORD, person=person)
    return person


def write_membership(
    person: Person, *, unit: str, member_class: str, start: date, at: datetime
) -> Membership:
    """A membership and the unit it begins in."""
    made = Membership.objects.create(
        person=person, member_class=member_class, start=start, recorded_at=at
    )
    UnitMembership.objects.create(
        person=person, unit=Unit.objects.get(slug=unit), start=start, recorded_at=at
    )
    return made

"""Admitting a person to membership."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from folkmoot.apps.people.actions.subjects import the_unit
from folkmoot.apps.people.acts_declared import ADMITTED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.folding import sought
from folkmoot.apps.people.models import Account, Membership, Person, Unit, UnitMembership
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.apps.record.acts import official
from folkmoot.core.canon import ulid
from folkmoot.core.terms import ActorRef

FIRST_NUMBER = 100_001
NO_PASSWORD = "!"  # noqa: S105  (Django's mark for "none"; nothing hashes to it)


def admit_person(
    *,
    actor: ActorRef,
    at: datetime,
    given_name: str,
    family_name: str,
    unit: str,
    start: date | None = None,
    member_class: str = "full",
    number: str = "",
    email: str = "",
    phone: str = "",
    address: str = "",
) -> tuple[PersonView, str]:
    """Admit a person: the file, the membership, the unit, and an account she can sign in to.

    Raises:
        Refused: if the actor keeps no file there, or the number is taken.
    """
    day = start or day_of(at)
    with official(ADMITTED, actor=actor, at=at) as act:
        home = the_unit(unit, on=day)
        number = number or next_number()
        act.require(
            authority.may_keep_the_file(actor, unit=unit, on=day_of(at))
            & policy.has_a_name(given_name, family_name)
            & policy.is_class(member_class)
            & policy.number_is_free(number)
        )
        person = Person.objects.create(
            key=new_key(at),
            number=number,
            given_name=given_name.strip(),
            family_name=family_name.strip(),
            email=email.strip(),
            phone=phone.strip(),
            address=address.strip(),
            sought=sought(given_name, family_name),
            recorded_at=at,
        )
        Account.objects.create(username=number, password=NO_PASSWORD, person=person)
        Membership.objects.create(
            person=person, member_class=member_class, start=day, recorded_at=at
        )
        UnitMembership.objects.create(
            person=person, unit=Unit.objects.get(slug=home.slug), start=day, recorded_at=at
        )
        act.seals(person=person.key, unit=unit, member_class=member_class, start=day.isoformat())
        act.about(f"person:{person.key}")
        act.receipt_for(f"person:{person.key}")
    view = PersonView(person.key, number, person.given_name, person.family_name)
    return view, act.code


def new_key(at: datetime) -> str:
    """A fresh key for a person."""
    return ulid(milliseconds=int(at.timestamp() * 1000), randomness=secrets.token_bytes(10))


def next_number() -> str:
    """The next free membership number."""
    last = Person.objects.order_by("-pk").values_list("number", flat=True).first() or ""
    number = int(last) + 1 if last.isdecimal() else FIRST_NUMBER + Person.objects.count()
    while Person.objects.filter(number=str(number)).exists():
        number += 1
    return str(number)

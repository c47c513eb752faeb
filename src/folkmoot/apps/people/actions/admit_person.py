"""Admitting a person to membership."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.actions.new_person import Personal, write_membership, write_person
from folkmoot.apps.people.actions.numbering import next_number
from folkmoot.apps.people.actions.subjects import the_unit
from folkmoot.apps.people.acts_declared import ADMITTED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import members as policy
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef


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
        person = write_person(
            Personal(given_name, family_name, email, phone, address), number=number, at=at
        )
        write_membership(person, unit=home.slug, member_class=member_class, start=day, at=at)
        act.seals(person=person.key, unit=unit, member_class=member_class, start=day.isoformat())
        act.about(f"person:{person.key}")
        act.receipt_for(f"person:{person.key}")
    view = PersonView(person.key, number, person.given_name, person.family_name)
    return view, act.code

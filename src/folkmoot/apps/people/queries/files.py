"""A person's own file: what an officer sees of it, and who has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.apps.people.models import Account, Look, Membership, Person, UnitMembership


@dataclass(frozen=True, slots=True)
class FileView:
    """What the keeper of the file sees. Every reading of it is shown to the person."""

    key: str
    number: str
    name: str
    email: str
    phone: str
    address: str
    died_on: date | None
    claimed_at: datetime | None
    memberships: tuple[tuple[str, date, date | None], ...]
    units: tuple[tuple[str, str, date, date | None], ...]


@dataclass(frozen=True, slots=True)
class LookView:
    """Somebody read a person's file."""

    by: str
    what: str
    at: datetime


def file_of(key: str) -> FileView | None:
    """The file of a person; the caller checks the scope and writes down the look."""
    person = Person.objects.filter(key=key).first()
    if person is None:
        return None
    memberships = Membership.objects.filter(person=person).order_by("-start", "-pk")
    units = UnitMembership.objects.filter(person=person).order_by("-start", "-pk")
    return FileView(
        key=person.key,
        number=person.number,
        name=str(person),
        email=person.email,
        phone=person.phone,
        address=person.address,
        died_on=person.died_on,
        claimed_at=Account.objects.filter(person=person)
        .values_list("claimed_at", flat=True)
        .first(),
        memberships=tuple(memberships.values_list("member_class", "start", "end")),
        units=tuple(units.values_list("unit__slug", "unit__name", "start", "end")),
    )


def looks_at(key: str, *, most: int = 50) -> list[LookView]:
    """Who has read a person's file, newest first."""
    rows = Look.objects.filter(person__key=key).order_by("-at", "-pk")
    named = rows.values_list("by__given_name", "by__family_name", "what", "at")[:most]
    return [LookView(f"{given} {family}".strip(), what, at) for given, family, what, at in named]

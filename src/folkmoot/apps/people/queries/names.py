"""Persons by key, by number and by name."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from folkmoot.apps.people.models import Person
from folkmoot.apps.people.queries.shapes import PersonView
from folkmoot.core.terms import ActorRef

_FIELDS = ("key", "number", "given_name", "family_name")


def person(key: str) -> PersonView | None:
    """A person by key; None if erased or unknown."""
    return _first(Person.objects.filter(key=key))


def person_by_number(number: str) -> PersonView | None:
    """A person by membership number, as it may be typed (spaces and case do not matter)."""
    return _first(Person.objects.filter(number="".join(number.split()).upper()))


def persons(keys: Iterable[str]) -> dict[str, PersonView]:
    """Many persons at once, by key."""
    rows = Person.objects.filter(key__in=list(keys)).values_list(*_FIELDS)
    return {row[0]: PersonView(*row) for row in rows}


def name_of(key: str) -> str:
    """The name to show for a person; "a former member" if it has been erased."""
    return names_of([key])[key]


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """The names to show for many persons, in one question."""
    wanted = list(keys)
    known = persons(wanted)
    former = _("a former member")
    return {key: (known[key].name if key in known else "") or former for key in wanted}


def actor_name(actor: ActorRef) -> str:
    """The name to show for whoever acted."""
    if actor.kind == "person":
        return name_of(actor.key)
    return _("the software") if actor.kind == "system" else actor.key


def email_of(key: str) -> str:
    """The address a person's letters go to; empty if she has none."""
    return emails_of([key]).get(key, "")


def emails_of(keys: Iterable[str]) -> dict[str, str]:
    """The addresses of many persons, by key; who has none is left out."""
    rows = Person.objects.filter(key__in=list(keys), died_on=None).exclude(email="")
    return dict(rows.values_list("key", "email"))


def _first(rows: QuerySet[Person]) -> PersonView | None:
    row = rows.values_list(*_FIELDS).first()
    return PersonView(*row) if row else None

"""A small organisation: one of each kind of unit, and the people these tests need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

import kept_world
from folkmoot.apps.people import actions
from folkmoot.apps.people.models import Account
from folkmoot.core.terms import ActorRef
from folkmoot.platform.clock import now
from folkmoot.platform.installation import forget
from folkmoot.platform.mail import deliver

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONG_AGO = date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class House:
    """Who is here, by key."""

    general_secretary: str
    secretary: str
    chair: str
    member: str
    other_member: str
    other_secretary: str

    def actor(self, who: str) -> ActorRef:
        return ActorRef("person", getattr(self, who))


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    cache.clear()
    forget()
    yield
    forget()


@pytest.fixture
def house(db) -> House:
    """Party > north > leeds > (headingley, armley); hull beside; an affiliate."""
    return kept_world.founded("the small organisation", found)


def found() -> House:
    """By real acts, one after the other."""
    beginning = ActorRef("system", "beginning")
    for name, kind, parent in (
        ("Party", "national", ""),
        ("North", "region", "party"),
        ("Leeds", "local_party", "north"),
        ("Headingley", "branch", "leeds"),
        ("Armley", "branch", "leeds"),
        ("Hull", "local_party", "north"),
        ("Bakers", "affiliate", "party"),
    ):
        actions.found_unit(actor=beginning, at=AT, name=name, kind=kind, parent=parent, on=LONG_AGO)
    keys = {}
    for number, (given, family, unit) in {
        "1": ("Grace", "Mbeki", "party"),
        "2": ("Ada", "Onwueme", "headingley"),
        "3": ("Cem", "Łuczak", "headingley"),
        "4": ("Mary", "O'Neill", "headingley"),
        "5": ("Mark", "O'Neill", "armley"),
        "6": ("Ines", "Santos", "hull"),
    }.items():
        person, _ = actions.admit_person(
            actor=beginning,
            at=AT,
            given_name=given,
            family_name=family,
            unit=unit,
            number=f"10000{number}",
            email="oneills@example.org" if family == "O'Neill" else f"{given.lower()}@example.org",
            address="1 High Street",
            start=date(2020, 5, 1),
        )
        keys[number] = person.key
    for key, role, unit in (
        (keys["2"], "secretary", "leeds"),
        (keys["3"], "chair", "leeds"),
        (keys["6"], "secretary", "hull"),
        (keys["1"], "general_secretary", "party"),
    ):
        actions.appoint(
            actor=beginning,
            at=AT,
            person=key,
            role=role,
            unit=unit,
            start=date(2021, 1, 1),
            authority="appointed",
        )
    return House(keys["1"], keys["2"], keys["3"], keys["4"], keys["5"], keys["6"])


@pytest.fixture
def sign_in(client):
    """Sign a person in at once, without the pages that other tests are about."""

    def sign(key: str):
        client.force_login(Account.objects.get(person__key=key))
        return client

    return sign


@pytest.fixture
def letters(db, mailoutbox):
    """Deliver what is queued and return every letter sent so far.

    Without the worker, which would close the connection of the test's own transaction.
    """
    done: set[object] = set()

    def read():
        for row in DBTaskResult.objects.order_by("enqueued_at", "id"):
            if row.id not in done:
                done.add(row.id)
                deliver.call(**row.args_kwargs["kwargs"])
        return mailoutbox

    return read


@pytest.fixture
def today() -> date:
    return now().date()

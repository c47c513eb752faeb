"""Browsers for the cast, at a moment of the story."""

from __future__ import annotations

from datetime import UTC, datetime

import time_machine
from django.test import Client

from folkmoot.apps.people.models import Account, Person

MAY = datetime(2026, 5, 4, 10, tzinfo=UTC)


def at(moment):
    """Everything inside happens at a moment."""
    return time_machine.travel(moment, tick=False)


def browser(world, who=""):
    """A browser in which somebody of the cast has signed in; nobody if no name is given."""
    client = Client()
    if who:
        person = Person.objects.get(key=world.key(who))
        account, _ = Account.objects.get_or_create(
            person=person, defaults={"username": person.number[:12]}
        )
        client.force_login(account)
    return client


def words_of(response):
    """The page as text with its white space made plain."""
    return " ".join(response.content.decode().split())

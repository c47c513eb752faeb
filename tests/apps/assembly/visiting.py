"""Somebody with a browser, at a moment."""

from __future__ import annotations

from datetime import datetime

import time_machine
from django.test import Client

from apps.assembly.cast import (
    Cast,
)
from folkmoot.apps.people.models import Account


def browser(cast: Cast, name: str = "") -> Client:
    """A browser in which somebody is signed in, or nobody."""
    client = Client()
    if name:
        client.force_login(Account.objects.get(person__key=cast[name]))
    return client


def at(moment: datetime):
    """The server's clock stands at a moment."""
    return time_machine.travel(moment, tick=False)


def status(client: Client, path: str) -> int:
    return client.get(path).status_code

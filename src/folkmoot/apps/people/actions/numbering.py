"""Keys and membership numbers for those who are new."""

from __future__ import annotations

import secrets
from datetime import datetime

from folkmoot.apps.people.models import Person
from folkmoot.core.canon import ulid

FIRST_NUMBER = 100_001
NO_PASSWORD = "!"  # noqa: S105  (Django's mark for "none"; nothing hashes to it)


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

"""Accounts for the personas of a demonstration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from folkmoot.apps.people.models import Account, Person
from folkmoot.core.terms import ActorRef


def open_accounts(*, actors: Iterable[ActorRef], at: datetime) -> int:
    """Open an account, without a way to sign in from outside, for each of some persons.

    A persona is entered by `enter_as`, which refuses anywhere but in a demonstration; nobody can
    sign in to such an account until its person has claimed it by letter. Whoever has an account
    already, or is no person known here, is passed over.

    Args:
        actors: the persons, by reference.
        at: when the accounts count as claimed.

    Returns:
        How many accounts were opened.
    """
    rows = Person.objects.filter(key__in=[actor.key for actor in actors], account=None)
    accounts = [
        Account(username=row.number, email=row.email, person=row, claimed_at=at) for row in rows
    ]
    for account in accounts:
        account.set_unusable_password()
    return len(Account.objects.bulk_create(accounts))

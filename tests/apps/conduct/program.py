"""A program that asks the doors of the API, in the name of whoever is signed in."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from django.test import Client

from folkmoot.apps.people.models import Account, Person
from folkmoot.core.terms import ActorRef

_DAY = "2026-01-03"
_WORDS = {"says": "x", "reasons": "x", "grounds": "x", "method": "hand", "proof": "x"}
_MORE = {
    "investigation": {"investigator": "1"},
    "adjustment-answer": {"adjustment": 1, "granted": True},
    "charge": {
        "rule": "party 2.I.4.A", "act": "x", "act_on": _DAY, "place": "x", "medium": "x",
        "maximum": "warning", "particulars": ["x"],
    },
    "document": {"what": "charge"},
    "service-note": {"service": 1},
    "companion": {"companion": "1"},
    "request-answer": {"request": 1, "granted": True},
    "adjournment": {"until": "2026-04-04"},
    "challenge": {"person": "p1"},
    "challenge-answer": {"challenge": 1, "allowed": True},
    "decision": {"findings": [], "sanction": "warning"},
    "appeal-decision": {"sanction": "warning"},
    "suspension": {"scope": ["vote"], "urgent": "x", "serious": "x"},
    "reopening": {"ground": "obvious_error"},
    "contact": {"by": "x", "to": "x", "about": "x", "happened_on": _DAY, "own": True},
}  # fmt: skip


def words_for(noun: str) -> dict:
    """A body that the schema of an act allows."""
    return _WORDS | _MORE.get(noun, {})


def account_of(actor: ActorRef) -> Account:
    """The account of somebody, made if they have none."""
    person = Person.objects.get(key=actor.key)
    return Account.objects.get_or_create(person=person, defaults={"username": person.number})[0]


class Program:
    """Asks under `/api/v1/`; the clock of the routes stands where it is told to."""

    def __init__(self, stand: Callable[[str, datetime], None]) -> None:
        self.stand = stand
        self.clients: dict[str, Client] = {}
        self.stands_at: datetime | None = None

    def signed_in(self, who: ActorRef) -> Client:
        """A session of somebody, kept."""
        if who.key not in self.clients:
            self.clients[who.key] = Client()
            self.clients[who.key].force_login(account_of(who))
        return self.clients[who.key]

    def post(self, path: str, who: ActorRef, at: datetime, /, **body):
        """Have something done."""
        self._at(at)
        return self.signed_in(who).post(
            f"/api/v1/{path}", json.dumps(body), content_type="application/json"
        )

    def get(self, path: str, who: ActorRef, at: datetime):
        """Read something."""
        self._at(at)
        return self.signed_in(who).get(f"/api/v1/{path}")

    def _at(self, at: datetime) -> None:
        if self.stands_at != at:
            self.stand("folkmoot.api", at)
            self.stand("folkmoot.apps.record.acting", at)
            self.stands_at = at

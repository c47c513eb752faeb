"""Being one of the people of the demonstration, with one click."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest

from folkmoot.apps.people.models import Account
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused
from folkmoot.platform.installation import installation

BACKEND = "folkmoot.apps.people.sign_in.Backend"


def enter_as(request: HttpRequest, person_key: str) -> None:
    """Sign in as a person of the demonstration.

    Raises:
        Refused: anywhere but in a demonstration.
    """
    if installation().demonstration is None:
        raise Refused(
            no(
                Reason(
                    "personas.not_a_demonstration",
                    "This is a real organisation; nobody can be somebody else here.",
                )
            )
        )
    account = Account.objects.filter(person__key=person_key).first()
    if account is None:
        raise Refused(no(Reason("person.unknown", "There is no such person.")))
    logout(request)
    login(request, account, backend=BACKEND)

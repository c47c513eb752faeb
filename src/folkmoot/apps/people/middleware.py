"""Who is here: the person behind the account, on every request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from folkmoot.apps.people.models import Person
from folkmoot.core.terms import ActorRef


class CurrentPerson:
    """Sets ``request.person`` (a Person or None) and ``request.actor`` (an ActorRef or None)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        person: Person | None = account.person if account.is_authenticated else None
        request.person = person
        request.actor = ActorRef("person", person.key) if person else None
        return self.get_response(request)

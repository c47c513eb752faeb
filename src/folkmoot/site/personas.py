"""The people of the demonstration whom a visitor can be, with one click."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from folkmoot.apps.people.actions import enter_as
from folkmoot.platform.access import public
from folkmoot.platform.installation import installation

VISITOR = "visitor"


def persona_bar(person_key: str) -> dict[str, Any] | None:
    """The bar at the top, or None anywhere but in a demonstration."""
    stamp = installation().demonstration
    if stamp is None:
        return None
    people = [
        {
            "key": each["key"],
            "name": each["name"],
            "role": each["role"],
            "next": each["next"],
            "current": each["key"] == person_key,
        }
        for each in stamp.get("personas", [])
    ]
    return {"personas": people, "action_url": "/persona"}


@public
@require_POST
def become(request: HttpRequest) -> HttpResponse:
    """Be one of the people of the story. Refused anywhere but in a demonstration."""
    wanted = request.POST.get("persona", "")
    stamp = installation().demonstration or {}
    places = {each["key"]: each.get("begins", "/") for each in stamp.get("personas", [])}
    if wanted == VISITOR:
        logout(request)
        return HttpResponseRedirect("/", status=303)
    if wanted in places or not stamp:
        enter_as(request, wanted)
    return HttpResponseRedirect(places.get(wanted, "/"), status=303)

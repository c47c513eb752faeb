"""What every page with an act has in common: try it, or show the refusal on the same page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from folkmoot.apps.people import queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Person
from folkmoot.apps.record import acting
from folkmoot.apps.record.acting import UNPROCESSABLE, Doing
from folkmoot.core.terms import ActorRef, Verdict
from folkmoot.platform.clock import now


def signed_in(request: HttpRequest) -> tuple[Person, ActorRef]:
    """The person of a request that the default deny has let through."""
    person: Person = request.person  # type: ignore[attr-defined]
    return person, ActorRef("person", person.key)


def is_member_now(request: HttpRequest) -> bool:
    """Whether the visitor is a member of the organisation today."""
    person: Person | None = getattr(request, "person", None)
    return person is not None and queries.membership(person.key, day_of(now())) is not None


def act_page(request: HttpRequest, *, form: forms.Form, do: Doing, **context: Any) -> HttpResponse:
    """A page of this room with one form and one act (see `record.acting`)."""
    return acting.act_page(request, template="people/act.html", form=form, do=do, **context)


def refused(request: HttpRequest, verdict: Verdict, *, status: int = UNPROCESSABLE) -> HttpResponse:
    """A page that says no, with the reasons, and the way back to where the reader was."""
    context = {"verdict": verdict, "back": _came_from(request)}
    return render(request, "people/refused.html", context, status=status)


def _came_from(request: HttpRequest) -> str:
    """The page of this house that led here; else the reader's own."""
    came = urlsplit(request.headers.get("Referer", ""))
    there = came.path + (f"?{came.query}" if came.query else "")
    if came.netloc != request.get_host() or came.path in ("", request.path):
        return "/me"
    return there if url_has_allowed_host_and_scheme(there, allowed_hosts=None) else "/me"

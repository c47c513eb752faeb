"""What every page with an act has in common: try it, or show the refusal on the same page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from folkmoot.apps.people import queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Person
from folkmoot.core.terms import ActorRef, Verdict
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

SEE_OTHER = 303
UNPROCESSABLE = 422
FORBIDDEN = 403


def signed_in(request: HttpRequest) -> tuple[Person, ActorRef]:
    """The person of a request that the default deny has let through."""
    person: Person = request.person  # type: ignore[attr-defined]
    return person, ActorRef("person", person.key)


def is_member_now(request: HttpRequest) -> bool:
    """Whether the visitor is a member of the organisation today."""
    person: Person | None = getattr(request, "person", None)
    return person is not None and queries.membership(person.key, day_of(now())) is not None


def done(request: HttpRequest, sentence: str, code: str, to: str) -> HttpResponse:
    """After an act: to the thing it changed, with the receipt."""
    if code:
        link = format_html('<a href="/record/receipts/{}">{} {}</a>', code, _("Receipt"), code)
        messages.success(request, format_html("{} {}", sentence, link))
    else:
        messages.success(request, sentence)
    response = redirect(to)
    response.status_code = SEE_OTHER
    return response


def act_page(
    request: HttpRequest,
    *,
    form: forms.Form,
    do: Callable[[dict[str, Any]], tuple[str, str, str]],
    **context: Any,
) -> HttpResponse:
    """A page with one form and one act.

    ``do`` gets the cleaned values and returns the sentence, the receipt code and the address to
    go to. A refusal comes back on the page, with what was typed.
    """
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return done(request, *do(form.cleaned_data))
        except Refused as no:
            verdict = no.verdict
    wrong = verdict is not None or bool(form.errors)
    return render(
        request,
        "people/act.html",
        {"form": form, "verdict": verdict, **context},
        status=UNPROCESSABLE if wrong else 200,
    )


def refused(request: HttpRequest, verdict: Verdict, *, status: int = UNPROCESSABLE) -> HttpResponse:
    """A page that says no, with the reasons."""
    return render(request, "people/refused.html", {"verdict": verdict}, status=status)

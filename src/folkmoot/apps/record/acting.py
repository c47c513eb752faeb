"""What a page with an act has in common in every room: who acts, the receipt, the refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from folkmoot.core.terms import ActorRef, Verdict
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

SEE_OTHER = 303
UNPROCESSABLE = 422
FORBIDDEN = 403
FRESH = timedelta(minutes=15)

NOBODY = ActorRef("visitor", "")
"""Who acts where nobody has signed in. Never one of the kinds to which a policy grants anything."""

Doing = Callable[[dict[str, Any]], tuple[str, str, str]]
"""(cleaned values) -> the sentence to say, the receipt's code or nothing, where to go."""


def actor_of(request: HttpRequest) -> ActorRef:
    """Who acts: the person signed in, else `NOBODY`."""
    actor: ActorRef | None = getattr(request, "actor", None)
    return actor or NOBODY


def key_of(request: HttpRequest) -> str:
    """The key of the person who looks; empty for a visitor."""
    person = getattr(request, "person", None)
    return person.key if person else ""


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person signed in a short while ago, for what nobody may do in their name."""
    last = getattr(request.user, "last_login", None)
    return last is not None and now() - last <= FRESH


def refused(
    request: HttpRequest, verdict: Verdict, *, back: str, status: int = UNPROCESSABLE
) -> HttpResponse:
    """A page that says no, with the reasons, what to do instead and the way back."""
    return render(request, "web/refused.html", {"verdict": verdict, "back": back}, status=status)


def tell(request: HttpRequest, sentence: str, code: str = "") -> None:
    """Say on the next page what was done, with its receipt if there is one."""
    if code:
        link = format_html('<a href="/record/receipts/{}">{} {}</a>', code, _("Receipt"), code)
        sentence = format_html("{} {}", sentence, link)
    messages.success(request, sentence)


def done(request: HttpRequest, sentence: str, code: str, to: str) -> HttpResponse:
    """After an act: to what it changed, with the receipt."""
    tell(request, sentence, code)
    response = redirect(to)
    response.status_code = SEE_OTHER
    return response


def act_page(
    request: HttpRequest, *, template: str, form: forms.Form, do: Doing, **context: Any
) -> HttpResponse:
    """A page with one form and one act; a refusal comes back on it, with what was typed."""
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return done(request, *do(form.cleaned_data))
        except Refused as no:
            verdict = no.verdict
    wrong = verdict is not None or bool(form.errors)
    return render(
        request,
        template,
        {"form": form, "verdict": verdict, **context},
        status=UNPROCESSABLE if wrong else 200,
    )

"""What a page with an act has in common in every room: try it, then the receipt or the refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from folkmoot.core.terms import Verdict
from folkmoot.platform.acts import Refused

SEE_OTHER = 303
UNPROCESSABLE = 422
FORBIDDEN = 403

Doing = Callable[[dict[str, Any]], tuple[str, str, str]]
"""(cleaned values) -> the sentence to say, the receipt's code or nothing, where to go."""


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

"""Responding, one statement at a time; made for a phone, and for no script at all."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.actions.respond import token_of
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.consulting import StatementForm
from folkmoot.apps.commons.policy.taking_part import may_respond, may_write
from folkmoot.apps.commons.queries import ConsultationView
from folkmoot.apps.commons.views.acting import (
    act_page,
    consultation_or_404,
    crumbs,
    refused,
    sent,
    status_of,
)
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import SEE_OTHER, actor_of, key_of
from folkmoot.core.procedure.rules.consulting import STATEMENT_CHARACTERS
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

COOKIE = "consultation"
A_YEAR = 365 * 24 * 3600
SAID = {1: "agree", -1: "disagree", 0: "pass"}


@public
@never_cache
def statement(request: HttpRequest, key: str) -> HttpResponse:
    """The next statement, and three buttons. ``?number=`` shows one again, to change a response."""
    view = consultation_or_404(key)
    at, person = now(), key_of(request)
    secret = "" if person else request.COOKIES.get(COOKIE, "")
    if request.method == "POST":
        return _respond(request, view, secret=secret or secrets.token_hex(16))
    verdict = may_respond(view, person=person, outside=True, at=at)
    if not verdict:
        return refused(request, verdict, back=view.url, shut=False)
    pseudonym = _pseudonym(view, person, secret)
    mine = queries.responses_of(view, pseudonym) if pseudonym else {}
    shown = [each for each in queries.statements(view) if each.seen]
    wanted = request.GET.get("number", "")
    number = (
        int(wanted)
        if wanted.isascii() and wanted.isdigit()
        else queries.next_for(view, pseudonym=pseudonym or person, seen=mine, at=at)
    )
    found = next((each for each in shown if each.number == number), None)
    return render(
        request,
        "commons/statement.html",
        {
            "view": view,
            "status": status_of(view, at),
            "statement": found,
            "mine": SAID.get(mine.get(found.number, 9), "") if found else "",
            "done": sum(each.number in mine for each in shown),
            "all": len(shown),
            "outside": not person,
            "may_write": bool(may_write(view, person=person, at=at)),
            "crumbs": crumbs((view.title, view.url)),
            "now": at,
        },
    )


def _respond(request: HttpRequest, view: ConsultationView, *, secret: str) -> HttpResponse:
    person = key_of(request)
    number = request.POST.get("statement", "")
    try:
        actions.respond(
            at=now(),
            consultation=view.key,
            statement=int(number) if number.isascii() and number.isdigit() else 0,
            choice=request.POST.get("choice", ""),
            person=person,
            secret="" if person else secret,
        )
    except Refused as no:
        return refused(request, no.verdict, back=f"{view.url}/statement")
    response = redirect(f"{view.url}/statement")
    response.status_code = SEE_OTHER
    if not person:
        response.set_cookie(
            COOKIE, secret, max_age=A_YEAR, path="/consultations/", httponly=True,
            samesite="Lax", secure=request.is_secure(),
        )  # fmt: skip
    return response


@public
@never_cache
def responses(request: HttpRequest, key: str) -> HttpResponse:
    """How I responded, for myself, and the name under which it is published."""
    view = consultation_or_404(key)
    person = key_of(request)
    pseudonym = _pseudonym(view, person, "" if person else request.COOKIES.get(COOKIE, ""))
    mine = queries.responses_of(view, pseudonym) if pseudonym else {}
    words = {1: _("agree"), -1: _("disagree"), 0: _("pass")}
    drawn = queries.map_of(view, now()).opinion
    group = queries.group_of(drawn, pseudonym) if drawn and pseudonym else None
    return render(
        request,
        "commons/responses.html",
        {
            "view": view,
            "pseudonym": pseudonym,
            "group": None if group is None else group + 1,
            "rows": [
                (each, words[mine[each.number]])
                for each in queries.statements(view)
                if each.number in mine
            ],
            "open": view.phase(now()) == "open",
            "crumbs": crumbs((view.title, view.url)),
        },
    )


def new_statement(request: HttpRequest, key: str) -> HttpResponse:
    """Put a statement in."""
    view = consultation_or_404(key)
    most = people.rules_on(day_of(now())).count(STATEMENT_CHARACTERS)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        number, code = actions.put_statement(
            actor=actor_of(request), at=now(), consultation=key, text=values["text"]
        )
        said = _("Your statement is number %(n)d. Nobody is told who wrote it.") % {"n": number}
        if view.checked_first:
            said = _("Your statement is number %(n)d and waits for a moderator.") % {"n": number}
        return said, code, view.url

    return act_page(
        request, form=StatementForm(sent(request), most=most), do=do,
        crumbs=crumbs((view.title, view.url)), kicker=view.title,
        title=_("Say something of your own"),
        lede=_("Others will agree, disagree or pass. It is marked as written by a participant; "
               "by whom is told to nobody, and moderators do not see it either."),
        closes=view.closes_at, button=_("Put it in"), back=view.url,
    )  # fmt: skip


def _pseudonym(view: ConsultationView, person: str, secret: str) -> str:
    if person:
        return queries.pseudonym_of(view, person=person)
    return queries.pseudonym_of(view, token=token_of(secret)) if secret else ""

"""Candidates: their page, what they say, with whom they stand, and the leaflet of all of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.forms.calling import HustingsForm
from folkmoot.apps.elections.forms.standing import (
    LetterForm,
    PhotographForm,
    SlateForm,
    StatementForm,
)
from folkmoot.apps.elections.printing import leaflet_pdf
from folkmoot.apps.elections.views.acting import (
    act_page,
    contest_or_404,
    crumbs,
    officers_only,
    posted,
    sent,
    status_of,
)
from folkmoot.apps.record.acting import actor_of, key_of
from folkmoot.core.procedure.rules.election_timetable import STATEMENT_WORDS
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
def candidate(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """One candidate: membership number, offices held, statement, slate, who nominated."""
    view = contest_or_404(key)
    found = next((each for each in queries.candidates(view) if each.number == number), None)
    if found is None:
        raise Http404(number)
    return render(
        request,
        "elections/candidate.html",
        {
            "election": view,
            "candidate": found,
            "status": status_of(view),
            "facts": [
                {"term": _("Membership number"), "detail": found.number},
                {"term": _("Belongs to"), "detail": found.unit_name or _("no unit")},
                {"term": _("Offices held"), "detail": "; ".join(found.offices) or _("none")},
                {"term": _("Nominated by"), "detail": ", ".join(found.nominated_by)
                 or _("members")},
                *([{"term": _("Stands on"), "detail": found.slate_name,
                    "url": f"{view.url}/slates/{found.slate}"}] if found.slate else []),
            ],
            "crumbs": crumbs(view),
        },
    )  # fmt: skip


@public
def picture(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """A candidate's photograph."""
    view = contest_or_404(key)
    found = next((each for each in queries.candidates(view) if each.number == number), None)
    held = queries.photograph(key, found.person_key) if found else None
    if held is None:
        raise Http404(number)
    return HttpResponse(held[1], content_type=held[0])


@public
def leaflet(request: HttpRequest, key: str) -> HttpResponse:
    """Every candidate on equal pages, as PDF."""
    view = contest_or_404(key)
    response = HttpResponse(leaflet_pdf(view), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{view.key}-candidates.pdf"'
    return response


def statement(request: HttpRequest, key: str) -> HttpResponse:
    """My statement."""
    view, person = contest_or_404(key), key_of(request)
    most = queries.rules_of(view).count(STATEMENT_WORDS)
    mine = next((c.statement for c in queries.candidates(view) if c.person_key == person), "")

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.give_statement(
            actor=actor_of(request), at=now(), election=key, text=values["text"]
        )
        return _("Your statement stands on your page."), code, view.url

    return act_page(
        request,
        form=StatementForm(sent(request), most=most, initial={"text": mine}),
        do=do, crumbs=crumbs(view), kicker=view.title, title=_("My statement"),
        lede=_("Until the poll opens you can change it. Every candidate has the same room."),
        closes=view.times.poll_opens, button=_("Put it on my page"), back=view.url,
    )  # fmt: skip


def photograph(request: HttpRequest, key: str) -> HttpResponse:
    """My photograph."""
    view = contest_or_404(key)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        actions.give_photograph(
            actor=actor_of(request), at=now(), election=key, data=values["photograph"].read()
        )
        return _("Your photograph stands on your page."), "", view.url

    return act_page(
        request, form=PhotographForm(sent(request), request.FILES or None), do=do,
        crumbs=crumbs(view), kicker=view.title, title=_("My photograph"),
        lede=_("It stands beside your statement and in the leaflet."), files=True,
        button=_("Send it"), back=view.url,
    )  # fmt: skip


def letter(request: HttpRequest, key: str) -> HttpResponse:
    """My one letter to every elector."""
    view = contest_or_404(key)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        many, code = actions.mail_electorate(
            actor=actor_of(request), at=now(), election=key, **values
        )
        return _("Your letter goes to %(many)d electors.") % {"many": many}, code, view.url

    return act_page(
        request, form=LetterForm(sent(request)), do=do, crumbs=crumbs(view),
        kicker=view.title, title=_("My letter to the electors"),
        lede=_("Every candidate may send one. It is sent for you: you are given no address."),
        button=_("Send it to every elector"), back=view.url,
    )  # fmt: skip


@public
def slate(request: HttpRequest, key: str, slug: str) -> HttpResponse:
    """A slate: what it stands for, who organises it, who stands on it."""
    view = contest_or_404(key)
    found = next((each for each in queries.slates(key) if each.slug == slug), None)
    if found is None:
        raise Http404(slug)
    person = key_of(request)
    on_it = {key for key, _name in found.members}
    return render(
        request,
        "elections/slate.html",
        {
            "election": view,
            "slate": found,
            "candidates": [c for c in queries.candidates(view) if c.person_key in on_it],
            "asked": bool(person) and person in {key for key, _name in found.asked},
            "crumbs": crumbs(view),
        },
    )


def new_slate(request: HttpRequest, key: str) -> HttpResponse:
    """Form a slate."""
    view = contest_or_404(key)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        slug, code = actions.form_slate(
            actor=actor_of(request), at=now(), election=key, name=values["name"],
            says=values["says"], numbers=values["numbers"].split(),
        )  # fmt: skip
        return _("The slate is formed."), code, f"{view.url}/slates/{slug}"

    return act_page(
        request, form=SlateForm(sent(request)), do=do, crumbs=crumbs(view),
        kicker=view.title, title=_("Form a slate"),
        lede=_("You organise it and answer for it. Candidates must agree to stand on it."),
        button=_("Form it"), back=view.url,
    )  # fmt: skip


@require_POST
def joining(request: HttpRequest, key: str, slug: str) -> HttpResponse:
    """Agree to stand on a slate."""
    view = contest_or_404(key)
    to = f"{view.url}/slates/{slug}"

    def do() -> tuple[str, str, str]:
        code = actions.join_slate(actor=actor_of(request), at=now(), election=key, slate=slug)
        return _("You stand on this slate."), code, to

    return posted(request, do, back=to)


def hustings(request: HttpRequest, key: str) -> HttpResponse:
    """Set a hustings."""
    view = contest_or_404(key)
    if answer := officers_only(request, view):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.set_hustings(actor=actor_of(request), at=now(), election=key, **values)
        return _("The hustings stands on the page."), code, view.url

    return act_page(
        request, form=HustingsForm(sent(request)), do=do, crumbs=crumbs(view),
        kicker=view.title, title=_("Set a hustings"),
        lede=_("A meeting at which every candidate can be heard."), button=_("Set it"),
        back=view.url,
    )  # fmt: skip

"""All consultations, one of them, and opening one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.consulting import ConsultationForm
from folkmoot.apps.commons.policy.offices import CONVENE, may_convene
from folkmoot.apps.commons.policy.taking_part import on_roll
from folkmoot.apps.commons.queries import ConsultationView
from folkmoot.apps.commons.views.acting import (
    act_page,
    consultation_or_404,
    crumbs,
    moderates,
    refused,
    sent,
    status_of,
    units_for,
)
from folkmoot.apps.commons.views.talking import beneath
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of, key_of
from folkmoot.core.discourse import say_across
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

PROPOSITION = "1"


@public
def index(request: HttpRequest) -> HttpResponse:
    """What is open, what comes, what came of those that are closed."""
    at = now()
    found = queries.consultations()
    return render(
        request,
        "commons/consultations.html",
        {
            "going": [(v, status_of(v, at)) for v in found if v.phase(at) == "open"],
            "coming": [view for view in found if view.phase(at) == "coming"],
            "past": [(view, _came_of_it(view)) for view in found if view.phase(at) == "closed"],
            "convenes": bool(units_for(request, CONVENE, below=False)),
            "now": at,
        },
    )


@public
@never_cache
def consultation(request: HttpRequest, key: str) -> HttpResponse:
    """One consultation: what is asked, where it stands, what I can do and by when."""
    view = consultation_or_404(key)
    at, person = now(), key_of(request)
    phase = view.phase(at)
    listed, why_not = on_roll(view.roll, person)
    numbers = queries.numbers(view)
    drawn = queries.map_of(view, at) if phase != "coming" else None
    shown = [each for each in queries.statements(view) if each.seen]
    pseudonym = queries.pseudonym_of(view, person=person)
    may = phase == "open" and (listed or (view.outside and not person))
    return render(
        request,
        "commons/consultation.html",
        {
            "view": view,
            "phase": phase,
            "beneath": beneath(request, view.url),
            "status": status_of(view, at),
            "numbers": numbers,
            "act": {"label": _("Take part"), "url": f"{view.url}/statement", "kind": "primary"}
            if may
            else None,
            "say": _say(view, phase, listed=listed, why_not=why_not, signed_in=bool(person)),
            "drawn": drawn,
            "sentence": say_across(drawn.opinion, PROPOSITION) if drawn and drawn.opinion else None,
            "statements": shown,
            "hidden": sum(each.hidden for each in queries.statements(view)),
            "waiting": sum(each.waiting for each in queries.statements(view)),
            "facts": facts(view, numbers),
            "done": len(queries.responses_of(view, pseudonym)) if pseudonym else 0,
            "pseudonym": pseudonym,
            "may_write": phase == "open" and listed,
            "moderates": moderates(request, view.unit),
            "published": queries.published(key),
            "crumbs": crumbs(),
            "now": at,
        },
    )


def facts(view: ConsultationView, numbers: queries.Numbers) -> list[dict[str, Any]]:
    """How it is held."""
    found = [
        {"term": _("Who takes part"), "detail": _("the members of %(unit)s on the frozen roll")
         % {"unit": view.unit_name}, "url": f"/rolls/{view.roll}",
         "note": _("One response for each person.")},
        {"term": _("Opened by"), "detail": people_word(view), "url": ""},
        {"term": _("Statements"), "detail": _("checked by a moderator before they are shown")
         if view.checked_first else _("shown at once; moderators give reasons in public")},
        {"term": _("Who sees how I responded"), "detail": _("nobody: responses are published "
         "under names drawn by lot, once it is closed, without times")},
    ]  # fmt: skip
    if view.address:
        found.insert(
            0,
            {"term": _("About"), "detail": view.address_title or view.address, "url": view.address},
        )
    if view.outside:
        found.append(
            {"term": _("The public"), "detail": _("%(n)d responded, shown apart")
             % {"n": numbers.outside}}
        )  # fmt: skip
    return found


def people_word(view: ConsultationView) -> str:
    """The office in which it was opened."""
    return view.opened_as.replace("_", " ") or _("an officer")


def new(request: HttpRequest) -> HttpResponse:
    """Open a consultation."""
    units = units_for(request, CONVENE, below=True)
    if not units:
        verdict = may_convene(actor_of(request), unit=people.national().slug, on=day_of(now()))
        return refused(request, verdict, back="/consultations/", shut=True)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        made, code = actions.open_consultation(actor=actor_of(request), at=now(), **values)
        return _("The consultation is open."), code, made.url

    return act_page(
        request,
        form=ConsultationForm(
            sent(request), units=units, initial={"address": request.GET.get("about", "")}
        ),
        do=do, crumbs=crumbs(), title=_("Open a consultation"),
        lede=_("Members respond to statements one at a time. What comes of it shows who stands "
               "where, and what bridges them; it decides nothing."),
        button=_("Open it"), back="/consultations/",
    )  # fmt: skip


def _came_of_it(view: ConsultationView) -> str:
    drawn = queries.map_of(view, view.closes_at)
    return say_across(drawn.opinion, PROPOSITION).sentence if drawn.opinion else ""


def _say(view: ConsultationView, phase: str, *, listed: bool, why_not: str, signed_in: bool) -> str:
    if phase == "coming":
        return _("It opens soon.")
    if phase == "closed":
        return _("Read what came of it, and work it out again yourself.")
    if listed:
        return ""
    if not signed_in:
        if view.outside:
            return _("You may respond without signing in; it is shown apart from the members.")
        return _("Sign in to take part, if you are a member.")
    return _("You are not on its roll (%(why)s); you can read everything.") % {
        "why": why_not.replace("_", " ")
    }

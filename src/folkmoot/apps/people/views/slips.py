"""Acts on paper: entering, confirming, declining."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.paper import PaperAct, facts_of
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import slips as policy
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.record.acting import FORBIDDEN, done
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now


def slips(request: HttpRequest) -> HttpResponse:
    """Slips that wait for me as the second person."""
    _person, actor = signed_in(request)
    waiting = slips_for(actor)
    labels = actions.paper_acts()
    rows = [(slip, labels[slip.act].label) for slip in waiting if slip.act in labels]
    return render(request, "people/slips.html", {"rows": rows})


@never_cache
def slip(request: HttpRequest, key: int) -> HttpResponse:
    """One slip: what it says, who entered it, and what I can do."""
    _person, actor = signed_in(request)
    found = _found(key)
    today = day_of(now())
    concerned = actor.key in (found.person.key, found.entered_by, found.confirmed_by)
    keeps = authority.keeps_the_file_of(actor, person=found.person.key, on=today)
    may = policy.may_confirm(actor, found, on=today)
    if not (concerned or keeps or may):
        return refused(request, keeps, status=FORBIDDEN)
    paper = actions.paper_acts()[found.act]
    names = queries.names_of([found.entered_by, *filter(None, [found.confirmed_by])])
    return render(
        request,
        "people/slip.html",
        {
            "slip": found,
            "label": paper.label,
            "facts": _in_words(found.facts, paper),
            "entered_by": names[found.entered_by],
            "confirmed_by": names.get(found.confirmed_by, ""),
            "may_confirm": bool(may),
        },
    )


def entry(request: HttpRequest, number: str, act: str) -> HttpResponse:
    """Enter an act for a member who brought it on paper."""
    _person, actor = signed_in(request)
    member = queries.person_by_number(number)
    paper = actions.paper_acts().get(act)
    if member is None or paper is None:
        raise Http404
    may = policy.may_enter(actor, person=member.key, act=act, on=day_of(now()))
    if not may:
        return refused(request, may, status=FORBIDDEN)
    form = paper.form(request.POST if request.method == "POST" else None)

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        made, code = actions.enter_slip(
            actor=actor, at=now(), person=member.key, act=act, facts=facts_of(form)
        )
        return _("Entered. It takes effect when a second person confirms it."), code, made.url

    return act_page(
        request,
        form=form,
        do=do,
        kicker=_("On paper, for %(name)s") % {"name": member.name},
        title=paper.label,
        lede=_("Keep the paper. A second person will compare it with what you enter."),
        button=_("Enter it"),
        back=f"/members/{number}",
    )


@require_POST
def confirmation(request: HttpRequest, key: int) -> HttpResponse:
    """Confirm a slip: now it is done."""
    _person, actor = signed_in(request)
    try:
        found, code = actions.confirm_slip(actor=actor, at=now(), slip=key)
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("Confirmed and done."), code, found.url)


@require_POST
def declining(request: HttpRequest, key: int) -> HttpResponse:
    """Settle a slip without doing it."""
    _person, actor = signed_in(request)
    try:
        _slip, code = actions.decline_slip(actor=actor, at=now(), slip=key)
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("The slip is settled; nothing was done."), code, "/slips/")


def slips_for(actor: ActorRef) -> list[queries.SlipView]:
    """The slips that wait and that this person may confirm."""
    today = day_of(now())
    return [s for s in queries.waiting_slips() if policy.may_confirm(actor, s, on=today)]


def _found(key: int) -> queries.SlipView:
    found = queries.slip(key)
    if found is None:
        raise Http404
    return found


def _in_words(facts: Mapping[str, Any], paper: PaperAct) -> list[dict[str, str]]:
    form = paper.form(data=dict(facts))
    words = []
    for name, value in facts.items():
        choices = dict(getattr(form.fields.get(name), "choices", ()))
        label = str(form[name].label) if name in form.fields else name
        words.append({"term": label, "detail": str(choices.get(value, value))})
    return words

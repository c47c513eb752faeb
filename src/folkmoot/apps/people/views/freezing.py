"""Freezing a roll, and looking at joiners before one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.files import FreezeForm
from folkmoot.apps.people.rolls import RollRules
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.people.views.members import NO_FILE, found_by_number
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE
from folkmoot.apps.record.acting import FORBIDDEN, done
from folkmoot.core.procedure.membership.rules import CLUSTER, CLUSTER_WITHIN
from folkmoot.core.terms import no
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now


def freezing(request: HttpRequest) -> HttpResponse:
    """Freeze a roll: everybody gets a verdict and a reason."""
    person, actor = signed_in(request)
    today = day_of(now())
    if not queries.scopes_of(person.key, KEEPS_THE_FILE, today):
        return refused(request, no(NO_FILE), status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        rules = RollRules(
            classes=tuple(values["classes"]),
            joined_by=values["joined_by"],
            paid_since=values["paid_since"],
            provisional_may=values["provisional_may"],
        )
        roll, code = actions.freeze_roll(
            actor=actor,
            at=now(),
            key=values["key"],
            title=values["title"],
            unit=values["unit"],
            on=values["on"],
            rules=rules,
        )
        says = _("Frozen: %(eligible)d of %(size)d persons are on it.")
        return says % {"eligible": roll.eligible, "size": roll.size}, code, roll.url

    return act_page(
        request,
        form=FreezeForm(request.POST or None, initial={"on": today, "classes": ["full"]}),
        do=do,
        title=_("Freeze a roll"),
        lede=_(
            "Who may take part, as it was on a day. Take the day and the conditions from the "
            "rules, not from what would suit. Everybody gets a line with a reason, can see it and "
            "challenge it."
        ),
        button=_("Freeze it"),
        back="/rolls/",
    )


@never_cache
def joiners(request: HttpRequest) -> HttpResponse:
    """Where many joined shortly before a day, each with a finding of the own."""
    person, actor = signed_in(request)
    today = day_of(now())
    scopes = queries.scopes_of(person.key, KEEPS_THE_FILE, today)
    if not scopes:
        return refused(request, no(NO_FILE), status=FORBIDDEN)
    try:
        freeze_on = date.fromisoformat(request.GET.get("freeze", ""))
    except ValueError:
        freeze_on = today
    found = queries.clusters_before(scopes, freeze_on)
    seen = [view.key for cluster in found for view, _since, _finding in cluster.joiners]
    actions.note_looks(actor=actor, at=now(), persons=seen, what="list")
    rules = queries.rules_on(freeze_on)
    context = {
        "freeze_on": freeze_on,
        "found": found,
        "rules": [rules.explain(CLUSTER), rules.explain(CLUSTER_WITHIN)],
    }
    return render(request, "people/joiners.html", context)


@require_POST
def review(request: HttpRequest, number: str) -> HttpResponse:
    """What was found about one joiner."""
    _person, actor = signed_in(request)
    found = found_by_number(number)
    day = request.POST.get("freeze", "")[:10]
    try:
        _finding, code = actions.review_joiner(
            actor=actor,
            at=now(),
            person=found.key,
            finding=request.POST.get("finding", ""),
            reasons=request.POST.get("reasons", "")[:2000],
        )
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("Written down."), code, f"/members/joiners?freeze={day}")

"""The front page of the room, the clerk's desk, and making a complaint."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.conduct import actions
from folkmoot.apps.conduct.forms.complaining import ClusterForm, ComplaintForm
from folkmoot.apps.conduct.models import Case
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.clocks import clocks_of
from folkmoot.apps.conduct.queries.history import road_of, standing_of
from folkmoot.apps.conduct.queries.parts import cases_of
from folkmoot.apps.conduct.queries.rooms import main_part
from folkmoot.apps.conduct.views.acting import actor_of, crumbs
from folkmoot.apps.conduct.views.words import KINDS, PARTS
from folkmoot.apps.record.acting import UNPROCESSABLE, done, key_of
from folkmoot.core.terms import Verdict
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation, noon


@public
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """What a fair process is here, and the cases in which the reader has a part."""
    at, person = now(), key_of(request)
    found = cases_of(person, at)
    context = {
        "signed_in": bool(person),
        "mine": [_line(row, parts, at) for row, parts in found if parts != {"clerk"}],
        "clerk": person in draws.clerks(at) if person else False,
        "demonstration": installation().demonstration is not None,
        "now": at,
    }
    return render(request, "conduct/index.html", context)


@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """The clerk's desk: every case, by what comes first."""
    at, person = now(), key_of(request)
    if person not in draws.clerks(at):
        raise Http404
    lines = [_line(row, parts, at) for row, parts in cases_of(person, at) if "clerk" in parts]
    running = [line for line in lines if not line["ended"]]
    running.sort(key=lambda line: line["closes"] or datetime.max.replace(tzinfo=at.tzinfo))
    new = [line["code"] for line in running if line["state"] == "received" and not line["cluster"]]
    form = ClusterForm(request.POST or None, codes=new)
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.cluster_complaints(actor=actor_of(request), at=at, **form.cleaned_data)
        except Refused as no:
            verdict = no.verdict
        else:
            sentence = _("They are before one adjudicator; each still gets a verdict of its own.")
            return done(request, sentence, "", "/cases/desk")
    context = {
        "form": form if len(new) > 1 or request.method == "POST" else None,
        "verdict": verdict,
        "running": running,
        "over": [line for line in lines if line["ended"]],
        "crumbs": crumbs(),
        "now": at,
    }
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "conduct/desk.html", context, status=status)


def _line(row: Case, parts: frozenset[str], at: datetime) -> dict[str, Any]:
    standing = standing_of(row, at)
    clocks = clocks_of(row, parts, at)
    return {
        "code": row.code,
        "url": f"/cases/{row.code}",
        "kicker": f"{KINDS[row.kind]} · {PARTS[main_part(parts)]}",
        "status": {
            "word": road_of(row).state(standing.state).title,
            "state": "done" if standing.ended else "open",
        },
        "state": standing.state,
        "ended": standing.ended,
        "closes": clocks[0].ends_at if clocks else None,
        "what": clocks[0].title if clocks else "",
        "cluster": row.cluster.title if row.cluster else "",
    }


@never_cache
def complaint(request: HttpRequest) -> HttpResponse:
    """Complain of somebody. Other pages bring by the address whom and what it is about."""
    brought = {name: request.GET.get(name, "") for name in ("against", "kind", "office", "says")}
    form = ComplaintForm(
        request.POST or None, initial={name: said for name, said in brought.items() if said}
    )
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid():
        data, at = form.cleaned_data, now()
        try:
            code, receipt = actions.make_complaint(
                actor=actor_of(request),
                at=at,
                against=data["against"],
                says=data["says"],
                act_at=noon(data["act_on"], at) or at,
                act_until=noon(data["act_until"], at),
                known_at=noon(data["known_on"], at),
                place=data["place"],
                medium=data["medium"],
                kind=data["kind"],
                office=data["office"],
            )
        except Refused as no:
            verdict = no.verdict
        else:
            sentence = _("Your complaint is in. The person you complain of is not told by this.")
            return done(request, sentence, receipt, f"/cases/{code}")
    wrong = verdict is not None or bool(form.errors)
    return render(
        request,
        "conduct/complaint.html",
        {"form": form, "verdict": verdict, "crumbs": crumbs()},
        status=UNPROCESSABLE if wrong else 200,
    )

"""The room of a case, as each of its people sees it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.conduct import evidence
from folkmoot.apps.conduct.calendars import calendar_of
from folkmoot.apps.conduct.queries.rooms import SIDE, RoomView, exhibit_of
from folkmoot.apps.conduct.queries.said import said_in
from folkmoot.apps.conduct.views import summary
from folkmoot.apps.conduct.views.act_pages import pages_for
from folkmoot.apps.conduct.views.acting import crumbs, the_room
from folkmoot.apps.conduct.views.rights import rights_now
from folkmoot.apps.conduct.views.words import (
    BEGUN_BY,
    KINDS,
    PAPERS,
    PARTS,
    RIGHT_WORDS,
    SANCTIONS,
    like_cases,
)
from folkmoot.apps.people import queries as people
from folkmoot.platform.clock import now

GONE = 410
_STATES = {
    "effective": "stopped", "dismissed": "done", "not_upheld": "done", "lapsed": "done",
}  # fmt: skip
_STEPS = {"done": "done", "now": "now", "next": "next", "skipped": "skipped", "closed": "skipped"}


@never_cache
def room(request: HttpRequest, code: str) -> HttpResponse:
    """The case."""
    found = the_room(request, code)
    pages = pages_for(found)
    first = next((page for page in pages if page.is_next(found)), None)
    context = {
        "room": found,
        "crumbs": crumbs(),
        "kicker": _("%(kind)s · you are %(part)s")
        % {"kind": KINDS[found.kind], "part": PARTS[found.part]},
        "begun_by": BEGUN_BY[found.kind],
        "status": {"word": found.state_title, "state": _STATES.get(found.state, "open")},
        "act": {"label": first.title, "url": f"{found.url}/{first.noun}"} if first else None,
        "lede": summary.lede(found),
        "closes": summary.closes(found, first.noun) if first and not found.ended else None,
        "say": "" if first else _say(found),
        "others": [
            {"label": page.title, "url": f"{found.url}/{page.noun}"}
            for page in pages
            if page is not first
        ]
        + _elsewhere(found),
        "steps": _steps(found),
        "rights": rights_now(found) if found.parts & SIDE else [],
        "who": summary.who_is_who(found),
        "cited": summary.rule_cited(found),
        "maximum": SANCTIONS[found.charge.maximum] if found.charge else "",
        "like": like_cases(found.decision.comparables or []) if found.decision else None,
        "papers": _papers(found),
        "now": now(),
        **_sides(found),
    }
    return render(request, "conduct/room.html", context)


def _elsewhere(found: RoomView) -> list[dict[str, Any]]:
    """Where a new member answers the objection itself, beside the case about it."""
    if found.kind != "admission" or "respondent" not in found.parts or found.ended:
        return []
    return [{"label": _("Your admission, and your answers to objections"), "url": "/me/admission"}]


def _say(found: RoomView) -> str:
    if found.ended:
        return _("It is over.")
    return _("Nothing is asked of you at the moment.")


def _steps(found: RoomView) -> list[dict[str, Any]]:
    return [
        {
            "label": step.outcome or step.title,
            "state": _STEPS[step.status],
            "at": step.at,
            "note": "",
        }
        for step in found.steps
    ]


def _papers(found: RoomView) -> list[list[Any]]:
    from django.template.defaultfilters import date as day

    return [
        [
            PAPERS[each.what],
            day(each.sent_at, "j M Y"),
            _("came back")
            if each.bounced
            else (day(each.served_at, "j M Y") if each.served_at else _("not proved yet")),
        ]
        for each in found.papers
    ]


def _sides(found: RoomView) -> dict[str, Any]:
    """What was said by the sides and decided about it, as far as this reader may know."""
    said, decision = said_in(found), found.decision
    names = people.names_of({each.person for each in said.readings})
    return {
        "triages": said.triages,
        "replies": said.replies,
        "wishes": said.wishes,
        "requests": said.requests,
        "contacts": said.contacts,
        "readings": [(names[r.person], PARTS.get(r.part, r.part), r.day) for r in said.readings],
        "findings": list(decision.findings.order_by("number")) if decision else [],
        "answers": list(decision.answers.order_by("pk")) if decision else [],
        "sanction": SANCTIONS.get(decision.sanction, "") if decision else "",
        "sanction_scope": [RIGHT_WORDS[right] for right in decision.scope] if decision else [],
        "appeal": said.appeal,
        "appeal_sanction": SANCTIONS.get(found.appeal_decision.sanction, "")
        if found.appeal_decision
        else "",
        "appeal_scope": [RIGHT_WORDS[right] for right in found.appeal_decision.scope]
        if found.appeal_decision
        else [],
        "suspended": [RIGHT_WORDS[right] for right in found.suspension.scope]
        if found.suspension
        else [],
    }


@never_cache
def exhibit(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A piece of material, decrypted for whoever may open it."""
    found = the_room(request, code)
    row = exhibit_of(found, number)
    if row is None:
        raise Http404
    try:
        wrapped = found.row.key.wrapped
        data = evidence.unseal(
            bytes(wrapped) if wrapped else None, bytes(row.sealed) if row.sealed else None
        )
    except evidence.KeyDestroyed:
        context = {"room": found, "crumbs": crumbs(found), "exhibit": row}
        return render(request, "conduct/erased.html", context, status=GONE)
    name = row.file_name or f"{found.code}-{number}.txt"
    response = HttpResponse(data, content_type="application/octet-stream")
    if row.kind == "text/plain":
        response = HttpResponse(data, content_type="text/plain; charset=utf-8")
    safe = "".join(c if c.isalnum() or c in ".-_ " else "_" for c in name)
    response["Content-Disposition"] = f'attachment; filename="{safe}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The clocks of a case, for one's own calendar."""
    found = the_room(request, code)
    body = calendar_of(found.code, found.clocks, now())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="deadlines.ics"'
    return response

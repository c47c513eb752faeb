"""One meeting: what it is, where it stands, what can be done now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.forms.holding import MOST_TICKS, OpeningForm
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.assembly.views.acting import (
    Door,
    crumbs,
    door,
    members_here,
    post_only,
)
from folkmoot.apps.assembly.views.calling import last_notice
from folkmoot.core.civildate import Deadline
from folkmoot.core.terms import ProvisionRef
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.templatetags.web import citation, provision_url

_STATUS = {
    "called": ("Called", "waiting"),
    "open": ("In session", "open"),
    "closed": ("Held", "done"),
    "called_off": ("Called off", "stopped"),
}

HELD = frozenset({"open", "closed"})


@public
def page(request: HttpRequest, key: str) -> HttpResponse:
    """What it is, where it stands, what I can do now."""
    at = door(request, key)
    word, state = _STATUS[at.meeting.status]
    given = queries.notices(key)
    last = last_notice(at)
    context: dict[str, Any] = {
        "door": at,
        "meeting": at.meeting,
        "status": {"word": _(word), "state": state},
        "tabs": tabs(at, "meeting"),
        "crumbs": crumbs(),
        "last_notice": last,
        "notices": given,
        "notice_status": _notice_status(at, bool(given), last),
        "may_open": at.meeting.status == "called" and _has_come(at),
        "steps": _steps(at, last),
        "act": _act(at, last),
        "say": _say(at),
    }
    if at.reads:
        decided = queries.decisions_of(key)
        context |= {
            "items": queries.agenda_lines(key),
            "decisions": decided,
            "card_votes": queries.card_votes(key),
            "opening_form": OpeningForm(members=members_here(at)[:MOST_TICKS])
            if at.runs and context["may_open"]
            else None,
        }
    return render(request, "assembly/meeting.html", context)


@require_POST
def opening(request: HttpRequest, key: str) -> HttpResponse:
    """The meeting is opened."""
    at = door(request, key)
    chair = request.POST.get("chair", "")

    def do() -> tuple[str, str, str]:
        _view, code = actions.open_meeting(actor=at.actor, at=now(), meeting=key, chair=chair)
        return _("The meeting is open. Note who came."), code, f"{at.meeting.url}/attendance"

    return post_only(request, do)


@require_POST
def closing(request: HttpRequest, key: str) -> HttpResponse:
    """The meeting is closed."""
    at = door(request, key)

    def do() -> tuple[str, str, str]:
        _view, code = actions.close_meeting(actor=at.actor, at=now(), meeting=key)
        words = _("The meeting is closed; here are its minutes.")
        return words, code, f"{at.meeting.url}/minutes"

    return post_only(request, do)


@require_POST
def apologies(request: HttpRequest, key: str) -> HttpResponse:
    """I cannot come, or somebody told me so."""
    at = door(request, key)
    person = request.POST.get("person", "")

    def do() -> tuple[str, str, str]:
        _key, code = actions.apologise(actor=at.actor, at=now(), meeting=key, person=person)
        return _("The apology is noted."), code, at.meeting.url

    return post_only(request, do)


def tabs(at: Door, current: str) -> list[dict[str, Any]]:
    """The pages of one meeting."""
    meeting = at.meeting
    base = meeting.url
    if not at.reads:
        return []
    pages = [("meeting", _("Meeting"), base), ("agenda", _("Agenda"), f"{base}/agenda")]
    if meeting.status in HELD:
        pages.append(("decisions", _("Decisions"), f"{base}/decisions"))
    if meeting.status == "open" or queries.has_amendments(meeting.key):
        pages.append(("amendments", _("Amendments"), f"{base}/amendments"))
    if meeting.kind == "conference":
        pages.append(("delegations", _("Delegations"), f"{base}/delegations"))
    if at.counts and meeting.status == "open":
        pages.append(("attendance", _("Who is here"), f"{base}/attendance"))
    if meeting.status in HELD:
        pages.append(("minutes", _("Minutes"), f"{base}/minutes"))
    return [{"label": label, "url": url, "current": name == current} for name, label, url in pages]


def _steps(at: Door, last: Deadline | None) -> list[dict[str, Any]]:
    meeting, moment = at.meeting, now()
    given = queries.notices(meeting.key)
    rule = meeting.notice.reasons[0].provision if meeting.notice.reasons else None
    steps: list[dict[str, Any]] = []
    if meeting.called_at:
        steps.append({"label": _("Called"), "state": "done", "at": meeting.called_at})
    noticed: dict[str, Any] = {"label": _("Notice"), "rule": _rule(rule)}
    if given:
        noticed |= {
            "state": "done" if meeting.notice_ok else "refused",
            "at": given[0].given_at,
            "note": _("in time") if meeting.notice_ok else _("too late"),
        }
    elif last and moment <= last.moment:
        noticed |= {"state": "now", "at": last.moment, "note": _("at the latest")}
    else:
        none = _("none") if meeting.called_at else _("not written down")
        noticed |= {"state": "skipped" if meeting.opened_at else "refused", "note": none}
    steps.append(noticed)
    if meeting.status == "called_off":
        return [*steps, {"label": _("Called off"), "state": "refused", "note": meeting.off_because}]
    steps.append(_stage(_("Opened"), meeting.opened_at, now_if=bool(given), due=meeting.starts_at))
    sits = meeting.status == "open"
    label = _("In session") if sits else _("Closed")
    steps.append(_stage(label, meeting.closed_at, now_if=sits, due=None))
    steps.append(
        _stage(
            _("Minutes approved"),
            meeting.approved_at,
            now_if=meeting.status == "closed",
            due=None,
        )
    )
    return steps


def _stage(
    label: str, moment: datetime | None, *, now_if: bool, due: datetime | None
) -> dict[str, Any]:
    if moment:
        return {"label": label, "state": "done", "at": moment}
    return {"label": label, "state": "now" if now_if else "next", "at": due}


def _rule(provision: ProvisionRef | None) -> dict[str, str] | None:
    if provision is None:
        return None
    return {"label": citation(provision), "url": provision_url(provision)}


def _notice_status(at: Door, given: bool, last: Deadline | None) -> dict[str, str]:
    if at.meeting.notice_ok:
        return {"word": _("in time"), "state": "done"}
    if not given and last and now() <= last.moment:
        return {"word": _("not given yet"), "state": "waiting"}
    if not given and at.meeting.called_at is None:
        return {"word": _("not written down"), "state": "waiting"}
    return {"word": _("too late") if given else _("none"), "state": "stopped"}


def _has_come(at: Door) -> bool:
    """Whether it is the day of the meeting, or after."""
    zone = at.meeting.zone
    return day_of(now(), zone) >= day_of(at.meeting.starts_at, zone)


def _act(at: Door, last: Deadline | None) -> dict[str, str] | None:
    meeting = at.meeting
    if meeting.status == "open" and meeting.kind == "conference":
        for vote in queries.open_card_votes((meeting.key,)):
            return {"label": _("Go to the card vote"), "url": vote.url, "note": vote.question}
    if not at.runs:
        return None
    if meeting.status == "called" and not queries.notices(meeting.key):
        note = _("The last moment in time is %(moment)s.") % {"moment": last.text} if last else ""
        return {"label": _("Give notice"), "url": f"{meeting.url}/notice", "note": note}
    if meeting.status == "open":
        return {"label": _("Record a decision"), "url": f"{meeting.url}/decisions/new"}
    if meeting.status == "closed" and meeting.approved_at is None:
        return {"label": _("Read the minutes"), "url": f"{meeting.url}/minutes"}
    return None


def _say(at: Door) -> str:
    meeting = at.meeting
    if not at.reads:
        return _("Its agenda and minutes are for the members of %(unit)s.") % {
            "unit": meeting.unit_name
        }
    if meeting.status == "called" and at.belongs:
        return _("Come, or send your apologies.")
    if meeting.status == "open" and not meeting.quorate:
        return _("There is no quorum: you can talk but not decide.")
    return ""

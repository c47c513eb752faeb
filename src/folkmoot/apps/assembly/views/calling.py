"""Calling a meeting, asking for one, giving notice of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions
from folkmoot.apps.assembly.forms.calling import (
    CallForm,
    CallingOffForm,
    NoticeForm,
    PostponementForm,
    RequisitionForm,
)
from folkmoot.apps.assembly.policy.offices import EVERYWHERE, RUNNERS, Seat, may_read
from folkmoot.apps.assembly.queries.requisitions import requisition, requisitions_of
from folkmoot.apps.assembly.queries.rules import day_of, rules_on
from folkmoot.apps.assembly.queries.standing import notice_deadline
from folkmoot.apps.assembly.views.acting import (
    Door,
    act_page,
    crumbs,
    door,
    officers_only,
    post_only,
    refused,
)
from folkmoot.apps.assembly.views.lists import not_yours
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import FORBIDDEN, actor_of, key_of
from folkmoot.core.civildate import Deadline
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation


def runs(request: HttpRequest) -> list[people.UnitView]:
    """The units whose meetings the person who asks may call."""
    today = day_of(now(), installation().zone)
    slugs = people.scopes_of(key_of(request), RUNNERS, today)
    if people.scopes_of(key_of(request), EVERYWHERE, today):
        slugs = [unit.slug for unit in people.units_under(people.national().slug, today)]
    found = people.units(slugs)
    return [found[slug] for slug in slugs if slug in found]


def new(request: HttpRequest) -> HttpResponse:
    """Calling a meeting."""
    units = runs(request)
    if not units:
        return not_yours(request)
    wanted = request.GET.get("unit", "")
    units.sort(key=lambda unit: unit.slug != wanted)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.call_meeting(actor=actor_of(request), at=now(), **values)
        return _("%(title)s has been called.") % {"title": view.title}, code, f"{view.url}/notice"

    return act_page(
        request,
        form=CallForm(request.POST or None, units=units),
        do=do,
        crumbs=crumbs(),
        title=_("Call a meeting"),
        lede=_("Next you give notice of it; the page then says by when it must go out."),
        button=_("Call the meeting"),
        back="/meetings/",
    )


def notice(request: HttpRequest, key: str) -> HttpResponse:
    """Giving notice, or noting that it was given."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer
    last = last_notice(at)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.send_notice(actor=at.actor, at=now(), meeting=key, **values)
        words = _("Notice given to %(count)d.") % {"count": view.recipients}
        if view.without_email:
            words += " " + _("%(count)d have no e-mail address: tell them otherwise.") % {
                "count": view.without_email
            }
        return words, code, at.meeting.url

    return act_page(
        request,
        form=NoticeForm(request.POST or None),
        do=do,
        crumbs=crumbs(at),
        title=_("Give notice"),
        lede=at.meeting.title,
        closes=last.moment if last else None,
        explanation=last.explanation if last else (),
        button=_("Give notice"),
        back=at.meeting.url,
    )


def postponement(request: HttpRequest, key: str) -> HttpResponse:
    """Putting a called meeting off to another time."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.postpone_meeting(actor=at.actor, at=now(), meeting=key, **values)
        words = _("%(title)s is moved, and its members are told.") % {"title": view.title}
        return words, code, at.meeting.url

    return act_page(
        request,
        form=PostponementForm(request.POST or None),
        do=do,
        crumbs=crumbs(at),
        title=_("Put it off to another time"),
        lede=_("The letter to the members is notice of the new time."),
        button=_("Put it off and tell the members"),
        back=at.meeting.url,
    )


def calling_off(request: HttpRequest, key: str) -> HttpResponse:
    """Calling a meeting off."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.call_off_meeting(actor=at.actor, at=now(), meeting=key, **values)
        words = _("%(title)s is called off, and its members are told.") % {"title": view.title}
        return words, code, at.meeting.url

    return act_page(
        request,
        form=CallingOffForm(request.POST or None),
        do=do,
        crumbs=crumbs(at),
        title=_("Call it off"),
        lede=_("What is on its agenda can be put before another meeting."),
        button=_("Call it off and tell the members"),
        back=at.meeting.url,
    )


def requisitions(request: HttpRequest, slug: str) -> HttpResponse:
    """Asking for a special meeting of a unit, and signing what others ask for."""
    unit = people.unit(slug)
    if unit is None:
        return redirect("/meetings/")
    if answer := _not_theirs(request, slug):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.requisition_meeting(
            actor=actor_of(request),
            at=now(),
            unit=slug,
            kind="branch_meeting" if unit.kind == "branch" else "general_meeting",
            purpose=values["purpose"],
        )
        words = _("Your request is number %(number)d. Ask others to sign it.")
        return words % {"number": view.number}, code, f"/meetings/requisitions/{slug}"

    moment = now()
    return act_page(
        request,
        form=RequisitionForm(request.POST or None),
        do=do,
        template="assembly/requisitions.html",
        unit=unit,
        asked=requisitions_of(slug, at=moment, person_key=key_of(request)),
        crumbs=crumbs(),
    )


@require_POST
def signatures(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Signing a request."""

    def do() -> tuple[str, str, str]:
        view, code = actions.sign_requisition(
            actor=actor_of(request), at=now(), unit=slug, number=number
        )
        words = _("You have signed; %(count)d have.") % {"count": view.signatures}
        return words, code, f"/meetings/requisitions/{slug}"

    return post_only(request, do)


def from_requisition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Calling the meeting that enough members asked for."""
    unit = people.unit(slug)
    asked = requisition(slug, number, at=now(), person_key=key_of(request))
    if unit is None or asked is None:
        return redirect("/meetings/")
    if answer := _not_theirs(request, slug):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.call_meeting(
            actor=actor_of(request), at=now(), requisition=number, **values
        )
        return _("%(title)s has been called.") % {"title": view.title}, code, f"{view.url}/notice"

    initial = {"kind": asked.kind, "convened_as": "special", "business": asked.purpose}
    return act_page(
        request,
        form=CallForm(request.POST or None, units=[unit], initial=initial),
        do=do,
        crumbs=crumbs(),
        title=_("Call the meeting that was asked for"),
        lede=asked.purpose,
        button=_("Call the meeting"),
        back=f"/meetings/requisitions/{slug}",
    )


def _not_theirs(request: HttpRequest, slug: str) -> HttpResponse | None:
    """The answer to somebody outside the unit: what its members ask for is their own business."""
    seat = Seat(slug, "general_meeting", "", day_of(now(), installation().zone))
    may = may_read(key_of(request), seat)
    return None if may else refused(request, may, status=FORBIDDEN)


def last_notice(at: Door) -> Deadline | None:
    meeting = at.meeting
    rules = rules_on(day_of(meeting.starts_at, meeting.zone))
    return notice_deadline(
        convened_as=meeting.convened_as, starts_at=meeting.starts_at, rules=rules
    )

"""Saving what is on the desk, or showing it again with the rule that is in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.actions.draft_motion import draft_motion
from folkmoot.apps.motions.actions.revise_motion import revise_motion
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.desk import Desk
from folkmoot.apps.motions.views.desk_posted import another, posted
from folkmoot.apps.record.acting import tell
from folkmoot.core.terms import Verdict
from folkmoot.platform.acts import Refused

SEE_OTHER = 303
REFUSED = 422


def save_new(request: HttpRequest, at: datetime) -> HttpResponse:
    """The first version of a draft."""
    desk, changes = posted(request, at)
    asked = request.POST.get("do", "save")
    if asked != "save":
        return page(request, another(request, desk, changes, asked, at), at)

    def save() -> HttpResponse:
        cleaned = desk.form.cleaned_data
        motion = draft_motion(
            actor=request.actor,  # type: ignore[attr-defined]  (set by the people room)
            at=at,
            kind=desk.kind,
            unit=cleaned["unit"],
            conference=cleaned["conference"],
            title=cleaned["title"],
            body=cleaned.get("body", ""),
            statement=cleaned["statement"],
            document=desk.base.document if desk.base else "",
            operations=desk.operations,
            model_of=cleaned["model_of"],
            event=cleaned.get("event") or "",
            event_at=cleaned.get("event_at"),
            begins=cleaned.get("begins"),
            proviso=cleaned.get("proviso") or "",
            ends=cleaned.get("ends"),
        )
        tell(request, _("Your draft is saved. Only you see it."))
        return _to("motions:motion", motion.key)

    return _saved(request, desk, save, at)


def save_revision(request: HttpRequest, motion: queries.MotionView, at: datetime) -> HttpResponse:
    """The next version of a draft, or of a composite that nobody has answered."""
    key = motion.key
    desk, changes = posted(request, at, key=key)
    asked = request.POST.get("do", "save")
    if asked != "save":
        return page(request, another(request, desk, changes, asked, at), at)

    def save() -> HttpResponse:
        cleaned = desk.form.cleaned_data
        revise_motion(
            actor=request.actor,  # type: ignore[attr-defined]
            at=at,
            motion=key,
            title=cleaned["title"],
            body=cleaned.get("body", ""),
            statement=cleaned["statement"],
            operations=desk.operations,
            base_edition=desk.base.sequence if desk.base else None,
            unit=cleaned["unit"] or None,
            conference=cleaned["conference"] or None,
            event=cleaned.get("event"),
            event_at=cleaned.get("event_at"),
            begins=cleaned.get("begins"),
            proviso=cleaned.get("proviso") or "",
            ends=cleaned.get("ends"),
        )
        said = _("The composite is saved.") if motion.composite else _("The draft is saved.")
        tell(request, said)
        return _to("motions:motion", key)

    return _saved(request, desk, save, at)


def _saved(
    request: HttpRequest, desk: Desk, save: Callable[[], HttpResponse], at: datetime
) -> HttpResponse:
    refused = [place.reason for place in desk.places if place.reason]
    if refused:
        return page(request, desk, at, verdict=Verdict(allowed=False, reasons=tuple(refused)))
    if not desk.form.is_valid():
        return page(request, desk, at, status=REFUSED)
    try:
        return save()
    except Refused as no:
        return page(request, desk, at, verdict=no.verdict)


def page(
    request: HttpRequest,
    desk: Desk,
    at: datetime,
    *,
    verdict: Verdict | None = None,
    status: int = 200,
) -> HttpResponse:
    if desk.motion_key:
        action = reverse("motions:revision", args=[desk.motion_key])
        crumbs = surroundings.crumbs(
            (desk.motion_key, reverse("motions:motion", args=[desk.motion_key]))
        )
    else:
        action = reverse("motions:new")
        crumbs = surroundings.crumbs()
    context = {
        "desk": replace(desk, action=action),
        "verdict": verdict,
        "crumbs": crumbs,
        "now": at,
    }
    answer = REFUSED if verdict is not None else status
    return render(request, "motions/draft/edit.html", context, status=answer)


def _to(name: str, key: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(name, args=[key]), status=SEE_OTHER)

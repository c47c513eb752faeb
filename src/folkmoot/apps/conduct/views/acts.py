"""The page of an act: its form, or the refusal with what was typed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.conduct.queries.outcomes import comparables
from folkmoot.apps.conduct.queries.rooms import RoomView, entry_to
from folkmoot.apps.conduct.views.act_doings import Doing
from folkmoot.apps.conduct.views.act_pages import ActPage, form_for, page_of
from folkmoot.apps.conduct.views.acting import (
    actor_of,
    crumbs,
    the_room,
)
from folkmoot.apps.conduct.views.words import like_cases
from folkmoot.apps.record.acting import UNPROCESSABLE, done
from folkmoot.core.terms import Reason, Verdict, no
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

_SANCTIONING = ("decision", "appeal-decision")


@never_cache
def act(request: HttpRequest, code: str, noun: str) -> HttpResponse:
    """One act in a case."""
    room, page = the_room(request, code), page_of(noun)
    if page is None or not room.parts.intersection(page.parts):
        raise Http404
    open_now = page.is_for(room)
    verdict: Verdict | None = None if open_now else _not_now(room)
    form = form_for(page, room, request.POST or None, request.FILES or None)
    if request.method == "POST":
        # The action itself is asked, also where the page would not have offered it.
        form = form_for(page, room, request.POST, request.FILES)
        if form.is_valid():
            try:
                return _do(request, page, room, form.cleaned_data)
            except Refused as refused:
                verdict = refused.verdict
    wrong = request.method == "POST"
    context = {
        "page": page,
        "room": room,
        "form": form,
        "verdict": verdict,
        "crumbs": crumbs(room),
        "like": like_cases(comparables(room.row)) if page.noun in _SANCTIONING else None,
        "show_form": open_now or wrong,
        "upload": "file" in form.fields,
    }
    return render(request, "conduct/act.html", context, status=UNPROCESSABLE if wrong else 200)


def _do(
    request: HttpRequest, page: ActPage, room: RoomView, data: dict[str, object]
) -> HttpResponse:
    answer = page.does(Doing(request, room, actor_of(request), now(), data))
    if page.noun == "reopening":
        return done(request, _("It is opened again."), str(answer), "/cases/")
    # Whoever stands down, or is passed over, has no part any more: there is no room to go back to.
    inside = entry_to(room.code, room.reader, now()) is not None
    said = _("Done: %(what)s.") % {"what": page.title}
    return done(request, said, str(answer), room.url if inside else "/cases/")


def _not_now(room: RoomView) -> Verdict:
    return no(
        Reason(
            "conduct.not_now",
            "This cannot be done now: the case is {state}.",
            {"state": room.state_title},
            remedy="What can be done stands on the page of the case.",
        )
    )

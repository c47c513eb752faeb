"""Who is here: by name, by count, and who left."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.forms.holding import (
    MOST_TICKS,
    ArrivalsForm,
    HeadCountForm,
)
from folkmoot.apps.assembly.views.acting import (
    act_page,
    crumbs,
    door,
    members_here,
    officers_only,
    post_only,
)
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.platform.clock import now


def attendance(request: HttpRequest, key: str) -> HttpResponse:
    """Who is here: a list to tick, or heads to count."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer
    there = queries.attendance(key)
    here = {line.person_key for line in there if line.until_at is None}
    members = members_here(at)
    waiting = [member for member in members if member not in here]
    form = ArrivalsForm(request.POST or None, members=waiting[:MOST_TICKS])

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        seen, code = actions.mark_attendance(
            actor=at.actor,
            at=now(),
            meeting=key,
            came=values["came"],
            visitors=values["visitors"].splitlines(),
            mode=values["mode"],
        )
        words = _("%(count)d members are here.") % {"count": seen.total}
        return words, code, f"{at.meeting.url}/attendance"

    return act_page(
        request,
        form=form,
        do=do,
        template="assembly/attendance.html",
        door=at,
        meeting=at.meeting,
        there=there,
        too_many=len(waiting) > MOST_TICKS,
        waiting=len(waiting),
        heads=HeadCountForm(),
        tabs=tabs(at, "attendance"),
        crumbs=crumbs(at),
    )


@require_POST
def head_count(request: HttpRequest, key: str) -> HttpResponse:
    """Heads were counted."""
    at = door(request, key)
    form = HeadCountForm(request.POST)

    def do() -> tuple[str, str, str]:
        values = {n: v or 0 for n, v in form.cleaned_data.items()} if form.is_valid() else {}
        here, code = actions.count_heads(
            actor=at.actor, at=now(), meeting=key, **({"in_room": 0} | values)
        )
        words = _("%(count)d members are here.") % {"count": here.total}
        return words, code, f"{at.meeting.url}/attendance"

    return post_only(request, do)


@require_POST
def departures(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody left."""
    at = door(request, key)

    def do() -> tuple[str, str, str]:
        here, code = actions.mark_attendance(
            actor=at.actor, at=now(), meeting=key, left=request.POST.getlist("person")
        )
        words = _("%(count)d members are here.") % {"count": here.total}
        return words, code, f"{at.meeting.url}/attendance"

    return post_only(request, do)

"""The agenda of a meeting, and until when each part of it is debated."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.actions.put_on_agenda import MOST_LEVELS
from folkmoot.apps.assembly.forms.calling import AgendaItemForm, ExtensionForm
from folkmoot.apps.assembly.views.acting import (
    UNPROCESSABLE,
    act_page,
    attempt,
    crumbs,
    door,
    officers_only,
    shut,
)
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
def agenda(request: HttpRequest, key: str) -> HttpResponse:
    """The agenda, and for those who may, a form to add to it."""
    at = door(request, key)
    if answer := shut(request, at):
        return answer
    lines = queries.agenda_lines(key)
    above = [
        (line.id, f"{line.number} {line.title}") for line in lines if line.depth < MOST_LEVELS - 1
    ]
    form = AgendaItemForm(request.POST or None, above=above)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        item, code = actions.put_on_agenda(actor=at.actor, at=now(), meeting=key, **values)
        words = _("“%(title)s” is on the agenda as %(number)s.")
        return (
            words % {"title": item.title, "number": item.number},
            code,
            f"{at.meeting.url}/agenda",
        )

    tried = attempt(request, form, do)
    if tried.response is not None:
        return tried.response
    sits = at.meeting.status == "open"
    adds = at.meeting.status in {"called", "open"} and (
        at.runs or (at.belongs and at.meeting.kind != "conference")
    )
    context = {
        "door": at,
        "meeting": at.meeting,
        "items": queries.agenda(key),
        "texts": {text.item_id: text for text in queries.motion_texts(key)},
        "form": form if adds else None,
        "may_extend": at.runs and sits and any(line.ends_at for line in lines),
        "verdict": tried.verdict,
        "tabs": tabs(at, "agenda"),
        "crumbs": crumbs(at),
    }
    status = UNPROCESSABLE if tried.verdict is not None or form.errors else 200
    return render(request, "assembly/agenda.html", context, status=status)


@public
def extension(request: HttpRequest, key: str) -> HttpResponse:
    """The meeting agreed to debate a part of its agenda for longer."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer
    sections = [
        (line.id, f"{line.number} {line.title}")
        for line in queries.agenda_lines(key)
        if line.ends_at
    ]

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        line, code = actions.extend_debate(actor=at.actor, at=now(), meeting=key, **values)
        words = _("Debate on “%(title)s” goes on.") % {"title": line.title}
        return words, code, f"{at.meeting.url}/agenda"

    return act_page(
        request,
        form=ExtensionForm(request.POST or None, sections=sections),
        do=do,
        title=_("Debate goes on for longer"),
        lede=_("Put it to the meeting first; then note what it agreed to."),
        button=_("Note it"),
        crumbs=crumbs(at, (_("Agenda"), f"{at.meeting.url}/agenda")),
        back=f"{at.meeting.url}/agenda",
    )

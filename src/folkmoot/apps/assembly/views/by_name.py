"""Recording a vote by name."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.forms.by_name import RecordedVoteForm
from folkmoot.apps.assembly.queries.presence import person_keys_present
from folkmoot.apps.assembly.views.acting import act_page, crumbs, door, officers_only
from folkmoot.apps.assembly.views.decisions import unclear
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.platform.clock import now


def recorded_vote(request: HttpRequest, key: str) -> HttpResponse:
    """How each of those present voted, entered from the roll that was called."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer
    lines = {line.id: line for line in queries.agenda_lines(key)}
    form = RecordedVoteForm(
        request.POST or None,
        present=person_keys_present(at.meeting.id, at=now()),
        items=[(line.id, f"{line.number} {line.title}") for line in lines.values()],
        unclear=unclear(key),
        initial={"item": request.GET.get("item"), "after": request.GET.get("after")},
    )

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        line = lines.get(values["item"])
        view, code = actions.decide(
            actor=at.actor,
            at=now(),
            meeting=key,
            question=values["question"] or (line.title if line else ""),
            method="recorded",
            recorded=form.recorded,
            item=values["item"],
            after=values["after"],
            demanded_by_chair=values["demanded_by_chair"],
            demanded_by=values["demanded_by"] or 0,
        )
        words = _("Decision %(number)d: %(outcome)s.")
        return words % {"number": view.number, "outcome": view.outcome_words}, code, view.url

    return act_page(
        request,
        form=form,
        do=do,
        template="assembly/recorded_vote.html",
        door=at,
        meeting=at.meeting,
        tabs=tabs(at, "decisions"),
        crumbs=crumbs(at, (_("Decisions"), f"{at.meeting.url}/decisions")),
    )

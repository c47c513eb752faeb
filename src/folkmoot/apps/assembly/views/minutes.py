"""Minutes: on the page, on paper, approved and corrected."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.actions import RightFigures
from folkmoot.apps.assembly.forms.holding import CorrectionForm, CountForm, NoteForm
from folkmoot.apps.assembly.minutes_paper import minutes_pdf
from folkmoot.apps.assembly.queries import MinutesView
from folkmoot.apps.assembly.views.acting import (
    Door,
    act_page,
    crumbs,
    door,
    officers_only,
    post_only,
    shut,
)
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

_STATUS = {
    "draft": ("Draft", "waiting"),
    "approved": ("Approved", "done"),
    "corrected": ("Approved, corrected since", "done"),
}


@public
def minutes(request: HttpRequest, key: str) -> HttpResponse:
    """The minutes as they stand."""
    at, view = _minutes(request, key)
    if isinstance(view, HttpResponse):
        return view
    word, state = _STATUS[view.status]
    lines = queries.agenda_lines(key)
    return render(
        request,
        "assembly/minutes.html",
        {
            "door": at,
            "meeting": at.meeting,
            "minutes": view,
            "names": at.belongs or at.runs,
            "status": {"word": _(word), "state": state},
            "note_form": NoteForm(items=[(li.id, f"{li.number} {li.title}") for li in lines])
            if at.runs and at.meeting.status == "open"
            else None,
            "later": _later(at) if at.runs and view.status == "draft" else [],
            "count_form": CountForm(),
            "tabs": tabs(at, "minutes"),
            "crumbs": crumbs(at),
        },
    )


@public
def minutes_on_paper(request: HttpRequest, key: str) -> HttpResponse:
    """The same, set for paper."""
    at, view = _minutes(request, key)
    if isinstance(view, HttpResponse):
        return view
    answer = HttpResponse(
        minutes_pdf(view, names=at.belongs or at.runs), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="minutes-{key}.pdf"'
    return answer


@require_POST
def notes(request: HttpRequest, key: str) -> HttpResponse:
    """A sentence is added."""
    at = door(request, key)

    def do() -> tuple[str, str, str]:
        item = request.POST.get("item", "")
        _text, code = actions.add_note(
            actor=at.actor,
            at=now(),
            meeting=key,
            text=request.POST.get("text", ""),
            item=int(item) if item.isdecimal() else None,
        )
        return _("Noted."), code, f"{at.meeting.url}/minutes"

    return post_only(request, do)


@require_POST
def approval(request: HttpRequest, key: str) -> HttpResponse:
    """A later meeting approved these minutes."""
    at = door(request, key)
    form = CountForm(request.POST)

    def do() -> tuple[str, str, str]:
        votes = form.cleaned_data if form.is_valid() else {}
        view, code = actions.approve_minutes(
            actor=at.actor,
            at=now(),
            meeting=key,
            approved_at=request.POST.get("approved_at", ""),
            digest=request.POST.get("digest", ""),
            votes_for=votes.get("votes_for"),
            votes_against=votes.get("votes_against"),
            abstentions=votes.get("abstentions") or 0,
        )
        approved = view is not None and view.status != "draft"
        words = _("The minutes are approved.") if approved else _("The minutes were voted down.")
        return words, code, f"{at.meeting.url}/minutes"

    return post_only(request, do)


def corrections(request: HttpRequest, key: str) -> HttpResponse:
    """Something in the minutes is wrong."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer
    decided = [
        (d.number, f"{d.number}: {d.question} ({d.count_words or d.outcome_words})")
        for d in queries.decisions_of(key)
        if d.corrected_by is None
    ]

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        right = None
        if values["votes_for"] is not None and values["votes_against"] is not None:
            right = RightFigures(
                values["votes_for"], values["votes_against"], values["abstentions"] or 0
            )
        _view, code = actions.correct_minutes(
            actor=at.actor,
            at=now(),
            meeting=key,
            said=values["said"],
            should_say=values["should_say"],
            why=values["why"],
            decision=values["decision"],
            figures=right,
        )
        words = _("Corrected; what the minutes said stays visible.")
        return words, code, f"{at.meeting.url}/minutes"

    return act_page(
        request,
        form=CorrectionForm(request.POST or None, decisions=decided),
        do=do,
        crumbs=crumbs(at, (_("Minutes"), f"{at.meeting.url}/minutes")),
        title=_("Correct the minutes"),
        lede=_("A correction points at what was wrong. Nothing is rubbed out."),
        button=_("Correct"),
        back=f"{at.meeting.url}/minutes",
    )


def _minutes(request: HttpRequest, key: str) -> tuple[Door, MinutesView | HttpResponse]:
    at = door(request, key)
    if answer := shut(request, at):
        return at, answer
    view = queries.minutes(key)
    if view is None:
        return at, redirect(at.meeting.url)
    return at, view


def _later(at: Door) -> list[tuple[str, str]]:
    """The meetings of the same body that sit now and could approve these minutes."""
    meeting = at.meeting
    return [
        (line.key, line.title)
        for line in queries.meetings_of(meeting.unit_slug)
        if line.status == "open" and line.starts_at > meeting.starts_at
    ]

"""Amendments from the floor, until the words stand on which the meeting decides."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.forms.holding import (
    MOST_TICKS,
    AmendmentForm,
    CountForm,
)
from folkmoot.apps.assembly.views.acting import (
    attempt,
    crumbs,
    door,
    members_here,
    post_only,
    shut,
)
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.apps.assembly.views.words import tracked
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
def amendments(request: HttpRequest, key: str) -> HttpResponse:
    """The motions of a meeting as amended so far, and what is still to be voted on."""
    at = door(request, key)
    if answer := shut(request, at):
        return answer
    texts = queries.motion_texts(key)
    form = AmendmentForm(
        request.POST or None,
        items=[(text.item_id, text.title) for text in texts],
        members=members_here(at)[:MOST_TICKS],
    )

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        moved, code = actions.move_floor_amendment(actor=at.actor, at=now(), meeting=key, **values)
        words = _("Amendment %(number)d is moved.") % {"number": moved.number}
        return words, code, f"{at.meeting.url}/amendments"

    tried = attempt(request, form, do)
    if tried.response is not None:
        return tried.response
    context = {
        "door": at,
        "meeting": at.meeting,
        "texts": [_shown(text) for text in texts],
        "form": form if at.counts and at.meeting.status == "open" and texts else None,
        "count_form": CountForm(),
        "names": at.belongs or at.runs or at.counts,
        "verdict": tried.verdict,
        "tabs": tabs(at, "amendments"),
        "crumbs": crumbs(at),
    }
    status = 422 if tried.verdict is not None or form.errors else 200
    return render(request, "assembly/amendments.html", context, status=status)


@require_POST
def amendment_decision(request: HttpRequest, key: str, item: int, number: int) -> HttpResponse:
    """An amendment was voted on."""
    at = door(request, key)
    form = CountForm(request.POST)

    def do() -> tuple[str, str, str]:
        values = form.cleaned_data if form.is_valid() else {}
        view, code = actions.decide_floor_amendment(
            actor=at.actor,
            at=now(),
            meeting=key,
            item=item,
            amendment=number,
            votes_for=values.get("votes_for"),
            votes_against=values.get("votes_against"),
            abstentions=values.get("abstentions") or 0,
            declared=request.POST.get("declared", ""),
        )
        words = _("Amendment %(number)d: %(outcome)s.")
        return (
            words % {"number": number, "outcome": view.outcome_words},
            code,
            f"{at.meeting.url}/amendments",
        )

    return post_only(request, do)


def _shown(text: queries.MotionText) -> dict[str, Any]:
    return {
        "text": text,
        "so_far": tracked(text.printed, text.standing) if text.printed != text.standing else None,
        "amendments": [
            (
                amendment,
                [("del", amendment.find), ("ins", amendment.replacement)]
                if amendment.replacement
                else [("del", amendment.find)],
            )
            for amendment in text.amendments
        ],
        "first": text.waiting[0].number if text.waiting else None,
    }

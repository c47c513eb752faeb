"""Votes and agreements: recorded, shown with their working, worked out again."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.actions import Section
from folkmoot.apps.assembly.forms.holding import (
    DecisionForm,
)
from folkmoot.apps.assembly.policy.recomputing import recompute
from folkmoot.apps.assembly.queries import DecisionView
from folkmoot.apps.assembly.queries.decisions import votes_by_name
from folkmoot.apps.assembly.views.acting import (
    act_page,
    crumbs,
    door,
    officers_only,
    shut,
)
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.apps.people import queries as people
from folkmoot.core.arithmetic import percent, say
from folkmoot.core.procedure.rules.procedural_motions import BY_NAME, ProceduralFacts
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

OUTCOME_STATE = {"carried": "done", "agreed": "done", "lost": "stopped", "unclear": "waiting"}


@public
def decisions(request: HttpRequest, key: str) -> HttpResponse:
    """Every vote and agreement of a meeting."""
    at = door(request, key)
    if answer := shut(request, at):
        return answer
    return render(
        request,
        "assembly/decisions.html",
        {
            "door": at,
            "meeting": at.meeting,
            "decisions": [(d, OUTCOME_STATE[d.outcome]) for d in queries.decisions_of(key)],
            "card_votes": [vote for vote in queries.card_votes(key) if vote.open],
            "tabs": tabs(at, "decisions"),
            "crumbs": crumbs(at),
        },
    )


def new_decision(request: HttpRequest, key: str) -> HttpResponse:
    """Recording a vote or an agreement."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer
    lines = queries.agenda_lines(key)
    initial = {"item": request.GET.get("item"), "after": request.GET.get("after")}
    form = DecisionForm(
        request.POST or None,
        items=[(line.id, f"{line.number} {line.title}") for line in lines],
        unclear=unclear(key),
        initial=initial,
    )

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        titles = {line.id: line.title for line in lines}
        view, code = actions.decide(
            actor=at.actor,
            at=now(),
            meeting=key,
            **_decision(values, titles, kinds={line.id: line.question_kind for line in lines}),
        )
        words = _("Decision %(number)d: %(outcome)s.")
        return (
            words % {"number": view.number, "outcome": view.outcome_words},
            code,
            view.url,
        )

    return act_page(
        request,
        form=form,
        do=do,
        template="assembly/new_decision.html",
        door=at,
        meeting=at.meeting,
        tabs=tabs(at, "decisions"),
        crumbs=crumbs(at, (_("Decisions"), f"{at.meeting.url}/decisions")),
    )


def unclear(key: str) -> list[tuple[int, str]]:
    """The votes of a meeting that were too close to call and that nothing has followed."""
    found = queries.decisions_of(key)
    followed = {d.after for d in found}
    return [
        (d.number, f"{d.number}: {d.question}")
        for d in found
        if d.outcome == "unclear" and d.number not in followed
    ]


@public
def decision(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One decision with its working, and the same worked out again."""
    at = door(request, key)
    if answer := shut(request, at):
        return answer
    view = queries.decision(key, number)
    if view is None:
        raise Http404(number)
    return render(
        request,
        "assembly/decision.html",
        {
            "door": at,
            "meeting": at.meeting,
            "decision": view,
            "status": {
                "word": view.outcome_words.capitalize(),
                "state": OUTCOME_STATE[view.outcome],
            },
            "corrected_url": f"{at.meeting.url}/decisions/{view.corrected_by}",
            "bars": _bars(view),
            "college_columns": [
                {"label": _("College")},
                {"label": _("For"), "number": True},
                {"label": _("Against"), "number": True},
                {"label": _("Abstained"), "number": True},
                {"label": _("Entitled"), "number": True},
            ],
            "colleges": [
                [
                    name,
                    *map(say, (f.votes_for, f.votes_against, f.abstentions)),
                    "" if f.entitled is None else say(f.entitled),
                ]
                for name, f in view.colleges.items()
            ],
            "section_columns": [
                {"label": _("Section")},
                {"label": _("For"), "number": True},
                {"label": _("Against"), "number": True},
                {"label": _("Abstained"), "number": True},
            ],
            "sections": [
                [s.name, str(s.votes_for), str(s.votes_against), str(s.abstentions)]
                for s in (view.figures.sections if view.figures else ())
            ],
            "by_name": _by_name(view.id) if at.person_key else [],
            "card_vote": queries.card_vote_of(view.id),
            "again": recompute(view, zone=at.meeting.zone) if "again" in request.GET else None,
            "tabs": tabs(at, "decisions"),
            "crumbs": crumbs(at, (_("Decisions"), f"{at.meeting.url}/decisions")),
        },
    )


def _by_name(decision: int) -> list[tuple[str, list[str]]]:
    """Who voted how in a recorded vote, for those who may read names."""
    found = votes_by_name(decision)
    names = people.names_of({key for keys in found.values() for key in keys})
    words = (("for", _("For")), ("against", _("Against")), ("abstain", _("Abstained")))
    return [
        (label, sorted((names[key] for key in found[choice]), key=str.casefold))
        for choice, label in words
        if choice in found
    ]


def _decision(
    values: dict[str, Any], titles: dict[int, str], *, kinds: dict[int, str]
) -> dict[str, Any]:
    declared = values["declared"]
    item = values["item"]
    kind = values["question_kind"]
    more: dict[str, Any] = {
        "question": values["question"] or titles.get(item, ""),
        "method": values["method"],
        "votes_for": values["votes_for"],
        "votes_against": values["votes_against"],
        "abstentions": values["abstentions"] or 0,
        "sections": [Section(*line) for line in values["sections"]],
        "declared": declared if declared in {"carried", "lost"} else "",
        "clear": declared != "unclear",
        "casting_vote": values["casting_vote"],
        "demanded_by_chair": values["demanded_by_chair"],
        "demanded_by": values["demanded_by"] or 0,
        "question_kind": kind,
        "item": item,
        "after": values["after"],
    }
    named = kind or kinds.get(item, "")
    if named in BY_NAME:
        more["procedural"] = ProceduralFacts(
            BY_NAME[named].name,
            seconded=values["seconded"],
            replied=values["replied"],
            target=values["target"],
            mover_consents=values["seconded"] or None,
        )
    return more


def _bars(view: DecisionView) -> list[dict[str, Any]]:
    figures = view.figures
    if figures is None:
        return []
    card = view.method == "card"
    sides = (
        (_("For"), figures.votes_for, 1),
        (_("Against"), figures.votes_against, 2),
        (_("Abstained"), figures.abstentions, 3),
    )
    return [
        {
            "label": label,
            "value": value,
            "words": f"{percent(value)}%" if card else str(value),
            "tone": tone,
        }
        for label, value, tone in sides
        if value or tone < 3  # noqa: PLR2004  (for and against are shown even at nought)
    ]

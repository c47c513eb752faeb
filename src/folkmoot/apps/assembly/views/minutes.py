"""Minutes: on the page, on paper, approved and corrected; “we met” on one screen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.actions import Decided, NoticeWas, RightFigures
from folkmoot.apps.assembly.forms.calling import kind_for
from folkmoot.apps.assembly.forms.fields import shown
from folkmoot.apps.assembly.forms.holding import CorrectionForm, CountForm, NoteForm
from folkmoot.apps.assembly.forms.we_met import DecidedRows, MetForm
from folkmoot.apps.assembly.minutes_paper import minutes_pdf
from folkmoot.apps.assembly.policy.offices import Seat, may_run
from folkmoot.apps.assembly.queries import MinutesView
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.assembly.views.acting import (
    FORBIDDEN,
    Door,
    act_page,
    actor_of,
    crumbs,
    done,
    door,
    officers_only,
    post_only,
    refused,
    shut,
)
from folkmoot.apps.assembly.views.calling import runs
from folkmoot.apps.assembly.views.lists import not_yours
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.apps.people import queries as people
from folkmoot.core.terms import Verdict
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation

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


def choose_unit(request: HttpRequest) -> HttpResponse:
    """Whose meeting was it."""
    units = runs(request)
    if not units:
        return not_yours(request)
    if len(units) == 1:
        return redirect(f"/meetings/met/{units[0].slug}")
    return render(request, "assembly/choose_unit.html", {"units": units, "crumbs": crumbs()})


def we_met(request: HttpRequest, slug: str) -> HttpResponse:
    """When, who came, what was decided; everything else is optional."""
    unit = people.unit(slug)
    if unit is None:
        raise Http404(slug)
    moment = now()
    today = day_of(moment, installation().zone)
    kind = kind_for(unit.kind) if unit.kind != "national" else "general_meeting"
    # The page has the members' names on it: it is for those who record, to look at as well.
    if not (may := may_run(actor_of(request), Seat(slug, kind, "", today))):
        return refused(request, may, status=FORBIDDEN)
    called = _called(slug)
    members = list(people.members_of(slug, today))
    form = MetForm(request.POST or None, members=members, initial=_first(called))
    rows = DecidedRows(request.POST or None, prefix="decided", initial=_items(called))
    verdict: Verdict | None = None
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        try:
            met, code = actions.we_met(
                actor=actor_of(request),
                at=moment,
                unit=slug,
                kind=kind,
                meeting=called.key if called else "",
                decided=_decided(rows),
                **_met(form.cleaned_data),
            )
        except Refused as no:
            verdict = no.verdict
        else:
            words = _("Recorded. The minutes have written themselves.")
            return done(request, words, code, f"{met.meeting.url}/minutes")
    wrong = bool(verdict is not None or form.errors or rows.total_error_count())
    return render(
        request,
        "assembly/we_met.html",
        {
            "unit": unit,
            "form": form,
            "rows": rows,
            "verdict": verdict,
            "called": called,
            "members": len(members),
            "crumbs": crumbs(),
        },
        status=422 if wrong else 200,
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


def _called(slug: str) -> queries.MeetingView | None:
    """The unit's latest meeting that was called, has begun and was not opened yet."""
    moment = now()
    for line in queries.meetings_of(slug):
        if line.starts_at <= moment and line.status == "called":
            return queries.meeting(line.key)
    return None


def _first(called: queries.MeetingView | None) -> dict[str, Any]:
    return {"held_at": shown(called.starts_at), "place": called.place} if called else {}


def _items(called: queries.MeetingView | None) -> list[dict[str, str]]:
    if called is None:
        return []
    return [
        {"question": line.title, "subject": line.subject, "question_kind": line.question_kind}
        for line in queries.agenda_lines(called.key)
        if line.subject
    ]


def _decided(rows: Any) -> list[Decided]:
    return [
        Decided(
            question=row["question"],
            votes_for=row["votes_for"],
            votes_against=row["votes_against"],
            abstentions=row["abstentions"] or 0,
            subject=row["subject"],
            question_kind=row["question_kind"] or "business",
        )
        for row in rows.cleaned_data
        if row.get("question") and _was_put(row)
    ]


def _was_put(row: dict[str, Any]) -> bool:
    """A motion that stood ready on the page was put only if somebody entered its figures."""
    return not row["subject"] or row["votes_for"] is not None or row["votes_against"] is not None


def _met(values: dict[str, Any]) -> dict[str, Any]:
    given: datetime | None = values.pop("notice_at")
    how = values.pop("notice_how")
    values["online"] = values["online"] or 0
    values["visitors"] = values["visitors"] or 0
    return {**values, "notice": NoticeWas(given, how) if given else None}

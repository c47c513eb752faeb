"""“We met”: a whole meeting on one screen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.actions import Decided, NoticeWas
from folkmoot.apps.assembly.forms.calling import kind_for
from folkmoot.apps.assembly.forms.fields import shown
from folkmoot.apps.assembly.forms.we_met import DecidedRows, MetForm
from folkmoot.apps.assembly.policy.offices import Seat, may_run
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.assembly.views.acting import crumbs, refused
from folkmoot.apps.assembly.views.calling import runs
from folkmoot.apps.assembly.views.lists import not_yours
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import FORBIDDEN, actor_of, done
from folkmoot.core.terms import Verdict
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation


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

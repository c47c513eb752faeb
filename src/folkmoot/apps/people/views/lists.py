"""Lists of members brought in, and taken out."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.actions.import_drafts import head_of, samples_of
from folkmoot.apps.people.background import read_list, rows_read
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.files import ExportForm, ReadingForm, UploadForm
from folkmoot.apps.people.imports import PRESETS
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.people.views.members import NO_FILE
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE
from folkmoot.apps.record.acting import FORBIDDEN, UNPROCESSABLE, done
from folkmoot.core.terms import no
from folkmoot.platform.acts import Refused, one_transaction
from folkmoot.platform.clock import now

FAULTS = {
    "row.width": gettext_lazy("more or fewer cells than the head"),
    "row.no_day": gettext_lazy("no day, or written otherwise than chosen below"),
    "row.email": gettext_lazy("no e-mail address"),
    "row.too_long": gettext_lazy("too long"),
    "member.no_name": gettext_lazy("no name"),
    "member.malformed_number": gettext_lazy("no membership number"),
    "member.number_taken": gettext_lazy("a number that is taken, or comes twice"),
    "member.start_ahead": gettext_lazy("a day of joining that lies ahead"),
    "member.unknown_class": gettext_lazy("a class of membership that is not known here"),
    "unit.unknown": gettext_lazy("a unit that is not known, or whose file you do not keep"),
    "unit.not_yet": gettext_lazy("a unit founded later"),
}
"""What stands in the way of a row, by its code (`imports.read`)."""

WHAT = ("try", "take", "take_good")
_AT_ONCE = 300_000  # bytes: a list as small as this is read before the page answers


@never_cache
def imports(request: HttpRequest) -> HttpResponse:
    """Bring a list; what was brought before; undo a batch."""
    person, actor = signed_in(request)
    today = day_of(now())
    if not queries.scopes_of(person.key, KEEPS_THE_FILE, today):
        return refused(request, no(NO_FILE), status=FORBIDDEN)
    form = UploadForm(request.POST or None, request.FILES or None)
    verdict = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = actions.upload_list(actor=actor, at=now(), name=file.name, data=file.read())
        except Refused as refusal:
            verdict = refusal.verdict
        else:
            return done(request, _("The list is here; nothing is taken over yet."), "", made.url)
    whole = queries.national().slug
    keeps_whole = bool(authority.may_keep_the_file(actor, unit=whole, on=today))
    context = {
        "form": form,
        "verdict": verdict,
        "drafts": queries.drafts_of(person.key),
        "batches": [
            (
                batch,
                next(iter(queries.joints_about("people.import_undone", batch=batch.key)), None),
                day_of(batch.at + timedelta(days=actions.UNDONE_WITHIN)),
                now() <= batch.at + timedelta(days=actions.UNDONE_WITHIN),
            )
            for batch in (queries.batches() if keeps_whole else [])
        ],
    }
    status = UNPROCESSABLE if verdict is not None or form.errors else 200
    return render(request, "people/imports.html", context, status=status)


@never_cache
def draft(request: HttpRequest, key: str) -> HttpResponse:
    """One list: its columns, a trial, what was said of each row, and how far it has come."""
    person, actor = signed_in(request)
    view = queries.draft(key)
    if view is None or view.by != person.key:
        raise Http404
    data = queries.draft_file(key)
    head = head_of(data) if data else []
    preset = request.GET.get("preset", "")
    reading = dict(view.reading)
    if preset in PRESETS:
        reading = {**reading, "preset": preset, "columns": dict(PRESETS[preset])}
    form = ReadingForm(
        request.POST or None,
        head=head,
        units=_units(person.key),
        initial=ReadingForm.initial_of(reading),
    )
    verdict = None
    if request.method == "POST" and form.is_valid():
        what = request.POST.get("what", "try")
        try:
            _ask(actor, view, form, what if what in WHAT else "try", at_once=len(data) < _AT_ONCE)
        except Refused as refusal:
            verdict = refusal.verdict
        else:
            return done(request, _told(view.key), "", view.url)
    context = {
        "view": view,
        "form": form if data and not view.at_work else None,
        "verdict": verdict,
        "head": head,
        "samples": samples_of(data) if data else [],
        "presets": [(name, name == reading.get("preset")) for name in PRESETS],
        "read": rows_read(key) if view.at_work else 0,
        "codes": _why(view.result.get("codes", {})),
        "taken": view.result.get("taken", 0),
        "refused": view.result.get("refused", 0),
        "first": view.result.get("first", []),
    }
    status = UNPROCESSABLE if verdict is not None or form.errors else 200
    return render(request, "people/import.html", context, status=status)


@never_cache
def verdicts(request: HttpRequest, key: str) -> HttpResponse:
    """What was said of each row that cannot be taken over, as a file."""
    person, _actor = signed_in(request)
    view = queries.draft(key)
    if view is None or view.by != person.key:
        raise Http404
    response = HttpResponse(queries.draft_verdicts(key), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verdicts.csv"'
    return response


@require_POST
def undoing(request: HttpRequest, batch: int) -> HttpResponse:
    """Ask for an import to be undone; a second person must agree."""
    _person, actor = signed_in(request)
    try:
        view, code = actions.ask_together(
            actor=actor, at=now(), act="people.import_undone", facts={"batch": batch}
        )
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("A second person must agree now."), code, view.url)


def export(request: HttpRequest) -> HttpResponse:
    """Ask for a list to be taken out; a second person must agree."""
    person, actor = signed_in(request)
    scopes = queries.scopes_of(person.key, KEEPS_THE_FILE, day_of(now()))
    if not scopes:
        return refused(request, no(NO_FILE), status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.ask_together(
            actor=actor, at=now(), act="people.export", facts=dict(values)
        )
        return _("A second person must agree now."), code, view.url

    return act_page(
        request,
        form=ExportForm(request.POST or None, scopes=scopes),
        do=do,
        title=_("Take out a list of members"),
        lede=_(
            "A list that has left the house cannot be called back. So two people want it, it "
            "has a purpose, and the public record says that it was taken."
        ),
        button=_("Ask for it"),
        back="/members/",
    )


def list_file(key: int, name: str) -> HttpResponse:
    """The list of an export that two agreed to, as a file."""
    view = queries.joint(key)
    if view is None or view.agreed_at is None:
        raise Http404
    text = io.StringIO()
    csv.writer(text).writerows(actions.export_rows(view.facts["unit"], day_of(view.agreed_at)))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _told(key: str) -> str:
    """What became of a list just now: small ones are read before the page answers."""
    view = queries.draft(key)
    if view is None or view.at_work:
        return _("The list is being read.")
    if view.result.get("fault"):
        return _("The list was read, and nothing was taken over.")
    if view.batch:
        return _("The members of the list were taken over.")
    return _("The list was tried; nothing was taken over.")


def _why(codes: Mapping[str, int]) -> list[tuple[Any, int]]:
    """Each kind of fault in words, and in how many rows."""
    return [(FAULTS.get(code, code), many) for code, many in codes.items()]


def _ask(
    actor: Any, view: queries.DraftView, form: ReadingForm, what: str, *, at_once: bool
) -> None:
    with one_transaction():
        actions.ask_of_list(
            actor=actor,
            at=now(),
            key=view.key,
            reading=form.reading(str(view.reading.get("preset", ""))),
            what=what,
        )
        if not at_once:
            read_list.enqueue(key=view.key)
    if at_once:
        actions.do_list(at=now(), key=view.key)


def _units(key: str) -> list[tuple[str, str]]:
    scopes = queries.scopes_of(key, KEEPS_THE_FILE, day_of(now()))
    return [(u.slug, u.name) for scope in scopes for u in queries.units_under(scope)]

"""Drafting: begin a motion, take it up again, and see at every moment what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.apps.motions.actions.draft_motion import draft_motion
from folkmoot.apps.motions.actions.revise_motion import revise_motion
from folkmoot.apps.motions.forms import changes as edits
from folkmoot.apps.motions.forms.changes import Change
from folkmoot.apps.motions.forms.draft import new_identifier, posted_changes
from folkmoot.apps.motions.views import desk as desks
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.choosing import choose
from folkmoot.apps.motions.views.desk import Desk
from folkmoot.apps.motions.views.seeing import motion_or_404, working_verdict
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.terms import Verdict
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

SEE_OTHER = 303
REFUSED = 422


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a motion: choose what it changes, then edit it where it stands."""
    at = now()
    if request.method == "POST":
        return _post_new(request, at)
    document, provision = request.GET.get("document", ""), request.GET.get("provision", "")
    kind = surroundings.as_kind(request.GET.get("kind", "")) or (
        "rule_change" if provision else None
    )
    if kind is None or (kind == "rule_change" and not provision):
        return choose(request, at=at)
    desk = Desk(
        kind, desks.form_for(request, kind=kind, at=at, initial=_first_choices(request, at))
    )
    if kind == "rule_change":
        base = _newest(document)
        found = rulebook.provision(document, provision)
        if found is None:
            return choose(request, at=at, missing=provision)
        desk.form.fields["document"].initial = document
        desk = desks.with_changes(desk, base, [edits.as_it_stands(base.tree, found.pid)])
    return _page(request, _checked(desk, at, untouched=True), at)


@require_http_methods(["GET", "POST"])
def revision(request: HttpRequest, key: str) -> HttpResponse:
    """Take a draft up again."""
    at = now()
    motion = motion_or_404(request, key, at=at)
    verdict = working_verdict(key, surroundings.person_key(request), at=at)
    if request.method == "POST":
        return _post_revision(request, motion.key, motion.kind, motion.document, at)
    initial = {
        "title": motion.title,
        "body": motion.body,
        "statement": motion.statement,
        "document": motion.document,
        "unit": motion.unit_slug,
        "conference": motion.conference,
        "event": motion.event,
        "event_at": motion.event_at,
    }
    form = desks.form_for(request, kind=motion.kind, at=at, initial=initial, settled=True)
    desk = Desk(motion.kind, form, motion_key=key)
    if motion.document:
        desk = _with_kept(desk, motion.document, motion.base_edition, motion.operations)
    desk = _checked(desk, at, motion.unit_slug, motion.conference)
    return _page(request, desk, at, verdict=None if verdict else verdict)


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """What the draft on the desk comes to, while it is being typed."""
    at = now()
    desk, _changes = _posted(request, at)
    return render(request, "motions/draft/preview_answer.html", {"desk": desk, "now": at})


def _post_new(request: HttpRequest, at: datetime) -> HttpResponse:
    desk, changes = _posted(request, at)
    asked = request.POST.get("do", "save")
    if asked != "save":
        return _page(request, another(request, desk, changes, asked, at), at)

    def save() -> HttpResponse:
        cleaned = desk.form.cleaned_data
        motion = draft_motion(
            actor=request.actor,  # type: ignore[attr-defined]  (set by the people room)
            at=at,
            kind=desk.kind,
            unit=cleaned["unit"],
            conference=cleaned["conference"],
            title=cleaned["title"],
            body=cleaned.get("body", ""),
            statement=cleaned["statement"],
            document=desk.base.document if desk.base else "",
            operations=desk.operations,
            model_of=cleaned["model_of"],
            event=cleaned.get("event") or "",
            event_at=cleaned.get("event_at"),
        )
        surroundings.tell(request, _("Your draft is saved. Only you see it."))
        return _to("motions:motion", motion.key)

    return _saved(request, desk, save, at)


def _post_revision(
    request: HttpRequest, key: str, kind: Kind, document: str, at: datetime
) -> HttpResponse:
    desk, changes = _posted(request, at, key=key, kind=kind, document=document)
    asked = request.POST.get("do", "save")
    if asked != "save":
        return _page(request, another(request, desk, changes, asked, at), at)

    def save() -> HttpResponse:
        cleaned = desk.form.cleaned_data
        revise_motion(
            actor=request.actor,  # type: ignore[attr-defined]
            at=at,
            motion=key,
            title=cleaned["title"],
            body=cleaned.get("body", ""),
            statement=cleaned["statement"],
            operations=desk.operations,
            base_edition=desk.base.sequence if desk.base else None,
        )
        surroundings.tell(request, _("The draft is saved."))
        return _to("motions:motion", key)

    return _saved(request, desk, save, at)


def _posted(
    request: HttpRequest,
    at: datetime,
    *,
    key: str = "",
    kind: Kind | None = None,
    document: str = "",
) -> tuple[Desk, Sequence[Change]]:
    """The desk as the form sent it. The words of an existing draft are found by its number."""
    key = key or request.POST.get("motion", "")
    motion = motion_or_404(request, key, at=at) if key else None
    kind = motion.kind if motion else kind or surroundings.as_kind(request.POST.get("kind", ""))
    if kind is None:
        raise Http404(_("There is no such kind of motion."))
    form = desks.form_for(request, kind=kind, at=at, data=request.POST, settled=motion is not None)
    form.is_valid()
    desk = Desk(kind, form, motion_key=key)
    unit = motion.unit_slug if motion else request.POST.get("unit", "")
    conference = motion.conference if motion else request.POST.get("conference", "")
    changes: Sequence[Change] = ()
    if kind == "rule_change":
        base = _newest(motion.document if motion else document or request.POST.get("document", ""))
        posted = posted_changes(request.POST)
        changes = posted.changes
        if motion and not changes and edits.changes_of(base.tree, motion.operations) is None:
            desk = desks.with_operations(desk, base, motion.operations)
        else:
            desk = desks.with_changes(desk, base, changes)
        if posted.base is not None and posted.base != base.sequence:
            desk = replace(desk, moved_on=_moved_on(base))
    return _checked(desk, at, unit, conference), changes


def another(
    request: HttpRequest, desk: Desk, changes: Sequence[Change], asked: str, at: datetime
) -> Desk:
    """The desk after one of its own buttons: check, one place more, one place less."""
    verb, _dash, what = asked.partition("-")
    if desk.base is None or verb not in {"add", "remove"}:
        return desk
    kept = list(changes)
    if verb == "remove":
        if what.isdecimal() and int(what) < len(kept):
            del kept[int(what)]
        return _again(desk, kept, at, request)
    label = request.POST.get("add-label", "").strip()
    found = rulebook.provision(desk.base.document, label) if label else None
    if found is None or found.pid not in desk.base.tree:
        said = (
            _("There is no provision “%(label)s”. Numbers look like 2.I.4.B.") % {"label": label}
            if label
            else _("Say which provision.")
        )
        return replace(desk, add_label=label, add_error=said)
    if what in {"words", "delete"} and any(
        each.pid == found.pid and each.kind == what for each in kept
    ):
        return replace(desk, add_label=label, add_error=_("It is on the desk already."))
    tree = desk.base.tree
    if what == "words":
        kept.append(edits.as_it_stands(tree, found.pid))
    elif what == "delete":
        kept.append(Change("delete", found.pid))
    else:
        inside = what == "inside"
        kept.append(edits.beside(tree, found.pid, new_pid=new_identifier(at), inside=inside))
    return _again(desk, kept, at, request)


def _again(desk: Desk, changes: Sequence[Change], at: datetime, request: HttpRequest) -> Desk:
    assert desk.base is not None  # noqa: S101  (only a rule change has places)
    unit, conference = request.POST.get("unit", ""), request.POST.get("conference", "")
    return _checked(desks.with_changes(desk, desk.base, changes), at, unit, conference)


def _saved(
    request: HttpRequest, desk: Desk, save: Callable[[], HttpResponse], at: datetime
) -> HttpResponse:
    refused = [place.reason for place in desk.places if place.reason]
    if refused:
        return _page(request, desk, at, verdict=Verdict(allowed=False, reasons=tuple(refused)))
    if not desk.form.is_valid():
        return _page(request, desk, at, status=REFUSED)
    try:
        return save()
    except Refused as no:
        return _page(request, desk, at, verdict=no.verdict)


def _with_kept(
    desk: Desk, document: str, base_edition: int | None, operations: Sequence[object]
) -> Desk:
    base = _newest(document)
    kept = edits.changes_of(base.tree, operations)  # type: ignore[arg-type]
    if kept is None:
        desk = desks.with_operations(desk, base, tuple(operations))  # type: ignore[arg-type]
    else:
        desk = desks.with_changes(desk, base, kept)
    return desk if base.sequence == base_edition else replace(desk, moved_on=_moved_on(base))


def _moved_on(base: rulebook.EditionView) -> str:
    return _(
        "Edition %(last)s has been adopted since you began. Your words stand below; compare them "
        "with the rule as it reads now before you save."
    ) % {"last": base.sequence}


def _checked(
    desk: Desk, at: datetime, unit: str = "", conference: str = "", *, untouched: bool = False
) -> Desk:
    form = desk.form
    return desks.checked(
        desk,
        unit=unit or str(form["unit"].value() or ""),
        conference=conference or str(form["conference"].value() or ""),
        at=at,
        untouched=untouched,
    )


def _first_choices(request: HttpRequest, at: datetime) -> dict[str, str]:
    units = surroundings.units_to_propose_at(request, at=at)
    conferences = surroundings.conferences_to_choose(at)
    chosen = request.GET.get("conference", "")
    first = next((key for key, _title in conferences if key == chosen), "")
    return {
        "unit": units[0][0] if units else "",
        "conference": first or (conferences[0][0] if conferences else ""),
    }


def _newest(document: str) -> rulebook.EditionView:
    base = rulebook.last_edition(document)
    if base is None:
        raise Http404(_("There is no rule book “%(document)s”.") % {"document": document})
    return base


def _page(
    request: HttpRequest,
    desk: Desk,
    at: datetime,
    *,
    verdict: Verdict | None = None,
    status: int = 200,
) -> HttpResponse:
    if desk.motion_key:
        action = reverse("motions:revision", args=[desk.motion_key])
        crumbs = surroundings.crumbs(
            (desk.motion_key, reverse("motions:motion", args=[desk.motion_key]))
        )
    else:
        action = reverse("motions:new")
        crumbs = surroundings.crumbs()
    context = {
        "desk": replace(desk, action=action),
        "verdict": verdict,
        "crumbs": crumbs,
        "now": at,
    }
    answer = REFUSED if verdict is not None else status
    return render(request, "motions/draft/edit.html", context, status=answer)


def _to(name: str, key: str) -> HttpResponse:
    return HttpResponseRedirect(reverse(name, args=[key]), status=SEE_OTHER)

"""The committee draws up a composite: choose its parents, then put their words together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.actions.form_composite import draw_up_composite
from folkmoot.apps.motions.forms import changes as edits
from folkmoot.apps.motions.forms.draft import posted_changes
from folkmoot.apps.motions.forms.steps import ParentsForm
from folkmoot.apps.motions.views import desk as desks
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.desk import Desk
from folkmoot.apps.motions.views.desk_posted import another
from folkmoot.apps.motions.views.desk_saved import REFUSED, SEE_OTHER
from folkmoot.apps.motions.views.lists import sits_on_committee
from folkmoot.apps.record.acting import tell
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Document, apply
from folkmoot.core.terms import Reason, Verdict, no
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Without parents in the address: choose them. With them: write the composite."""
    at = now()
    meeting = assembly.conference(key)
    if meeting is None or not sits_on_committee(surroundings.person_key(request), at=at):
        raise Http404(_("The arrangements committee draws up composites."))
    chosen = request.GET.getlist("parents")
    parents = [view for each in chosen if (view := queries.motion(each, at=at)) and view.public]
    if len(parents) < 2:  # noqa: PLR2004  (one motion is no composite)
        return _choose(request, meeting, at)
    verdict = _alike(parents)
    if not verdict:
        return _choose(request, meeting, at, verdict=verdict)
    if request.method == "POST":
        return _post(request, meeting, parents, at)
    return _page(request, meeting, parents, _first(request, parents, at), at)


def _choose(
    request: HttpRequest,
    meeting: assembly.MeetingView,
    at: datetime,
    *,
    verdict: Verdict | None = None,
) -> HttpResponse:
    lines = queries.public_motions(meeting.key, at=at, states=("in_order",))
    motions = [
        (line.key, f"{line.key} {line.title} ({line.unit_name})")
        for line in lines
        if not line.composite
    ]
    asked = bool(request.GET.getlist("parents"))
    form = ParentsForm(request.GET if asked else None, motions=motions)
    if asked and verdict is None:
        verdict = _few()
    context = {
        "form": form,
        "motions": motions,
        "verdict": verdict,
        "meeting": meeting,
        "crumbs": _crumbs(meeting),
    }
    return render(
        request,
        "motions/composite_parents.html",
        context,
        status=200 if verdict is None else REFUSED,
    )


def _post(
    request: HttpRequest,
    meeting: assembly.MeetingView,
    parents: Sequence[queries.MotionView],
    at: datetime,
) -> HttpResponse:
    kind = parents[0].kind
    form = desks.form_for(request, kind=kind, at=at, data=request.POST, settled=True)  # type: ignore[arg-type]
    valid = form.is_valid()
    desk = Desk(kind, form)  # type: ignore[arg-type]
    changes: Sequence[edits.Change] = ()
    base = rulebook.last_edition(parents[0].document) if parents[0].document else None
    if base is not None:
        changes = posted_changes(request.POST).changes
        desk = desks.with_changes(desk, base, changes)
    asked = request.POST.get("do", "save")
    if asked != "save" or not valid:
        desk = another(request, desk, changes, asked, at) if asked != "save" else desk
        return _page(request, meeting, parents, desk, at, status=200 if valid else REFUSED)
    cleaned = form.cleaned_data
    try:
        composite = draw_up_composite(
            actor=request.actor,  # type: ignore[attr-defined]
            at=at,
            parents=[parent.key for parent in parents],
            title=cleaned["title"],
            body=cleaned.get("body", ""),
            statement=cleaned["statement"],
            operations=desk.operations,
            begins=cleaned.get("begins"),
            proviso=cleaned.get("proviso") or "",
            ends=cleaned.get("ends"),
        )
    except Refused as refused:
        return _page(request, meeting, parents, desk, at, verdict=refused.verdict)
    tell(request, _("The composite is drawn up. Each unit is asked for its answer."))
    return HttpResponseRedirect(reverse("motions:motion", args=[composite.key]), status=SEE_OTHER)


def _first(request: HttpRequest, parents: Sequence[queries.MotionView], at: datetime) -> Desk:
    """The desk to begin with: what the parents say, one after another as far as it fits."""
    first = parents[0]
    initial = {
        "title": first.title,
        "document": first.document,
        "body": "\n\n".join(dict.fromkeys(parent.body for parent in parents)),
        "event": first.event,
        "event_at": first.event_at,
    }
    form = desks.form_for(request, kind=first.kind, at=at, initial=initial, settled=True)  # type: ignore[arg-type]
    desk = Desk(first.kind, form)  # type: ignore[arg-type]
    base = rulebook.last_edition(first.document) if first.document else None
    if base is None:
        return desk
    together = _together(base.tree, parents)
    return desks.with_changes(desk, base, edits.changes_between(base.tree, together) or ())


def _together(tree: Document, parents: Sequence[queries.MotionView]) -> Document:
    """The book with each parent's change that still fits after those before it."""
    for parent in parents:
        made = apply(tree, parent.operations)
        tree = made if isinstance(made, Document) else tree
    return tree


def _page(
    request: HttpRequest,
    meeting: assembly.MeetingView,
    parents: Sequence[queries.MotionView],
    desk: Desk,
    at: datetime,
    *,
    verdict: Verdict | None = None,
    status: int = 200,
) -> HttpResponse:
    desk = replace(desk, action=request.get_full_path(), composite_of=tuple(parents), rivals=())
    context = {"desk": desk, "verdict": verdict, "crumbs": _crumbs(meeting), "now": at}
    answer = REFUSED if verdict is not None else status
    return render(request, "motions/draft/edit.html", context, status=answer)


def _alike(parents: Sequence[queries.MotionView]) -> Verdict:
    if len({(parent.kind, parent.document, parent.conference) for parent in parents}) == 1:
        return Verdict(allowed=True)
    return no(
        Reason(
            "compositing.not_alike",
            "These motions are of different kinds, or change different rule books.",
            remedy="Choose motions of one kind.",
        )
    )


def _few() -> Verdict:
    return no(
        Reason(
            "compositing.too_few_parents",
            "A composite is made of two motions or more.",
            remedy="Choose another one.",
        )
    )


def _crumbs(meeting: assembly.MeetingView) -> list[dict[str, str]]:
    return surroundings.crumbs((meeting.title, reverse("motions:conference", args=[meeting.key])))

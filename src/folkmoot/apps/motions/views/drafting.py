"""Drafting: begin a motion, take it up again, and see at every moment what it comes to."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.apps.motions.forms import changes as edits
from folkmoot.apps.motions.forms.draft import MOST_CHARACTERS, posted_changes
from folkmoot.apps.motions.views import desk as desks
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.choosing import choose
from folkmoot.apps.motions.views.desk import Desk
from folkmoot.apps.motions.views.desk_posted import (
    checked,
    newest,
    parents_of,
    place_is_settled,
    posted,
    with_kept,
)
from folkmoot.apps.motions.views.desk_saved import page, save_new, save_revision
from folkmoot.apps.motions.views.seeing import motion_or_404, working_verdict
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.platform.clock import now


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a motion: choose what it changes, then edit it where it stands.

    An address may bring the fields of the form with it, so that other pages can offer a motion
    that is written already. Nothing is saved by that.
    """
    at = now()
    if request.method == "POST":
        return save_new(request, at)
    document, provision = request.GET.get("document", ""), request.GET.get("provision", "")
    brought = posted_changes(request.GET).changes
    kind = surroundings.as_kind(request.GET.get("kind", "")) or (
        "rule_change" if provision or brought else None
    )
    if kind is None or (kind == "rule_change" and not provision and not brought):
        return choose(request, at=at)
    desk = Desk(
        kind, desks.form_for(request, kind=kind, at=at, initial=_first_choices(request, at))
    )
    if kind == "rule_change":
        base = newest(document)
        if brought:
            desk.form.fields["document"].initial = document
            desk = desks.with_changes(desk, base, brought)
            return page(request, checked(desk, at), at)
        found = rulebook.provision(document, provision)
        if found is None:
            return choose(request, at=at, missing=provision)
        desk.form.fields["document"].initial = document
        desk = desks.with_changes(desk, base, [edits.as_it_stands(base.tree, found.pid)])
    return page(request, checked(desk, at, untouched=True), at)


@require_http_methods(["GET", "POST"])
def revision(request: HttpRequest, key: str) -> HttpResponse:
    """Take a draft up again."""
    at = now()
    motion = motion_or_404(request, key, at=at)
    verdict = working_verdict(key, surroundings.person_key(request), at=at)
    if request.method == "POST":
        return save_revision(request, motion, at)
    initial = {
        "title": motion.title,
        "body": motion.body,
        "statement": motion.statement,
        "document": motion.document,
        "unit": motion.unit_slug,
        "conference": motion.conference,
        "event": motion.event,
        "event_at": motion.event_at,
        "begins": motion.begins,
        "proviso": motion.proviso,
        "ends": motion.ends,
    }
    kind = surroundings.as_kind(motion.kind)
    assert kind is not None  # noqa: S101  (a motion that is kept is of a kind)
    settled = place_is_settled(motion)
    form = desks.form_for(request, kind=kind, at=at, initial=initial, settled=settled, kept=motion)
    desk = Desk(kind, form, motion_key=key, composite_of=parents_of(motion, at=at))
    if motion.document:
        desk = with_kept(desk, motion.document, motion.base_edition, motion.operations)
    desk = checked(desk, at, motion.unit_slug, motion.conference)
    return page(request, desk, at, verdict=None if verdict else verdict)


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """What the draft on the desk comes to, while it is being typed."""
    at = now()
    desk, _changes = posted(request, at)
    return render(request, "motions/draft/preview_answer.html", {"desk": desk, "now": at})


def _first_choices(request: HttpRequest, at: datetime) -> dict[str, str]:
    units = surroundings.units_to_propose_at(request, at=at)
    conferences = surroundings.conferences_to_choose(at)
    chosen = request.GET.get("conference", "")
    first = next((key for key, _title in conferences if key == chosen), "")
    return {
        "title": request.GET.get("title", "")[:200],
        "statement": request.GET.get("statement", "")[:MOST_CHARACTERS],
        "unit": units[0][0] if units else "",
        "conference": first or (conferences[0][0] if conferences else ""),
    }

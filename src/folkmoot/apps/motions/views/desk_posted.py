"""The desk of a draft as a form sent it, or as it was kept, and after its own buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from folkmoot.apps.motions import queries
from folkmoot.apps.motions.forms import changes as edits
from folkmoot.apps.motions.forms.changes import Change
from folkmoot.apps.motions.forms.draft import (
    MOST_CHANGES,
    MOST_CHARACTERS,
    new_identifier,
    posted_changes,
)
from folkmoot.apps.motions.forms.pasted import pasted
from folkmoot.apps.motions.views import desk as desks
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.motions.views.desk import Desk
from folkmoot.apps.motions.views.seeing import motion_or_404
from folkmoot.apps.rulebook import queries as rulebook


def posted(request: HttpRequest, at: datetime, *, key: str = "") -> tuple[Desk, Sequence[Change]]:
    """The desk as the form sent it. The words of an existing draft are found by its number."""
    key = key or request.POST.get("motion", "")
    motion = motion_or_404(request, key, at=at) if key else None
    kind = surroundings.as_kind(motion.kind if motion else request.POST.get("kind", ""))
    if kind is None:
        raise Http404(_("There is no such kind of motion."))
    settled = motion is not None and place_is_settled(motion)
    form = desks.form_for(
        request, kind=kind, at=at, data=request.POST, settled=settled, kept=motion
    )
    form.is_valid()
    desk = Desk(kind, form, motion_key=key, composite_of=parents_of(motion, at=at))
    unit, conference = request.POST.get("unit", ""), request.POST.get("conference", "")
    if motion and settled:
        unit, conference = motion.unit_slug, motion.conference
    changes: Sequence[Change] = ()
    if kind == "rule_change":
        base = newest(motion.document if motion else request.POST.get("document", ""))
        posted = posted_changes(request.POST)
        changes = posted.changes
        if motion and not changes and edits.changes_of(base.tree, motion.operations) is None:
            desk = desks.with_operations(desk, base, motion.operations)
        else:
            desk = desks.with_changes(desk, base, changes)
        if posted.base is not None and posted.base != base.sequence:
            desk = replace(desk, moved_on=_moved_on(base))
    return checked(desk, at, unit, conference), changes


def place_is_settled(motion: queries.MotionView) -> bool:
    """Whether it has been before a meeting, so that only its words may change."""
    return motion.composite or motion.state != "draft"


def parents_of(
    motion: queries.MotionView | None, *, at: datetime
) -> tuple[queries.MotionView, ...]:
    """Of a composite, the motions it is drawn up from."""
    whole = queries.composite_view(motion.key, at=at) if motion and motion.composite else None
    if whole is None:
        return ()
    views = queries.motions([parent.motion for parent in whole.parents], at=at)
    return tuple(views[parent.motion] for parent in whole.parents)


def with_kept(
    desk: Desk, document: str, base_edition: int | None, operations: Sequence[object]
) -> Desk:
    base = newest(document)
    kept = edits.changes_of(base.tree, operations)  # type: ignore[arg-type]
    if kept is None:
        desk = desks.with_operations(desk, base, tuple(operations))  # type: ignore[arg-type]
    else:
        desk = desks.with_changes(desk, base, kept)
    return desk if base.sequence == base_edition else replace(desk, moved_on=_moved_on(base))


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
    if what == "wording":
        return _with_wording(request, desk, kept, at)
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


def _with_wording(
    request: HttpRequest, desk: Desk, changes: Sequence[Change], at: datetime
) -> Desk:
    """The desk with a pasted sentence carried out on it, or with the reason why it was not."""
    assert desk.base is not None  # noqa: S101  (only a rule change has places)
    sentence = request.POST.get("add-wording", "").strip()[:MOST_CHARACTERS]
    outcome = pasted(desk.base.tree, changes, sentence, new_pid=lambda: new_identifier(at))
    if outcome.taken and len(outcome.changes) <= MOST_CHANGES:
        said = _("Your wording is on the desk. See below what it would do before you save.")
        note = " ".join([said, *outcome.why])
        return replace(_again(desk, outcome.changes, at, request), wording_note=note)
    error = _("This was not understood: %(words)s") % {"words": outcome.left_over}
    if not outcome.left_over:
        error = " ".join(outcome.why) or _("It changes too many places at once.")
    error = _("%(reason)s Nothing was changed; edit the words where they stand.") % {
        "reason": error if error.endswith(".") else f"{error}."
    }
    return replace(desk, add_wording=sentence, wording_error=error)


def _again(desk: Desk, changes: Sequence[Change], at: datetime, request: HttpRequest) -> Desk:
    assert desk.base is not None  # noqa: S101  (only a rule change has places)
    unit, conference = request.POST.get("unit", ""), request.POST.get("conference", "")
    return checked(desks.with_changes(desk, desk.base, changes), at, unit, conference)


def checked(
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


def newest(document: str) -> rulebook.EditionView:
    base = rulebook.last_edition(document)
    if base is None:
        raise Http404(_("There is no rule book “%(document)s”.") % {"document": document})
    return base


def _moved_on(base: rulebook.EditionView) -> str:
    return _(
        "Edition %(last)s has been adopted since you began. Your words stand below; compare them "
        "with the rule as it reads now before you save."
    ) % {"last": base.sequence}

"""What two people do together: what waits, one of them, agreeing and declining."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.policy import together as policy
from folkmoot.apps.people.policy.duplicates import may_part
from folkmoot.apps.people.together import joints
from folkmoot.apps.people.views.acting import refused, signed_in
from folkmoot.apps.people.views.lists import list_file
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE, word
from folkmoot.apps.record.acting import FORBIDDEN, done
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

_FETCHED_WITHIN = timedelta(days=1)


@never_cache
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for me as the second, and what I asked for."""
    person, actor = signed_in(request)
    today = day_of(now())
    mine = queries.joints_of(person.key)
    others = [v for v in queries.waiting_joints() if policy.may_agree(actor, v, on=today)]
    context = {
        "waiting": [(view, _says(view)) for view in others],
        "mine": [(view, _says(view)) for view in mine],
    }
    return render(request, "people/joints.html", context)


@never_cache
def joint(request: HttpRequest, key: int) -> HttpResponse:
    """One of them: what is asked for, by whom, and what came of it."""
    person, actor = signed_in(request)
    view = _found(key)
    may = policy.may_agree(actor, view, on=day_of(now()))
    part = person.key in (view.asked_by, view.agreed_by)
    if not (may or part):
        return refused(request, may, status=FORBIDDEN)
    names = queries.names_of([key for key in (view.asked_by, view.agreed_by) if key])
    context = {
        "view": view,
        "says": _says(view),
        "asked_by": names[view.asked_by],
        "agreed_by": names.get(view.agreed_by, ""),
        "may_agree": bool(may),
        "own": person.key == view.asked_by,
        "list_ready": _list_ready(view, actor),
        "joined": _joined(view, actor),
        "seconds": _seconds(view) if view.waits else None,
        "unit": queries.national(),
        "roles": list(dict.fromkeys(word(role) for role in KEEPS_THE_FILE)),
    }
    return render(request, "people/joint.html", context)


@require_POST
def agreement(request: HttpRequest, key: int) -> HttpResponse:
    """I agree: now it is done."""
    _person, actor = signed_in(request)
    try:
        view, code = actions.agree_together(actor=actor, at=now(), joint=key)
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("Agreed and done."), code, view.url)


@require_POST
def declining(request: HttpRequest, key: int) -> HttpResponse:
    """It is not done."""
    _person, actor = signed_in(request)
    try:
        _view, code = actions.decline_together(actor=actor, at=now(), joint=key)
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("Settled; nothing was done."), code, "/together/")


@never_cache
def taken_list(request: HttpRequest, key: int) -> HttpResponse:
    """The list that two agreed to take out, for a day."""
    _person, actor = signed_in(request)
    view = _found(key)
    if not _list_ready(view, actor):
        raise Http404
    return list_file(key, f"members-{view.facts['unit']}-{view.receipt}.csv")


def _list_ready(view: queries.JointView, actor: ActorRef) -> bool:
    return (
        view.act == "people.export"
        and view.agreed_at is not None
        and actor.key in (view.asked_by, view.agreed_by)
        and now() < view.agreed_at + _FETCHED_WITHIN
    )


def _joined(view: queries.JointView, actor: ActorRef) -> queries.MergeView | None:
    """The two files that were joined by it, if the reader may part them again."""
    found = queries.merge(view.outcome["merge"]) if "merge" in view.outcome else None
    may = found is not None and may_part(actor, found, on=day_of(now()))
    return found if may else None


def _seconds(view: queries.JointView) -> list[str]:
    """The names of those who could agree."""
    keys = policy.who_may_agree(view, on=day_of(now()))
    names = queries.names_of(keys)
    return [names[key] for key in keys]


def _says(view: queries.JointView) -> str:
    known = joints().get(view.act)
    return known.says(view.facts) if known else view.act


def _found(key: int) -> queries.JointView:
    view = queries.joint(key)
    if view is None:
        raise Http404
    return view

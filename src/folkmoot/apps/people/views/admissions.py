"""Admissions: the own one, those of the own unit, and objections to them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.joining import CONDUCT, AnswerForm, ReasonsForm
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.queries.joining import AdmissionView, ObjectionView
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE
from folkmoot.apps.record.acting import FORBIDDEN, done
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now
from folkmoot.web import offers

_NEAR = ("branch", "local_party", "affiliate")
OUTCOMES = {
    "admitted": gettext_lazy("admitted"),
    "provisional": gettext_lazy("still provisional"),
    "objected": gettext_lazy("objected to, not decided"),
    "refused": gettext_lazy("refused, by a certificate of process"),
}


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """My admission: how far it has come, who objects and why, and who was like me."""
    person, _actor = signed_in(request)
    return _page(request, person.key, own=True)


@never_cache
def admission(request: HttpRequest, number: str) -> HttpResponse:
    """Somebody's admission, for members of the same unit while it is open, and officers."""
    person, actor = signed_in(request)
    today = day_of(now())
    found = queries.person_by_number(number)
    if found is None:
        raise Http404
    view = queries.admission(found.key, today)
    near = [
        {u.slug for u in queries.units_of(key, today) if u.kind in _NEAR}
        for key in (person.key, found.key)
    ]
    mine_too = near[0] & near[1]
    keeps = authority.keeps_the_file_of(actor, person=found.key, on=today)
    if view is None or not (keeps or (mine_too and view.state != "member")):
        return refused(request, keeps, status=FORBIDDEN)
    actions.note_looks(actor=actor, at=now(), persons=[found.key], what="admission")
    return _page(request, found.key, own=False)


def _page(request: HttpRequest, key: str, *, own: bool) -> HttpResponse:
    person, actor = signed_in(request)
    today = day_of(now())
    view = queries.admission(key, today)
    keeps = bool(authority.keeps_the_file_of(actor, person=key, on=today))
    objections = view.objections if view else ()
    names = queries.names_of([each.by for each in objections])
    conduct = dict(CONDUCT)
    context = {
        "own": own,
        "view": view,
        "name": queries.name_of(key),
        "objections": [(each, names[each.by], _state(each)) for each in objections],
        "declared": [(d, conduct.get(d.act, d.act)) for d in queries.declared_by(key)],
        "comparables": [
            (c, [(d, conduct.get(d.act, d.act)) for d in c.declared], OUTCOMES[c.outcome])
            for c in (queries.comparables_of(key, today) if own or keeps else [])
        ],
        "may_object": not own and view is not None and view.state == "provisional",
        "may_dismiss": keeps and not own,
        "me": person.key,
        "finding": queries.finding_about(key) if own or keeps else None,
        "beside": offers.within(request.path, person.key, now()),
        **(_next_of(view) if own and view is not None else {}),
    }
    return render(request, "people/admission.html", context)


def _next_of(view: AdmissionView) -> dict[str, Any]:
    """What whoever joined is to do now, and by when: the first objection not answered yet."""
    today = day_of(now())
    waits = [each for each in view.objections if each.stands(today)]
    if not waits:
        return {"say": _("Nothing is asked of you.")}
    first = min(waits, key=lambda each: (bool(each.said), each.decide_by))
    if first.said:
        return {"say": _("You have answered. Whoever decides reads it before deciding.")}
    url = reverse("people:objection_answer", args=[first.key])
    return {
        "act": {"label": _("Answer the objection"), "url": url},
        "closes": queries.end_of(first.decide_by),
        "now": now(),
    }


@never_cache
def new_members(request: HttpRequest) -> HttpResponse:
    """Those who joined my units and can still be objected to."""
    person, actor = signed_in(request)
    today = day_of(now())
    slugs = [unit.slug for unit in queries.homes_of(person.key, today)]
    slugs += queries.scopes_of(person.key, KEEPS_THE_FILE, today)
    found = queries.new_members(slugs, today) if slugs else []
    actions.note_looks(
        actor=actor, at=now(), persons=[view.person.key for view in found], what="list"
    )
    return render(request, "people/new_members.html", {"found": found})


def objection(request: HttpRequest, number: str) -> HttpResponse:
    """I object to an admission."""
    _person, actor = signed_in(request)
    found = queries.person_by_number(number)
    if found is None:
        raise Http404

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        _key, code = actions.object_to_admission(
            actor=actor, at=now(), person=found.key, reasons=values["reasons"]
        )
        return _("Your objection is in; the person has been told."), code, "/members/new"

    return act_page(
        request,
        form=ReasonsForm(request.POST or None),
        do=do,
        title=_("Object to the admission of %(name)s") % {"name": found.name},
        lede=_(
            "The person reads your name and your reasons, and answers. The membership goes on "
            "meanwhile; if nothing is decided in time, it stays."
        ),
        button=_("Object"),
        back="/members/new",
    )


def answer(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """I answer an objection to my admission, or what an officer asks of me."""
    person, actor = signed_in(request)
    today = day_of(now())
    view = queries.admission(person.key, today)
    asked = next((each for each in view.objections if each.key == key), None) if view else None
    finding = queries.finding_about(person.key) if key is None else None
    if asked is None and finding is None:
        raise Http404

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.answer_as_joiner(
            actor=actor, at=now(), person=person.key, says=values["says"], objection=key
        )
        return _("Your answer is in, beside what it answers."), code, "/me/admission"

    return act_page(
        request,
        form=AnswerForm(request.POST or None),
        do=do,
        title=_("Answer"),
        lede=_("To: “%(reasons)s” Whoever decides reads your answer before deciding.")
        % {"reasons": asked.reasons if asked else finding.reasons if finding else ""},
        button=_("Send my answer"),
        back="/me/admission",
    )


@require_POST
def withdrawal(request: HttpRequest, key: int) -> HttpResponse:
    """I withdraw my objection."""
    _person, actor = signed_in(request)
    try:
        code = actions.withdraw_objection(actor=actor, at=now(), objection_key=key)
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("The objection is withdrawn."), code, "/members/new")


def dismissal(request: HttpRequest, key: int) -> HttpResponse:
    """An officer dismisses an objection, with reasons."""
    _person, actor = signed_in(request)
    if queries.objection(key) is None:
        raise Http404

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.dismiss_objection(
            actor=actor, at=now(), objection_key=key, answer=values["reasons"]
        )
        return _("The objection is dismissed; both were told."), code, "/members/new"

    return act_page(
        request,
        form=ReasonsForm(request.POST or None),
        do=do,
        title=_("Dismiss an objection"),
        lede=_(
            "You can decide here only in favour of the person. Against her decides a case, in "
            "which she is heard."
        ),
        button=_("Dismiss it"),
        back="/members/new",
    )


def _state(each: ObjectionView) -> tuple[str, str]:
    if each.dismissed:
        return _("dismissed"), "done"
    if each.settled_on is not None:
        return _("withdrawn"), "done"
    if each.decide_by < day_of(now()):
        return _("not decided in time: without effect"), "stopped"
    return _("waits for a decision"), "waiting"

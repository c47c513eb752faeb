"""The own file: all of it to take away, its erasure, files joined with it. And alike files."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.joining import DecisionForm
from folkmoot.apps.people.holdings import holdings_of
from folkmoot.apps.people.policy import authority, erasure
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.people.views.members import NO_FILE, found_by_number
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE
from folkmoot.apps.record.acting import FORBIDDEN, done
from folkmoot.core.procedure.membership.rules import KEPT_AFTER
from folkmoot.core.terms import no
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """Everything that is held on me, to read; to take away; to have erased."""
    person, _actor = signed_in(request)
    today = day_of(now())
    context = {
        "rooms": list(holdings_of(person.key).items()),
        "may_erase": erasure.may_be_erased(person.key, own=True, on=today),
        "kept": queries.rules_on(today).explain(KEPT_AFTER),
    }
    return render(request, "people/my_file.html", context)


@never_cache
@require_POST
def taking(request: HttpRequest) -> HttpResponse:
    """All of it as an archive."""
    person, actor = signed_in(request)
    data, _code = actions.take_own_file(actor=actor, at=now(), person=person.key)
    response = HttpResponse(data, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="my-file-{person.number}.zip"'
    return response


@require_POST
def erasing(request: HttpRequest) -> HttpResponse:
    """My file is erased, and I am signed out for good."""
    person, actor = signed_in(request)
    try:
        code = actions.erase_own_file(actor=actor, at=now(), person=person.key)
    except Refused as refusal:
        return refused(request, refusal.verdict)
    logout(request)
    return done(request, _("Your names and addresses are erased."), code, "/")


@require_POST
def parting(request: HttpRequest, key: int) -> HttpResponse:
    """These are two people's files: part them again."""
    person, actor = signed_in(request)
    found = queries.merge(key)
    try:
        code = actions.part_files(actor=actor, at=now(), merge=key)
    except Refused as refusal:
        return refused(request, refusal.verdict)
    own = person.key in (found.kept.key, found.other.key) if found else False
    back = "/me" if own else "/members/duplicates"
    return done(request, _("The files are parted; all is as before."), code, back)


@require_POST
def reinstating(request: HttpRequest) -> HttpResponse:
    """My arrears are paid: the membership that lapsed runs on."""
    person, actor = signed_in(request)
    try:
        _day, code = actions.reinstate(actor=actor, at=now(), person=person.key)
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("Your membership runs on as if it had not lapsed."), code, "/me")


def reinstatement(request: HttpRequest, number: str) -> HttpResponse:
    """An officer gives a membership back, by the decision that undid another."""
    _person, actor = signed_in(request)
    found = found_by_number(number)
    may = authority.may_keep_the_file(actor, unit=queries.national().slug, on=day_of(now()))
    if not may:
        return refused(request, may, status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        _day, code = actions.reinstate(
            actor=actor, at=now(), person=found.key, decided_by=values["decided_by"]
        )
        return _("The membership runs on without a gap."), code, f"/members/{number}"

    return act_page(
        request,
        form=DecisionForm(request.POST or None),
        do=do,
        title=_("Reinstate %(name)s") % {"name": found.name},
        lede=_("What a decision ended, another decision gives back. There is no gap then."),
        button=_("Reinstate"),
        back=f"/members/{number}",
    )


@never_cache
def duplicates(request: HttpRequest) -> HttpResponse:
    """Files of my units that may be one person's."""
    person, actor = signed_in(request)
    today = day_of(now())
    scopes = queries.scopes_of(person.key, KEEPS_THE_FILE, today)
    if not scopes:
        return refused(request, no(NO_FILE), status=FORBIDDEN)
    pairs = queries.likely_duplicates(scopes, today)
    seen = {view.key for pair in pairs for view in (pair.one, pair.other)}
    actions.note_looks(actor=actor, at=now(), persons=seen, what="list")
    context = {"pairs": [(pair, _files(pair, today)) for pair in pairs]}
    return render(request, "people/duplicates.html", context)


@require_POST
def merging(request: HttpRequest) -> HttpResponse:
    """Ask for two files to go on as one; a second person must agree. Or keep them apart."""
    _person, actor = signed_in(request)
    kept = found_by_number(request.POST.get("kept", "")[:20])
    other = found_by_number(request.POST.get("other", "")[:20])
    if request.POST.get("what") == "join_other":
        kept, other = other, kept
    try:
        if request.POST.get("what") == "apart":
            code = actions.keep_apart(actor=actor, at=now(), one=kept.key, other=other.key)
            return done(request, _("They are two people."), code, "/members/duplicates")
        view, code = actions.ask_together(
            actor=actor,
            at=now(),
            act="people.merge",
            facts={
                "kept": kept.key,
                "other": other.key,
                "says": request.POST.get("says", "")[:1000],
            },
        )
    except Refused as refusal:
        return refused(request, refusal.verdict)
    return done(request, _("A second person must agree now."), code, view.url)


def _files(pair: queries.PairView, on: date) -> list[tuple[Any, Any, Any]]:
    """Each file of a pair with its membership and unit, the one that joined first before."""
    files = [
        (view, queries.membership(view.key, on), queries.home_of(view.key, on))
        for view in (pair.one, pair.other)
    ]
    return sorted(files, key=lambda file: file[1].since if file[1] else on)

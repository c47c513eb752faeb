"""Dues: the own, and those of a unit for whoever keeps its books."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.joining import DuesForm
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.people.vocabulary import KEEPS_THE_BOOKS
from folkmoot.apps.record.acting import FORBIDDEN, done
from folkmoot.core.procedure.conduct import rules as conduct
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

STATES = {
    "paid": (gettext_lazy("paid"), "done"),
    "owing": (gettext_lazy("open, not reminded"), "open"),
    "reminded": (gettext_lazy("reminded"), "waiting"),
    "cure": (gettext_lazy("reminded; time to pay"), "waiting"),
    "open_to_lapse": (gettext_lazy("a case may be brought"), "urgent"),
}
_NO_BOOKS = Reason(
    "dues.no_scope",
    "Only those who keep a unit's books see who owes dues.",
    remedy="Your own dues are on your page.",
)


@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """How I stand with my dues, and what happens when."""
    person, _actor = signed_in(request)
    today = day_of(now())
    rules = queries.rules_on(today)
    dues = queries.dues_of(person.key, today)
    context = {
        "dues": dues,
        "state": STATES[dues.state],
        "rules": [rules.explain(conduct.REMINDERS), rules.explain(conduct.CURE)],
        "asked": rules.count(conduct.REMINDERS) or 0,
    }
    return render(request, "people/my_dues.html", context)


@never_cache
def owing(request: HttpRequest) -> HttpResponse:
    """Who of my unit owes dues, and for how long."""
    person, actor = signed_in(request)
    today = day_of(now())
    scopes = queries.scopes_of(person.key, KEEPS_THE_BOOKS, today)
    if not scopes:
        return refused(request, no(_NO_BOOKS), status=FORBIDDEN)
    units = queries.units(scopes)
    listed = []
    for slug in scopes:
        rows = queries.owing(slug, today)
        actions.note_looks(actor=actor, at=now(), persons=[p.key for p, _ in rows], what="dues")
        listed.append((units[slug], [(view, dues, *STATES[dues.state]) for view, dues in rows]))
    return render(request, "people/owing.html", {"listed": listed})


@require_POST
def reminders(request: HttpRequest) -> HttpResponse:
    """Remind those of a unit who can be reminded today."""
    _person, actor = signed_in(request)
    try:
        many, code = actions.remind_of_dues(
            actor=actor, at=now(), unit=request.POST.get("unit", "")[:60]
        )
    except Refused as refusal:
        return refused(request, refusal.verdict)
    says = ngettext("%(count)d member was reminded.", "%(count)d members were reminded.", many)
    return done(request, says % {"count": many}, code, "/members/dues")


def payment(request: HttpRequest, number: str) -> HttpResponse:
    """Write down up to when a member has paid."""
    _person, actor = signed_in(request)
    found = queries.person_by_number(number)
    if found is None:
        raise Http404
    may = authority.keeps_the_books_of(actor, person=found.key, on=day_of(now()))
    if not may:
        return refused(request, may, status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        _dues, code = actions.record_dues(actor=actor, at=now(), person=found.key, **values)
        return _("It is written down."), code, "/members/dues"

    return act_page(
        request,
        form=DuesForm(request.POST or None),
        do=do,
        title=_("Dues of %(name)s") % {"name": found.name},
        button=_("Write it down"),
        back="/members/dues",
    )

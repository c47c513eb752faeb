"""The members' file, for those who keep it, each within the own unit."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.acts import AdmissionForm
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE, word
from folkmoot.apps.record.acting import FORBIDDEN
from folkmoot.core.terms import Reason, no
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

NO_FILE = Reason(
    "members.no_scope",
    "Only those who keep a unit's file can look for members.",
    remedy="Your own file is on your page.",
)


@never_cache
def members(request: HttpRequest) -> HttpResponse:
    """Find a member of the units whose file I keep."""
    person, actor = signed_in(request)
    today = day_of(now())
    scopes = queries.scopes_of(person.key, KEEPS_THE_FILE, today)
    if not scopes:
        return refused(request, no(NO_FILE), status=FORBIDDEN)
    words = request.GET.get("q", "")[:100]
    name, _bar, key = request.GET.get("after", "").rpartition("|")
    after = (name, key) if key else None
    page = queries.find_members(words, scopes=scopes, on=today, after=after)
    found = page.persons
    actions.note_looks(actor=actor, at=now(), persons=[p.key for p in found], what="list")
    more = ""
    if len(found) == queries.PAGE:
        more = "?" + urlencode({"q": words, "after": "|".join(queries.place_of(found[-1]))})
    units = queries.units(scopes)
    context = {
        "words": words,
        "among": page.among,
        "found": [(p.name, p.number, f"/members/{p.number}") for p in found],
        "more": more,
        "first": "?" + urlencode({"q": words}) if after else "",
        "scopes": [units[slug].name for slug in scopes],
    }
    return render(request, "people/members.html", context)


@never_cache
def member(request: HttpRequest, number: str) -> HttpResponse:
    """A member's file; the member will see that it was opened."""
    _person, actor = signed_in(request)
    found = found_by_number(number)
    try:
        file = actions.look_at(actor=actor, at=now(), person=found.key)
    except Refused as refusal:
        return refused(request, refusal.verdict, status=FORBIDDEN)
    today = day_of(now())
    context = {
        "file": file,
        "offices": [(o, word(o.role)) for o in queries.offices_of(found.key, today)],
        "membership": queries.membership(found.key, today),
        "slips": queries.slips_of(found.key),
        "paper_acts": actions.paper_acts(),
    }
    return render(request, "people/member.html", context)


def admission(request: HttpRequest) -> HttpResponse:
    """Admit a member."""
    person, actor = signed_in(request)
    today = day_of(now())
    scopes = queries.scopes_of(person.key, KEEPS_THE_FILE, today)
    if not scopes:
        return refused(request, no(NO_FILE), status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        admitted, code = actions.admit_person(actor=actor, at=now(), **values)
        says = _("%(name)s is a member, number %(number)s.")
        facts = {"name": admitted.name, "number": admitted.number}
        return says % facts, code, f"/members/{admitted.number}"

    return act_page(
        request,
        form=AdmissionForm(request.POST or None, scopes=scopes, initial={"start": today}),
        do=do,
        title=_("Admit a member"),
        button=_("Admit"),
        back="/members/",
    )


@never_cache
@require_POST
def claim_letter(request: HttpRequest, number: str) -> HttpResponse:
    """Make the letter by which a member claims the account, ready to print. Shown once."""
    _person, actor = signed_in(request)
    found = found_by_number(number)
    try:
        letter, code = actions.send_claim_letter(actor=actor, at=now(), person=found.key)
    except Refused as refusal:
        return refused(request, refusal.verdict, status=FORBIDDEN)
    context = {
        "letter": letter,
        "receipt": code,
        "claim_url": request.build_absolute_uri("/claim"),
    }
    return render(request, "people/claim_letter.html", context)


def found_by_number(number: str) -> queries.PersonView:
    """Somebody by number, or no such page."""
    found = queries.person_by_number(number)
    if found is None:
        raise Http404
    return found

"""Frozen rolls: the sums for everybody, the own line for each, the challenges for officers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.rolls import VERDICTS
from folkmoot.apps.people.views.acting import refused, signed_in
from folkmoot.apps.record.acting import UNPROCESSABLE, done
from folkmoot.core.terms import ActorRef, Verdict
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

SAYS = {
    "eligible": gettext_lazy("On the roll"),
    "not_a_member": gettext_lazy("Not a member on that day"),
    "joined_after_freeze": gettext_lazy("Membership began after that day"),
    "provisional": gettext_lazy("Membership was still provisional"),
    "class": gettext_lazy("This class of membership does not take part"),
    "too_short": gettext_lazy("Membership had not lasted long enough"),
    "arrears": gettext_lazy("Dues were not paid far enough"),
    "wrong_unit": gettext_lazy("Belonged to another unit"),
    "suspended": gettext_lazy("The right to vote was suspended; it comes back by itself"),
}


@public
def rolls(request: HttpRequest) -> HttpResponse:
    """The rolls that have been frozen."""
    rows = [(r.url, r.title, r.unit_name, r.freeze_on, r.eligible, r.size) for r in queries.rolls()]
    return render(request, "people/rolls.html", {"rolls": rows})


@public
@never_cache
def roll(request: HttpRequest, key: str) -> HttpResponse:
    """One roll: its rules, its sums, and my own line."""
    return _page(request, key)


def _page(request: HttpRequest, key: str, verdict: Verdict | None = None) -> HttpResponse:
    found = queries.roll(key)
    if found is None:
        raise Http404
    person = getattr(request, "person", None)
    line = queries.line_of(key, person.key) if person else None
    officer = person is not None and bool(
        authority.may_keep_the_file(
            ActorRef("person", person.key), unit=found.unit_slug, on=day_of(now())
        )
    )
    context = {
        "roll": found,
        "sums": [(SAYS[v], found.reasons[v]) for v in VERDICTS if v in found.reasons],
        "line": line,
        "line_says": SAYS[line.verdict] if line else "",
        "open": queries.open_challenges(key) if officer else [],
        "verdict": verdict,
        "says": request.POST.get("says", ""),
    }
    status = 200 if verdict is None else UNPROCESSABLE
    return render(request, "people/roll.html", context, status=status)


@never_cache
def proof(request: HttpRequest, key: str) -> HttpResponse:
    """The proof of my own line, for keeping."""
    person, _actor = signed_in(request)
    found = queries.roll_proof(key, person.key)
    if found is None:
        raise Http404
    return JsonResponse(found, json_dumps_params={"indent": 1})


@require_POST
def challenges(request: HttpRequest, key: str) -> HttpResponse:
    """I say that my line is wrong."""
    person, actor = signed_in(request)
    try:
        _row, code = actions.challenge_roll(
            actor=actor,
            at=now(),
            roll=key,
            person=person.key,
            says=request.POST.get("says", "")[:4000],
        )
    except Refused as no:
        return _page(request, key, no.verdict)
    return done(request, _("Your challenge is in."), code, f"/rolls/{key}")


@require_POST
def answer(request: HttpRequest, key: str, challenge: int) -> HttpResponse:
    """An officer answers a challenge."""
    _person, actor = signed_in(request)
    try:
        code = actions.answer_challenge(
            actor=actor,
            at=now(),
            challenge=challenge,
            upheld=request.POST.get("upheld") == "yes",
            answer=request.POST.get("answer", "")[:4000],
        )
    except Refused as no:
        return refused(request, no.verdict)
    return done(request, _("The challenge is answered."), code, f"/rolls/{key}")

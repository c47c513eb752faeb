"""The notice of poll, the ballot paper, and what the voter is given."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.forms.papers import answer_of, ranks_of
from folkmoot.apps.elections.forms.standing import NothingMore
from folkmoot.apps.elections.queries import Booth, ElectionView
from folkmoot.apps.elections.views.acting import (
    act_page,
    contest_or_404,
    crumbs,
    election_or_404,
    officers_only,
    sent,
    status_of,
)
from folkmoot.apps.elections.views.election import facts
from folkmoot.apps.elections.words import phrase_offered
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import UNPROCESSABLE, actor_of, done, key_of
from folkmoot.core.canon import crockford
from folkmoot.core.procedure.rules.polling import BATCH, LEAST, MARKED, PHRASES
from folkmoot.core.terms import Verdict
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

_CODE_BYTES = 10


@public
def notice(request: HttpRequest, key: str) -> HttpResponse:
    """The notice of poll: who stands, who votes, how; and what the server could still do."""
    view = election_or_404(key)
    rules = queries.rules_of(view)
    return render(
        request,
        "elections/notice.html",
        {
            "election": view,
            "status": status_of(view),
            "facts": facts(view),
            "lines": queries.paper(key),
            "order_seed": queries.order_seed_of(key),
            "phrases": rules.flag(PHRASES),
            "rules": [
                (rules.explain(key), rules.provision(key))
                for key in (LEAST, BATCH, PHRASES, MARKED)
            ],
            "crumbs": crumbs(view),
            "now": now(),
        },
    )


def draw_paper(request: HttpRequest, key: str) -> HttpResponse:
    """Draw the ballot paper and give notice of poll."""
    view = contest_or_404(key)
    if answer := officers_only(request, view):
        return answer
    lines = [line for line in queries.ledger(view) if line.answer == "accepted"]

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.give_notice_of_poll(actor=actor_of(request), at=now(), election=key)
        return _("The paper is drawn; notice of poll is given."), code, f"{view.url}/notice"

    return act_page(
        request,
        form=NothingMore(sent(request)),
        do=do,
        crumbs=crumbs(view),
        kicker=view.title,
        title=_("Draw the paper, give notice of poll"),
        lede=_(
            "The order follows from the seed that was committed to when the election was called. "
            "Afterwards nobody joins or leaves the paper. Every elector with an address gets a "
            "letter."
        ),
        listed=[
            (line.name, _("on the paper") if line.stands else _("too few nominations"))
            for line in lines
        ],
        button=_("Draw it and give notice"),
        back=view.url,
    )


@never_cache
def vote(request: HttpRequest, key: str) -> HttpResponse:
    """The ballot paper."""
    booth = queries.booth(key)
    if booth is None:
        raise Http404(key)
    view, lines = booth.view, booth.lines
    if request.method != "POST":
        return _paper(request, booth, {}, None)
    read = answer_of if view.question else ranks_of
    choices, typed, verdict = read(request.POST, [line.number for line in lines])
    if not verdict:
        return _paper(request, booth, typed, verdict)
    try:
        if not view.secret:
            _row, code = actions.vote_openly(
                actor=actor_of(request), at=now(), election=key, choices=choices
            )
            return done(request, _("Your vote is recorded."), code, view.url)
        accepted = _put_in(request, view, choices)
    except Refused as no:
        return _paper(request, booth, typed, no.verdict)
    names = {line.number: line.name for line in lines}
    return render(
        request,
        "elections/cast.html",
        {
            "election": view,
            "accepted": accepted,
            "order": [names[choice] for choice in choices],
            "phrase": request.POST.get("phrase", "").strip(),
            # With a script the secret never left the device, and is not known here.
            "secret": "" if request.POST.get("tag") else _held(request.POST),
            "crumbs": crumbs(view),
        },
    )


def _put_in(request: HttpRequest, view: ElectionView, choices: list[int]) -> actions.Accepted:
    phrase = request.POST.get("phrase", "").strip()
    if request.POST.get("replaces"):
        return actions.replace_ballot(
            at=now(),
            election=view.key,
            secret=request.POST["replaces"].strip(),
            choices=choices,
            phrase=phrase,
        )
    return actions.cast_ballot(
        actor=actor_of(request),
        at=now(),
        election=view.key,
        choices=choices,
        tag=request.POST.get("tag") or actions.tag_of(_held(request.POST)),
        phrase=phrase,
    )


def _held(posted: Mapping[str, str]) -> str:
    return posted.get("replaces", "").strip() or posted.get("secret", "").strip()


def _paper(
    request: HttpRequest, booth: Booth, typed: dict[int, str], verdict: Verdict | None
) -> HttpResponse:
    view, at = booth.view, now()
    elector = queries.elector(view, key_of(request))
    known = queries.candidates_by_key(view, at=at)
    right = people.right_of(key_of(request), "vote", at)
    replacing = view.secret and elector.voted
    open_now = view.polls_here and view.phase(at) == "poll"
    return render(
        request,
        "elections/vote.html",
        {
            "election": view,
            "status": status_of(view),
            "verdict": verdict,
            "may": open_now and elector.on_roll and not elector.by_paper and bool(right),
            "why_not": elector.why_not,
            "right": None if right else right,
            "replacing": replacing,
            "lines": [
                {"line": line, "candidate": known.get(line.person_key),
                 "typed": typed.get(line.number, "")}
                for line in booth.lines
            ],
            "phrases": view.secret and queries.rules_of(view).flag(PHRASES),
            "phrase": request.POST.get("phrase", "" if replacing else phrase_offered()),
            "secret": request.POST.get("secret") or _new_code(),
            "replaces": request.POST.get("replaces", ""),
            "crumbs": crumbs(view),
            "now": at,
        },
        status=200 if verdict is None else UNPROCESSABLE,
    )  # fmt: skip


def _new_code() -> str:
    """A replacement code, easy to copy by hand: ``K7Q2-M9XD-…``; 80 bits drawn by lot."""
    letters = crockford(int.from_bytes(secrets.token_bytes(_CODE_BYTES), "big"), length=16)
    return "-".join(letters[i : i + 4] for i in range(0, 16, 4))

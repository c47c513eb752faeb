"""Card votes: opened, cast, entered by tellers, counted."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.forms.cards import (
    CastForm,
    OpenCardVoteForm,
    TellerForm,
)
from folkmoot.apps.assembly.queries import CardLine, CardVoteView, DelegationView
from folkmoot.apps.assembly.queries.subjects import subject_url
from folkmoot.apps.assembly.views.acting import (
    Door,
    act_page,
    crumbs,
    door,
    officers_only,
    post_only,
    shut,
)
from folkmoot.apps.assembly.views.decisions import unclear
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.core.arithmetic import Choice, say
from folkmoot.core.procedure.rules import card_vote as rule
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


def new_card_vote(request: HttpRequest, key: str) -> HttpResponse:
    """Opening a card vote."""
    at = door(request, key)
    if answer := officers_only(request, at):
        return answer
    lines = queries.agenda_lines(key)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        values["demanded_by"] = values["demanded_by"] or 0
        vote, code = actions.open_card_vote(actor=at.actor, at=now(), meeting=key, **values)
        return _("Card vote %(number)d is open.") % {"number": vote.number}, code, vote.url

    return act_page(
        request,
        form=OpenCardVoteForm(
            request.POST or None,
            items=[(line.id, f"{line.number} {line.title}") for line in lines],
            unclear=unclear(key),
            initial={"item": request.GET.get("item"), "after": request.GET.get("after")},
        ),
        do=do,
        crumbs=crumbs(at),
        title=_("Open a card vote"),
        lede=_("Each delegation votes with the members it stands for; the colleges weigh as the "
               "rules say."),
        button=_("Open the vote"),
        back=at.meeting.url,
    )  # fmt: skip


@public
@never_cache
def card_vote(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A card vote: my card, what is in, what is missing; once closed, the result."""
    at, vote = _vote(request, key, number)
    if answer := shut(request, at):
        return answer
    mine = queries.delegation_of(at.person_key, key) if at.person_key else None
    lines = queries.lines_of_vote(vote, zone=at.meeting.zone)
    decision = (
        queries.decision(key, vote.decision_number) if vote.decision_number is not None else None
    )
    shows_votes = not vote.open or at.counts
    return render(
        request,
        "assembly/card_vote.html",
        {
            "door": at,
            "meeting": at.meeting,
            "vote": vote,
            "decision": decision,
            "about": _about(vote),
            "mine": mine,
            "my_line": next((li for li in lines if mine and li.delegation_id == mine.id), None),
            "my_share": _share_words(mine),
            "form": CastForm(),
            "colleges": _by_college(lines, shows_votes=shows_votes),
            "shows_votes": shows_votes,
            "missing": [line.name for line in lines if not line.complete],
            "is_in": sum(line.complete for line in lines),
            "out_of": len(lines),
            "again": request.GET.get("again"),
            "rule": rule.COLLEGES,
            "tabs": tabs(at, "decisions"),
            "crumbs": crumbs(at, (_("Decisions"), f"{at.meeting.url}/decisions")),
        },
    )


@require_POST
def cards(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A delegate votes."""
    at, vote = _vote(request, key, number)

    def do() -> tuple[str, str, str]:
        unit, code = actions.cast_card(
            actor=at.actor,
            at=now(),
            meeting=key,
            card_vote=number,
            choice=request.POST.get("choice", ""),
        )
        return _("Your share of the card of %(unit)s is cast.") % {"unit": unit}, code, vote.url

    return post_only(request, do)


@never_cache
def tellers(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Tellers enter cards, one after the other."""
    at, vote = _vote(request, key, number)
    if answer := officers_only(request, at):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        split = {
            "for": values["votes_for"] or 0,
            "against": values["votes_against"] or 0,
            "abstain": values["abstentions"] or 0,
        }
        unit, code = actions.enter_card(
            actor=at.actor,
            at=now(),
            meeting=key,
            card_vote=number,
            delegation=values["delegation"],
            choice=values["choice"],
            votes=None if values["choice"] else split,
            replacing=values["replacing"],
            why=values["why"],
        )
        words = _("The card of %(unit)s is in. Next, please.") % {"unit": unit}
        return words, code, f"{vote.url}/tellers"

    lines = queries.lines_of_vote(vote, zone=at.meeting.zone)
    return act_page(
        request,
        form=TellerForm(request.POST or None),
        do=do,
        template="assembly/tellers.html",
        door=at,
        vote=vote,
        missing=[line for line in lines if not line.complete],
        is_in=sum(line.complete for line in lines),
        out_of=len(lines),
        names=[line.name for line in lines],
        crumbs=crumbs(at, (_("Card vote %(number)d") % {"number": number}, vote.url)),
    )


@require_POST
def close(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The card vote is closed and counted."""
    at, vote = _vote(request, key, number)

    def do() -> tuple[str, str, str]:
        view, code = actions.close_card_vote(
            actor=at.actor, at=now(), meeting=key, card_vote=number
        )
        words = _("Card vote %(number)d: %(outcome)s.")
        return words % {"number": number, "outcome": view.outcome_words}, code, vote.url

    return post_only(request, do)


def _vote(request: HttpRequest, key: str, number: int) -> tuple[Door, CardVoteView]:
    at, vote = door(request, key), queries.card_vote(key, number)
    if vote is None:
        raise Http404(number)
    return at, vote


def _by_college(lines: Sequence[CardLine], *, shows_votes: bool) -> list[dict[str, Any]]:
    columns = [{"label": _("Delegation")}, {"label": _("Votes on its card"), "number": True}]
    if shows_votes:
        columns += [
            {"label": _("For"), "number": True},
            {"label": _("Against"), "number": True},
            {"label": _("Abstain"), "number": True},
        ]
    columns.append({"label": _("Card")})
    return [
        {
            "name": college.capitalize(),
            "columns": columns,
            "rows": [_row(line, shows_votes=shows_votes) for line in mine],
            "foot": _foot(mine, shows_votes=shows_votes),
        }
        for college in dict.fromkeys(line.college for line in lines)
        if (mine := [line for line in lines if line.college == college])
    ]


def _row(line: CardLine, *, shows_votes: bool) -> list[str]:
    cells = [line.name, f"{line.weight:,}"]
    if shows_votes:
        cells += [_figure(line.cast[choice]) for choice in Choice]
    if shows_votes and line.mandate and line.departs:
        state = _("departs from its mandate: %(what)s") % {"what": line.mandate.instruction}
    elif line.complete:
        state = _("in")
    elif line.parts:
        state = _("%(cast)d of %(all)d delegates") % {"cast": line.parts, "all": line.delegates}
    else:
        state = _("missing")
    return [*cells, state]


def _foot(lines: Sequence[CardLine], *, shows_votes: bool) -> list[str]:
    cells = [_("Together"), f"{sum(line.weight for line in lines):,}"]
    if shows_votes:
        cells += [_figure(sum((line.cast[c] for line in lines), Fraction(0))) for c in Choice]
    is_in = sum(line.complete for line in lines)
    return [*cells, _("%(count)d of %(all)d in") % {"count": is_in, "all": len(lines)}]


def _figure(votes: Fraction) -> str:
    """Votes as the other columns print them: “92,800”, “247 1/2”."""
    return f"{votes.numerator:,}" if votes.denominator == 1 else say(votes)


def _about(vote: CardVoteView) -> dict[str, str] | None:
    """What is voted on, by the title of its line on the agenda."""
    if not vote.subject:
        return None
    lines = queries.agenda_lines(vote.meeting_key)
    title = next((line.title for line in lines if line.subject == vote.subject), vote.subject)
    return {"title": title, "url": subject_url(vote.subject)}


def _share_words(mine: DelegationView | None) -> str:
    if mine is None or not mine.delegates:
        return ""
    share = Fraction(mine.weight, len(mine.delegates))
    return _("%(share)s of the %(weight)s votes of %(unit)s") % {
        "share": say(share),
        "weight": f"{mine.weight:,}",
        "unit": mine.unit_name,
    }

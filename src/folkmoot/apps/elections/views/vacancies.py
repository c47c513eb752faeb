"""Places that fall vacant: giving one up, finding one vacant, asking, counting back."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.forms.standing import NothingMore, WillingForm
from folkmoot.apps.elections.queries import VacancyView
from folkmoot.apps.elections.views import sheet
from folkmoot.apps.elections.views.acting import (
    act_page,
    conducts,
    contest_or_404,
    crumbs,
    officers_only,
    posted,
    sent,
)
from folkmoot.apps.elections.views.results import file_of
from folkmoot.apps.record.acting import actor_of, key_of
from folkmoot.core.procedure.rules.casual_vacancy import ANSWER_WITHIN, COUNTBACK
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

LEFT = {
    "resigned": gettext_lazy("gave the place up"),
    "left": gettext_lazy("is no longer a member"),
    "office": gettext_lazy("no longer holds the office that goes with it"),
}
ANSWERS = {
    None: (gettext_lazy("has not answered"), "waiting"),
    True: (gettext_lazy("is willing"), "done"),
    False: (gettext_lazy("is not willing"), "stopped"),
}


@public
@never_cache
def vacancies(request: HttpRequest, key: str) -> HttpResponse:
    """The places an election filled: who holds them, and which have fallen vacant."""
    view = contest_or_404(key)
    if request.method == "POST":
        if shut := officers_only(request, view):
            return shut

        def do() -> tuple[str, str, str]:
            made, code = actions.note_vacancy(
                actor=actor_of(request), at=now(), term=_number(request.POST.get("term", ""))
            )
            return _("Those who stood are asked."), code, made.url

        return posted(request, do, back=f"{view.url}/vacancies")
    rules = queries.rules_of(view)
    noted = {each.term: each for each in queries.vacancies_of(key)}
    places = queries.places_of(key, now())
    return render(
        request,
        "elections/vacancies.html",
        {
            "election": view,
            "places": [(each, LEFT.get(each.left, ""), noted.get(each.id)) for each in places],
            "mine": any(each.person_key == key_of(request) and not each.left for each in places),
            "officer": conducts(request, view),
            "rules": [
                (rules.explain(name), rules.provision(name)) for name in (COUNTBACK, ANSWER_WITHIN)
            ],
            "crumbs": crumbs(view),
        },
    )


def resignation(request: HttpRequest, key: str) -> HttpResponse:
    """Give up one's place."""
    view = contest_or_404(key)

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.give_up_place(actor=actor_of(request), at=now(), election=key)
        return _("You have given the place up."), code, f"{view.url}/vacancies"

    return act_page(
        request, form=NothingMore(sent(request)), do=do, crumbs=crumbs(view), kicker=view.title,
        title=_("Give up my place"),
        lede=_("From today. The office that goes with it ends as well. It cannot be undone."),
        button=_("I give it up"), grave=True, back=f"{view.url}/vacancies",
    )  # fmt: skip


@public
@never_cache
def vacancy(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One vacancy: who left, who was asked, and the papers counted back."""
    view, found = contest_or_404(key), _found(key, number)
    if request.method == "POST":

        def do() -> tuple[str, str, str]:
            _row, code = actions.count_back(actor=actor_of(request), at=now(), vacancy=number)
            return _("The place is filled."), code, found.url

        return posted(request, do, back=found.url)
    at, me, made = now(), key_of(request), found.counted
    told = made.record["countback"] | {"parts": made.record["parts"]} if made else {}
    return render(
        request,
        "elections/vacancy.html",
        {
            "election": view,
            "vacancy": found,
            "left": LEFT[found.left],
            "status": {"word": _("Filled"), "state": "done"} if made
            else {"word": _("Vacant"), "state": "open"},
            "asked": [
                (each.name, dict(zip(("word", "state"), ANSWERS[each.willing], strict=True)))
                for each in found.asked
            ],
            "may_answer": at <= found.answers_until and made is None
            and any(each.person_key == me for each in found.asked),
            "may_count": made is None and conducts(request, view),
            "closes": None if made else found.answers_until,
            "made": made,
            "papers": told.get("papers"),
            "worth": sheet.said(str(told["worth"]), told["parts"]) if told else "",
            "exhausted": sheet.said(str(told["exhausted"]), told["parts"]) if told else "",
            "stages": sheet.sheets(made.record) if made else (),
            "narrative": sheet.narrative(made.record) if made else (),
            "picture": sheet.picture(made.record) if made else None,
            "crumbs": crumbs(view, (_("Places"), f"{view.url}/vacancies")),
            "now": at,
        },
    )  # fmt: skip


def vacancy_answer(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say whether one would fill a vacant place."""
    view, found = contest_or_404(key), _found(key, number)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.answer_vacancy(
            actor=actor_of(request), at=now(), vacancy=number, willing=values["willing"] == "yes"
        )
        return _("Your answer is in."), code, found.url

    return act_page(
        request, form=WillingForm(sent(request)), do=do, crumbs=crumbs(view), kicker=view.title,
        title=_("Would you fill the vacant place?"),
        lede=_("The papers that elected %(name)s are counted again among those who say yes.")
        % {"name": found.holder_name},
        closes=found.answers_until, button=_("Give this answer"), back=found.url,
    )  # fmt: skip


@public
def vacancy_record(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The record of a countback, with which its papers are counted again."""
    made = _found(key, number).counted
    if made is None:
        raise Http404(key)
    text = json.dumps(made.record, ensure_ascii=False, indent=1)
    return file_of(text, "application/json", f"{key}-countback-{number}.json")


@public
def vacancy_papers(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The papers of a countback as a BLT file; they weigh parts of a vote."""
    papers = queries.papers_counted_back(_found(key, number))
    if papers is None:
        raise Http404(key)
    text = queries.written_blt(papers)
    return file_of(text, "text/plain; charset=utf-8", f"{key}-countback-{number}.blt")


def _found(key: str, number: int) -> VacancyView:
    found = queries.vacancy(number)
    if found is None or found.election != key:
        raise Http404(key)
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0

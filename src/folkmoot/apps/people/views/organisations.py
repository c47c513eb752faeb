"""The register of organisations, and rulings given in advance."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.joining import ReasonsForm
from folkmoot.apps.people.forms.organisations import (
    WOULD,
    AnswerForm,
    OrganisationForm,
    QuestionForm,
    StandingForm,
)
from folkmoot.apps.people.policy import organisations as policy
from folkmoot.apps.people.queries.organisations import QuestionView
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.record.acting import FORBIDDEN
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.membership.rules import ANSWERED_WITHIN, RULING_HOLDS
from folkmoot.core.terms import ActorRef
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

CONDUCT = dict(WOULD)
STANDS = {
    "affiliated": (gettext_lazy("affiliated"), "done"),
    "compatible": (gettext_lazy("compatible"), "done"),
    "opposed": (gettext_lazy("opposed"), "stopped"),
}
ANSWERS = {
    "waits": (gettext_lazy("waits for an answer"), "waiting"),
    "by_silence": (gettext_lazy("yes, by silence"), "done"),
    "may": (gettext_lazy("yes"), "done"),
    "may_not": (gettext_lazy("no"), "stopped"),
    "withdrawn": (gettext_lazy("withdrawn"), "stopped"),
    "over": (gettext_lazy("its time is over"), "plain"),
}
_NOTHING = (gettext_lazy("nothing found: open to members"), "plain")


@public
def register(request: HttpRequest) -> HttpResponse:
    """Which organisations are affiliated, compatible, opposed."""
    words = request.GET.get("q", "")[:100]
    today = day_of(now())
    rows = []
    for view in queries.organisations(words):
        held = view.on(today)
        rows.append((view, held, *(STANDS[held.standing] if held else _NOTHING)))
    context = {"rows": rows, "words": words, "may_keep": _keeps(request)}
    return render(request, "people/organisations.html", context)


@public
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation: every finding, with its decision, provision, definition and end."""
    view = queries.organisation(slug)
    if view is None:
        raise Http404
    today = day_of(now())
    held = view.on(today)
    context = {
        "view": view,
        "held": held,
        "ask": {
            "label": _("Ask beforehand"),
            "url": "/rulings/new?" + urlencode({"about": view.name}),
            "note": _("The answer protects you while you rely on it."),
        },
        "standing": STANDS[held.standing] if held else _NOTHING,
        "findings": [
            (
                s,
                STANDS[s.standing],
                [CONDUCT.get(a, a) for a in s.acts],
                s == held,
                s.decided_by.removeprefix("meeting:"),
            )
            for s in view.standings
        ],
        "conduct": [
            (word, queries.stands_against(slug, act, today) is None) for act, word in WOULD
        ],
        "rulings": _listed(queries.published_rulings(slug), today),
        "may_keep": _keeps(request),
    }
    return render(request, "people/organisation.html", context)


@public
def rulings(request: HttpRequest) -> HttpResponse:
    """Answers that were given, without who asked; and my own questions."""
    today = day_of(now())
    person = getattr(request, "person", None)
    context = {
        "published": _listed(queries.published_rulings(), today),
        "mine": _listed(queries.questions_of(person.key), today) if person else [],
        "waiting": _listed(queries.waiting_questions(), today) if _keeps(request) else [],
        "signed_in": person is not None,
        "rules": [queries.rules_on(today).explain(key) for key in (ANSWERED_WITHIN, RULING_HOLDS)],
    }
    return render(request, "people/rulings.html", context)


@public
def ruling(request: HttpRequest, number: int) -> HttpResponse:
    """One answer with its reasons; the question's own words for whoever asked and answers."""
    view = queries.question(number)
    person = getattr(request, "person", None)
    own = view is not None and person is not None and view.person == person.key
    keeps = _keeps(request)
    if view is None or (view.may is None and not (own or keeps)):
        raise Http404
    today = day_of(now())
    context = {
        "view": view,
        "own": own,
        "state": ANSWERS[view.state(today)],
        "conduct": CONDUCT.get(view.act, view.act),
        "says": view.says if own or keeps else "",
        "may_answer": keeps and view.may is None and not own,
        "may_withdraw": keeps and view.may is True and view.withdrawn_on is None,
        "against": queries.stands_against(view.organisation, view.act, today)
        if keeps and view.may is None
        else None,
    }
    return render(request, "people/ruling.html", context)


def asking(request: HttpRequest) -> HttpResponse:
    """May I join or support X?"""
    _person, actor = signed_in(request)
    today = day_of(now())
    initial = {"named": request.GET.get("about", "")[:160]}

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.ask_beforehand(actor=actor, at=now(), **values)
        says = _("Asked. If nobody answers by %(day)s the answer is yes.")
        return says % {"day": view.answer_by.isoformat()}, code, view.url

    return act_page(
        request,
        form=QuestionForm(request.POST or None, initial=initial),
        do=do,
        title=_("May I join or support another organisation?"),
        lede=_("Ask before you do it. %(answered)s %(holds)s Only you are protected by it.")
        % {
            "answered": queries.rules_on(today).explain(ANSWERED_WITHIN),
            "holds": queries.rules_on(today).explain(RULING_HOLDS),
        },
        button=_("Ask"),
        back="/rulings/",
    )


def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a question, with reasons."""
    _person, actor = signed_in(request)
    view = queries.question(number)
    if view is None:
        raise Http404
    may = policy.may_keep_the_register(actor, on=day_of(now()))
    if not may:
        return refused(request, may, status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        answered, code = actions.answer_question(
            actor=actor,
            at=now(),
            number=number,
            may=values["may"] == "yes",
            reasons=values["reasons"],
            conditions=values["conditions"],
        )
        return _("Answered; the member was told."), code, answered.url

    return act_page(
        request,
        form=AnswerForm(request.POST or None),
        do=do,
        kicker=_("Question %(number)d: %(conduct)s, %(named)s")
        % {"number": number, "conduct": CONDUCT.get(view.act, view.act), "named": view.named},
        title=_("Answer a question"),
        lede=view.says,
        button=_("Answer"),
        back=view.url,
    )


def withdrawal(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw an answer for the future."""
    _person, actor = signed_in(request)
    view = queries.question(number)
    if view is None:
        raise Http404
    may = policy.may_keep_the_register(actor, on=day_of(now()))
    if not may:
        return refused(request, may, status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        on, code = actions.withdraw_ruling(
            actor=actor, at=now(), number=number, reasons=values["reasons"]
        )
        says = _("Withdrawn from %(day)s on. What was done before stays protected.")
        return says % {"day": on.isoformat()}, code, view.url

    return act_page(
        request,
        form=ReasonsForm(request.POST or None),
        do=do,
        title=_("Withdraw an answer"),
        lede=_("Only for the future: whoever relied on it stays protected."),
        button=_("Withdraw it"),
        back=view.url,
    )


def entering(request: HttpRequest) -> HttpResponse:
    """Enter an organisation in the register."""
    _person, actor = signed_in(request)
    may = policy.may_keep_the_register(actor, on=day_of(now()))
    if not may:
        return refused(request, may, status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.enter_organisation(
            actor=actor, at=now(), name=values["name"], also=values["also"].splitlines()
        )
        return _("It is in the register; that says nothing of it yet."), code, view.url

    return act_page(
        request,
        form=OrganisationForm(request.POST or None),
        do=do,
        title=_("Enter an organisation"),
        button=_("Enter it"),
        back="/organisations/",
    )


def standing(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what a meeting found about an organisation."""
    _person, actor = signed_in(request)
    view = queries.organisation(slug)
    if view is None:
        raise Http404
    today = day_of(now())
    may = policy.may_keep_the_register(actor, on=today)
    if not may:
        return refused(request, may, status=FORBIDDEN)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        found, code = actions.decide_standing(
            actor=actor, at=now(), organisation_slug=slug, document=_book(), **values
        )
        return _("The finding is in the register, in public."), code, found.url

    return act_page(
        request,
        form=StandingForm(request.POST or None, initial={"start": today}),
        do=do,
        kicker=view.name,
        title=_("Write down a finding"),
        lede=_(
            "A finding against an organisation needs a decision, a provision, a definition, the "
            "conduct it speaks of, and an end. It holds from today on, never for the past."
        ),
        button=_("Write it down"),
        back=view.url,
    )


def _keeps(request: HttpRequest) -> bool:
    actor: ActorRef | None = getattr(request, "actor", None)
    return actor is not None and bool(policy.may_keep_the_register(actor, on=day_of(now())))


def _listed(views: list[QuestionView], today: Any) -> list[tuple[QuestionView, str, Any, str]]:
    return [(v, str(CONDUCT.get(v.act, v.act)), *ANSWERS[v.state(today)]) for v in views]


def _book() -> str:
    """The rule book in which the provisions of findings stand: the first of them."""
    return next((document.slug for document in rulebook.documents()), "")

"""Hustings: all of them, one of them, asking, choosing, sealing, and the answers to check."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.hustings import (
    AnswerForm,
    ChoosingForm,
    HustingsForm,
    OmissionForm,
    QuestionForm,
)
from folkmoot.apps.commons.policy.offices import CONVENE, may_convene, may_moderate
from folkmoot.apps.commons.policy.taking_part import on_roll
from folkmoot.apps.commons.queries import HustingsView
from folkmoot.apps.commons.views.acting import act_page, moderates, refused, sent, units_for
from folkmoot.apps.commons.views.talking import beneath
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import SEE_OTHER, actor_of, key_of
from folkmoot.core.procedure.rules.consulting import ANSWER_WORDS
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

PHASES = {
    "questions": (gettext_lazy("Questions are being asked"), "open"),
    "choosing": (gettext_lazy("Questions are being chosen"), "waiting"),
    "answers": (gettext_lazy("Candidates answer, sealed"), "waiting"),
    "opened": (gettext_lazy("Answers are open"), "done"),
}


def crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up to all hustings."""
    return [{"label": label, "url": url} for label, url in ((_("Hustings"), "/hustings/"), *more)]


@public
def index(request: HttpRequest) -> HttpResponse:
    """All hustings, and where each stands."""
    at = now()
    return render(
        request,
        "commons/hustings_all.html",
        {
            "listed": [(v, _status(v, at), _closes(v, at)) for v in queries.all_hustings()],
            "convenes": bool(units_for(request, CONVENE, below=False)),
            "now": at,
        },
    )


@public
@never_cache
def hustings(request: HttpRequest, key: str) -> HttpResponse:
    """One hustings: what is asked, what is put, what they answer."""
    view = _found(key)
    at, person = now(), key_of(request)
    phase = view.phase(at)
    standing = queries.candidates(view)
    stands = person in {each for each, _name in standing}
    listed = on_roll(view.roll, person)[0]
    return render(
        request,
        "commons/hustings.html",
        {
            "beneath": beneath(request, view.url),
            "view": view,
            "phase": phase,
            "status": _status(view, at),
            "closes": _closes(view, at),
            "act": {"label": _("Ask a question"), "url": f"{view.url}/questions/new"}
            if phase == "questions" and listed
            else None,
            "say": _say(phase, stands=stands, listed=listed),
            "questions": queries.questions(view),
            "mine": queries.wishes_of(view, person) if person else set(),
            "may_wish": phase == "questions" and listed,
            "put": queries.put_questions(view, at),
            "stands": stands and phase == "answers",
            "me": person,
            "candidates": standing,
            "chooses": phase == "choosing"
            and bool(may_convene(actor_of(request), unit=view.unit, on=day_of(at))),
            "moderates": phase in {"questions", "choosing"} and moderates(request, view.unit),
            "words": people.rules_on(day_of(at)).count(ANSWER_WORDS),
            "crumbs": crumbs(),
            "now": at,
        },
    )


@public
def answers_file(request: HttpRequest, key: str) -> HttpResponse:
    """Every answer with its salt: SHA-256 of salt, line feed, words is what the record has."""
    view = _found(key)
    at = now()
    if view.phase(at) != "opened":
        raise Http404(key)
    return JsonResponse(
        {
            "hustings": key,
            "commitment": "SHA-256 of salt, a line feed, and the words, in UTF-8",
            "answers": [
                {
                    "question": put.number,
                    "candidate": each.name,
                    "text": each.text,
                    "salt": each.salt,
                    "commitment": each.commitment,
                    "record_seq": each.seq,
                }
                for put in queries.put_questions(view, at)
                for each in put.answers
                if each.sealed
            ],
        },
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def new(request: HttpRequest) -> HttpResponse:
    """Call a hustings."""
    units = units_for(request, CONVENE, below=True)
    if not units:
        verdict = may_convene(actor_of(request), unit=people.national().slug, on=day_of(now()))
        return refused(request, verdict, back="/hustings/", shut=True)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        made, code = actions.call_hustings(actor=actor_of(request), at=now(), **values)
        return _("The hustings is called."), code, made.url

    return act_page(
        request,
        form=HustingsForm(
            sent(request), units=units, initial={"election": request.GET.get("election", "")}
        ),
        do=do, crumbs=crumbs(), title=_("Call a hustings"),
        lede=_("Members ask and say what they want answered; candidates answer in the same room, "
               "sealed, and all answers are opened at once."),
        button=_("Call it"), back="/hustings/",
    )  # fmt: skip


def new_question(request: HttpRequest, key: str) -> HttpResponse:
    """Ask a question."""
    view = _found(key)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        number, code = actions.put_question(
            actor=actor_of(request), at=now(), hustings=key, text=values["text"]
        )
        return _("Your question is number %(n)d.") % {"n": number}, code, view.url

    return act_page(
        request, form=QuestionForm(sent(request)), do=do, crumbs=crumbs((view.title, view.url)),
        kicker=view.title, title=_("Ask a question"),
        lede=_("Nobody is told who asked. What most people want answered is put first."),
        closes=view.questions_close, button=_("Ask it"), back=view.url,
    )  # fmt: skip


@require_POST
def wish(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Want a question answered, or no longer."""
    view = _found(key)
    try:
        actions.wish(
            person=key_of(request), at=now(), hustings=key, question=number,
            wants=request.POST.get("wants") == "yes",
        )  # fmt: skip
    except Refused as no:
        return refused(request, no.verdict, back=view.url)
    response = redirect(f"{view.url}#question-{number}")
    response.status_code = SEE_OTHER
    return response


def omission(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Leave a question out."""
    view = _found(key)
    verdict = may_moderate(actor_of(request), unit=view.unit, on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=view.url, shut=True)
    found = next((each for each in queries.questions(view) if each.number == number), None)
    if found is None:
        raise Http404(number)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.leave_out(
            actor=actor_of(request), at=now(), hustings=key, question=number,
            reason=values["reason"],
        )  # fmt: skip
        return _("It is left out; the reason stands beside it."), code, view.url

    return act_page(
        request, form=OmissionForm(sent(request)), do=do, crumbs=crumbs((view.title, view.url)),
        kicker=view.title, title=_("Leave a question out"), listed=[(_("Question"), found.text)],
        lede=_("The question stays where it is, struck out, with your reason beside it."),
        button=_("Leave it out"), back=view.url,
    )  # fmt: skip


def choosing(request: HttpRequest, key: str) -> HttpResponse:
    """Put questions to the candidates."""
    view = _found(key)
    verdict = may_convene(actor_of(request), unit=view.unit, on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=view.url, shut=True)
    asked = [each for each in queries.questions(view) if not each.left_out]

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.choose_questions(
            actor=actor_of(request), at=now(), hustings=key, chosen=values["chosen"]
        )
        return _("The questions are put to the candidates."), code, view.url

    return act_page(
        request,
        form=ChoosingForm(
            sent(request),
            initial={"chosen": "\n".join(f"{each.number}: {each.text}" for each in asked)},
        ),
        do=do, crumbs=crumbs((view.title, view.url)), kicker=view.title,
        title=_("Put questions to the candidates"),
        lede=_("Put like questions together. None may be passed over that more people want "
               "answered than one you put."),
        listed=[(_("%(n)d want it answered") % {"n": each.wishes}, f"{each.number}. {each.text}")
                for each in asked],
        button=_("Put these questions"), back=view.url,
    )  # fmt: skip


def answer(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Seal an answer."""
    view = _found(key)
    at = now()
    put = next((each for each in queries.put_questions(view, at) if each.number == number), None)
    if put is None or key_of(request) not in {each for each, _n in queries.candidates(view)}:
        raise Http404(number)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        commitment, code = actions.seal_answer(
            actor=actor_of(request), at=now(), hustings=key, question=number, text=values["text"]
        )
        said = _("Your answer is sealed: %(seal)s…") % {"seal": commitment[:12]}
        return said, code, view.url

    return act_page(
        request,
        form=AnswerForm(
            sent(request),
            most=people.rules_on(day_of(at)).count(ANSWER_WORDS),
            initial={"text": queries.my_answer(view, number, key_of(request))},
        ),
        do=do, crumbs=crumbs((view.title, view.url)), kicker=view.title, title=put.text,
        lede=_("Nobody reads it before all answers are opened. Its seal goes into the record, so "
               "that neither you nor anybody else can change it unseen."),
        closes=view.answers_open, button=_("Seal it"), back=view.url,
    )  # fmt: skip


def _found(key: str) -> HustingsView:
    view = queries.hustings(key)
    if view is None:
        raise Http404(key)
    return view


def _status(view: HustingsView, at: datetime) -> dict[str, str]:
    word, state = PHASES[view.phase(at)]
    return {"word": word, "state": state}


def _closes(view: HustingsView, at: datetime) -> datetime | None:
    phase = view.phase(at)
    if phase == "opened":
        return None
    return view.questions_close if phase == "questions" else view.answers_open


def _say(phase: str, *, stands: bool, listed: bool) -> str:
    if phase == "questions":
        return "" if listed else _("Members on its roll ask; everybody can read.")
    if phase == "choosing":
        return _("An officer puts the questions that most people want answered.")
    if phase == "answers":
        return _("Answer each question below.") if stands else _("Come back when all are opened.")
    return _("Read what each of them says, in the same room.")

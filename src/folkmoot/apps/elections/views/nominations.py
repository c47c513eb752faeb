"""The ledger of nominations, and what nominees and candidates do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.forms.standing import AnswerForm, NominationForm, NothingMore
from folkmoot.apps.elections.policy.offices import NOMINATE
from folkmoot.apps.elections.queries import ElectionView
from folkmoot.apps.elections.views.acting import (
    act_page,
    contest_or_404,
    crumbs,
    posted,
    sent,
    status_of,
)
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import UNPROCESSABLE, actor_of, done, key_of
from folkmoot.core.procedure.rules.nominating import (
    BY_MEMBER,
    THRESHOLDS,
    nominates,
    numbers_needed,
)
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

ANSWERS = {
    "": (gettext_lazy("has not answered"), "waiting"),
    "accepted": (gettext_lazy("accepted"), "done"),
    "declined": (gettext_lazy("declined"), "stopped"),
    "withdrawn": (gettext_lazy("withdrew"), "stopped"),
}


@public
def nominations(request: HttpRequest, key: str) -> HttpResponse:
    """Nominations as they stand; and, while they are open, the form to add one."""
    view = contest_or_404(key)
    person, verdict = key_of(request), None
    form = _form(request, view, person) if person else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            _row, code = actions.nominate(
                actor=actor_of(request), at=now(), election=key, **form.cleaned_data
            )
            return done(
                request, _("The nomination stands in the ledger."), code, f"{view.url}/nominations"
            )
        except Refused as no:
            verdict = no.verdict
    return _ledger_page(request, view, form, person, verdict)


def _takes(rules: RuleSet) -> str:
    numbers = numbers_needed(rules)
    if not numbers:
        return rules.explain(THRESHOLDS)
    return _("Nominations that it takes to be on the ballot paper: %(numbers)s.") % {
        "numbers": numbers
    }


def _ledger_page(
    request: HttpRequest,
    view: ElectionView,
    form: NominationForm | None,
    person: str,
    verdict: Verdict | None,
) -> HttpResponse:
    rules, phase = queries.rules_of(view), view.phase(now())
    mine = set(people.scopes_of(person, NOMINATE, day_of(now()))) if person else set()
    wrong = verdict is not None or bool(form and form.errors)
    return render(
        request,
        "elections/nominations.html",
        {
            "election": view,
            "status": status_of(view),
            "open": phase == "nominations",
            "form": form,
            "verdict": verdict,
            "rule": _takes(rules),
            "provision": rules.provision(THRESHOLDS),
            "lines": [
                {
                    "line": line,
                    "answer": dict(zip(("word", "state"), ANSWERS[line.answer], strict=True)),
                    "enough": bool(line.enough),
                    "nominations": [
                        (each, phase == "nominations" and each.taken_back_at is None
                         and each.unit in mine)
                        for each in line.nominations
                    ],
                }
                for line in queries.ledger(view)
            ],
            "crumbs": crumbs(view),
            "now": now(),
        },
        status=UNPROCESSABLE if wrong else 200,
    )  # fmt: skip


def _form(request: HttpRequest, view: ElectionView, person: str) -> NominationForm | None:
    if view.phase(now()) != "nominations":
        return None
    scopes = people.scopes_of(person, NOMINATE, day_of(now()))
    units, rules = people.units(scopes), queries.rules_of(view)
    by_member = nominates(BY_MEMBER, rules)
    if request.method != "POST":  # whoever sends one all the same is told by the law why not
        scopes = [slug for slug in scopes if nominates(units[slug].kind, rules)]
        if not scopes and not by_member:
            return None
    meetings = [
        (line.key, f"{line.title}, {line.unit_name}") for line in assembly.past(scopes, now=now())
    ] if scopes else []  # fmt: skip
    return NominationForm(
        sent(request),
        units=[(slug, units[slug].name) for slug in scopes],
        meetings=meetings,
        by_member=by_member,
        initial={"number": request.GET.get("number", "")},
    )


@require_POST
def taking_back(request: HttpRequest, key: str, nomination: int) -> HttpResponse:
    """Take a nomination back."""
    view = contest_or_404(key)

    def do() -> tuple[str, str, str]:
        code = actions.take_back(actor=actor_of(request), at=now(), nomination=nomination)
        return _("The nomination is taken back."), code, f"{view.url}/nominations"

    return posted(request, do, back=f"{view.url}/nominations")


def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Accept or decline."""
    view = contest_or_404(key)
    form = AnswerForm(sent(request), groups=[name for name, _least in view.kept])

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        accepts = values["accepts"] == "yes"
        code = actions.answer_nomination(
            actor=actor_of(request), at=now(), election=key, accepts=accepts,
            groups=values.get("groups", ()),
        )  # fmt: skip
        said = _("You stand in this election.") if accepts else _("You have declined.")
        return said, code, view.url

    return act_page(
        request, form=form, do=do, crumbs=crumbs(view), kicker=view.title,
        title=_("Your answer to the nomination"),
        lede=_("The last answer before the deadline counts."),
        closes=view.times.accept_by, button=_("Give this answer"), back=view.url,
    )  # fmt: skip


def withdrawal(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw as a candidate."""
    view = contest_or_404(key)

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.withdraw(actor=actor_of(request), at=now(), election=key)
        return _("You have withdrawn."), code, view.url

    return act_page(
        request, form=NothingMore(sent(request)), do=do, crumbs=crumbs(view),
        kicker=view.title, title=_("Withdraw from this election"),
        lede=_("It cannot be undone. Until the paper is drawn your name is taken off it."),
        button=_("I withdraw"), grave=True, back=view.url,
    )  # fmt: skip

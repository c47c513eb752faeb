"""Ballots of all members on a question: putting it, and its page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.apps.elections import actions, queries
from folkmoot.apps.elections.days import day_of
from folkmoot.apps.elections.forms.calling import QuestionForm
from folkmoot.apps.elections.policy.offices import CONDUCT
from folkmoot.apps.elections.queries import ElectionView
from folkmoot.apps.elections.views.acting import act_page, crumbs, sent, shut
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of, key_of
from folkmoot.core.procedure.rules.members_ballot import APPROVAL, MAJORITY, OPEN_FOR
from folkmoot.platform.clock import now


def new_question(request: HttpRequest) -> HttpResponse:
    """Put a question to all members of a unit."""
    scopes = people.scopes_of(key_of(request), CONDUCT, day_of(now()))
    if not scopes:
        return shut(request)
    units = {u.slug: u.name for scope in scopes for u in people.units_under(scope)}
    form = QuestionForm(
        sent(request),
        units=list(units.items()),
        initial={"about": request.GET.get("about", "")},
    )

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.ask_members(actor=actor_of(request), at=now(), **values)
        return _("The members are asked, and notice is given."), code, view.url

    return act_page(
        request,
        form=form,
        do=do,
        crumbs=crumbs(),
        title=_("Put a question to all members"),
        lede=_(
            "Between meetings, by secret ballot. The roll is frozen and notice given in one act; "
            "what it takes to carry it is what the rules say today."
        ),
        button=_("Put it to them"),
        back="/elections/",
    )


def rules_shown(view: ElectionView) -> list[tuple[str, Any]]:
    """What it takes to carry the question, each sentence with its provision."""
    rules = queries.rules_of(view)
    return [(rules.explain(name), rules.provision(name)) for name in (MAJORITY, APPROVAL, OPEN_FOR)]


def steps_of(view: ElectionView, phase: str) -> list[dict[str, Any]]:
    """The road of a ballot: called, polled, declared."""
    return [
        {"label": _("Called, and notice given"), "state": "done", "at": view.called_at,
         "url": f"/record/{view.seq}" if view.seq is not None else ""},
        {"label": _("Poll opens"), "at": view.times.poll_opens,
         "state": "next" if phase == "campaign" else "done"},
        {"label": _("Poll closes"), "at": view.times.poll_closes,
         "state": {"campaign": "next", "poll": "now"}.get(phase, "done")},
        {"label": _("Count and declaration"), "at": view.declared_at,
         "state": {"closed": "now", "declared": "done"}.get(phase, "next"),
         "url": f"{view.url}/count" if phase == "declared" else ""},
    ]  # fmt: skip

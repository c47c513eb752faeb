"""Moderation: the public log, what waits, a decision, a second look."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.consulting import ModerationForm, SecondLookForm
from folkmoot.apps.commons.policy.offices import may_moderate
from folkmoot.apps.commons.queries import ConsultationView, StatementView
from folkmoot.apps.commons.views.acting import (
    act_page,
    consultation_or_404,
    crumbs,
    moderates,
    refused,
    sent,
)
from folkmoot.apps.record.acting import actor_of
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
def log(request: HttpRequest, key: str) -> HttpResponse:
    """What was hidden and shown again, and why; for moderators also what waits."""
    view = consultation_or_404(key)
    officer = moderates(request, view.unit)
    found = queries.statements(view)
    return render(
        request,
        "commons/moderation.html",
        {
            "view": view,
            "log": queries.moderations(view),
            "waiting": [each for each in found if each.waiting or each.asked_again],
            "shown": [each for each in found if each.seen],
            "officer": officer,
            "mine": [
                each for each in queries.statements_by(view, str(actor_of(request))) if each.hidden
            ],
            "crumbs": crumbs((view.title, view.url)),
        },
    )


@public
def log_file(request: HttpRequest, key: str) -> HttpResponse:
    """The log to take away. The words of what is hidden are not in it, nor is who wrote them."""
    view = consultation_or_404(key)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["statement", "decision", "reason", "at", "second_look_asked_at", "record"])
    for each, _text in reversed(queries.moderations(view)):
        rows.writerow(
            [
                each.statement,
                "hidden" if each.hides else "let through",
                each.reason,
                each.at.isoformat(),
                each.asked_at.isoformat() if each.asked_at else "",
                "" if each.seq is None else each.seq,
            ]
        )
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{view.key}-moderation.csv"'
    return response


def decision(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Decide on one statement."""
    view, found = _found(key, number)
    verdict = may_moderate(actor_of(request), unit=view.unit, on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=view.url, shut=True)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        hides = values["outcome"] == "hide"
        code = actions.moderate(
            actor=actor_of(request), at=now(), consultation=key, statement=number,
            hides=hides, reason=values["reason"],
        )  # fmt: skip
        said = _("Statement %(n)d is hidden.") if hides else _("Statement %(n)d is shown.")
        return said % {"n": number}, code, f"{view.url}/moderation"

    listed = [(_("Statement %(n)d") % {"n": number}, found.text)]
    if found.last and found.last.second_look:
        listed.append((_("Its author says"), found.last.second_look))
    return act_page(
        request, form=ModerationForm(sent(request)), do=do,
        crumbs=crumbs((view.title, view.url), (_("Moderation"), f"{view.url}/moderation")),
        kicker=view.title, title=_("Decide on a statement"),
        lede=_("You are not told who wrote it. Hide what breaks a rule, not what you dislike."),
        listed=listed, button=_("Decide, with this reason"), back=f"{view.url}/moderation",
    )  # fmt: skip


def second_look(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Ask for a second look at what one wrote."""
    view, found = _found(key, number)
    if found.by != str(actor_of(request)):
        raise Http404(number)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.ask_second_look(
            actor=actor_of(request), at=now(), consultation=key, statement=number,
            says=values["says"],
        )  # fmt: skip
        return _("Somebody else than who hid it will look."), code, f"{view.url}/moderation"

    listed = [(_("You wrote"), found.text)]
    if found.last:
        listed.append((_("The reason given"), found.last.reason))
    return act_page(
        request, form=SecondLookForm(sent(request)), do=do,
        crumbs=crumbs((view.title, view.url)), kicker=view.title, title=_("Ask for a second look"),
        lede=_("Another moderator decides, and gives a reason too."), listed=listed,
        button=_("Ask for it"), back=view.url,
    )  # fmt: skip


def _found(key: str, number: int) -> tuple[ConsultationView, StatementView]:
    view = consultation_or_404(key)
    found = queries.statement(view, number)
    if found is None:
        raise Http404(number)
    return view, found

"""Delegations, the weight of their cards, their delegates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.forms.cards import (
    DelegateForm,
    FreezeForm,
)
from folkmoot.apps.assembly.policy.offices import RUNNERS
from folkmoot.apps.assembly.queries import DelegationView
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.assembly.views.acting import (
    Door,
    attempt,
    crumbs,
    door,
    officers_only,
    post_only,
    shut,
)
from folkmoot.apps.assembly.views.meetings import tabs
from folkmoot.apps.people import queries as people
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
def delegations(request: HttpRequest, key: str) -> HttpResponse:
    """Who sends delegates, and what each card weighs."""
    at = door(request, key)
    if answer := shut(request, at):
        return answer
    found = queries.delegations(key)
    mine = _may_name_for(at, found)
    if request.method == "POST" and not mine and (answer := officers_only(request, at)):
        return answer
    form: FreezeForm | DelegateForm
    if found:
        form = DelegateForm(request.POST or None, units=mine)
    else:
        form = FreezeForm(request.POST or None)
    do = _name(at) if found else _freeze(at)
    tried = attempt(request, form, do)
    if tried.response is not None:
        return tried.response
    totals = _totals(found)
    context = {
        "door": at,
        "meeting": at.meeting,
        "found": found,
        "columns": [
            {"label": _("Delegation")},
            {"label": _("College")},
            {"label": _("Votes on its card"), "number": True},
            {"label": _("Delegates"), "number": True},
            {"label": _("With credentials"), "number": True},
        ],
        "rows": [
            [
                d.unit_name,
                d.college,
                f"{d.weight:,}",
                str(len(d.delegates)),
                str(sum(one.credentialled for one in d.delegates)),
            ]
            for d in found
        ],
        "foot": [
            _("%(count)d delegations") % {"count": len(found)},
            "",
            f"{sum(d.weight for d in found):,}",
            str(sum(len(d.delegates) for d in found)),
            str(sum(one.credentialled for d in found for one in d.delegates)),
        ],
        "totals": totals,
        "frozen_on": found[0].frozen_on if found else None,
        "form": form if mine or (at.runs and not found) else None,
        "verdict": tried.verdict,
        "waiting": [
            (one, d.unit_name) for d in found for one in d.delegates if not one.credentialled
        ]
        if at.runs
        else [],
        "names_shown": at.belongs or at.runs,
        "mandates": queries.mandates(key) if at.belongs or at.runs else (),
        "may_mandate": bool(found and own_delegations(at, found)),
        "tabs": tabs(at, "delegations"),
        "crumbs": crumbs(at),
    }
    status = 422 if tried.verdict is not None or form.errors else 200
    return render(request, "assembly/delegations.html", context, status=status)


@require_POST
def credentials(request: HttpRequest, key: str) -> HttpResponse:
    """A delegate is checked in."""
    at = door(request, key)

    def do() -> tuple[str, str, str]:
        view, code = actions.credential_delegate(
            actor=at.actor, at=now(), meeting=key, person=request.POST.get("person", "")
        )
        words = _("A delegate of %(unit)s has credentials.") % {"unit": view.unit_name}
        return words, code, f"{at.meeting.url}/delegations"

    return post_only(request, do)


def _freeze(at: Door) -> Any:
    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        found, code = actions.freeze_weights(
            actor=at.actor, at=now(), meeting=at.meeting.key, **values
        )
        words = _("%(count)d cards are weighed.") % {"count": len(found)}
        return words, code, f"{at.meeting.url}/delegations"

    return do


def _name(at: Door) -> Any:
    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        view, code = actions.name_delegate(
            actor=at.actor,
            at=now(),
            meeting=at.meeting.key,
            unit=values["unit"],
            person=values["number"],
            elected_at=values["elected_at"],
        )
        words = _("%(unit)s has a further delegate.") % {"unit": view.unit_name}
        return words, code, f"{at.meeting.url}/delegations"

    return do


def _may_name_for(at: Door, found: Sequence[DelegationView]) -> list[tuple[str, str]]:
    """The delegations for which whoever looks may name delegates: all, or the own unit's."""
    if at.runs:
        return [(d.unit_slug, d.unit_name) for d in found]
    return own_delegations(at, found)


def own_delegations(at: Door, found: Sequence[DelegationView]) -> list[tuple[str, str]]:
    """The delegations of the units whose officer looks."""
    today = day_of(now(), at.meeting.zone)
    own = set(people.scopes_of(at.person_key, RUNNERS, today)) if at.person_key else set()
    return [(d.unit_slug, d.unit_name) for d in found if d.unit_slug in own]


def _totals(found: Sequence[DelegationView]) -> list[dict[str, Any]]:
    colleges = dict.fromkeys(d.college for d in found)
    return [
        {
            "label": college.capitalize(),
            "value": f"{sum(d.weight for d in found if d.college == college):,}",
            "note": _cards(sum(d.college == college for d in found)),
        }
        for college in colleges
    ]


def _cards(count: int) -> str:
    return ngettext("votes on %(n)d card", "votes on %(n)d cards", count) % {"n": count}

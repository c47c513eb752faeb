"""What every page of this room has in common: who looks, what they may, how an act is tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from folkmoot.apps.commons import queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.policy.offices import may_moderate
from folkmoot.apps.commons.queries import ConsultationView
from folkmoot.apps.people import queries as people
from folkmoot.apps.record import acting
from folkmoot.apps.record.acting import FORBIDDEN, UNPROCESSABLE, Doing, actor_of, key_of
from folkmoot.core.terms import Verdict
from folkmoot.platform.clock import now

PHASES = {
    "coming": (gettext_lazy("Opens soon"), "waiting"),
    "open": (gettext_lazy("Open"), "open"),
    "closed": (gettext_lazy("Closed"), "done"),
}


def consultation_or_404(key: str) -> ConsultationView:
    """A consultation.

    Raises:
        Http404: if there is none.
    """
    view = queries.consultation(key)
    if view is None:
        raise Http404(key)
    return view


def status_of(view: ConsultationView, at: datetime) -> dict[str, str]:
    """Where a consultation stands, as a word and a shape."""
    word, state = PHASES[view.phase(at)]
    return {"word": word, "state": state}


def moderates(request: HttpRequest, unit: str) -> bool:
    """Whether the visitor moderates what is written in a unit."""
    return bool(may_moderate(actor_of(request), unit=unit, on=day_of(now())))


def crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up to all consultations."""
    steps = [(_("Consultations"), "/consultations/"), *more]
    return [{"label": label, "url": url} for label, url in steps]


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where it is empty; None where a form is only shown."""
    return request.POST if request.method == "POST" else None


def act_page(request: HttpRequest, *, form: forms.Form, do: Doing, **context: Any) -> HttpResponse:
    """A page of this room with one form and one act (see `record.acting`)."""
    context = {"now": now(), **context}
    return acting.act_page(request, template="commons/act.html", form=form, do=do, **context)


def refused(
    request: HttpRequest, verdict: Verdict, *, back: str, shut: bool = False
) -> HttpResponse:
    """The refusal alone, with the way back."""
    status = FORBIDDEN if shut else UNPROCESSABLE
    return acting.refused(request, verdict, back=back, status=status)


def units_for(request: HttpRequest, roles: Sequence[str], *, below: bool) -> list[tuple[str, str]]:
    """The units for which the visitor may act in one of several offices, for a form."""
    person = key_of(request)
    scopes = people.scopes_of(person, roles, day_of(now())) if person else []
    if not below:
        return [(found.slug, found.name) for slug in scopes if (found := people.unit(slug))]
    listed = {u.slug: u.name for scope in scopes for u in people.units_under(scope)}
    own = {slug: found.name for slug in scopes if (found := people.unit(slug))}
    return list({**own, **listed}.items())

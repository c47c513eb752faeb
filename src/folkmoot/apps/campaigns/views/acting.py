"""What every page of this room has in common: who looks, what they may, how an act is tried."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.policy.offices import CAMPAIGN, approving_role, may_campaign, may_keep
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.campaigns.words import STATES
from folkmoot.apps.people import queries as people
from folkmoot.apps.record import acting
from folkmoot.apps.record.acting import FORBIDDEN, Doing, actor_of
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.terms import Verdict
from folkmoot.platform.clock import now


def scopes(request: HttpRequest) -> list[str]:
    """The units for which the person who looks campaigns."""
    person = getattr(request, "person", None)
    return people.scopes_of(person.key, CAMPAIGN, day_of(now())) if person else []


def campaigns_for(request: HttpRequest, view: MessageView) -> bool:
    """Whether who looks may change this message."""
    return bool(may_campaign(actor_of(request), unit=view.unit, on=day_of(now())))


def keeps(request: HttpRequest) -> bool:
    """Whether who looks may import archives and note contests."""
    return bool(may_keep(actor_of(request), on=day_of(now())))


def role_of(request: HttpRequest, view: MessageView) -> str:
    """The office in which who looks approves this message; empty if in none."""
    on = day_of(now())
    return approving_role(actor_of(request), unit=view.unit, on=on, rules=rulebook.rule_set(on=on))


def message_or_404(request: HttpRequest, number: str) -> MessageView:
    """A message that who looks may read: a draft is there only for those who work on it.

    Raises:
        Http404: if there is none, or it is a draft of others.
    """
    view = queries.message(number)
    if view is None:
        raise Http404(number)
    if view.public or campaigns_for(request, view) or role_of(request, view):
        return view
    raise Http404(number)


def status_of(view: MessageView) -> dict[str, Any]:
    """Where a message stands, as a word and a shape."""
    word, state = STATES[view.state]
    if view.last("declared") is None and view.public:
        return {"word": _("%(state)s, never declared") % {"state": word}, "state": "urgent"}
    if view.corrected:
        return {"word": _("%(state)s, corrected") % {"state": word}, "state": state}
    return {"word": word, "state": state}


def crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up."""
    steps = [(_("Campaigns"), "/campaigns/"), *more]
    return [{"label": label, "url": url} for label, url in steps]


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where it is empty; None where a form is only shown."""
    return request.POST if request.method == "POST" else None


def act_page(request: HttpRequest, *, form: forms.Form, do: Doing, **context: Any) -> HttpResponse:
    """A page of this room with one form and one act (see `record.acting`)."""
    context = {"now": now(), **context}
    template = context.pop("template", "campaigns/act.html")
    return acting.act_page(request, template=template, form=form, do=do, **context)


def shut(request: HttpRequest, verdict: Verdict, back: str) -> HttpResponse | None:
    """The answer for whoever may not do something; None for who may."""
    if verdict:
        return None
    return acting.refused(request, verdict, back=back, status=FORBIDDEN)

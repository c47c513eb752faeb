"""The steps of a message: approve, declare, start, end."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import actions
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.forms.steps import EndForm, NothingForm, StartForm
from folkmoot.apps.campaigns.policy.declaring import may_declare
from folkmoot.apps.campaigns.policy.offices import may_campaign
from folkmoot.apps.campaigns.queries import MessageView
from folkmoot.apps.campaigns.views.acting import act_page, crumbs, message_or_404, sent, shut
from folkmoot.apps.campaigns.words import money_words
from folkmoot.apps.record.acting import actor_of
from folkmoot.core.adverts import Range
from folkmoot.platform.clock import now


def approval(request: HttpRequest, number: str) -> HttpResponse:
    """Approve a wording as it stands."""
    view = message_or_404(request, number)

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.approve_message(actor=actor_of(request), at=now(), message=view.number)
        return _("This wording is approved."), code, view.url

    return act_page(
        request, form=NothingForm(sent(request)), do=do, crumbs=_crumbs(view),
        title=_("Approve this wording"), kicker=f"{view.number} {view.title}", read=view,
        lede=_("You approve these words, this money and these audiences. If anything of it is "
               "changed, an approval is asked for anew."),
        button=_("I approve it"), back=view.url,
    )  # fmt: skip


def declaration(request: HttpRequest, number: str) -> HttpResponse:
    """Declare a message."""
    view = message_or_404(request, number)
    allowed = may_campaign(actor_of(request), unit=view.unit, on=day_of(now()))
    if answer := shut(request, allowed, view.url):
        return answer
    ahead = may_declare(view, now())

    def do(_values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.declare_message(actor=actor_of(request), at=now(), message=view.number)
        return _("It is declared. Everybody can read it now."), code, view.url

    return act_page(
        request, form=NothingForm(sent(request)), do=do, crumbs=_crumbs(view),
        title=_("Declare it"), kicker=f"{view.number} {view.title}", read=view,
        ahead=None if ahead else ahead,
        lede=_("From now on everybody can read it. What was wrong can be corrected; nothing of it "
               "can be taken back unseen."),
        button=_("Declare it"), back=view.url,
    )  # fmt: skip


def start(request: HttpRequest, number: str) -> HttpResponse:
    """Write down since when a message runs."""
    view = message_or_404(request, number)
    allowed = may_campaign(actor_of(request), unit=view.unit, on=day_of(now()))
    if answer := shut(request, allowed, view.url):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.start_message(
            actor=actor_of(request), at=now(), message=view.number, on=values["on"]
        )
        return _("It runs."), code, view.url

    lede = _("Write down the day on which it was first seen.")
    if view.last("declared") is None:
        lede = _(
            "It has not been declared. Since when it runs is a fact all the same: from now on "
            "everybody can read the message, and the register shows the breach."
        )
    return act_page(
        request, form=StartForm(sent(request), initial={"on": day_of(now())}), do=do,
        crumbs=_crumbs(view), title=_("It runs"), kicker=f"{view.number} {view.title}", lede=lede,
        button=_("Write it down"), back=view.url,
    )  # fmt: skip


def end(request: HttpRequest, number: str) -> HttpResponse:
    """Write down that a message ended, and what it came to."""
    view = message_or_404(request, number)
    allowed = may_campaign(actor_of(request), unit=view.unit, on=day_of(now()))
    if answer := shut(request, allowed, view.url):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        low, high = values["seen_low"], values["seen_high"]
        told = low is not None or high is not None
        code = actions.end_message(
            actor=actor_of(request), at=now(), message=view.number, on=values["on"],
            spent=values["spent"], seen=Range(low or 0, high) if told else None,
        )  # fmt: skip
        return _("It has ended."), code, view.url

    return act_page(
        request, form=EndForm(sent(request), initial={"on": day_of(now())}), do=do,
        crumbs=_crumbs(view), title=_("It has ended"), kicker=f"{view.number} {view.title}",
        lede=_("Declared: %(money)s. Say what was really spent, and how often it was seen as far "
               "as you are told.") % {"money": money_words(view.money)},
        button=_("Write it down"), back=view.url,
    )  # fmt: skip


def _crumbs(view: MessageView) -> list[dict[str, str]]:
    return crumbs((view.title, view.url))

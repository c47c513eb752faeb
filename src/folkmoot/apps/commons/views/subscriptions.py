"""Having news sent, and ending it: in the house, or by the link of a letter."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.publishing import SubscriptionForm
from folkmoot.apps.commons.views.acting import act_page, sent
from folkmoot.apps.commons.views.news import crumbs
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of, done, key_of
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


def subscription(request: HttpRequest) -> HttpResponse:
    """What I have sent."""
    person = key_of(request)
    units = [(each.slug, each.name) for each in people.units_of(person, day_of(now()))]

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.subscribe(actor=actor_of(request), at=now(), **values)
        return _("It will be sent from now on."), code, "/news/subscription"

    return act_page(
        request, form=SubscriptionForm(sent(request), units=units), do=do, crumbs=crumbs(),
        title=_("News by e-mail"),
        lede=_("One letter with everything new, newest first. Each has a link that ends it."),
        subscriptions=queries.subscriptions_of(person), button=_("Have it sent"), back="/news/",
    )  # fmt: skip


@require_POST
def ending(request: HttpRequest) -> HttpResponse:
    """Have the news of a unit sent no more."""
    code = actions.unsubscribe(actor=actor_of(request), at=now(), unit=request.POST.get("unit", ""))
    return done(request, _("It is sent no more."), code, "/news/subscription")


@public
@csrf_exempt
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a letter: a question for a reader, and one click for a mail program (RFC 8058).

    Only a POST ends it, for programs open links too. It needs no cookie and no token against
    forgery: the address is the secret.
    """
    if request.method != "POST":
        return render(request, "commons/unsubscribe.html", {"token": token})
    if not actions.unsubscribe_by_token(at=now(), token=token):
        raise Http404(token)
    return render(request, "commons/unsubscribe.html", {"ended": True})

"""The register of the organisation's own messages, and what is not as the rules have it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.policy.declaring import breaches as all_breaches
from folkmoot.apps.campaigns.queries.shapes import BreachView
from folkmoot.apps.campaigns.views.acting import crumbs, keeps, scopes, status_of
from folkmoot.apps.campaigns.words import money_words, sums_words
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.adverts import totals
from folkmoot.core.procedure.rules.campaigning import PARAMETERS
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.moments import short_day_words


@public
def register(request: HttpRequest) -> HttpResponse:
    """Every message that was declared, or ran: who pays, how much, when, to whom."""
    found = queries.messages()
    mine = scopes(request)
    at_fault = {each.message.number for each in all_breaches()}
    rows = [
        (
            format_html('<a href="{}">{}</a>', view.url, view.title),
            view.content.sponsor.name,
            money_words(view.money),
            _days(view),
            len(view.content.variants),
            _status(view, at_fault=view.number in at_fault),
        )
        for view in found
    ]
    running = [view for view in found if view.state in ("declared", "running")]
    archived = queries.figures()
    return render(
        request,
        "campaigns/index.html",
        {
            "columns": [
                {"label": _("Message")},
                {"label": _("Sponsor")},
                {"label": _("Money"), "number": True},
                {"label": _("Days")},
                {"label": _("Audiences"), "number": True},
                {"label": _("Where it stands")},
            ],
            "rows": rows,
            "figures": [
                {"value": len(running), "out_of": len(found), "label": _("declared or running")},
                {"value": sums_words(totals(view.money for view in found)),
                 "label": _("declared and spent")},
                {"value": len(at_fault), "out_of": len(found), "label": _("with a breach"),
                 "url": "/campaigns/breaches", "link": _("which, and why")},
            ],
            "drafts": [(view, status_of(view)) for view in queries.drafts_of(mine)],
            "may_draft": bool(mine),
            "keeps": keeps(request),
            "contests": [queries.spending(each) for each in queries.contests()],
            "archived": archived,
            "archived_spend": sums_words(archived["spend"]),
            "now": now(),
        },
    )  # fmt: skip


@public
def breaches(request: HttpRequest) -> HttpResponse:
    """What is not as the rules have it, with the rule, and the way to a complaint."""
    rules = rulebook.rule_set(on=now().date())
    said = {each.key: each.say(rules.value(each.key)) for each in PARAMETERS}
    found = [
        (each, said.get(each.rule, ""), rules.provision(each.rule), _complaint(each))
        for each in all_breaches()
    ]
    return render(
        request,
        "campaigns/breaches.html",
        {"breaches": found, "many": len(queries.messages()), "crumbs": crumbs()},
    )


def _complaint(breach: BreachView) -> str:
    """The address of a complaint that says already which message is meant, and what is amiss."""
    message = breach.message
    says = _("The paid message “{title}” ({address}): {finding}").format(
        title=message.title, address=message.url, finding=breach.says
    )
    return f"/cases/complaint?{urlencode({'says': says})}"


def _days(view: queries.MessageView) -> str:
    begins, ends = view.content.begins, view.content.ends
    if not begins or not ends:
        return ""
    return f"{short_day_words(begins)} – {short_day_words(ends)}"  # noqa: RUF001  (an en dash)


def _status(view: queries.MessageView, *, at_fault: bool) -> str:
    word = str(status_of(view)["word"])
    return _("%(state)s; breach") % {"state": word} if at_fault else word

"""Elections and issues: the limit, what is declared against it, results beside money."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import actions, queries
from folkmoot.apps.campaigns.days import day_of
from folkmoot.apps.campaigns.forms.steps import ContestForm, ResultForm
from folkmoot.apps.campaigns.policy.offices import may_keep
from folkmoot.apps.campaigns.queries import ContestView
from folkmoot.apps.campaigns.views.acting import act_page, crumbs, keeps, sent, shut
from folkmoot.apps.campaigns.words import (
    AGAINST_NEXT,
    CONTESTS,
    STANDING,
    count_words,
    each_words,
    money_words,
    percent_words,
)
from folkmoot.apps.record.acting import actor_of
from folkmoot.core.adverts import Range
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.moments import short_day_words

MILLION = 1_000_000


@public
def contests(request: HttpRequest) -> HttpResponse:
    """What messages are about, with limits."""
    rows = [
        (
            format_html('<a href="{}">{}</a>', each.contest.url, each.contest.title),
            CONTESTS[each.contest.kind],
            short_day_words(each.contest.day) if each.contest.day else "",
            money_words(_limit(each.contest)) if each.contest.limit else _("none"),
            money_words(each.spent),
            STANDING[each.standing][0] if each.standing else "",
        )
        for each in map(queries.spending, queries.contests())
    ]
    columns = [
        {"label": _("Election or issue")}, {"label": _("What it is")}, {"label": _("Day")},
        {"label": _("Limit"), "number": True}, {"label": _("Declared"), "number": True},
        {"label": _("Standing")},
    ]  # fmt: skip
    return render(
        request, "campaigns/contests.html",
        {"columns": columns, "rows": rows, "keeps": keeps(request), "crumbs": crumbs()},
    )  # fmt: skip


@public
def contest(request: HttpRequest, key: str) -> HttpResponse:
    """One of them: the limit and where it stands, every message, results beside money."""
    view = _or_404(key)
    spending = queries.spending(view)
    word, state = STANDING[spending.standing] if spending.standing else ("", "")
    messages = [
        (
            format_html('<a href="{}">{}</a>', each.url, each.title),
            each.content.sponsor.name,
            money_words(each.money),
            count_words(each.seen),
        )
        for each in spending.messages
    ]
    results = [
        (
            each.name,
            f"{each.votes:,}",
            percent_words(int(each.share * MILLION)),
            money_words(each.spend),
            count_words(each.seen),
            each_words(each.each_vote, each.spend.unit if each.spend else ""),
            AGAINST_NEXT[each.against_next] if each.against_next else "",
        )
        for each in queries.results(view)
    ]
    return render(
        request,
        "campaigns/contest.html",
        {
            "contest": view,
            "status": {"word": word, "state": state} if spending.standing else None,
            "limit": money_words(_limit(view)) if view.limit else "",
            "spent": money_words(spending.spent),
            "bars": _bars(spending),
            "message_columns": [
                {"label": _("Message")}, {"label": _("Sponsor")},
                {"label": _("Money"), "number": True}, {"label": _("Seen"), "number": True},
            ],
            "messages": messages,
            "result_columns": [
                {"label": _("Name")}, {"label": _("Votes"), "number": True},
                {"label": _("Share"), "number": True}, {"label": _("Spent"), "number": True},
                {"label": _("Seen"), "number": True}, {"label": _("For each vote"), "number": True},
                {"label": _("Spent against the next")},
            ],
            "results": results,
            "kind": CONTESTS[view.kind],
            "keeps": keeps(request),
            "crumbs": crumbs((_("Elections and issues"), "/campaigns/contests/")),
        },
    )  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """Write one down."""
    if answer := shut(request, may_keep(actor_of(request), on=day_of(now())), "/campaigns/"):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        key, code = actions.note_contest(actor=actor_of(request), at=now(), **values)
        return _("It is written down."), code, f"/campaigns/contests/{key}"

    return act_page(
        request, form=ContestForm(sent(request)), do=do, crumbs=crumbs(),
        title=_("An election or issue"), button=_("Write it down"), back="/campaigns/contests/",
        lede=_("What messages are about. A limit is told with the law it stands in."),
    )  # fmt: skip


def result(request: HttpRequest, key: str) -> HttpResponse:
    """Write a result down, to stand beside the money."""
    view = _or_404(key)
    if answer := shut(request, may_keep(actor_of(request), on=day_of(now())), view.url):
        return answer

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.note_result(actor=actor_of(request), at=now(), contest=key, **values)
        return _("The result is written down."), code, view.url

    return act_page(
        request, form=ResultForm(sent(request)), do=do, title=_("A result"), kicker=view.title,
        crumbs=crumbs((view.title, view.url)), button=_("Write it down"), back=view.url,
        lede=_("Votes beside what was spent. Where only ranges are known, nobody can tell."),
    )  # fmt: skip


def _or_404(key: str) -> ContestView:
    view = queries.contest(key)
    if view is None:
        raise Http404(key)
    return view


def _limit(view: ContestView) -> Range | None:
    return Range(view.limit.minor, view.limit.minor, view.limit.currency) if view.limit else None


def _bars(spending: queries.SpendingView) -> list[dict[str, Any]]:
    limit = spending.contest.limit
    if limit is None:
        return []
    return [
        {"label": _("Limit"), "value": limit.minor, "words": money_words(_limit(spending.contest)),
         "tone": 5},
        {"label": _("Declared, at least"), "value": spending.spent.low,
         "words": money_words(Range(spending.spent.low, spending.spent.low, limit.currency)),
         "tone": 1},
    ]  # fmt: skip

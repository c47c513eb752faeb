"""Everybody's adverts: who spent what, when and where; one sponsor, one advert."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.views.acting import crumbs
from folkmoot.apps.campaigns.views.rows import (
    PAGE,
    TOP,
    VARIANTS,
    advert_columns,
    advert_row,
    days_words,
    money_bars,
    most_varied,
    share_bars,
    spend_of,
    sponsor_columns,
    sponsor_row,
    target_columns,
    target_row,
    variants_of,
)
from folkmoot.apps.campaigns.views.telling import criteria_words, sides_of, told_tables
from folkmoot.apps.campaigns.words import count_words, money_words, sums_words
from folkmoot.apps.record.acting import key_of
from folkmoot.core.adverts import SOURCES, told
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.moments import day_words
from folkmoot.web.offers import beside


@public
def overview(request: HttpRequest) -> HttpResponse:
    """Spending by sponsor, week and place, as ranges; what is missing."""
    found = queries.figures()
    sponsors = queries.sponsors()
    without = sum(line.without_funder for line in sponsors)
    return render(
        request,
        "campaigns/adverts.html",
        {
            "figures": [
                {"value": f"{found['adverts']:,}", "label": _("adverts")},
                {"value": f"{found['sponsors']:,}", "label": _("sponsors")},
                {"value": f"{without:,}", "out_of": f"{found['adverts']:,}",
                 "label": _("name nobody who paid"), "url": "/campaigns/adverts/no-disclaimer",
                 "link": _("whose")},
                {"value": sums_words(found["spend"]), "label": _("spent in all")},
            ],
            "sponsors": money_bars([(line.name, line.spend) for line in sponsors[:TOP]]),
            "sponsor_columns": sponsor_columns(),
            "sponsor_rows": [sponsor_row(line) for line in sponsors[:PAGE]],
            "weeks": money_bars([(day_words(week), s) for week, s in queries.by_week()[-26:]]),
            "places": money_bars(queries.by_place()[:TOP]),
            "reported": [
                (line.sponsor, line.funder or _("nobody named"), line.place,
                 money_words(line.spend), "" if line.adverts is None else f"{line.adverts:,}")
                for line in queries.reported()
            ],
            "reported_columns": [
                {"label": _("Sponsor")}, {"label": _("Paid by")}, {"label": _("Place")},
                {"label": _("Spent"), "number": True}, {"label": _("Adverts"), "number": True},
            ],
            "alike": queries.alike()[:6],
            "archives": queries.archives(),
            "crumbs": crumbs(),
        },
    )  # fmt: skip


@public
def search(request: HttpRequest) -> HttpResponse:
    """Adverts holding a word, the most expensive first."""
    asked = request.GET.get("q", "").strip()[:200]
    found = queries.adverts(text=asked) if asked else []
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "campaigns/search.html",
        {
            "asked": asked,
            "page": page,
            "many": len(found),
            "columns": advert_columns(),
            "rows": [advert_row(each) for each in page],
            "crumbs": crumbs((_("Everybody's adverts"), "/campaigns/adverts/")),
        },
    )


@public
def sponsor(request: HttpRequest, key: str) -> HttpResponse:
    """One sponsor: its money by week, its variants side by side, how it chose audiences."""
    found = queries.adverts(sponsor=key)
    targets = queries.targeting(key)
    if not found and not targets:
        raise Http404(key)
    compared = told(variants_of(most_varied(found))[:VARIANTS])
    names = {name for name_key, name, *_rest in queries.targeting_sponsors() if name_key == key}
    return render(
        request,
        "campaigns/sponsor.html",
        {
            "name": found[0].sponsor if found else next(iter(names), key),
            "many": len(found),
            "spend": sums_words(spend_of(found)),
            "weeks": money_bars([(day_words(week), s) for week, s in queries.by_week(sponsor=key)]),
            "sides": sides_of(compared),
            "table": told_tables(compared) if compared else None,
            "columns": advert_columns(),
            "rows": [advert_row(each) for each in found[:PAGE]],
            "target_columns": target_columns(),
            "targets": [target_row(each) for each in targets],
            "crumbs": crumbs((_("Everybody's adverts"), "/campaigns/adverts/")),
        },
    )


@public
def advert(request: HttpRequest, key: int) -> HttpResponse:
    """One advert as the archive shows it."""
    view = queries.advert(key)
    if view is None:
        raise Http404(str(key))
    facts = [
        {"term": _("Sponsor"), "detail": view.sponsor,
         "url": f"/campaigns/adverts/sponsors/{view.sponsor_key}"},
        {"term": _("Paid by"), "detail": view.funder or _("nobody named")},
        {"term": _("Spent"), "detail": money_words(view.spend)},
        {"term": _("Seen"), "detail": count_words(view.seen)},
        {"term": _("Days"), "detail": days_words(view)},
        {"term": _("Where"), "detail": ", ".join(view.platforms)},
        {"term": _("Audience chosen by"), "detail": criteria_words(view.criteria)},
        {"term": _("Came from"), "detail": SOURCES.get(view.source, view.source),
         "url": f"/campaigns/archives/{view.archive}"},
    ]  # fmt: skip
    return render(
        request,
        "campaigns/advert.html",
        {
            "advert": view,
            "beside": beside(request.path, key_of(request), now()),
            "note_url": f"/conversation/notes/new?about={request.path}" if key_of(request) else "",
            "facts": [fact for fact in facts if fact["detail"]],
            "people": share_bars(view.people),
            "places": share_bars(view.places),
            "crumbs": crumbs((_("Everybody's adverts"), "/campaigns/adverts/")),
        },
    )

"""The same words more than once, who was told what, who names nobody, how audiences are chosen."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.views.acting import crumbs
from folkmoot.apps.campaigns.views.rows import (
    PAGE,
    VARIANTS,
    advert_columns,
    advert_row,
    excerpt,
    linked,
    variants_of,
)
from folkmoot.apps.campaigns.views.telling import sides_of, told_tables
from folkmoot.apps.campaigns.words import sums_words
from folkmoot.core.adverts import told
from folkmoot.platform.access import public


@public
def alike(request: HttpRequest) -> HttpResponse:
    """The same words more than once; the same words under different names first."""
    differing = request.GET.get("only") == "differing"
    rows = [
        (
            format_html(
                '<a href="/campaigns/adverts/alike/{}">{}</a>', line.key, excerpt(line.body)
            ),
            f"{line.adverts:,}",
            ", ".join(line.sponsors[:4]),
            ", ".join(each or _("nobody named") for each in line.funders[:4]),
            sums_words(line.spend),
        )
        for line in queries.alike(differing=differing)
    ]
    columns = [
        {"label": _("Text")}, {"label": _("Adverts"), "number": True}, {"label": _("Sponsors")},
        {"label": _("Paid by")}, {"label": _("Spent"), "number": True},
    ]  # fmt: skip
    return render(
        request, "campaigns/alike.html",
        {"columns": columns, "rows": rows, "differing": differing,
         "crumbs": crumbs((_("Everybody's adverts"), "/campaigns/adverts/"))},
    )  # fmt: skip


@public
def told_what(request: HttpRequest, key: str) -> HttpResponse:
    """Nearly the same words to different people: side by side, with those kept out."""
    found = queries.adverts(alike=key)
    if not found:
        raise Http404(key)
    compared = told(variants_of(found)[:VARIANTS])
    return render(
        request,
        "campaigns/told.html",
        {
            "many": len(found),
            "texts": len({each.body for each in found}),
            "sponsors": ", ".join(dict.fromkeys(each.sponsor for each in found)),
            "sides": sides_of(compared),
            "table": told_tables(compared),
            "columns": advert_columns(),
            "rows": [advert_row(each) for each in found[:PAGE]],
            "crumbs": crumbs((_("Nearly alike"), "/campaigns/adverts/alike")),
        },
    )


@public
def no_disclaimer(request: HttpRequest) -> HttpResponse:
    """Whose adverts name nobody who paid."""
    rows = [
        (
            linked(line.url, line.name),
            f"{line.without_funder:,}",
            f"{line.adverts:,}",
            sums_words(line.spend),
        )
        for line in queries.without_disclaimer()
    ]
    columns = [
        {"label": _("Sponsor")}, {"label": _("Name nobody"), "number": True},
        {"label": _("Adverts"), "number": True}, {"label": _("Spent"), "number": True},
    ]  # fmt: skip
    return render(
        request, "campaigns/no_disclaimer.html",
        {"columns": columns, "rows": rows, "reported": queries.reported_without_disclaimer(),
         "crumbs": crumbs((_("Everybody's adverts"), "/campaigns/adverts/"))},
    )  # fmt: skip


@public
def targeting(request: HttpRequest) -> HttpResponse:
    """Whose targeting is told: who uploaded lists of people, who kept people out."""
    found = queries.targeting_sponsors()
    rows = [
        (
            linked(f"/campaigns/adverts/sponsors/{key}", name),
            f"{many:,}",
            _("yes") if lists else _("no"),
            _("yes") if out else _("no"),
        )
        for key, name, many, lists, out in found
    ]
    columns = [
        {"label": _("Sponsor")}, {"label": _("Adverts"), "number": True},
        {"label": _("Uploaded lists of people")}, {"label": _("Kept people out")},
    ]  # fmt: skip
    return render(
        request, "campaigns/targeting.html",
        {"columns": columns, "rows": rows, "many": len(found),
         "lists": sum(each[3] for each in found), "out": sum(each[4] for each in found),
         "crumbs": crumbs((_("Everybody's adverts"), "/campaigns/adverts/"))},
    )  # fmt: skip

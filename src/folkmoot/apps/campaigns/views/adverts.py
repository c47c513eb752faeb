"""Everybody's adverts: who spent what, when, where; who names nobody; who was told what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.queries import AdvertView
from folkmoot.apps.campaigns.views.acting import crumbs
from folkmoot.apps.campaigns.views.telling import criteria_words, sides_of, told_tables
from folkmoot.apps.campaigns.words import (
    KINDS,
    count_words,
    money_words,
    percent_words,
    sums_words,
)
from folkmoot.core.adverts import SOURCES, Range, Variant, told
from folkmoot.platform.access import public
from folkmoot.web.moments import day_words, short_day_words

TOP, PAGE, VARIANTS = 12, 50, 8
EXCERPT = 140


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
            "sponsors": _bars([(line.name, line.spend) for line in sponsors[:TOP]]),
            "sponsor_columns": _sponsor_columns(),
            "sponsor_rows": [_sponsor_row(line) for line in sponsors[:PAGE]],
            "weeks": _bars([(day_words(week), spend) for week, spend in queries.by_week()[-26:]]),
            "places": _bars(queries.by_place()[:TOP]),
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
            "columns": _advert_columns(),
            "rows": [_advert_row(each) for each in page],
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
    groups: dict[str, list[AdvertView]] = {}
    for each in found:
        groups.setdefault(each.alike or f"advert-{each.key}", []).append(each)
    several = sorted(groups.values(), key=lambda group: -len({each.body for each in group}))
    chosen = next((group for group in several if len({each.body for each in group}) > 1), [])
    compared = told(_variants(chosen)[:VARIANTS])
    names = {name for name_key, name, *_rest in queries.targeting_sponsors() if name_key == key}
    return render(
        request,
        "campaigns/sponsor.html",
        {
            "name": found[0].sponsor if found else next(iter(names), key),
            "many": len(found),
            "spend": sums_words(queries_spend(found)),
            "weeks": _bars([(day_words(week), s) for week, s in queries.by_week(sponsor=key)]),
            "sides": sides_of(compared),
            "table": told_tables(compared) if compared else None,
            "columns": _advert_columns(),
            "rows": [_advert_row(each) for each in found[:PAGE]],
            "target_columns": _target_columns(),
            "targets": [_target_row(each) for each in targets],
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
        {"term": _("Days"), "detail": _days(view)},
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
            "facts": [fact for fact in facts if fact["detail"]],
            "people": _shares(view.people),
            "places": _shares(view.places),
            "crumbs": crumbs((_("Everybody's adverts"), "/campaigns/adverts/")),
        },
    )


@public
def alike(request: HttpRequest) -> HttpResponse:
    """The same words more than once; the same words under different names first."""
    differing = request.GET.get("only") == "differing"
    rows = [
        (
            format_html(
                '<a href="/campaigns/adverts/alike/{}">{}</a>', line.key, _excerpt(line.body)
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
    compared = told(_variants(found)[:VARIANTS])
    return render(
        request,
        "campaigns/told.html",
        {
            "many": len(found),
            "texts": len({each.body for each in found}),
            "sponsors": ", ".join(dict.fromkeys(each.sponsor for each in found)),
            "sides": sides_of(compared),
            "table": told_tables(compared),
            "columns": _advert_columns(),
            "rows": [_advert_row(each) for each in found[:PAGE]],
            "crumbs": crumbs((_("Nearly alike"), "/campaigns/adverts/alike")),
        },
    )


@public
def no_disclaimer(request: HttpRequest) -> HttpResponse:
    """Whose adverts name nobody who paid."""
    rows = [
        (
            _link(line.url, line.name),
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
            _link(f"/campaigns/adverts/sponsors/{key}", name),
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


def queries_spend(found: Sequence[AdvertView]) -> Mapping[str, Range]:
    """The money of some adverts, by currency."""
    from folkmoot.core.adverts import totals

    return totals(each.spend for each in found if each.spend)


def _variants(found: Sequence[AdvertView]) -> list[Variant]:
    seen: dict[tuple[str, tuple[Any, ...]], Variant] = {}
    for each in found:
        name = f"{each.sponsor} {each.key}"
        seen.setdefault((each.body, each.criteria), Variant(name, each.body, each.criteria))
    return list(seen.values())


def _bars(found: Sequence[tuple[str, Mapping[str, Range]]]) -> list[dict[str, Any]]:
    unit = _main_unit(found)
    rows = []
    for label, spend in found:
        money = spend.get(unit)
        if money is not None:
            length = money.low if money.high is None else money.high
            rows.append({"label": label, "value": length, "words": money_words(money)})
    return rows


def _main_unit(found: Sequence[tuple[str, Mapping[str, Range]]]) -> str:
    units = [unit for _label, spend in found for unit in spend]
    return max(set(units), key=units.count) if units else ""


def _sponsor_columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Sponsor")}, {"label": _("Adverts"), "number": True},
        {"label": _("Name nobody who paid"), "number": True},
        {"label": _("Spent"), "number": True},
    ]  # fmt: skip


def _sponsor_row(line: queries.SponsorLine) -> tuple[Any, ...]:
    return (
        _link(line.url, line.name), f"{line.adverts:,}", f"{line.without_funder:,}",
        sums_words(line.spend),
    )  # fmt: skip


def _advert_columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Text")}, {"label": _("Sponsor")}, {"label": _("Paid by")},
        {"label": _("Spent"), "number": True}, {"label": _("Seen"), "number": True},
        {"label": _("Days")},
    ]  # fmt: skip


def _advert_row(each: AdvertView) -> tuple[Any, ...]:
    said = _excerpt(each.body or " ".join(each.texts)) or _("no words")
    return (
        _link(f"/campaigns/adverts/{each.key}", said), each.sponsor,
        each.funder or _("nobody named"), money_words(each.spend), count_words(each.seen),
        _days(each),
    )  # fmt: skip


def _target_columns() -> list[dict[str, Any]]:
    return [
        {"label": _("Chosen by")}, {"label": _("Sought or kept out")},
        {"label": _("Share of money"), "number": True}, {"label": _("Adverts"), "number": True},
    ]  # fmt: skip


def _target_row(each: queries.TargetLine) -> tuple[Any, ...]:
    kind = KINDS.get(each.kind, each.kind)
    return (
        f"{kind}: {each.value}", _("kept out") if each.excluded else _("sought"),
        percent_words(each.share), f"{each.adverts:,} / {each.of_adverts:,}",
    )  # fmt: skip


def _shares(found: Mapping[str, int]) -> list[dict[str, Any]]:
    largest = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:TOP]
    return [{"label": name, "value": part, "words": percent_words(part)} for name, part in largest]


def _days(each: AdvertView) -> str:
    days = [short_day_words(day) for day in (each.started, each.ended) if day]
    return " – ".join(days)  # noqa: RUF001  (an en dash)


def _link(url: str, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, words)


def _excerpt(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= EXCERPT else f"{said[:EXCERPT].rsplit(' ', 1)[0]}…"

"""Adverts and money as rows and bars, for the pages of everybody's adverts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.queries import AdvertView
from folkmoot.apps.campaigns.words import (
    KINDS,
    count_words,
    money_words,
    percent_words,
    sums_words,
)
from folkmoot.core.adverts import Range, Variant, totals, variants
from folkmoot.web.moments import short_day_words

TOP, PAGE, VARIANTS, COMPARED = 12, 50, 8, 200
EXCERPT = 140


def spend_of(found: Sequence[AdvertView]) -> Mapping[str, Range]:
    """The money of some adverts, by currency."""
    return totals(each.spend for each in found if each.spend)


def most_varied(found: Sequence[AdvertView]) -> list[AdvertView]:
    """The adverts of a sponsor that say one thing in most ways; none if each says its own."""
    bodies = list(dict.fromkeys(each.body for each in found if each.body))[:COMPARED]
    largest = max(variants(bodies), key=len, default=[])
    chosen = {bodies[at] for at in largest} if len(largest) > 1 else set()
    return [each for each in found if each.body in chosen]


def variants_of(found: Sequence[AdvertView]) -> list[Variant]:
    """Adverts as variants, each wording and audience once."""
    seen: dict[tuple[str, tuple[Any, ...]], Variant] = {}
    for each in found:
        name = f"{each.sponsor} {each.key}"
        seen.setdefault((each.body, each.criteria), Variant(name, each.body, each.criteria))
    return list(seen.values())


def money_bars(found: Sequence[tuple[str, Mapping[str, Range]]]) -> list[dict[str, Any]]:
    """Money as bars, in the currency that most of it has."""
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


def sponsor_columns() -> list[dict[str, Any]]:
    """Columns of a table of sponsors."""
    return [
        {"label": _("Sponsor")}, {"label": _("Adverts"), "number": True},
        {"label": _("Name nobody who paid"), "number": True},
        {"label": _("Spent"), "number": True},
    ]  # fmt: skip


def sponsor_row(line: queries.SponsorLine) -> tuple[Any, ...]:
    """A sponsor as a row."""
    return (
        linked(line.url, line.name), f"{line.adverts:,}", f"{line.without_funder:,}",
        sums_words(line.spend),
    )  # fmt: skip


def advert_columns() -> list[dict[str, Any]]:
    """Columns of a table of adverts."""
    return [
        {"label": _("Text")}, {"label": _("Sponsor")}, {"label": _("Paid by")},
        {"label": _("Spent"), "number": True}, {"label": _("Seen"), "number": True},
        {"label": _("Days")},
    ]  # fmt: skip


def advert_row(each: AdvertView) -> tuple[Any, ...]:
    """An advert as a row."""
    said = excerpt(each.body or " ".join(each.texts)) or _("no words")
    return (
        linked(f"/campaigns/adverts/{each.key}", said), each.sponsor,
        each.funder or _("nobody named"), money_words(each.spend), count_words(each.seen),
        days_words(each),
    )  # fmt: skip


def target_columns() -> list[dict[str, Any]]:
    """Columns of a table of criteria."""
    return [
        {"label": _("Chosen by")}, {"label": _("Sought or kept out")},
        {"label": _("Share of money"), "number": True}, {"label": _("Adverts"), "number": True},
    ]  # fmt: skip


def target_row(each: queries.TargetLine) -> tuple[Any, ...]:
    """A criterion as a row."""
    kind = KINDS.get(each.kind, each.kind)
    return (
        f"{kind}: {each.value}", _("kept out") if each.excluded else _("sought"),
        percent_words(each.share), f"{each.adverts:,} / {each.of_adverts:,}",
    )  # fmt: skip


def share_bars(found: Mapping[str, int]) -> list[dict[str, Any]]:
    """Shares as bars, the largest first."""
    largest = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:TOP]
    return [{"label": name, "value": part, "words": percent_words(part)} for name, part in largest]


def days_words(each: AdvertView) -> str:
    """From when to when an advert ran."""
    days = [short_day_words(day) for day in (each.started, each.ended) if day]
    return " – ".join(days)  # noqa: RUF001  (an en dash)


def linked(url: str, words: str) -> SafeString:
    """Words that lead somewhere."""
    return format_html('<a href="{}">{}</a>', url, words)


def excerpt(text: str) -> str:
    """The beginning of a text."""
    said = " ".join(text.split())
    return said if len(said) <= EXCERPT else f"{said[:EXCERPT].rsplit(' ', 1)[0]}…"

"""The few tags and filters that templates of every room need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.core.terms import ProvisionRef, Reason
from folkmoot.web import drawn, furniture, moments, pictures, tables
from folkmoot.web.icons import ICONS

register = template.Library()

_SVG = (
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
    '<path d="{}"/></svg>'
)
_TITLED = '<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>'
_DRAWN = {name: mark_safe(_SVG.format(path)) for name, path in ICONS.items()}  # noqa: S308 our own paths


@register.simple_tag
def icon(name: str, title: str = "") -> SafeString:
    """A line icon; silent for screen readers unless it is given a title.

    Raises:
        KeyError: if there is no icon of that name.
    """
    if title:
        return format_html(_TITLED, title, ICONS[name])
    return _DRAWN[name]


@register.filter
def moment(value: datetime | date | None) -> str:
    """``<time>`` with day and time in words."""
    if value is None:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), moments.moment_words(value)
    )


@register.filter
def dateline(value: datetime | date | None) -> str:
    """``<time>`` with the day in words, without the hour."""
    if value is None:
        return ""
    day = moments.local(value).date() if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), moments.day_words(day))


@register.filter
def shortdate(value: datetime | date | None) -> str:
    """``<time>`` with the day as in a table, “24 Sep 2026”."""
    if value is None:
        return ""
    day = moments.local(value).date() if isinstance(value, datetime) else value
    return format_html(
        '<time datetime="{}">{}</time>', day.isoformat(), moments.short_day_words(day)
    )


@register.filter
def clock(value: datetime) -> str:
    """The time of day in words: “19.30”, “12 noon”."""
    return moments.clock_words(moments.local(value).time())


@register.filter
def time_left(at: datetime, now: datetime) -> str:
    """“3 days left” or “closed 2 hours ago”, seen from ``now``."""
    return moments.time_left_words(at, now=now)


@register.filter
def urgency(at: datetime, now: datetime) -> str:
    """``open``, ``soon``, ``last`` or ``over``."""
    return moments.urgency(at, now=now)


@register.filter
def hash_short(value: bytes | str, length: int = 8) -> str:
    """The first characters of a digest, with an ellipsis when something is left out."""
    text = value.hex() if isinstance(value, bytes) else value
    return text if len(text) <= length else text[:length] + "…"


@register.filter
def thousands(value: int) -> str:
    """A whole number with thin spaces between its thousands: “600 000”."""
    return f"{value:,}".replace(",", "\u202f")


@register.filter
def plural(count: int, words: str) -> str:
    """``3|plural:"unit,units"`` is “3 units”; both words are message identifiers."""
    one, _comma, many = words.partition(",")
    return f"{thousands(count)} {ngettext(one, many, count)}"


@register.filter
def says(reason: Reason) -> str:
    """The sentence of a reason in the reader's language."""
    return _(reason.says).format(**reason.params)


@register.filter
def remedy(reason: Reason) -> str:
    """What the person can do next, in the reader's language; empty if nothing is needed."""
    return _(reason.remedy).format(**reason.params) if reason.remedy else ""


@register.filter
def provision_url(reference: ProvisionRef | None) -> str:
    """Where a provision can be read, by the pattern in the setting ``WEB_PROVISION_URL``.

    The composition knows the addresses of rules; this package only follows the pattern, in which
    ``{document}`` and ``{label}`` are filled in and ``{edition}`` becomes ``@3`` or nothing.
    """
    pattern: str = getattr(settings, "WEB_PROVISION_URL", "")
    if not pattern or reference is None:
        return ""
    edition = "" if reference.edition is None else f"@{reference.edition}"
    url = pattern.format(document=reference.document, label=reference.label, edition=edition)
    return url.rstrip("/")


@register.filter
def citation(reference: ProvisionRef) -> str:
    """A provision as people cite it: “Standing orders 6.2”."""
    words = str(reference).replace("-", " ", reference.document.count("-"))
    return words[:1].upper() + words[1:]


@register.filter
def initials(name: str) -> str:
    """At most two initials of a name, for the mark beside it."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


register.simple_tag(furniture.head_links)
register.simple_tag(furniture.scripts)
register.simple_tag(furniture.nav_items)
register.simple_tag(drawn.drawn_once)


@register.simple_tag
def bar_layout(
    rows: Sequence[Mapping[str, Any]], out_of: int | Fraction | None = None
) -> list[pictures.Bar]:
    """The bars of ``web/parts/bars.html``."""
    return pictures.bars(rows, out_of=out_of or None)


@register.simple_tag
def hemicycle_layout(groups: Sequence[Mapping[str, Any]]) -> pictures.Hemicycle:
    """The seats of ``web/parts/hemicycle.html``."""
    return pictures.hemicycle(groups)


@register.simple_tag
def funnel_layout(
    points: Sequence[Mapping[str, Any]], limits: Sequence[Mapping[str, Any]], rate: Fraction
) -> pictures.FunnelPicture:
    """The points and lines of ``web/parts/funnel.html``."""
    return pictures.funnel(points, limits, rate)


@register.simple_tag
def table_rows(columns: Sequence[Mapping[str, Any]], rows: Iterable[Sequence[Any]]) -> SafeString:
    """The rows of ``web/parts/table.html``."""
    return tables.rows_html(columns, rows)


@register.simple_tag
def table_foot(columns: Sequence[Mapping[str, Any]], cells: Sequence[Any]) -> SafeString:
    """The one row at the foot of ``web/parts/table.html``."""
    return tables.rows_html(columns, [cells])


@register.filter
def words_max(field: BoundField) -> int | None:
    """The word limit a textarea declares in its attribute ``data-words-max``."""
    limit = field.field.widget.attrs.get("data-words-max")
    return int(limit) if limit else None

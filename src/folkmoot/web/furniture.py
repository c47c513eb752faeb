"""The parts of every page that are the same string each time, made once or in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

STYLESHEETS = (
    "1-base",
    "2-layout",
    "3-forms",
    "4-parts",
    "5-tables",
    "6-book",
    "7-pictures",
    "8-pages",
    "9-print",
)


@cache
def head_links() -> SafeString:
    """The icon, the type, and the stylesheets in the order of their layers.

    Kept for the life of the process: the addresses of static files do not change under it, and
    asking for each of them on each page costs more than the page's own text. The print sheet
    names its medium, so it does not hold up a screen.
    """
    sheets = format_html_join(
        "\n",
        '<link rel="stylesheet" href="{}"{}>',
        (
            (static(f"web/css/{name}.css"), SafeString(' media="print"' if name[0] == "9" else ""))
            for name in STYLESHEETS
        ),
    )
    return format_html(
        '<link rel="icon" href="{}" type="image/svg+xml">\n'
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>\n{}',
        static("web/img/favicon.svg"),
        static("web/fonts/serif.woff2"),
        sheets,
    )


@cache
def scripts() -> SafeString:
    """The scripts, htmx and our few lines of comfort; both wait until the page is there."""
    return format_html(
        '<script src="{}" defer></script>\n<script type="module" src="{}"></script>',
        static("django_htmx/htmx-2.min.js"),
        static("web/js/web.js"),
    )


def nav_items(entries: Iterable[Mapping[str, Any]]) -> SafeString:
    """List items of the navigation; drawn once and used for the line and for the menu."""
    return format_html_join(
        "",
        '<li><a href="{}"{}>{}</a></li>',
        (
            (
                entry["url"],
                SafeString(' aria-current="page"' if entry.get("current") else ""),
                entry["label"],
            )
            for entry in entries
        ),
    )

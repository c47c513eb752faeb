"""The editions of a document, two of them compared, and what can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.exports import edition_json
from folkmoot.apps.rulebook.formats import media_type
from folkmoot.apps.rulebook.queries import EditionView, Kind
from folkmoot.apps.rulebook.queries.history import counts_of, wording_of
from folkmoot.apps.rulebook.views.book import fingerprint, standing_of, wanted_edition
from folkmoot.apps.rulebook.views.differences import change_line
from folkmoot.apps.rulebook.views.missing import no_document, no_edition
from folkmoot.apps.rulebook.views.serving import Page, public_file, public_page
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.web.moments import short_day_words

_SHOWN_AT_MOST = 400


@public
@require_safe
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition: since when, what it changed, and why."""
    document = queries.document(slug)
    if document is None:
        return no_document(request, slug)
    today = queries.day(now())
    views = queries.editions(slug)

    def page() -> Page:
        return Page(
            title=_("Editions of %s") % document.title,
            crumbs=_crumbs(document.title, document.url),
            template="rulebook/editions.html",
            context={
                "document": document,
                "columns": [{"label": label} for label in _columns()],
                "rows": _rows(views, counts_of(slug), today),
                "views": views,
            },
        )

    return public_page(
        request,
        depends_on=fingerprint("editions", slug, today, *views[:1]),
        modified=views[0].certified_at if views else now(),
        page=page,
    )


@public
@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Two editions, provision by provision, as tracked changes or side by side."""
    document = queries.document(slug)
    if document is None:
        return no_document(request, slug)
    last = document.last
    old_number = _number(request.GET.get("from"), default=max(1, last - 1))
    new_number = _number(request.GET.get("to"), default=last)
    old, new = queries.edition(slug, old_number), queries.edition(slug, new_number)
    if old is None or new is None:
        return no_edition(request, document, at=str(old_number if old is None else new_number))
    beside = request.GET.get("view") == "side"

    def page() -> Page:
        changes = queries.between(old, new)
        return Page(
            title=_("%(title)s: editions %(a)d and %(b)d compared")
            % {"a": old.sequence, "b": new.sequence, "title": document.title},
            crumbs=[
                *_crumbs(document.title, document.url),
                {"label": _("Editions"), "url": f"/rules/{slug}/editions"},
            ],
            template="rulebook/compare.html",
            context={
                "document": document,
                "old": old,
                "new": new,
                "beside": beside,
                "changes": [change_line(change) for change in changes[:_SHOWN_AT_MOST]],
                "left_out": max(0, len(changes) - _SHOWN_AT_MOST),
                "how_many": len(changes),
                "wording": wording_of(new) if new.base == old.sequence else "",
                "views": queries.editions(slug),
                "tabs": _tabs(slug, old_number, new_number, beside=beside),
            },
        )

    return public_page(
        request,
        depends_on=fingerprint("compare", beside, old, new, last),
        modified=max(old.certified_at, new.certified_at),
        page=page,
    )


@public
@require_safe
def source(request: HttpRequest, slug: str, at: str | None = None) -> HttpResponse:
    """The source text of an edition, byte for byte."""
    view = _wanted(slug, at)
    if view is None:
        document = queries.document(slug)
        return (
            no_edition(request, document, at=at or "") if document else no_document(request, slug)
        )
    media, suffix = media_type(view.format)
    return public_file(
        request,
        body=lambda: queries.source_of(view),
        digest=view.content_hash,
        modified=view.certified_at,
        content_type=f"{media}; charset=utf-8",
        name=f"{slug}-{view.sequence}.{suffix}",
    )


@public
@require_safe
def as_json(request: HttpRequest, slug: str, at: str | None = None) -> HttpResponse:
    """An edition as data: what it is, its provisions with their identities, what made it."""
    view = _wanted(slug, at)
    if view is None:
        document = queries.document(slug)
        return (
            no_edition(request, document, at=at or "") if document else no_document(request, slug)
        )
    return public_file(
        request,
        body=lambda: edition_json(view),
        digest=f"{view.digest[:32]}{view.content_hash[:32]}",
        modified=view.certified_at,
        content_type="application/json",
        name=f"{slug}-{view.sequence}.json",
    )


def _wanted(slug: str, at: str | None) -> EditionView | None:
    wanted, fault = wanted_edition(at)
    return None if fault else queries.edition_for(slug, at=wanted, today=queries.day(now()))


def _columns() -> tuple[str, ...]:
    return (_("Edition"), _("Standing"), _("From"), _("What changed"), _("Why"))


def _rows(
    views: Sequence[EditionView], counts: dict[int, dict[str, int]], today: date
) -> list[list[str | SafeString]]:
    """The editions as a table, the newest first."""
    rows: list[list[str | SafeString]] = []
    until: date | None = None
    for view in views:
        rows.append(
            [
                format_html('<a href="{}">{}</a>', view.url, _("Edition %d") % view.sequence),
                standing_of(view, until=until, today=today)["word"],
                short_day_words(view.in_force_on),
                _what_changed(view, counts.get(view.sequence, {})),
                _why(view),
            ]
        )
        until = min(until or view.in_force_on, view.in_force_on)
    return rows


def _number(written: str | None, *, default: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else default


def _what_changed(view: EditionView, counts: dict[str, int]) -> str | SafeString:
    if view.base is None:
        n = counts.get(Kind.BORN, 0) - 1
        return ngettext("first edition, %d provision", "first edition, %d provisions", n) % n
    words = [
        text % {"n": n}
        for kind, text in (
            (Kind.WORDS, _("%(n)d reworded")),
            (Kind.BORN, _("%(n)d new")),
            (Kind.ENDED, _("%(n)d repealed")),
            (Kind.MOVED, _("%(n)d moved")),
            (Kind.NUMBER, _("%(n)d renumbered")),
            (Kind.FIGURE, _("figures in %(n)d")),
        )
        if (n := counts.get(kind, 0))
    ]
    return format_html(
        '<a href="/rules/{}/compare?from={}&amp;to={}">{}</a>',
        view.document,
        view.base,
        view.sequence,
        ", ".join(words) or _("layout only"),
    )


def _why(view: EditionView) -> str | SafeString:
    why = view.enactment
    if view.origin == "corrected":
        return format_html("<span>{} {}</span>", _("Editorial correction:"), view.note)
    if not why:
        return _("taken over from a text")
    label = (
        format_html('<a href="{}">{}</a>', why.address, why.label)
        if why.address.startswith("/")
        else format_html("{}", why.label)
    )
    rest = ", ".join(part for part in (why.mover_text, why.vote_text) if part)
    return format_html("<span>{}, {}</span>", label, rest) if rest else label


def _tabs(slug: str, old: int, new: int, *, beside: bool) -> list[dict[str, object]]:
    url = f"/rules/{slug}/compare?from={old}&to={new}"
    return [
        {"label": _("In one text"), "url": url, "current": not beside},
        {"label": _("Side by side"), "url": f"{url}&view=side", "current": beside},
    ]


def _crumbs(title: str, url: str) -> list[dict[str, str]]:
    return [{"label": _("Rules"), "url": "/rules/"}, {"label": title, "url": url}]

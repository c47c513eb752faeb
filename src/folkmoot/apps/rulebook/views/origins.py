"""Where each word comes from, and any day's text as it was in force or as it was then known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from folkmoot.apps.rulebook import queries
from folkmoot.apps.rulebook.addresses import provision_path
from folkmoot.apps.rulebook.queries.origins import WordsOf, edition_as_known, origins
from folkmoot.apps.rulebook.queries.provisions import find, nearest, provision_view
from folkmoot.apps.rulebook.queries.trees import addresses_of
from folkmoot.apps.rulebook.views.book import fingerprint, standing_of, wanted_edition
from folkmoot.apps.rulebook.views.missing import no_document, no_edition, no_provision
from folkmoot.apps.rulebook.views.serving import Page, public_page
from folkmoot.core.lawtext import count_words
from folkmoot.core.lawtext.blame import Stretch
from folkmoot.platform.access import public
from folkmoot.platform.clock import now

_DEEPEST = 5


@public
@require_safe
def words(request: HttpRequest, slug: str, address: str, at: str | None = None) -> HttpResponse:
    """A provision with every word's edition, and the decision behind it."""
    today = queries.day(now())
    document = queries.document(slug)
    if document is None:
        return no_document(request, slug)
    wanted, fault = wanted_edition(at)
    view = None if fault else queries.edition_for(slug, at=wanted, today=today)
    if view is None:
        return no_edition(request, document, at=at or "")
    pid = find(view, address)
    if pid is None:
        return no_provision(request, view, address, nearest(view, address))
    standing = standing_of(view, until=queries.in_force_until(view), today=today)

    def page() -> Page:
        shown = provision_view(view, pid, at=wanted)
        told = origins(view, pid)
        counts = _counts(told)
        first = min(counts, default=view.sequence)
        return Page(
            title=_("Where the words of %(cite)s come from") % {"cite": shown.cite},
            kind="rule-page",
            crumbs=[
                {"label": _("Rules"), "url": "/rules/"},
                {
                    "label": view.document_title,
                    "url": provision_path(view.document, "", at=wanted),
                },
                {"label": shown.cite, "url": shown.url},
            ],
            template="rulebook/words.html",
            context={
                "provision": shown,
                "edition": view,
                "standing": standing,
                "first": first,
                "lines": [_line(each, first) for each in told],
                "sources": [
                    (queries.edition(slug, sequence), counts[sequence])
                    for sequence in sorted(counts, reverse=True)
                ],
                "whole": provision_path(view.document, addresses_of(view)[pid], at=view.sequence),
            },
        )

    return public_page(
        request,
        depends_on=fingerprint("words", pid, at, standing["state"], view),
        modified=view.certified_at,
        page=page,
    )


@public
@require_safe
def on_a_day(request: HttpRequest, slug: str) -> HttpResponse:
    """Which edition was in force on a day, as it is known today and as it was known then."""
    document = queries.document(slug)
    if document is None:
        return no_document(request, slug)
    today = queries.day(now())
    on, known = (_day(request.GET.get(key, "")) for key in ("day", "known"))
    asked = bool(request.GET.get("day"))
    answers = []
    if on is not None:
        known = known or on
        answers = [
            (_("As it is known today"), queries.edition_on(slug, on), today),
            (_("As it was known then"), edition_as_known(slug, on=on, known=known), known),
        ]
    context = {
        "document": document,
        "crumbs": [
            {"label": _("Rules"), "url": "/rules/"},
            {"label": document.title, "url": document.url},
        ],
        "day": on,
        "known": known,
        "fault": asked and on is None,
        "answers": answers,
        "differ": len({view.sequence if view else 0 for _says, view, _when in answers}) > 1,
        "today": today,
    }
    return render(
        request, "rulebook/on_a_day.html", context, status=422 if context["fault"] else 200
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _counts(told: Iterable[WordsOf]) -> Counter[int]:
    """How many words each edition brought in."""
    counts: Counter[int] = Counter()
    for each in told:
        for stretch in (*each.heading, *each.text):
            counts[stretch.origin] += count_words(stretch.words)
    return +counts


def _line(each: WordsOf, first: int) -> dict[str, object]:
    return {
        "label": each.label,
        "level": min(each.depth + 1, _DEEPEST),
        "heading": _pieces(each.heading, first),
        "paragraphs": list(_paragraphs(_pieces(each.text, first))),
    }


def _pieces(stretches: Iterable[Stretch], first: int) -> list[tuple[int, str]]:
    """The stretches with the number of their edition; 0 for the words that were always there.

    White space behind words that came later stands outside their mark.
    """
    pieces: list[tuple[int, str]] = []
    for each in stretches:
        if each.origin == first:
            pieces.append((0, each.words))
            continue
        bare = each.words.rstrip(" \n")
        pieces += [(each.origin, bare)] if bare else []
        pieces += [(0, each.words[len(bare) :])] if bare != each.words else []
    return pieces


def _paragraphs(pieces: Iterable[tuple[int, str]]) -> Iterable[list[tuple[int, str]]]:
    held: list[tuple[int, str]] = []
    for origin, text in pieces:
        begin, *rest = text.split("\n\n")
        held += [(origin, begin)] if begin else []
        for part in rest:
            yield held
            held = [(origin, part)] if part else []
    if held:
        yield held

"""Where a draft begins: which rule, or which kind of motion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.motions.views import surroundings
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import Document, Place

MOST = 20
_DEEPEST = 3
_OPENING = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """A provision that can be chosen."""

    label: str
    title: str
    url: str


def choose(request: HttpRequest, *, at: datetime, missing: str = "") -> HttpResponse:
    """The page on which a member says what to change."""
    if missing:
        messages.warning(request, _("There is no provision “%(label)s”.") % {"label": missing})
    asked, words = request.GET.get("document", ""), request.GET.get("q", missing)[:200].strip()
    documents = [
        _document(view, edition, words if asked in {"", view.slug} else "")
        for view in rulebook.documents()
        if (edition := rulebook.last_edition(view.slug)) is not None
    ]
    conferences = surroundings.conferences_to_choose(at)
    context = {
        "crumbs": surroundings.crumbs(),
        "documents": documents,
        "conferences": conferences,
        "cards": _cards(conferences, at),
        "now": at,
    }
    return render(request, "motions/draft/choose.html", context)


def _cards(conferences: Sequence[tuple[str, str]], at: datetime) -> list[dict[str, object]]:
    first = conferences[0][0] if conferences else ""
    rules = rules_for(at)
    words = {
        "ordinary": _("Something conference should say or do, in words of your own."),
        "emergency": _("About something that happened after ordinary motions closed."),
    }
    cards = []
    for kind in ("ordinary", "emergency"):
        closing = surroundings.closing(kind, first, rules)
        cards.append(
            {
                "title": surroundings.kind_title(kind),
                "url": f"{reverse('motions:new')}?kind={kind}",
                "body": words[kind],
                "closes": closing.moment if closing else None,
            }
        )
    return cards


def _document(
    view: rulebook.DocumentView, edition: rulebook.EditionView, words: str
) -> dict[str, object]:
    return {
        "slug": view.slug,
        "title": view.title,
        "words": words,
        "hits": _found(view.slug, edition.tree, words) if words else [],
        "contents": _contents(view.slug, edition.tree),
    }


def _found(slug: str, tree: Document, words: str) -> list[Choice]:
    """By number first, then every provision that has all the words."""
    hits = [tree.place(own.pid) for own in tree.find_all(words)]
    wanted = words.casefold().split()
    hits += [
        place
        for place in tree.places()
        if place.parent is not None
        and all(
            word in f"{place.provision.heading} {place.provision.text}".casefold()
            for word in wanted
        )
    ]
    unique = {place.provision.pid: place for place in hits}
    return [_choice(slug, place) for place in list(unique.values())[:MOST]]


def _contents(slug: str, tree: Document) -> list[dict[str, object]]:
    def entries(pid: str, depth: int) -> list[dict[str, object]]:
        found = []
        for child in tree.provision(pid).children:
            place = tree.place(child.pid)
            choice = _choice(slug, place)
            inside = entries(child.pid, depth + 1) if depth < _DEEPEST else []
            found.append(
                {
                    "label": choice.label,
                    "title": choice.title,
                    "url": choice.url,
                    "children": inside,
                }
            )
        return found

    return entries(tree.root.pid, 1)


def _choice(slug: str, place: Place) -> Choice:
    own = place.provision
    title = own.heading or (own.text if len(own.text) <= _OPENING else f"{own.text[:_OPENING]}…")
    label = place.label if place.own_label else ""
    address = label or f"~{own.pid}"
    url = f"{reverse('motions:new')}?document={slug}&provision={quote(address)}"
    return Choice(label, title, url)

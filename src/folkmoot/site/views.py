"""The home page: what awaits me, what is due, what happened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.platform.search import search
from folkmoot.web import offers


@public
def home(request: HttpRequest) -> HttpResponse:
    """What awaits this person, what is due and what happened."""
    person = getattr(request, "person", None)
    cards = offers.cards(person.key if person else "", now())
    kinds = {
        kind: [card for card in cards if card.kind == kind] for kind in ("awaits", "due", "news")
    }
    return render(request, "site/home.html", kinds)


@public
def search_page(request: HttpRequest) -> HttpResponse:
    """Everything that can be found, by words."""
    words = request.GET.get("q", "")[:200]
    kind = request.GET.get("kind", "")
    known = offers.search_kinds()
    hits = search(words, kinds=[kind] if kind in known else known)
    found = [(known[hit.kind], hit) for hit in hits]
    return render(request, "site/search.html", {"words": words, "found": found, "kinds": known})

"""The home page: what awaits me, what is due, what happened."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from folkmoot.apps.record import queries as record
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.platform.search import search
from folkmoot.web import offers
from folkmoot.web.templatetags.web import moment

MOST_EVENTS = 8


@public
def home(request: HttpRequest) -> HttpResponse:
    """What awaits this person, what is due and what happened."""
    person = getattr(request, "person", None)
    cards = offers.cards(person.key if person else "", now())
    context: dict[str, Any] = {
        kind: [card for card in cards if card.kind == kind] for kind in ("awaits", "due")
    }
    context["due"] = [
        {
            "title": card.title,
            "url": card.url,
            "says": card.says,
            "when": moment(card.at) if card.at else "",
        }
        for card in context["due"]
    ]
    news = [card for card in cards if card.kind == "news"]
    context["events"] = _events(news)
    if person:
        context |= {
            "given_name": person.given_name,
            "lede": _("What needs you, what is due, and what happened since you were here."),
            "quick": _quick(),
        }
    else:
        context |= _for_visitors()
    return render(request, "site/home.html", context)


def _events(news: list[offers.Card]) -> list[dict[str, Any]]:
    """The rooms' news, or the newest acts of the record where no room has any."""
    if news:
        shown = sorted((card for card in news if card.at), key=lambda card: card.at, reverse=True)  # type: ignore[arg-type, return-value]
        return [
            {"at": card.at, "title": card.title, "body": card.says, "url": card.url}
            for card in shown[:MOST_EVENTS]
        ]
    acts = record.entries(most=MOST_EVENTS, public_lane=True)
    return [
        {"at": act.at, "title": act.sentence, "entry": act.seq, "url": f"/record/{act.seq}"}
        for act in acts
    ]


def _quick() -> list[dict[str, str]]:
    return [
        {"label": _("Draft a motion"), "url": "/motions/new"},
        {"label": _("My meetings"), "url": "/meetings/"},
        {"label": _("The rule book"), "url": "/rules/"},
        {"label": _("My membership and receipts"), "url": "/me"},
        {"label": _("Count the house"), "url": "/house/"},
    ]


def _for_visitors() -> dict[str, Any]:
    return {
        "visitor_act": {"label": _("Read the rules"), "url": "/rules/"},
        "visitor_links": [
            {"label": _("Claim your account by letter"), "url": "/claim"},
            {"label": _("Check a receipt"), "url": "/record/check"},
            {"label": _("Count the house"), "url": "/house/"},
        ],
        "ways": [
            {
                "kicker": _("The rule book"),
                "title": _("What we agreed"),
                "url": "/rules/",
                "body": _(
                    "Every rule with its history: who changed it, when, by which vote, and why."
                ),
            },
            {
                "kicker": _("Motions"),
                "title": _("What members want changed"),
                "url": "/motions/",
                "body": _(
                    "From a draft to the rule book, with each ruling, its reasons and its receipt."
                ),
            },
            {
                "kicker": _("The record"),
                "title": _("What was done"),
                "url": "/record/",
                "body": _("Nothing official happens outside it, and nobody can rewrite it unseen."),
            },
        ],
    }


@public
def search_page(request: HttpRequest) -> HttpResponse:
    """Everything that can be found, by words."""
    words = request.GET.get("q", "")[:200]
    kind = request.GET.get("kind", "")
    known = offers.search_kinds()
    hits = search(words, kinds=[kind] if kind in known else known)
    found = [(known[hit.kind], hit) for hit in hits]
    return render(request, "site/search.html", {"words": words, "found": found, "kinds": known})

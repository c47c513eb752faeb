"""The members' talk beneath a page: reading it, replying, moderating, asking for a second look."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.talking import ReplyForm
from folkmoot.apps.commons.policy.talking import may_talk
from folkmoot.apps.commons.queries import Place, ReplyView
from folkmoot.apps.commons.views.acting import act_page, moderates, refused, sent
from folkmoot.apps.commons.views.deciding import Said, ask_second_look, decide
from folkmoot.apps.record.acting import actor_of, key_of
from folkmoot.platform.access import public
from folkmoot.platform.clock import now


@public
@never_cache
def talk(request: HttpRequest, room: str, key: str) -> HttpResponse:
    """Everything said beneath a page, the first first."""
    place = _place(room, key)
    many = queries.number_of_replies(place.address)
    first = _whole(request.GET.get("from", "0"))
    return render(
        request,
        "commons/talk.html",
        {
            **talk_context(request, place, first=first),
            "place": place,
            "many": many,
            "earlier": max(0, first - queries.REPLIES) if first else None,
            "later": first + queries.REPLIES if first + queries.REPLIES < many else None,
            "crumbs": _crumbs(place),
        },
    )


def talk_context(request: HttpRequest, place: Place, *, first: int = 0) -> dict[str, Any]:
    """What the part that shows replies is handed."""
    person = key_of(request)
    return {
        "replies": queries.replies(place.address, first=first),
        "reads_names": bool(person) and bool(may_talk(actor_of(request), on=day_of(now()))),
        "talks": place.open and bool(may_talk(actor_of(request), on=day_of(now()))),
        "officer": moderates(request, place.unit),
        "me": str(actor_of(request)) if person else "",
    }


def beneath(request: HttpRequest, address: str, *, noting: bool = False) -> dict[str, Any]:
    """What a page is handed that has talk beneath it."""
    place = queries.place_of(address)
    member = bool(may_talk(actor_of(request), on=day_of(now())))
    return {
        "address": address,
        "many": queries.number_of_replies(address),
        "talks": place is not None and place.open and member,
        "notes": queries.shown_beside(address, now()),
        "noting": noting,
    }


def new_reply(request: HttpRequest, room: str, key: str) -> HttpResponse:
    """Reply to the page, or to one of the replies beneath it."""
    place = _place(room, key)
    verdict = may_talk(actor_of(request), on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=place.address, shut=True)
    number = _whole(request.GET.get("to", "0"))
    answered = queries.reply(place.address, number) if number else None

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        made, code = actions.reply_to(
            actor=actor_of(request), at=now(), address=place.address, text=values["text"],
            answers=number or None,
        )  # fmt: skip
        return _("Your reply stands there."), code, _url_of(place, made)

    listed = []
    if answered and answered.text and not answered.hidden:
        listed = [(answered.name or _("A member"), answered.text)]
    return act_page(
        request, form=ReplyForm(sent(request)), do=do, crumbs=_crumbs(place), kicker=place.title,
        title=_("Reply"), listed=listed, button=_("Reply"), back=f"{place.address}/replies",
        lede=_("It stands below what was said before. Nothing moves it up, and nobody counts who "
               "likes it."),
    )  # fmt: skip


def decision(request: HttpRequest, room: str, key: str, number: int) -> HttpResponse:
    """Hide a reply or show it again."""
    said = _said(room, key, number)
    return decide(
        request, said, title=_("Decide on a reply"), if_refused=said.view.address,
        lede=_("Hide what breaks a rule, not what you dislike. Reason and decision are public; its "
               "author may ask that somebody else looks at it."),
    )  # fmt: skip


def second_look(request: HttpRequest, room: str, key: str, number: int) -> HttpResponse:
    """Ask, as its author, that somebody else looks at a hidden reply."""
    return ask_second_look(request, _said(room, key, number))


def _said(room: str, key: str, number: int) -> Said:
    place, found = _found(room, key, number)
    return Said(
        found, "reply", number, place.unit, _("Reply %(n)d") % {"n": number},
        _url_of(place, number), f"{place.address}/replies", place.title, _crumbs(place),
    )  # fmt: skip


def _url_of(place: Place, number: int) -> str:
    first = (number - 1) // queries.REPLIES * queries.REPLIES
    return f"{place.address}/replies{f'?from={first}' if first else ''}#reply-{number}"


def _place(room: str, key: str) -> Place:
    place = queries.place_of(f"/{room}/{key}")
    if place is None:
        raise Http404(key)
    return place


def _found(room: str, key: str, number: int) -> tuple[Place, ReplyView]:
    place = _place(room, key)
    found = queries.reply(place.address, number)
    if found is None or not found.text:
        raise Http404(key)
    return place, found


def _crumbs(place: Place) -> list[dict[str, str]]:
    room = place.address.split("/")[1]
    names = {"news": _("News"), "consultations": _("Consultations"), "hustings": _("Hustings")}
    return [
        {"label": names[room], "url": f"/{room}/"},
        {"label": place.title, "url": place.address},
    ]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0  # noqa: PLR2004

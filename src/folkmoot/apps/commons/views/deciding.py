"""Moderating what members say: the two pages that a reply and a note have alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.apps.commons import actions
from folkmoot.apps.commons.days import day_of
from folkmoot.apps.commons.forms.consulting import ModerationForm
from folkmoot.apps.commons.forms.talking import ObjectionForm
from folkmoot.apps.commons.policy.offices import may_moderate
from folkmoot.apps.commons.queries import NoteView, ReplyView
from folkmoot.apps.commons.views.acting import act_page, refused, sent
from folkmoot.apps.record.acting import actor_of
from folkmoot.platform.clock import now


@dataclass(frozen=True, slots=True)
class Said:
    """A reply or a note that is decided on, and where it is found.

    Attributes:
        what: ``reply`` or ``note``.
        number: its number beneath its page, or among all notes.
        unit: whose moderators decide on it.
        name: as the page calls it, "Reply 3".
        url: where it stands.
        back: the page one comes from.
        beside: the title of the page that it is about.
    """

    view: ReplyView | NoteView
    what: str
    number: int
    unit: str
    name: str
    url: str
    back: str
    beside: str
    crumbs: Sequence[dict[str, str]]


def decide(
    request: HttpRequest, said: Said, *, title: str, lede: str, if_refused: str
) -> HttpResponse:
    """Hide it or show it again."""
    verdict = may_moderate(actor_of(request), unit=said.unit, on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back=if_refused, shut=True)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        hides = values["outcome"] == "hide"
        code = actions.moderate_talk(
            actor=actor_of(request), at=now(), address=said.view.address, number=said.number,
            what=said.what, hides=hides, reason=values["reason"],
        )  # fmt: skip
        told = _("It is hidden, and its author is told why.") if hides else _("It is shown.")
        return told, code, said.url

    listed = [(said.name, said.view.text)]
    if said.view.last and said.view.last.objection:
        listed.append((_("Its author says"), said.view.last.objection))
    return act_page(
        request, form=ModerationForm(sent(request)), do=do, crumbs=said.crumbs, kicker=said.beside,
        title=title, listed=listed, lede=lede, button=_("Decide, with this reason"),
        back=said.back,
    )  # fmt: skip


def ask_second_look(request: HttpRequest, said: Said) -> HttpResponse:
    """Ask, as its author, that somebody else looks at it.

    Raises:
        Http404: for everybody else.
    """
    if said.view.by != str(actor_of(request)):
        raise Http404(said.url)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        code = actions.object_to_hiding(
            actor=actor_of(request), at=now(), address=said.view.address, number=said.number,
            what=said.what, says=values["says"],
        )  # fmt: skip
        return _("Somebody else than who hid it will look at it."), code, said.url

    last = said.view.last
    return act_page(
        request, form=ObjectionForm(sent(request)), do=do, crumbs=said.crumbs, kicker=said.beside,
        title=_("Ask for a second look"),
        lede=_("Somebody else than who hid it decides, once, with a reason that is public."),
        listed=[(_("You wrote"), said.view.text),
                (_("Why it was hidden"), last.reason if last else "")],
        button=_("Ask for it"), back=said.back,
    )  # fmt: skip

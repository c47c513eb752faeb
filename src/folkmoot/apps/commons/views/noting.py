"""Notes beside pages: all of them, one, adding, rating, moderating; the ratings to take away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.days import day_of, midnight_before
from folkmoot.apps.commons.forms.talking import NoteForm
from folkmoot.apps.commons.policy.talking import may_talk
from folkmoot.apps.commons.queries import NoteView
from folkmoot.apps.commons.views.acting import act_page, moderates, refused, sent
from folkmoot.apps.commons.views.deciding import Said, ask_second_look, decide
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of, done, key_of
from folkmoot.platform.access import public
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

CHOICES = (
    ("helpful", 1, "Helpful"),
    ("somewhat", 0, "Somewhat"),
    ("not", -1, "Not helpful"),
)


@public
@never_cache
def notes(request: HttpRequest) -> HttpResponse:
    """Every note in the order of time, why it is shown or not."""
    at = now()
    found = [each for each in queries.notes(at) if not each.hidden]
    return render(
        request,
        "commons/notes.html",
        {
            "shown": [each for each in found if each.shown],
            "others": [each for each in found if not each.shown],
            "rated": set(queries.rated_by(key_of(request))),
            "talks": bool(may_talk(actor_of(request), on=day_of(at))),
            "upto": midnight_before(at),
            "crumbs": _crumbs(),
        },
    )


@public
@never_cache
def note(request: HttpRequest, number: int) -> HttpResponse:
    """One note: what it says, how it stands, and the three ways of rating it."""
    found = _found(number)
    at = now()
    mine = queries.rated_by(key_of(request)).get(number)
    member = bool(may_talk(actor_of(request), on=day_of(at)))
    return render(
        request,
        "commons/note.html",
        {
            "note": found,
            "choices": [(name, _(label), value == mine) for name, value, label in CHOICES],
            "rates": member and not found.hidden and found.by != str(actor_of(request)),
            "own": bool(key_of(request)) and found.by == str(actor_of(request)),
            "officer": moderates(request, people.national().slug),
            "upto": midnight_before(at),
            "crumbs": _crumbs((_("Notes"), "/conversation/notes")),
        },
    )


@require_POST
def rating(request: HttpRequest, number: int) -> HttpResponse:
    """Rate it."""
    found = _found(number)
    try:
        actions.rate_note(
            actor=actor_of(request), at=now(), note=number, choice=request.POST.get("choice", "")
        )
    except Refused as no:
        return refused(request, no.verdict, back=found.url)
    says = _("Your rating counts from midnight, under a name drawn by lot.")
    return done(request, says, "", found.url)


def new_note(request: HttpRequest) -> HttpResponse:
    """Add a note beside a page."""
    about = request.GET.get("about", "")
    verdict = may_talk(actor_of(request), on=day_of(now()))
    if not verdict:
        return refused(request, verdict, back="/conversation/notes", shut=True)

    def do(values: dict[str, Any]) -> tuple[str, str, str]:
        made, code = actions.add_note(
            actor=actor_of(request), at=now(), address=about, text=values["text"],
            source=values["source"],
        )  # fmt: skip
        said = _("Members can rate it. It is shown beside the page once it bridges.")
        return said, code, f"/conversation/notes/{made}"

    return act_page(
        request, form=NoteForm(sent(request)), do=do,
        crumbs=_crumbs((_("Notes"), "/conversation/notes")), kicker=about, title=_("Add a note"),
        lede=_("It stands beside the page once people find it helpful who otherwise rate "
               "differently: a majority alone does not put it there. Your name is not shown."),
        button=_("Add it"), back="/conversation/notes",
    )  # fmt: skip


def decision(request: HttpRequest, number: int) -> HttpResponse:
    """Hide a note or show it again."""
    said = _said(number)
    return decide(
        request, said, title=_("Decide on a note"), if_refused=said.url,
        lede=_("You are not told who wrote it. Hide what breaks a rule, not what you dislike."),
    )  # fmt: skip


def second_look(request: HttpRequest, number: int) -> HttpResponse:
    """Ask, as its author, that somebody else looks at a hidden note."""
    return ask_second_look(request, _said(number))


@public
def ratings_file(request: HttpRequest) -> HttpResponse:
    """The ratings as they stood at midnight."""
    return _file(queries.ratings_csv(midnight_before(now())), "text/csv", "note-ratings.csv")


@public
def notes_file(request: HttpRequest) -> HttpResponse:
    """What was worked out of them, as the command makes it again."""
    found = queries.notes_json(midnight_before(now()))
    return _file(found, "application/json", "notes.json")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _found(number: int) -> NoteView:
    found = queries.note(number, now())
    if found is None:
        raise Http404(number)
    return found


def _crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    steps = [(_("Conversation"), "/conversation/"), *more]
    return [{"label": label, "url": url} for label, url in steps]


def _said(number: int) -> Said:
    found = _found(number)
    return Said(
        found, "note", number, people.national().slug, _("Note %(n)d") % {"n": number},
        found.url, found.url, found.address_title,
        _crumbs((_("Notes"), "/conversation/notes")),
    )  # fmt: skip

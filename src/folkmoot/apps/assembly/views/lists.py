"""Meetings: mine, coming, past; the book of resolutions; calendars."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.assembly import actions, queries
from folkmoot.apps.assembly.calendars import meeting_calendar
from folkmoot.apps.assembly.forms.holding import FollowUpForm
from folkmoot.apps.assembly.policy.offices import RUNNERS, Seat, may_read, may_run
from folkmoot.apps.assembly.queries import MeetingLine
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.assembly.views.acting import crumbs, door, post_only, refused
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acting import actor_of, key_of
from folkmoot.platform.access import public
from folkmoot.platform.clock import now
from folkmoot.platform.installation import installation
from folkmoot.web.moments import clock_words, local, short_day_words

_PAGE = 50
_STATUS = {
    "called": ("Called", "waiting"),
    "open": ("In session", "open"),
    "closed": ("Held", "done"),
    "called_off": ("Called off", "stopped"),
}


class _Slice:
    """What a paginator needs of a long list: how long it is, and a stretch of it."""

    def __init__(self, count: int, fetch) -> None:  # noqa: ANN001  (a slice's own function)
        self._count, self._fetch = count, fetch

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, stretch: slice):  # noqa: ANN204
        return self._fetch(stretch.start, stretch.stop - stretch.start)


@public
def index(request: HttpRequest) -> HttpResponse:
    """The meetings of my units that are coming, then those that were; conferences for everybody."""
    person, moment = key_of(request), now()
    today = day_of(moment, installation().zone)
    units = [unit.slug for unit in people.units_of(person, today)] if person else []
    runs = people.scopes_of(person, RUNNERS, today) if person else []
    slugs = list(dict.fromkeys([*units, *runs]))
    coming = queries.upcoming(slugs, now=moment)
    rows = _Slice(
        queries.count_past(slugs, now=moment),
        lambda start, most: queries.past(slugs, now=moment, offset=start, most=most),
    )
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "assembly/index.html",
        {
            "coming": [(line, _status(line), line.kind == "conference") for line in coming],
            "past": [_row(line) for line in page.object_list],
            "past_columns": [{"label": label} for label in _columns()],
            "page": page,
            "runs": list(people.units(runs).values()),
            "mine": people.units_of(person, today) if person else [],
            "signed_in": bool(person),
        },
    )


@public
def resolutions(request: HttpRequest) -> HttpResponse:
    """What was decided, and what was done about it."""
    person = key_of(request)
    today = day_of(now(), installation().zone)
    units = [unit.slug for unit in people.units_of(person, today)] if person else []
    rows = _Slice(
        queries.count_resolutions(units),
        lambda start, most: queries.resolutions(units, offset=start, most=most),
    )
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    runs = set(people.scopes_of(person, RUNNERS, today)) if person else set()
    return render(
        request,
        "assembly/resolutions.html",
        {
            "entries": [(entry, entry.unit_slug in runs) for entry in page.object_list],
            "page": page,
            "form": FollowUpForm(),
            "crumbs": crumbs(),
            "signed_in": bool(person),
        },
    )


@require_POST
def follow_up(request: HttpRequest, number: str) -> HttpResponse:
    """Something was done about a resolution."""
    form = FollowUpForm(request.POST)
    values = form.cleaned_data if form.is_valid() else {"says": "", "done": False}

    def do() -> tuple[str, str, str]:
        _entry, code = actions.follow_up(
            actor=actor_of(request), at=now(), number=number, says=values["says"],
            done=values["done"],
        )  # fmt: skip
        return _("Noted in the book of resolutions."), code, "/meetings/resolutions"

    return post_only(request, do)


@public
def unit_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """A unit's meetings for a calendar; the place only for those whose meetings they are."""
    if people.unit(slug) is None:
        raise Http404(slug)
    person, moment = key_of(request), now()
    views = [queries.meeting(line.key) for line in queries.meetings_of(slug)]
    seat = Seat(slug, "", "", day_of(moment, installation().zone))
    text = meeting_calendar(
        [view for view in views if view],
        now=moment,
        open_door=bool(may_read(person, seat)) or bool(may_run(actor_of(request), seat)),
    )
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


@public
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting for a calendar."""
    at = door(request, key)
    text = meeting_calendar([at.meeting], now=now(), open_door=bool(at.reads))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def not_yours(request: HttpRequest) -> HttpResponse:
    """The answer to somebody who runs no unit's meetings."""
    seat = Seat("", "", "", day_of(now(), installation().zone))
    return refused(request, may_run(actor_of(request), seat), status=403)


def _status(line: MeetingLine) -> dict[str, str]:
    word, state = _STATUS[line.status]
    return {"word": _(word), "state": state}


def _columns() -> list[str]:
    return [_("Meeting"), _("Day"), _("Unit"), _("Minutes")]


def _row(line: MeetingLine) -> list[str]:
    here = local(line.starts_at)
    minutes = (
        format_html('<a href="{}/minutes">{}</a>', line.url, _("minutes"))
        if line.status == "closed"
        else _(_STATUS[line.status][0])
    )
    return [
        format_html('<a href="{}">{}</a>', line.url, line.title),
        f"{short_day_words(here.date())}, {clock_words(here.time())}",
        line.unit_name,
        minutes,
    ]

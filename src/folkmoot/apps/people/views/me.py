"""My own pages: what the organisation knows of me, and what I can do about it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.forms.acts import MoveOnPaper
from folkmoot.apps.people.views.acting import (
    act_page,
    refused,
    signed_in,
)
from folkmoot.apps.people.vocabulary import KEEPS_THE_FILE, word
from folkmoot.apps.record.acting import done
from folkmoot.apps.record.queries import receipts_of
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now

_RECEIPTS = 10
_LOOKS = 20


def me(request: HttpRequest) -> HttpResponse:
    """My memberships, units and offices; who looked; how I sign in; my receipts."""
    person, _actor = signed_in(request)
    today = day_of(now())
    offices = queries.offices_of(person.key, today)
    return render(
        request,
        "people/me.html",
        {
            "person": person,
            "membership": queries.membership(person.key, today),
            "admission": queries.admission(person.key, today),
            "merges": [
                _joined(view, person.key)
                for view in queries.merges_of(person.key)
                if view.undone_at is None
            ],
            "lapsed": queries.lapsed(person.key, today),
            "file": queries.file_of(person.key),
            "units": [(unit, word(unit.kind)) for unit in queries.units_of(person.key, today)],
            "offices": [(office, word(office.role)) for office in offices],
            "keeps_files": bool(queries.scopes_of(person.key, KEEPS_THE_FILE, today)),
            "looks": queries.looks_at(person.key, most=_LOOKS),
            "slips": queries.slips_of(person.key),
            "receipts": receipts_of(f"person:{person.key}", most=_RECEIPTS),
            "paper_acts": actions.paper_acts(),
        },
    )


def _joined(view: queries.MergeView, key: str) -> dict[str, object]:
    other = view.other if view.kept.key == key else view.kept
    return {
        "key": view.key,
        "title": _("Your file was joined with the number %(number)s.") % {"number": other.number},
        "body": _("It goes on as %(number)s. If that is wrong, say so here; one click undoes it.")
        % {"number": view.kept.number},
    }


def my_unit(request: HttpRequest) -> HttpResponse:
    """Moving to another unit."""
    person, actor = signed_in(request)

    def do(values: dict[str, str]) -> tuple[str, str, str]:
        unit, code = actions.transfer(actor=actor, at=now(), person=person.key, unit=values["unit"])
        return _("You now belong to %(unit)s.") % {"unit": unit.name}, code, "/me"

    return act_page(
        request,
        form=MoveOnPaper(request.POST or None),
        do=do,
        title=_("Move to another unit"),
        lede=_("From today on you belong to the unit you choose, and vote there."),
        button=_("Move"),
        back="/me",
    )


@require_POST
def resignation(request: HttpRequest) -> HttpResponse:
    """I leave."""
    person, actor = signed_in(request)
    try:
        _day, code = actions.resign_membership(actor=actor, at=now(), person=person.key)
    except Refused as no:
        return refused(request, no.verdict)
    return done(request, _("You have left the organisation."), code, "/me")


@require_POST
def office_resignation(request: HttpRequest, key: int) -> HttpResponse:
    """I give up an office."""
    _person, actor = signed_in(request)
    try:
        _office, code = actions.end_office(actor=actor, at=now(), office=key, ground="resigned")
    except Refused as no:
        return refused(request, no.verdict)
    return done(request, _("You have given up the office."), code, "/me")


@require_POST
def life(request: HttpRequest) -> HttpResponse:
    """I am alive, whatever the file says."""
    person, actor = signed_in(request)
    try:
        code = actions.overturn_death(actor=actor, at=now(), person=person.key)
    except Refused as no:
        return refused(request, no.verdict)
    return done(request, _("The entry of your death has been overturned."), code, "/me")

"""What every page of a meeting has in common: who looks, what they may, how an act is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from folkmoot.apps.assembly import queries
from folkmoot.apps.assembly.policy.offices import Seat, belongs, may_count, may_read, may_run
from folkmoot.apps.assembly.queries import MeetingView
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record import acting
from folkmoot.apps.record.acting import FORBIDDEN, UNPROCESSABLE, Doing, actor_of, done, key_of
from folkmoot.core.terms import ActorRef, Verdict
from folkmoot.platform.acts import Refused
from folkmoot.platform.clock import now


@dataclass(frozen=True, slots=True)
class Door:
    """A meeting and what the person at its door may do.

    Attributes:
        reads: sees agenda, decisions and minutes.
        belongs: is one of those whose meeting it is.
        runs: prepares, opens, records and closes it.
        counts: enters counts and cards.
    """

    meeting: MeetingView
    person_key: str
    actor: ActorRef
    reads: Verdict
    belongs: bool
    runs: bool
    counts: bool


def door(request: HttpRequest, key: str) -> Door:
    """A meeting and what whoever asks may do there.

    Raises:
        Http404: if there is no such meeting.
    """
    meeting = queries.meeting(key)
    if meeting is None:
        raise Http404(key)
    actor, person = actor_of(request), key_of(request)
    seat = Seat(meeting.unit_slug, meeting.kind, meeting.body, day_of(now(), meeting.zone))
    return Door(
        meeting=meeting,
        person_key=person,
        actor=actor,
        reads=may_read(person, seat),
        belongs=bool(person) and belongs(person, seat),
        runs=bool(may_run(actor, seat)),
        counts=bool(may_count(actor, seat)),
    )


def shut(request: HttpRequest, at: Door) -> HttpResponse | None:
    """The answer to somebody who may not read about a meeting; None for those who may."""
    if at.reads:
        return None
    if not at.person_key:
        return redirect_to_login(request.get_full_path())
    return refused(request, at.reads, status=FORBIDDEN)


def officers_only(request: HttpRequest, at: Door) -> HttpResponse | None:
    """The answer to a member on a page that only those who run or count a meeting need."""
    if at.counts or at.runs:
        return None
    if not at.person_key:
        return redirect_to_login(request.get_full_path())
    seat = Seat(
        at.meeting.unit_slug, at.meeting.kind, at.meeting.body, day_of(now(), at.meeting.zone)
    )
    return refused(request, may_count(at.actor, seat), status=FORBIDDEN)


def refused(request: HttpRequest, verdict: Verdict, *, status: int = UNPROCESSABLE) -> HttpResponse:
    """A page that says no, with the reasons."""
    return acting.refused(request, verdict, back="/meetings/", status=status)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying an act: a way on, or a refusal for the same page."""

    response: HttpResponse | None = None
    verdict: Verdict | None = None

    @property
    def status(self) -> int:
        """The status of a page that is shown again."""
        return UNPROCESSABLE if self.verdict is not None else 200


def attempt(
    request: HttpRequest,
    form: forms.Form | None,
    do: Doing,
) -> Tried:
    """Try an act with what was typed.

    ``do`` gets the cleaned values and returns the sentence, the receipt's code and where to go.
    """
    if request.method != "POST" or (form is not None and not form.is_valid()):
        return Tried()
    try:
        return Tried(response=done(request, *do(form.cleaned_data if form else {})))
    except Refused as no:
        return Tried(verdict=no.verdict)


def act_page(
    request: HttpRequest,
    *,
    form: forms.Form,
    do: Doing,
    template: str = "assembly/act.html",
    **context: Any,
) -> HttpResponse:
    """A page with one form and one act (see `record.acting`)."""
    return acting.act_page(request, template=template, form=form, do=do, **context)


def post_only(request: HttpRequest, do: Callable[[], tuple[str, str, str]]) -> HttpResponse:
    """An act without a form of its own; a refusal gets a page."""
    try:
        return done(request, *do())
    except Refused as no:
        return refused(request, no.verdict)


def crumbs(at: Door | None = None, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back up."""
    steps = [{"label": _("Meetings"), "url": "/meetings/"}]
    if at is not None:
        steps.append({"label": at.meeting.title, "url": at.meeting.url})
    return steps + [{"label": label, "url": url} for label, url in more]


def members_here(at: Door) -> list[str]:
    """The keys of those who may be at the meeting: delegates, committee members or members."""
    meeting = at.meeting
    if meeting.kind == "conference":
        return [delegate.person_key for delegate in queries.delegates(meeting.key)]
    day = day_of(meeting.starts_at, meeting.zone)
    if meeting.kind == "committee" and meeting.body:
        return people.holders(meeting.unit_slug, meeting.body, day)
    return list(people.members_of(meeting.unit_slug, day))

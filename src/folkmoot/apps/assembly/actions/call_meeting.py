"""Calling a meeting."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.assembly.actions.subjects import free_key, missing
from folkmoot.apps.assembly.acts_declared import CALLED
from folkmoot.apps.assembly.models import Calling, Meeting, Requisition
from folkmoot.apps.assembly.policy.calling import may_call
from folkmoot.apps.assembly.policy.offices import Seat
from folkmoot.apps.assembly.queries.meetings import KIND_WORDS, MeetingView, view_of
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.terms import ActorRef, check_words
from folkmoot.platform import search
from folkmoot.platform.installation import installation


def call_meeting(
    *,
    actor: ActorRef,
    at: datetime,
    unit: str,
    kind: str,
    starts_at: datetime,
    title: str = "",
    convened_as: str = "",
    body: str = "",
    place: str = "",
    joining: str = "",
    business: str = "",
    requisition: int | None = None,
    key: str = "",
) -> tuple[MeetingView, str]:
    """Call a meeting of a unit, by an officer or because members asked for it.

    Raises:
        Refused: if the actor may not, the time is past, or a requisition lacks signatures.
    """
    sort = convened_as or ("annual" if kind == "conference" else "ordinary")
    zone = installation().zone
    with official(CALLED, actor=actor, at=at) as act:
        asked = _requisition(act, unit=unit, number=requisition)
        seat = Seat(unit, kind, body, day_of(at, zone))
        act.require(
            check_words(title, "The title", most=160)
            & check_words(place, "The place", most=200)
            & check_words(joining, "How to join", most=300)
            & check_words(business, "The business")
        )
        act.require(
            may_call(
                actor=actor,
                at=at,
                seat=seat,
                convened_as="special" if asked else sort,
                starts_at=starts_at,
                business=business,
                requisition=asked,
            )
        )
        row = Meeting.objects.create(
            key=key or free_key(unit_slug=unit, kind=kind, starts_at=starts_at, zone=zone),
            unit_slug=unit,
            kind=kind,
            convened_as="special" if asked else sort,
            body=body,
            title=title.strip() or default_title(unit, kind, day=day_of(starts_at, zone)),
            starts_at=starts_at,
            zone=zone,
            place=place.strip(),
            joining=joining.strip(),
        )
        Calling.objects.create(meeting=row, at=at, by=str(actor), requisition=asked)
        findable(row)
        act.shows(
            unit=unit,
            meeting=row.key,
            kind=kind,
            convened_as=row.convened_as,
            starts_at=starts_at.isoformat(),
            requisition=asked.number if asked else None,
        )
        act.about(f"meeting:{row.key}", f"unit:{unit}")
        view = view_of(row)
    return view, act.code


def default_title(unit: str, kind: str, *, day: date) -> str:
    """What a meeting is called if nobody gives it a name."""
    found = people.unit(unit)
    name = found.name if found else unit
    if kind == "conference":
        return f"{KIND_WORDS[kind]} {day.year}"
    return f"{name} meeting" if kind == "branch_meeting" else f"{KIND_WORDS[kind]} of {name}"


def findable(row: Meeting) -> None:
    """Let a conference be found by anybody; other meetings are their members' own."""
    if row.kind == "conference":
        search.index(
            kind="meeting", key=row.key, title=row.title, body=row.place, url=f"/meetings/{row.key}"
        )


def _requisition(act: Act, *, unit: str, number: int | None) -> Requisition | None:
    if number is None:
        return None
    try:
        return act.lock(Requisition, unit_slug=unit, number=number)
    except Requisition.DoesNotExist:
        raise missing("requisition", str(number)) from None

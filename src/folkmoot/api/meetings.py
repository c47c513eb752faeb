"""Meetings: conferences for everybody, a unit's meetings for its members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema
from pydantic import Field

from folkmoot.api.access import Key, asking
from folkmoot.api.problems import Problem, VerdictOut, verdict_out
from folkmoot.apps.assembly import queries
from folkmoot.apps.assembly.queries import (
    AgendaItemView,
    DecisionView,
    MeetingLine,
    MeetingView,
)
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook.queries import day
from folkmoot.platform.clock import now

router = Router()

FOUND_OR_NOT = {404: Problem, 422: Problem}
MeetingKey = Annotated[Key, Path()]


class MeetingLineOut(Schema):
    """A meeting as lists show it."""

    key: str
    unit_slug: str
    unit_name: str
    kind: str
    title: str
    starts_at: datetime
    status: str
    url: str


class MeetingOut(MeetingLineOut):
    """A meeting and where it stands: its notice and its quorum with the working."""

    zone: str
    place: str
    called_at: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    notice: VerdictOut
    quorum: VerdictOut

    @staticmethod
    def resolve_notice(view: MeetingView) -> VerdictOut:
        """Whether notice was given in time."""
        return verdict_out(view.notice)

    @staticmethod
    def resolve_quorum(view: MeetingView) -> VerdictOut:
        """Whether enough who count are there, or were when it closed."""
        return verdict_out(view.quorum)


class AgendaItemOut(Schema):
    """One line of the agenda."""

    number: str = Field(description="Its place in the tree, 3 or 3.2.")
    kind: str
    title: str
    subject: str
    text: str
    depth: int


class DecisionOut(Schema):
    """One decision with its figures and its working."""

    number: int
    subject: str
    question: str
    method: str
    count: str = Field(alias="count_words")
    threshold: str = Field(alias="threshold_says")
    outcome: str
    working: list[str]
    quorate: bool
    notice_ok: bool
    at: datetime
    record_seq: int | None
    corrects: int | None
    corrected_by: int | None
    url: str


def seen(request: HttpRequest, key: str) -> MeetingView:
    """A meeting that whoever asks may read.

    Raises:
        Http404: if not.
    """
    found = queries.meeting(key)
    if found is not None and not found.public:
        actor = asking(request)
        if actor is None or not people.is_member(actor.key, found.unit_slug, day(now())):
            found = None
    if found is None:
        raise Http404(f"There is no meeting {key}, or it is not open to you.")
    return found


@router.get("conferences", response=list[MeetingLineOut])
def conferences(request: HttpRequest) -> Sequence[MeetingLine]:
    """Every conference."""
    return queries.conferences()


@router.get("meetings/{key}", response={200: MeetingOut, **FOUND_OR_NOT})
def meeting(request: HttpRequest, key: MeetingKey) -> MeetingView:
    """One meeting."""
    return seen(request, key)


@router.get("meetings/{key}/agenda", response={200: list[AgendaItemOut], **FOUND_OR_NOT})
def agenda(request: HttpRequest, key: MeetingKey) -> Sequence[AgendaItemView]:
    """Its agenda in the order of reading."""
    return queries.agenda_lines(seen(request, key).key)


@router.get("meetings/{key}/decisions", response={200: list[DecisionOut], **FOUND_OR_NOT})
def decisions(request: HttpRequest, key: MeetingKey) -> Sequence[DecisionView]:
    """What it decided, in order; corrections stand beside what they correct."""
    return queries.decisions_of(seen(request, key).key)

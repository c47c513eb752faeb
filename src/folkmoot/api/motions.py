"""Motions: what conference is asked to decide, where each stands, and how it came there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from folkmoot.api.access import Key, asking
from folkmoot.api.problems import Problem
from folkmoot.apps.motions import queries
from folkmoot.apps.motions.queries import MotionView, RulingView, StepView
from folkmoot.core.lawtext import operation_to_data
from folkmoot.core.procedure.road import Milestone
from folkmoot.platform.clock import now

router = Router()

PAGE = 50
MOST_PAGES = 100_000
FOUND_OR_NOT = {404: Problem, 422: Problem}
MotionKey = Annotated[Key, Path(description="Its number, as in 2026-17.")]
Kind = Literal["rule_change", "ordinary", "emergency"]


class MotionLineOut(Schema):
    """A motion as lists show it."""

    key: str
    kind: str
    title: str
    unit_slug: str
    unit_name: str
    conference: str
    state: str
    state_title: str
    since: datetime | None
    labels: list[str] = Field(description="The provisions it touches, as drafted.")
    composite: bool
    url: str


class MotionsOut(Schema):
    """One page of a list of motions."""

    total: int
    page: int
    motions: list[MotionLineOut]


class MotionOut(Schema):
    """A motion: its words, where they would stand, and where it stands now."""

    key: str
    kind: str
    title: str
    body: str
    statement: str
    document: str
    base_edition: int | None
    operations: list[dict[str, Any]] = Field(
        description="Of a rule change, what it does to the document (see core.lawtext.serial)."
    )
    begins: date | None = Field(
        description="Of a rule change: the day it comes into force, if voted on."
    )
    ends: date | None = Field(description="The day from which it no longer holds, if for a time.")
    proviso: str = Field(description="What the change is subject to; it stands with the edition.")
    version: int
    unit_slug: str
    unit_name: str
    adopting_slug: str
    adopting_name: str
    conference: str
    conference_title: str
    state: str
    state_title: str
    since: datetime | None
    ended: bool
    public: bool
    model_of: str
    topic: str
    event: str
    event_at: datetime | None
    composite: bool
    composited_into: str
    labels: list[str]
    url: str

    @staticmethod
    def resolve_operations(view: MotionView) -> list[dict[str, Any]]:
        """The operations as JSON values."""
        return [operation_to_data(operation) for operation in view.operations]


class MilestoneOut(Schema):
    """A stage of the road, as it looks for this motion."""

    key: str
    title: str
    outcome: str
    status: str
    at: datetime | None
    by: datetime | None
    parameters: list[str]
    provisions: list[str]

    @staticmethod
    def resolve_provisions(stage: Milestone) -> list[str]:
        """The rules behind it, as they are cited."""
        return [str(provision) for provision in stage.provisions]


class StepOut(Schema):
    """A step that was taken; who took it is nobody's business here."""

    step: str
    title: str
    at: datetime
    note: str
    reference: str
    seq: int | None = Field(description="Its entry in the record.")


class RulingOut(Schema):
    """A ruling with its reasons, and what became of it."""

    motion: str
    title: str
    unit_name: str
    outcome: str
    rule: str
    reasons: str
    at: datetime
    seq: int | None
    challenged_at: datetime | None
    grounds: str
    reply: str
    upheld: bool | None
    decision_reasons: str


class ListFilter(Schema):
    """Which motions."""

    conference: Key | None = None
    state: Key | None = None
    kind: Kind | None = None
    page: int = Field(1, ge=1, le=MOST_PAGES)


def seen(request: HttpRequest, key: str, *, at: datetime) -> MotionView:
    """A motion that whoever asks may see.

    Raises:
        Http404: if not; whether there is such a draft is nobody's business.
    """
    actor = asking(request)
    found = queries.motion(key, at=at)
    if found is None or not queries.may_see(found, actor.key if actor else "", at=at):
        raise Http404(f"There is no motion {key}, or it is not public.")
    return found


@router.get("motions", response={200: MotionsOut, 422: Problem})
def motions(request: HttpRequest, which: Query[ListFilter]) -> MotionsOut:
    """The motions that everybody may see, the newest first, fifty a page."""
    lines = queries.public_motions(
        which.conference or "",
        at=now(),
        states=[which.state] if which.state else (),
        kind=which.kind or "",
    )
    begin = (which.page - 1) * PAGE
    shown = [MotionLineOut.from_orm(line) for line in lines[begin : begin + PAGE]]
    return MotionsOut(total=len(lines), page=which.page, motions=shown)


@router.get("motions/{key}", response={200: MotionOut, **FOUND_OR_NOT})
def motion(request: HttpRequest, key: MotionKey) -> MotionView:
    """One motion; a draft only for those who work on it."""
    return seen(request, key, at=now())


@router.get("motions/{key}/road", response={200: list[MilestoneOut], **FOUND_OR_NOT})
def road(request: HttpRequest, key: MotionKey) -> Sequence[Milestone]:
    """The line of steps: done, now, next, and the rule behind each."""
    at = now()
    return queries.road(seen(request, key, at=at).key, at=at)


@router.get("motions/{key}/steps", response={200: list[StepOut], **FOUND_OR_NOT})
def steps(request: HttpRequest, key: MotionKey) -> Sequence[StepView]:
    """Every step that was taken, in order."""
    return queries.history(seen(request, key, at=now()).key)


@router.get("motions/{key}/rulings", response={200: list[RulingOut], **FOUND_OR_NOT})
def rulings_on(request: HttpRequest, key: MotionKey) -> Sequence[RulingView]:
    """The rulings on one motion, newest first."""
    return queries.rulings(motion=seen(request, key, at=now()).key)


@router.get("rulings", response={200: list[RulingOut], 422: Problem})
def rulings(
    request: HttpRequest,
    conference: Annotated[Key | None, Query()] = None,
    outcome: Literal["in_order", "out_of_order"] | None = None,
) -> Sequence[RulingView]:
    """Every ruling with its reasons, newest first: like cases can be compared."""
    return queries.rulings(conference or "", outcome=outcome or "")

"""Acts on paid messages for whoever is signed in: approve, declare, start, correct, end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Schema
from pydantic import Field, StringConstraints

from folkmoot.api.access import NO_NUL, Key, acting
from folkmoot.api.campaigns import router
from folkmoot.api.doors import ActedOut, door, receipt
from folkmoot.apps.campaigns import actions, queries
from folkmoot.core.adverts import Range
from folkmoot.platform.clock import now

TAGS = ["Acts on paid messages"]
MOST_MONEY = 10**12
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)

Number = Annotated[Key, Path(description="Its number, as in 2026-17.")]
Minor = Annotated[int, Field(ge=0, le=MOST_MONEY)]
Day = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Words = Annotated[str, StringConstraints(max_length=2500, pattern=NO_NUL)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=NO_NUL)]


class MessageActOut(ActedOut):
    """Where the message stands after the act, and the receipt."""

    number: str
    state: str


class StartIn(Schema):
    """Since when it runs; today where nothing is said."""

    on: Day | None = None


class EndIn(Schema):
    """When it ended, what it cost in minor units, and how often it was seen, as a range."""

    on: Day | None = None
    spent: Minor | None = Field(default=None, description="None where it is what was declared.")
    seen_low: Minor | None = None
    seen_high: Minor | None = Field(default=None, description="None where no bound is known.")


class CorrectionIn(Schema):
    """What is put right, and why; what is left out stays as it was declared."""

    reason: Words
    title: Line | None = None
    imprint: Words | None = None
    amount: Minor | None = Field(default=None, description="In minor units.")
    benefits: Minor | None = Field(default=None, description="In kind, in minor units.")
    begins: Day | None = None
    ends: Day | None = None


@door(router, "messages/{number}/approval", MessageActOut, tags=TAGS)
def approve(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Approve a draft, in an office that may."""
    actor = acting(request)
    return _done(number, actions.approve_message(actor=actor, at=now(), message=_there(number)))


@door(router, "messages/{number}/declaration", MessageActOut, tags=TAGS)
def declare(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Declare it: from now on it stands in the public register."""
    actor = acting(request)
    return _done(number, actions.declare_message(actor=actor, at=now(), message=_there(number)))


@door(router, "messages/{number}/start", MessageActOut, tags=TAGS)
def start(request: HttpRequest, number: Number, body: StartIn) -> dict[str, Any]:
    """Write down that it runs, and since when."""
    actor = acting(request)
    code = actions.start_message(actor=actor, at=now(), message=_there(number), on=body.on)
    return _done(number, code)


@door(router, "messages/{number}/correction", MessageActOut, tags=TAGS)
def correct(request: HttpRequest, number: Number, body: CorrectionIn) -> dict[str, Any]:
    """Correct what was declared; what stood there before stays readable."""
    actor = acting(request)
    view = queries.message(_there(number))
    assert view is not None  # noqa: S101  (just looked for)
    said = body.dict(exclude={"reason"}, exclude_none=True)
    code = actions.correct_message(
        actor=actor, at=now(), message=number, content=replace(view.content, **said),
        reason=body.reason,
    )  # fmt: skip
    return _done(number, code)


@door(router, "messages/{number}/end", MessageActOut, tags=TAGS)
def end(request: HttpRequest, number: Number, body: EndIn) -> dict[str, Any]:
    """Write down that it has ended, what it cost and how often it was seen."""
    actor = acting(request)
    seen = None
    if body.seen_low is not None or body.seen_high is not None:
        low = body.seen_low or 0
        high = None if body.seen_high is None else max(low, body.seen_high)
        seen = Range(low, high, "")
    code = actions.end_message(
        actor=actor, at=now(), message=_there(number), on=body.on, spent=body.spent, seen=seen
    )
    return _done(number, code)


def _there(number: str) -> str:
    if queries.message(number) is None:
        raise Http404("There is no such message.")
    return number


def _done(number: str, code: str) -> dict[str, Any]:
    view = queries.message(number)
    assert view is not None  # noqa: S101  (something was just done with it)
    return {"number": number, "state": view.state, **receipt(code)}

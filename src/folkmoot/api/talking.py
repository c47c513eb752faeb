"""Replies, notes and how much talk crosses the lines; to read and to take part."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from folkmoot.api.access import acting
from folkmoot.api.conversation import MadeOut, Name, Short, made
from folkmoot.api.doors import FOUND_OR_NOT, door
from folkmoot.apps.commons import actions, queries
from folkmoot.platform.clock import now

router = Router()

Number = Annotated[int, Path(ge=1, le=1_000_000)]
First = Annotated[int, Query(ge=0, le=1_000_000)]
Room = Annotated[Literal["news", "consultations", "hustings"], Path()]


class ReplyIn(Schema):
    """Words, and the number of the reply they answer, if any."""

    text: Short
    answers: int | None = Field(default=None, ge=1, le=1_000_000)


class ReplyOut(Schema):
    """A reply. Programs are not told who made it."""

    number: int
    answers: int | None
    text: str = Field(description="Empty where it is hidden or was erased.")
    hidden: str = Field(description="Why a moderator hid it; empty where nobody did.")
    at: datetime


class NoteOut(Schema):
    """A note beside a page, and why it is shown or not."""

    id: int
    address: str
    text: str
    source: str
    ratings: int
    shown: bool
    why: str


class RatingIn(Schema):
    """Helpful, somewhat, or not."""

    choice: Literal["helpful", "somewhat", "not"]


class RatingOut(Schema):
    """The name, drawn by lot, under which one's ratings are published."""

    pseudonym: str


class HealthOut(Schema):
    """How much talk crosses the lines; without a result where too few agreed to be counted."""

    upto: datetime
    consultation: str
    people: int
    replies: int
    result: dict[str, Any] | None = Field(description="As `folkmoot echo --json` prints it.")


@router.get("{room}/{key}/replies", response={200: list[ReplyOut], **FOUND_OR_NOT})
def replies(request: HttpRequest, room: Room, key: Name, first: First = 0) -> list[dict[str, Any]]:
    """Replies beneath a page in the order of time, fifty from one on."""
    place = _place(room, key)
    return [
        {
            "number": each.number,
            "answers": each.answers,
            "text": "" if each.hidden else each.text,
            "hidden": each.last.reason if each.hidden and each.last else "",
            "at": each.at,
        }
        for each in queries.replies(place.address, first=first)
    ]


@door(router, "{room}/{key}/replies", MadeOut)
def reply(request: HttpRequest, room: Room, key: Name, body: ReplyIn) -> dict[str, str]:
    """Reply to what stands there, or to one of the replies beneath it."""
    place = _place(room, key)
    number, code = actions.reply_to(
        actor=acting(request), at=now(), address=place.address, text=body.text,
        answers=body.answers,
    )  # fmt: skip
    return made(str(number), f"{place.address}/replies#reply-{number}", code)


@router.get("notes", response=list[NoteOut])
def notes(request: HttpRequest) -> list[dict[str, Any]]:
    """Every note that is not hidden, in the order of time."""
    return [
        {
            "id": each.id,
            "address": each.address,
            "text": each.text,
            "source": each.source,
            "ratings": each.ratings,
            "shown": each.shown,
            "why": each.why.sentence,
        }
        for each in queries.notes(now())
        if not each.hidden
    ]


@door(router, "notes/{number}/rating", RatingOut)
def rate(request: HttpRequest, number: Number, body: RatingIn) -> dict[str, str]:
    """Rate a note; a rating given before is replaced."""
    actor = acting(request)
    if queries.note(number, now()) is None:
        raise Http404(f"There is no note {number}.")
    return {"pseudonym": actions.rate_note(actor=actor, at=now(), note=number, choice=body.choice)}


@router.get("conversation", response={200: HealthOut, **FOUND_OR_NOT})
def conversation(request: HttpRequest) -> dict[str, Any]:
    """How much talk crosses the lines, as it was measured last."""
    found = queries.health()
    if found is None:
        raise Http404("Nothing has been measured yet.")
    return {
        "upto": found.upto,
        "consultation": found.consultation.key,
        "people": found.people,
        "replies": found.replies,
        "result": found.result,
    }


def _place(room: str, key: str) -> queries.Place:
    found = queries.place_of(f"/{room}/{key}")
    if found is None:
        raise Http404("There is no such page.")
    return found

"""The members' conversation, to read; and to respond to a statement, as the pages do."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema
from pydantic import Field

from folkmoot.api.access import Key, acting
from folkmoot.api.doors import FOUND_OR_NOT, door
from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.queries import ConsultationView
from folkmoot.core.discourse import bundle, say_across
from folkmoot.platform.clock import now

router = Router()

ConsultationKey = Annotated[Key, Path()]
Number = Annotated[int, Path(ge=1, le=32_000)]


class ConsultationOut(Schema):
    """A consultation and where it stands."""

    key: str
    title: str
    says: str
    unit: str
    about: str = Field(description="The page it is about; empty where it stands by itself.")
    phase: str
    opens_at: datetime
    closes_at: datetime
    participants: int
    electors: int
    outside: int = Field(description="How many of the public responded, apart from members.")
    url: str


class StatementOut(Schema):
    """A statement that is shown. Who wrote it is told to nobody."""

    number: int
    text: str
    kind: str


class OpinionOut(Schema):
    """What came of it: as published once it is closed, as of last midnight while it is open."""

    final: bool
    upto: datetime
    participants: int
    sentence: str = Field(description="Whether statement 1 divides or bridges, in words.")
    digest: str = Field(description="SHA-256 of the published result; empty while it is open.")
    result: dict[str, Any] | None = Field(description="As `folkmoot opinion --json` prints it.")


class ResponseIn(Schema):
    """Agree, disagree or pass."""

    choice: Literal["agree", "disagree", "pass"]


class ResponseOut(Schema):
    """The name, drawn by lot, under which one's responses are published."""

    pseudonym: str


def seen(key: str) -> ConsultationView:
    """A consultation.

    Raises:
        Http404: if there is none.
    """
    found = queries.consultation(key)
    if found is None:
        raise Http404(f"There is no consultation {key}.")
    return found


def out(view: ConsultationView) -> dict[str, Any]:
    """A consultation as it is answered."""
    numbers = queries.numbers(view)
    return {
        "key": view.key,
        "title": view.title,
        "says": view.says,
        "unit": view.unit,
        "about": view.address,
        "phase": view.phase(now()),
        "opens_at": view.opens_at,
        "closes_at": view.closes_at,
        "participants": numbers.participants,
        "electors": numbers.electors,
        "outside": numbers.outside,
        "url": view.url,
    }


@router.get("consultations", response=list[ConsultationOut])
def consultations(request: HttpRequest) -> list[dict[str, Any]]:
    """Every consultation, the one that closes last first."""
    return [out(view) for view in queries.consultations()]


@router.get("consultations/{key}", response={200: ConsultationOut, **FOUND_OR_NOT})
def consultation(request: HttpRequest, key: ConsultationKey) -> dict[str, Any]:
    """One consultation."""
    return out(seen(key))


@router.get("consultations/{key}/statements", response={200: list[StatementOut], **FOUND_OR_NOT})
def statements(request: HttpRequest, key: ConsultationKey) -> list[queries.StatementView]:
    """The statements that are shown, in the order in which they were put."""
    return [each for each in queries.statements(seen(key)) if each.seen]


@router.get("consultations/{key}/opinion", response={200: OpinionOut, **FOUND_OR_NOT})
def opinion(request: HttpRequest, key: ConsultationKey) -> dict[str, Any]:
    """The map in numbers; without a result where fewer than fifteen took part."""
    view = seen(key)
    drawn = queries.map_of(view, now())
    done = queries.published(key)
    return {
        "final": drawn.final,
        "upto": drawn.upto,
        "participants": drawn.people,
        "sentence": say_across(drawn.opinion, "1").sentence if drawn.opinion else "",
        "digest": done.digest if done else "",
        "result": bundle(drawn.opinion) if drawn.opinion else None,
    }


@door(router, "consultations/{key}/statements/{number}/response", ResponseOut)
def respond(
    request: HttpRequest, key: ConsultationKey, number: Number, body: ResponseIn
) -> dict[str, str]:
    """Respond to a statement; a response given before is replaced."""
    actor = acting(request)
    return {
        "pseudonym": actions.respond(
            at=now(),
            consultation=seen(key).key,
            statement=number,
            choice=body.choice,
            person=actor.key,
        )
    }

"""News and hustings, to read and to take part."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field, StringConstraints

from folkmoot.api.access import NO_NUL, Key, acting
from folkmoot.api.doors import FOUND_OR_NOT, ActedOut, door, receipt
from folkmoot.api.problems import Problem
from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.queries import HustingsView, PublicationView
from folkmoot.platform.clock import now

router = Router()

MOST = 50

Name = Annotated[Key, Path()]
Small = Annotated[int, Path(ge=1, le=32_000)]
Unit = Annotated[str, Query(max_length=120, pattern=NO_NUL)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=160, pattern=NO_NUL)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=NO_NUL)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=2500, pattern=NO_NUL)]


class PublicationOut(Schema):
    """News, a document or an event."""

    key: str
    kind: str
    unit: str
    title: str
    text: str
    at: datetime
    corrected: bool
    withdrawn: str = Field(description="Why; empty where it was not.")
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    file: str = Field(description="Its name; empty where there is none.")
    file_sha256: str
    url: str


class PublicationIn(Schema):
    """News, published for the very unit in which one holds an office."""

    unit: Key
    title: Title
    text: Words


class PublicationCorrectionIn(Schema):
    """The words as they should be, and why."""

    title: Title
    text: Words
    why: Short


class WhyIn(Schema):
    """Why."""

    why: Short


class HustingsOut(Schema):
    """A hustings and where it stands."""

    key: str
    title: str
    unit: str
    election: str
    phase: str
    questions_close: datetime
    answers_open: datetime
    url: str


class QuestionOut(Schema):
    """A question, and how many want it answered. Who asked is told to nobody."""

    number: int
    text: str
    wishes: int
    left_out: str = Field(description="Why; empty where it was not.")


class AnswerOut(Schema):
    """A candidate's answer; its words only once all are open."""

    name: str
    text: str
    commitment: str


class PutOut(Schema):
    """A question as it was put to the candidates."""

    number: int
    text: str
    of: list[int]
    answers: list[AnswerOut]


class WishIn(Schema):
    """Whether one wants a question answered."""

    wants: bool


class TextIn(Schema):
    """Words."""

    text: Short


class MadeOut(ActedOut):
    """What was made, and the receipt."""

    key: str
    url: str


@router.get("news", response={200: list[PublicationOut], 422: Problem})
def news(request: HttpRequest, unit: Unit = "") -> list[dict[str, Any]]:
    """The newest publications, of one unit or of all; in the order of time and by nothing else."""
    return [_publication(each) for each in queries.publications(unit=unit, most=MOST)]


@router.get("news/{key}", response={200: PublicationOut, **FOUND_OR_NOT})
def publication(request: HttpRequest, key: Name) -> dict[str, Any]:
    """One publication, withdrawn ones too."""
    return _publication(_seen(key))


@door(router, "news", MadeOut)
def publish(request: HttpRequest, body: PublicationIn) -> dict[str, str]:
    """Publish news for a unit; files and events are published in the browser."""
    view, code = actions.publish(
        actor=acting(request), at=now(), unit=body.unit, kind="news", title=body.title,
        text=body.text,
    )  # fmt: skip
    return made(view.key, view.url, code)


@door(router, "news/{key}/correction", MadeOut)
def correct(request: HttpRequest, key: Name, body: PublicationCorrectionIn) -> dict[str, str]:
    """Correct it; what stood there before stays readable."""
    view = _seen(key)
    code = actions.correct(
        actor=acting(request), at=now(), publication=key, title=body.title, text=body.text,
        why=body.why,
    )  # fmt: skip
    return made(key, view.url, code)


@door(router, "news/{key}/withdrawal", MadeOut)
def withdraw(request: HttpRequest, key: Name, body: WhyIn) -> dict[str, str]:
    """Withdraw it; its page stays and says why."""
    view = _seen(key)
    code = actions.withdraw(actor=acting(request), at=now(), publication=key, why=body.why)
    return made(key, view.url, code)


@router.get("hustings", response=list[HustingsOut])
def all_hustings(request: HttpRequest) -> list[dict[str, Any]]:
    """Every hustings, the one that opens last first."""
    return [_hustings(view) for view in queries.all_hustings()]


@router.get("hustings/{key}", response={200: HustingsOut, **FOUND_OR_NOT})
def hustings(request: HttpRequest, key: Name) -> dict[str, Any]:
    """One hustings."""
    return _hustings(_held(key))


@router.get("hustings/{key}/questions", response={200: list[QuestionOut], **FOUND_OR_NOT})
def questions(request: HttpRequest, key: Name) -> list[queries.QuestionView]:
    """The questions that were asked."""
    return queries.questions(_held(key))


@router.get("hustings/{key}/answers", response={200: list[PutOut], **FOUND_OR_NOT})
def answers(request: HttpRequest, key: Name) -> list[queries.PutView]:
    """The questions as they were put, with every candidate's answer once all are open."""
    return queries.put_questions(_held(key), now())


@door(router, "hustings/{key}/questions", MadeOut)
def ask(request: HttpRequest, key: Name, body: TextIn) -> dict[str, str]:
    """Put a question to every candidate alike."""
    view = _held(key)
    number, code = actions.put_question(
        actor=acting(request), at=now(), hustings=key, text=body.text
    )
    return made(str(number), view.url, code)


@door(router, "hustings/{key}/questions/{number}/wish", None, status=204)
def wish(request: HttpRequest, key: Name, number: Small, body: WishIn) -> tuple[int, None]:
    """Want a question answered, or no longer."""
    actor = acting(request)
    _held(key)
    actions.wish(person=actor.key, at=now(), hustings=key, question=number, wants=body.wants)
    return 204, None


@door(router, "hustings/{key}/answers/{number}", MadeOut)
def answer(request: HttpRequest, key: Name, number: Small, body: TextIn) -> dict[str, str]:
    """Seal an answer, as a candidate; the key given back is its commitment."""
    view = _held(key)
    commitment, code = actions.seal_answer(
        actor=acting(request), at=now(), hustings=key, question=number, text=body.text
    )
    return made(commitment, view.url, code)


def _seen(key: str) -> PublicationView:
    found = queries.publication(key)
    if found is None:
        raise Http404(f"There is no publication {key}.")
    return found


def _held(key: str) -> HustingsView:
    found = queries.hustings(key)
    if found is None:
        raise Http404(f"There is no hustings {key}.")
    return found


def made(key: str, url: str, code: str) -> dict[str, str]:
    """What was made and its receipt, as `MadeOut`."""
    return {"key": key, "url": url, **receipt(code)}


def _publication(view: PublicationView) -> dict[str, Any]:
    return {
        "key": view.key,
        "kind": view.kind,
        "unit": view.unit,
        "title": view.title,
        "text": view.text,
        "at": view.at,
        "corrected": bool(view.corrections),
        "withdrawn": view.withdrawn,
        "starts_at": view.starts_at,
        "ends_at": view.ends_at,
        "place": view.place,
        "file": view.file_name,
        "file_sha256": view.digest,
        "url": view.url,
    }


def _hustings(view: HustingsView) -> dict[str, Any]:
    return {
        "key": view.key,
        "title": view.title,
        "unit": view.unit,
        "election": view.election,
        "phase": view.phase(now()),
        "questions_close": view.questions_close,
        "answers_open": view.answers_open,
        "url": view.url,
    }

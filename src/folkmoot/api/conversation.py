"""News, hustings, replies, notes and how much talk crosses the lines; to read and to take part."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field, StringConstraints

from folkmoot.api.access import NO_NUL, Key, SignedIn, acting
from folkmoot.api.problems import Problem
from folkmoot.apps.commons import actions, queries
from folkmoot.apps.commons.queries import HustingsView, PublicationView
from folkmoot.platform.clock import now

router = Router()

FOUND_OR_NOT = {404: Problem, 422: Problem}
FAILURES = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem}
MOST = 50

Name = Annotated[Key, Path()]
Number = Annotated[int, Path(ge=1, le=1_000_000)]
Small = Annotated[int, Path(ge=1, le=32_000)]
First = Annotated[int, Query(ge=0, le=1_000_000)]
Unit = Annotated[str, Query(max_length=120, pattern=NO_NUL)]
Room = Annotated[Literal["news", "consultations", "hustings"], Path()]
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


class MadeOut(Schema):
    """What was made, and the receipt."""

    key: str
    url: str
    receipt: str
    receipt_url: str


@router.get("news", response={200: list[PublicationOut], 422: Problem})
def news(request: HttpRequest, unit: Unit = "") -> list[dict[str, Any]]:
    """The newest publications, of one unit or of all; in the order of time and by nothing else."""
    return [_publication(each) for each in queries.publications(unit=unit, most=MOST)]


@router.get("news/{key}", response={200: PublicationOut, **FOUND_OR_NOT})
def publication(request: HttpRequest, key: Name) -> dict[str, Any]:
    """One publication, withdrawn ones too."""
    return _publication(_seen(key))


@router.post("news", response={200: MadeOut, **FAILURES}, auth=SignedIn())
def publish(request: HttpRequest, body: PublicationIn) -> dict[str, str]:
    """Publish news for a unit; files and events are published in the browser."""
    view, code = actions.publish(
        actor=acting(request), at=now(), unit=body.unit, kind="news", title=body.title,
        text=body.text,
    )  # fmt: skip
    return _made(view.key, view.url, code)


@router.post("news/{key}/correction", response={200: MadeOut, **FAILURES}, auth=SignedIn())
def correct(request: HttpRequest, key: Name, body: PublicationCorrectionIn) -> dict[str, str]:
    """Correct it; what stood there before stays readable."""
    view = _seen(key)
    code = actions.correct(
        actor=acting(request), at=now(), publication=key, title=body.title, text=body.text,
        why=body.why,
    )  # fmt: skip
    return _made(key, view.url, code)


@router.post("news/{key}/withdrawal", response={200: MadeOut, **FAILURES}, auth=SignedIn())
def withdraw(request: HttpRequest, key: Name, body: WhyIn) -> dict[str, str]:
    """Withdraw it; its page stays and says why."""
    view = _seen(key)
    code = actions.withdraw(actor=acting(request), at=now(), publication=key, why=body.why)
    return _made(key, view.url, code)


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


@router.post("hustings/{key}/questions", response={200: MadeOut, **FAILURES}, auth=SignedIn())
def ask(request: HttpRequest, key: Name, body: TextIn) -> dict[str, str]:
    """Put a question to every candidate alike."""
    view = _held(key)
    number, code = actions.put_question(
        actor=acting(request), at=now(), hustings=key, text=body.text
    )
    return _made(str(number), view.url, code)


@router.post(
    "hustings/{key}/questions/{number}/wish", response={204: None, **FAILURES}, auth=SignedIn()
)
def wish(request: HttpRequest, key: Name, number: Small, body: WishIn) -> tuple[int, None]:
    """Want a question answered, or no longer."""
    actor = acting(request)
    _held(key)
    actions.wish(person=actor.key, at=now(), hustings=key, question=number, wants=body.wants)
    return 204, None


@router.post(
    "hustings/{key}/answers/{number}", response={200: MadeOut, **FAILURES}, auth=SignedIn()
)
def answer(request: HttpRequest, key: Name, number: Small, body: TextIn) -> dict[str, str]:
    """Seal an answer, as a candidate; the key given back is its commitment."""
    view = _held(key)
    commitment, code = actions.seal_answer(
        actor=acting(request), at=now(), hustings=key, question=number, text=body.text
    )
    return _made(commitment, view.url, code)


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


@router.post("{room}/{key}/replies", response={200: MadeOut, **FAILURES}, auth=SignedIn())
def reply(request: HttpRequest, room: Room, key: Name, body: ReplyIn) -> dict[str, str]:
    """Reply to what stands there, or to one of the replies beneath it."""
    place = _place(room, key)
    number, code = actions.reply_to(
        actor=acting(request), at=now(), address=place.address, text=body.text,
        answers=body.answers,
    )  # fmt: skip
    return _made(str(number), f"{place.address}/replies#reply-{number}", code)


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


@router.post("notes/{number}/rating", response={200: RatingOut, **FAILURES}, auth=SignedIn())
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


def _place(room: str, key: str) -> queries.Place:
    found = queries.place_of(f"/{room}/{key}")
    if found is None:
        raise Http404("There is no such page.")
    return found


def _made(key: str, url: str, code: str) -> dict[str, str]:
    return {"key": key, "url": url, "receipt": code, "receipt_url": f"/record/receipts/{code}"}


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

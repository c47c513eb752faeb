"""The members' room for programs: the register of organisations, rulings, frozen rolls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema, Status
from pydantic import Field, StringConstraints

from folkmoot.api.access import NO_NUL, Key, Long, Short, SignedIn, acting
from folkmoot.api.doors import FAILURES, ActedOut, door, receipt
from folkmoot.api.problems import Problem
from folkmoot.apps.people import actions, queries
from folkmoot.apps.people.days import day_of
from folkmoot.platform.clock import now

router = Router()
SIGNED_IN = SignedIn()
MOST = 2**31 - 1
Number = Annotated[int, Path(ge=1, le=MOST)]
Conduct = Literal["join", "candidate", "office", "fund", "endorse", "speak"]


class FindingOut(Schema):
    """What was found about an organisation: by whom, under which words, from when until when."""

    standing: str
    acts: list[str]
    start: date
    end: date | None
    decided_by: str
    document: str
    provision: str
    definition: str
    reasons: str


class OrganisationOut(Schema):
    """Another organisation, and every finding about it, the newest first."""

    slug: str
    name: str
    also: list[str]
    findings: list[FindingOut]
    url: str


class AdvanceRulingOut(Schema):
    """A question that was answered. Who asked is not told."""

    number: int
    organisation: str
    named: str
    conduct: str
    state: str
    may: bool | None
    conditions: str
    reasons: str
    document: str
    provision: str
    given_on: date | None
    holds_until: date | None
    withdrawn_on: date | None
    url: str


class Asked(Schema):
    """A question beforehand."""

    named: Short
    conduct: Conduct
    says: Long


class AskedOut(Schema):
    """The number of a question, by when it is answered, and the receipt."""

    number: int
    answer_by: date
    receipt: str
    url: str


class AdmissionObjectionOut(Schema):
    """An objection to one's admission: who, why, by when it is decided, what one said to it."""

    key: int
    by: str
    reasons: str
    made_on: date
    decide_by: date
    settled_on: date | None
    dismissed: bool
    said: list[str]
    answer: str = Field(description="The decision's reasons; empty while there is none.")


class JoinerFindingOut(Schema):
    """What an officer found or asks of somebody who joined, and what they said to it."""

    finding: str
    reasons: str
    said: list[str]


class AdmissionOut(Schema):
    """How far one's own admission has come. While it is objected to, the membership goes on."""

    state: str
    joined_on: date
    until: date | None
    objections: list[AdmissionObjectionOut]
    finding: JoinerFindingOut | None
    url: str


class JoinerAnswerIn(Schema):
    """An answer to an objection, by its key; to what an officer found or asks, without one."""

    says: Annotated[str, StringConstraints(max_length=4000, pattern=NO_NUL)]
    objection: Annotated[int, Field(ge=1, le=MOST)] | None = None


class RollOut(Schema):
    """A frozen roll: its rules, its sums, its root. No names."""

    key: str
    title: str
    unit_slug: str
    freeze_on: date
    size: int
    eligible: int
    reasons: dict[str, int]
    root: str
    url: str


class LineOut(Schema):
    """What a roll says of whoever asks."""

    roll: str
    place: int
    verdict: str


@router.get("organisations", response={200: list[OrganisationOut], 422: Problem})
def organisations(
    request: HttpRequest, q: Annotated[Key | None, Query(description="Words of a name.")] = None
) -> list[OrganisationOut]:
    """The register of organisations; what is not in it is open to members."""
    return [_organisation(view) for view in queries.organisations(q or "")]


@router.get("organisations/{slug}", response={200: OrganisationOut, 404: Problem, 422: Problem})
def organisation(request: HttpRequest, slug: Annotated[Key, Path()]) -> OrganisationOut:
    """One organisation of the register."""
    view = queries.organisation(slug)
    if view is None:
        raise Http404(f"There is no organisation {slug} in the register.")
    return _organisation(view)


@router.get("advance-rulings", response=list[AdvanceRulingOut])
def rulings(request: HttpRequest) -> list[AdvanceRulingOut]:
    """Answers that were given to members who asked beforehand."""
    return [_ruling(view) for view in queries.published_rulings()]


@router.get(
    "advance-rulings/{number}", response={200: AdvanceRulingOut, 404: Problem, 422: Problem}
)
def ruling(request: HttpRequest, number: Number) -> AdvanceRulingOut:
    """One answer."""
    view = queries.question(number)
    if view is None or view.may is None:
        raise Http404("There is no such question with an answer.")
    return _ruling(view)


@door(router, "advance-rulings", AskedOut, status=201)
def ask(request: HttpRequest, words: Asked) -> Status[AskedOut]:
    """Ask beforehand. If nobody answers in time the answer is yes."""
    view, code = actions.ask_beforehand(
        actor=acting(request),
        at=now(),
        named=words.named,
        conduct=words.conduct,
        says=words.says,
    )
    return Status(
        201,
        AskedOut(number=view.number, answer_by=view.answer_by, receipt=code, url=view.url),
    )


@router.get("rolls", response=list[RollOut])
def rolls(request: HttpRequest) -> list[queries.RollView]:
    """Every frozen roll."""
    return queries.rolls()


@router.get("rolls/{key}", response={200: RollOut, 404: Problem, 422: Problem})
def roll(request: HttpRequest, key: Annotated[Key, Path()]) -> queries.RollView:
    """One frozen roll."""
    found = queries.roll(key)
    if found is None:
        raise Http404(f"There is no roll {key}.")
    return found


@router.get("rolls/{key}/mine", auth=SIGNED_IN, response={200: LineOut, **FAILURES})
def mine(request: HttpRequest, key: Annotated[Key, Path()]) -> LineOut:
    """What a roll says of whoever is signed in."""
    line = queries.line_of(key, acting(request).key)
    if line is None:
        raise Http404(f"The roll {key} has no line for you.")
    return LineOut(roll=key, place=line.place, verdict=line.verdict)


@router.get("admission", auth=SIGNED_IN, response={200: AdmissionOut, **FAILURES})
def admission(request: HttpRequest) -> AdmissionOut:
    """The admission of whoever is signed in: who objects to it and why, what is asked."""
    person = acting(request).key
    view = queries.admission(person, day_of(now()))
    if view is None:
        raise Http404("There is no membership of yours today.")
    finding = queries.finding_about(person)
    names = queries.names_of([each.by for each in view.objections])
    return AdmissionOut(
        state=view.state,
        joined_on=view.joined_on,
        until=view.until,
        objections=[
            AdmissionObjectionOut.from_orm(replace(each, by=names[each.by]))
            for each in view.objections
        ],
        finding=JoinerFindingOut.from_orm(finding) if finding else None,
        url="/me/admission",
    )


@door(router, "admission/answers", ActedOut)
def answer(request: HttpRequest, words: JoinerAnswerIn) -> dict[str, str]:
    """Answer an objection to one's own admission, or what an officer asks; beside it it stands."""
    actor = acting(request)
    code = actions.answer_as_joiner(
        actor=actor, at=now(), person=actor.key, says=words.says, objection=words.objection
    )
    return receipt(code)


def _organisation(view: queries.OrganisationView) -> OrganisationOut:
    return OrganisationOut(
        slug=view.slug,
        name=view.name,
        also=list(view.also),
        findings=[FindingOut.from_orm(each) for each in view.standings],
        url=view.url,
    )


def _ruling(view: queries.QuestionView) -> AdvanceRulingOut:
    return AdvanceRulingOut(
        number=view.number,
        organisation=view.organisation,
        named=view.named,
        conduct=view.act,
        state=view.state(now().date()),
        may=view.may,
        conditions=view.conditions,
        reasons=view.reasons,
        document=view.document,
        provision=view.provision,
        given_on=view.given_on,
        holds_until=view.holds_until,
        withdrawn_on=view.withdrawn_on,
        url=view.url,
    )

"""Rule changes before a conference put to one another: pairs, groups, outcomes, votes in order."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema
from pydantic import Field

from folkmoot.api.access import Key, acting
from folkmoot.api.doors import door
from folkmoot.api.problems import Problem
from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.actions import plan_votes
from folkmoot.apps.motions.queries.contests import Contest, contest
from folkmoot.apps.motions.queries.plans import PlanView, standing_plan
from folkmoot.core.lawtext import Outcome, PlanStep, Standing
from folkmoot.platform.clock import now

router = Router()
Conference = Annotated[Key, Path()]
Document = Annotated[Key, Path()]


class WordsOut(Schema):
    """Words two changes both touch, and what each makes of them."""

    place: str
    base: str
    first: str
    second: str


class PairOut(Schema):
    """How two changes stand to each other."""

    first: str
    second: str
    kind: str
    also: list[str]
    words: list[WordsOut]
    reason: str


class ContestOutcomeOut(Schema):
    """What a set of votes leads to; `digest` is the root of that edition, known before the vote."""

    carried: list[str]
    adopted: list[str]
    fallen: list[str]
    digest: str


class GroupOut(Schema):
    """Changes that hang together, and every outcome (none listed for more than twelve)."""

    motions: list[str]
    outcomes: list[ContestOutcomeOut]


class FallsOut(Schema):
    """What a vote decides about another."""

    motion: str
    when: str = Field(description="`carried` or `lost`: the result on which it falls.")
    because: str


class VoteOut(Schema):
    """A vote in its place in the order."""

    kind: str
    motions: list[str]
    falls: list[FallsOut]
    replaces: list[str]


class PlanOut(Schema):
    """The order of votes that the chair put on the record, beside the one the rules give now."""

    number: int
    at: datetime
    votes: int
    order: str
    holds: bool = Field(description="Whether the rules give the same order now.")
    seq: int | None = Field(description="Its entry in the record.")
    receipt: str


class ContestOut(Schema):
    """The rule changes to one document; `same` lists who makes the very same change."""

    document: str
    edition: int
    voting: str
    motions: list[str]
    same: dict[str, list[str]]
    pairs: list[PairOut]
    groups: list[GroupOut]
    votes: list[VoteOut]
    decided: list[str]


@router.get(
    "conferences/{conference}/contests/{document}/plan",
    response={200: PlanOut, 404: Problem, 422: Problem},
)
def plan(request: HttpRequest, conference: Conference, document: Document) -> PlanView:
    """The voting plan that stands: what the chair set, and whether it still holds."""
    meeting = assembly.conference(conference)
    found = contest(conference, document, at=now()) if meeting else None
    standing = standing_plan(found, conference) if found else None
    if standing is None:
        raise Http404(f"No order of votes has been set for {document} before {conference}.")
    return standing


@door(router, "conferences/{conference}/contests/{document}/plan", PlanOut)
def set_plan(request: HttpRequest, conference: Conference, document: Document) -> PlanView:
    """Set the order of votes that the rules give now, as the chair of the conference."""
    try:
        plan_votes(actor=acting(request), at=now(), conference=conference, document=document)
    except LookupError as error:
        raise Http404(str(error)) from error
    return plan(request, conference, document)


@router.get(
    "conferences/{conference}/contests/{document}",
    response={200: ContestOut, 404: Problem, 422: Problem},
)
def of_conference(request: HttpRequest, conference: Conference, document: Document) -> ContestOut:
    """The public rule changes to a document before a conference."""
    meeting = assembly.conference(conference)
    found = contest(conference, document, at=now()) if meeting else None
    if found is None:
        raise Http404(f"There is no conference {conference}, or no rule document {document}.")
    return _out(found)


def _out(found: Contest) -> ContestOut:
    plan = found.plan
    return ContestOut(
        document=found.document,
        edition=found.edition.sequence,
        voting=found.rule,
        motions=[each.name for each in found.amendments],
        same={name: list(others) for name, others in found.same.items() if others},
        pairs=[_pair(each) for each in plan.pairs],
        groups=[
            GroupOut(motions=list(group), outcomes=[_outcome(each) for each in outcomes])
            for group, outcomes in zip(plan.groups, plan.outcomes, strict=True)
        ],
        votes=[_vote(each) for each in plan.steps],
        decided=list(found.decided),
    )


def _pair(pair: Standing) -> PairOut:
    words = [
        WordsOut(place=each.place, base=each.base, first=each.first, second=each.second)
        for each in pair.words
    ]
    return PairOut(
        first=pair.first,
        second=pair.second,
        kind=pair.kind,
        also=list(pair.also),
        words=words,
        reason=pair.reason,
    )


def _outcome(each: Outcome) -> ContestOutcomeOut:
    return ContestOutcomeOut(
        carried=list(each.carried),
        adopted=list(each.adopted),
        fallen=list(each.fallen),
        digest=each.digest,
    )


def _vote(step: PlanStep) -> VoteOut:
    falls = [FallsOut(motion=each.name, when=each.if_, because=each.because) for each in step.falls]
    return VoteOut(
        kind=step.kind,
        motions=list(step.names),
        falls=falls,
        replaces=list(step.replaces),
    )

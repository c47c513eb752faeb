"""Paid messages and everybody's adverts, to read. Money is always a range, in minor units."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema
from pydantic import Field

from folkmoot.api.access import Key, Short
from folkmoot.api.problems import Problem
from folkmoot.apps.campaigns import queries
from folkmoot.apps.campaigns.notices import notice_of, standard_of
from folkmoot.apps.campaigns.queries import AdvertView, ArchiveView, MessageView
from folkmoot.core.adverts import Criterion, Range, notice_json

router = Router()

FOUND_OR_NOT = {404: Problem, 422: Problem}
Number = Annotated[Key, Path()]
MOST = 500


class RangeOut(Schema):
    """An amount between two bounds."""

    low: int
    high: int | None = Field(description="None where no upper bound is known.")
    unit: str = Field(description="ISO 4217 code; empty for counts.")


class CriterionOut(Schema):
    """One thing by which an audience was chosen."""

    kind: str
    value: str
    excluded: bool
    source: str
    basis: str


class MessageVariantOut(Schema):
    """What one audience was told."""

    name: str
    text: str
    criteria: list[CriterionOut]


class MessageOut(Schema):
    """A declared message."""

    number: str
    title: str
    unit: str
    state: str
    corrected: bool
    sponsor: str
    payer: str
    money: RangeOut
    begins: date | None
    ends: date | None
    contest: str
    digest: str = Field(description="SHA-256 of the canonical JSON of what is declared.")
    record_entries: list[int]
    variants: list[MessageVariantOut]
    url: str


class SpendingContestOut(Schema):
    """An election or issue, with what is declared for it."""

    key: str
    title: str
    kind: str
    day: date | None
    limit_minor: int | None
    source: str
    spent: RangeOut
    standing: str = Field(description="Against the limit; empty where there is none.")


class ArchiveOut(Schema):
    """An imported file."""

    number: int
    name: str
    digest: str
    source: str
    rows: int
    repeated: int
    faults: int
    figures: dict[str, Any]


class AdvertOut(Schema):
    """One advert of somebody, as an archive shows it."""

    key: int
    source: str
    sponsor: str
    funder: str
    text: str
    spend: RangeOut | None
    seen: RangeOut | None
    started: date | None
    ended: date | None
    criteria: list[CriterionOut]
    alike: str
    archive: int


@router.get("messages", response=list[MessageOut])
def messages(request: HttpRequest) -> list[dict[str, Any]]:
    """Every declared message, the newest first."""
    return [_message(view) for view in queries.messages()]


@router.get("messages/{number}", response={200: MessageOut, **FOUND_OR_NOT})
def message(request: HttpRequest, number: Number) -> dict[str, Any]:
    """One message."""
    return _message(_seen(number))


@router.get("messages/{number}/notice", response={200: dict[str, Any], **FOUND_OR_NOT})
def notice(request: HttpRequest, number: Number) -> dict[str, Any]:
    """The transparency notice of the European Union."""
    return notice_json(notice_of(_seen(number)))


@router.get("messages/{number}/standard", response={200: list[dict[str, Any]], **FOUND_OR_NOT})
def standard(request: HttpRequest, number: Number) -> list[dict[str, Any]]:
    """The variants in the data standard of Who Targets Me."""
    return standard_of(_seen(number))


@router.get("contests", response=list[SpendingContestOut])
def contests(request: HttpRequest) -> list[dict[str, Any]]:
    """Elections and issues with their limits."""
    return [
        {
            "key": each.contest.key,
            "title": each.contest.title,
            "kind": each.contest.kind,
            "day": each.contest.day,
            "limit_minor": each.contest.limit.minor if each.contest.limit else None,
            "source": each.contest.source,
            "spent": _range(each.spent),
            "standing": each.standing.value if each.standing else "",
        }
        for each in map(queries.spending, queries.contests())
    ]


@router.get("archives", response=list[ArchiveOut])
def archives(request: HttpRequest) -> list[ArchiveView]:
    """Every imported file, the newest first."""
    return queries.archives()


@router.get("adverts", response={200: list[AdvertOut], 422: Problem})
def adverts(
    request: HttpRequest,
    q: Short = "",
    sponsor: Short = "",
) -> list[dict[str, Any]]:
    """Adverts that hold a word, or of a sponsor; the first five hundred."""
    return [_advert(view) for view in queries.adverts(text=q, sponsor=sponsor)[:MOST]]


def _seen(number: str) -> MessageView:
    view = queries.message(number)
    if view is None or not view.public:
        raise Http404("There is no message of that number in the register.")
    return view


def _message(view: MessageView) -> dict[str, Any]:
    content = view.content
    return {
        "number": view.number,
        "title": view.title,
        "unit": view.unit,
        "state": view.state,
        "corrected": view.corrected,
        "sponsor": content.sponsor.name,
        "payer": content.payer.name,
        "money": _range(view.money),
        "begins": content.begins,
        "ends": content.ends,
        "contest": view.contest.key if view.contest else "",
        "digest": view.wording.digest,
        "record_entries": [step.seq for step in view.steps if step.seq is not None],
        "variants": [
            {"name": each.name, "text": each.text, "criteria": _criteria(each.criteria)}
            for each in content.variants
        ],
        "url": view.url,
    }


def _advert(view: AdvertView) -> dict[str, Any]:
    return {
        "key": view.key,
        "source": view.source,
        "sponsor": view.sponsor,
        "funder": view.funder,
        "text": view.body,
        "spend": _range(view.spend),
        "seen": _range(view.seen),
        "started": view.started,
        "ended": view.ended,
        "criteria": _criteria(view.criteria),
        "alike": view.alike,
        "archive": view.archive,
    }


def _range(found: Range | None) -> dict[str, Any] | None:
    return {"low": found.low, "high": found.high, "unit": found.unit} if found else None


def _criteria(found: tuple[Criterion, ...]) -> list[dict[str, Any]]:
    return [
        {
            "kind": each.kind,
            "value": each.value,
            "excluded": each.excluded,
            "source": each.source,
            "basis": each.basis,
        }
        for each in found
    ]

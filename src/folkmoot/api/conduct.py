"""Fair process: the rule book measured, outcomes without names, one's own cases."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema

from folkmoot.api.access import Key, SignedIn, acting
from folkmoot.api.problems import Problem
from folkmoot.apps.conduct.queries import meter as meters
from folkmoot.apps.conduct.queries.outcomes import OutcomeView, published
from folkmoot.apps.conduct.queries.parts import cases_of
from folkmoot.apps.conduct.queries.rooms import RoomView, room_of
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.platform.clock import now

router = Router()


class ScoreOut(Schema):
    """One guarantee: kept, weak or missing, and the provision that grants it."""

    guarantee: str
    mark: str
    provision: str
    because: list[str]


class MeterOut(Schema):
    """The rule book in force, measured."""

    document: str
    edition: int
    kept: int
    out_of: int
    profile: str
    scores: list[ScoreOut]


class OutcomeOut(Schema):
    """One outcome: no name, no place, no day."""

    number: str
    kind: str
    document: str
    label: str
    edition: int
    source: str
    outcome: str
    sanction: str
    months: int | None
    year: int
    days: int
    days_to_notice: int | None
    suspended: bool
    on_papers: bool
    appealed: bool


class ClockOut(Schema):
    """Something that runs out, with the rule behind it."""

    key: str
    title: str
    ends_at: datetime
    rule: str


class CaseOut(Schema):
    """A case as the asker may see it."""

    code: str
    kind: str
    parts: list[str]
    state: str
    since: datetime | None
    ended: bool
    clocks: list[ClockOut]


@router.get("/fair-process", response={200: MeterOut, 404: Problem})
def fair_process(request: HttpRequest) -> MeterOut:
    """The rule book in force, measured guarantee by guarantee."""
    found = meters.today(rulebook.day(now()))
    if found is None:
        raise Http404("No rule book is in force.")
    return MeterOut(
        document=found.edition.document,
        edition=found.edition.sequence,
        kept=found.meter.kept,
        out_of=len(found.meter.scores),
        profile=found.meter.profile,
        scores=[
            ScoreOut(
                guarantee=score.guarantee,
                mark=score.mark,
                provision=str(score.provision or ""),
                because=list(score.because),
            )
            for score in found.meter.scores
        ],
    )


@router.get("/outcomes", response=list[OutcomeOut])
def outcomes(request: HttpRequest) -> list[OutcomeView]:
    """Every published outcome, newest first."""
    return published()


@router.get("/cases", response={200: list[CaseOut], 401: Problem}, auth=SignedIn())
def cases(request: HttpRequest) -> list[CaseOut]:
    """The cases in which whoever asks has a part; nothing of any other."""
    at, person = now(), acting(request).key
    rooms = (room_of(row.code, person, at) for row, _parts in cases_of(person, at))
    return [_out(room) for room in rooms if room is not None]


@router.get(
    "/cases/{code}", response={200: CaseOut, 401: Problem, 404: Problem, 422: Problem},
    auth=SignedIn(),
)  # fmt: skip
def case(request: HttpRequest, code: Annotated[Key, Path()]) -> CaseOut:
    """One case; to outsiders there is none."""
    room = room_of(code, acting(request).key, now())
    if room is None:
        raise Http404("There is no such case among yours.")
    return _out(room)


def _out(room: RoomView) -> CaseOut:
    return CaseOut(
        code=room.code,
        kind=room.kind,
        parts=sorted(room.parts),
        state=room.state,
        since=room.since,
        ended=room.ended,
        clocks=[
            ClockOut(key=each.key, title=str(each.title), ends_at=each.ends_at, rule=each.rule)
            for each in room.clocks
        ],
    )

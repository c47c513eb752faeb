"""One's own cases, and the whole of one as its reader may see it; to outsiders there is none."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import Http404, HttpRequest
from ninja import Path, Router, Schema
from pydantic import Field

from folkmoot.api.access import Key, SignedIn, acting
from folkmoot.api.problems import Problem
from folkmoot.apps.conduct.actions.read_case import note_reading
from folkmoot.apps.conduct.queries.parts import cases_of
from folkmoot.apps.conduct.queries.rooms import PanelView, RoomView, entry_to, room_of
from folkmoot.apps.conduct.queries.said import said_in
from folkmoot.platform.clock import now

router = Router()
Code = Annotated[Key, Path(description="The case's code name, as in amber-mill-1000.")]


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


class ComplaintOut(Schema):
    """What was complained of."""

    says: str
    act_at: datetime
    act_until: datetime
    known_at: datetime
    place: str
    medium: str


class CaseChargeOut(Schema):
    """The charge; a decision finds on each particular in this order."""

    document: str
    label: str
    edition: int
    act: str
    act_at: datetime
    act_until: datetime
    place: str
    medium: str
    maximum: str
    particulars: list[str]


class PaperOut(Schema):
    """A document that was sent, and when it counts as served."""

    id: int
    what: str
    method: str
    sent_at: datetime
    served_at: datetime | None
    bounced: bool


class PieceOut(Schema):
    """A piece of material that the asker may open."""

    number: int
    title: str
    mark: str
    helps: bool
    url: str


class SeatOut(Schema):
    """Somebody who was drawn; the key is what a challenge names."""

    person: str
    name: str
    presides: bool
    declared: bool


class PanelOut(Schema):
    """A panel, and the values from which anybody of the case can draw it again."""

    purpose: str
    seats: list[SeatOut]
    pool: int
    barred: int
    commitment: str
    head: str
    drawn_at: datetime | None


class AnsweredOut(Schema):
    """A wish or a request, and its answer; null while it waits."""

    id: int
    says: str
    granted: bool | None
    reasons: str


class CaseChallengeOut(Schema):
    """A challenge of somebody who was drawn."""

    id: int
    person: str
    grounds: str
    allowed: bool | None
    reasons: str


class PointOut(Schema):
    """A point of the defence; the decision answers it by its number."""

    id: int
    says: str


class CaseReplyOut(Schema):
    """The member's reply."""

    says: str
    points: list[PointOut]
    at: datetime


class CaseDecisionOut(Schema):
    """What was imposed."""

    sanction: str
    months: int | None
    scope: list[str]
    reasons: list[str] = Field(description="Of each finding; of an appeal, of the whole.")
    at: datetime


class SuspensionOut(Schema):
    """An interim suspension that runs."""

    scope: list[str]
    imposed_at: datetime
    ends_at: datetime | None


class CaseRoomOut(CaseOut):
    """The whole of a case for the asker; what they may not see is empty or null."""

    state_title: str
    member: str
    complaint: ComplaintOut | None
    charge: CaseChargeOut | None
    papers: list[PaperOut]
    material: list[PieceOut]
    panels: list[PanelOut]
    wishes: list[AnsweredOut]
    requests: list[AnsweredOut]
    challenges: list[CaseChallengeOut]
    replies: list[CaseReplyOut]
    decision: CaseDecisionOut | None
    appeal: str | None = Field(description="The grounds of the appeal.")
    appeal_decision: CaseDecisionOut | None
    suspension: SuspensionOut | None
    certificate: str = Field(description="The digest of the certificate of process.")
    url: str


@router.get("/cases", response={200: list[CaseOut], 401: Problem}, auth=SignedIn())
def cases(request: HttpRequest) -> list[CaseOut]:
    """The cases in which whoever asks has a part; nothing of any other."""
    at, person = now(), acting(request).key
    rooms = (room_of(row.code, person, at) for row, _parts in cases_of(person, at))
    return [_line(room) for room in rooms if room is not None]


@router.get(
    "/cases/{code}", response={200: CaseRoomOut, 401: Problem, 404: Problem, 422: Problem},
    auth=SignedIn(),
)  # fmt: skip
def case(request: HttpRequest, code: Code) -> CaseRoomOut:
    """One case; to outsiders there is none. That it was read is noted, as on its page."""
    enter(request, code)
    room = room_of(code, acting(request).key, now())
    assert room is not None  # noqa: S101  (just entered)
    return _whole(room)


def enter(request: HttpRequest, code: str) -> None:
    """Enter a case, which leaves a trace that its member sees.

    Raises:
        Http404: to whoever has no part in it, in the same words as if there were none.
    """
    actor, at = acting(request), now()
    found = entry_to(code, actor.key, at)
    if found is None:
        raise Http404("There is no such case among yours.")
    note_reading(found.row, actor=actor, part=found.part, at=at)


def _line(room: RoomView) -> CaseOut:
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


def _whole(room: RoomView) -> CaseRoomOut:
    said = said_in(room)
    return CaseRoomOut(
        **_line(room).dict(),
        state_title=room.state_title,
        member=room.member_name,
        complaint=ComplaintOut.from_orm(room.complaint) if room.complaint else None,
        charge=CaseChargeOut.from_orm(room.charge) if room.charge else None,
        papers=[PaperOut.from_orm(each) for each in room.papers],
        material=[
            PieceOut(
                number=each.number,
                title=each.title,
                mark=each.mark,
                helps=each.helps,
                url=f"{room.url}/material/{each.number}",
            )
            for each in room.exhibits
        ],
        panels=[_panel(each) for each in room.panels],
        wishes=[AnsweredOut.from_orm(each) for each in said.wishes],
        requests=[AnsweredOut.from_orm(each) for each in said.requests],
        challenges=[CaseChallengeOut.from_orm(each) for each in said.challenges],
        replies=[
            CaseReplyOut(
                says=each.says,
                points=[PointOut.from_orm(point) for point in each.points.all()],
                at=each.at,
            )
            for each in said.replies
        ],
        decision=_decided(room),
        appeal=said.appeal.grounds if said.appeal else None,
        appeal_decision=_on_appeal(room),
        suspension=SuspensionOut(
            scope=room.suspension.scope,
            imposed_at=room.suspension.imposed_at,
            ends_at=room.suspension_ends,
        )
        if room.suspension
        else None,
        certificate=room.certificate,
        url=room.url,
    )


def _panel(panel: PanelView) -> PanelOut:
    return PanelOut(
        purpose=panel.purpose,
        seats=[SeatOut.from_orm(seat) for seat in panel.seats],
        pool=panel.pool,
        barred=panel.barred,
        commitment=panel.commitment,
        head=panel.head,
        drawn_at=panel.drawn_at,
    )


def _decided(room: RoomView) -> CaseDecisionOut | None:
    made = room.decision
    if made is None:
        return None
    return CaseDecisionOut(
        sanction=made.sanction,
        months=made.months,
        scope=made.scope,
        reasons=[each.reasons for each in made.findings.order_by("number")],
        at=made.at,
    )


def _on_appeal(room: RoomView) -> CaseDecisionOut | None:
    made = room.appeal_decision
    if made is None:
        return None
    return CaseDecisionOut(
        sanction=made.sanction,
        months=made.months,
        scope=made.scope,
        reasons=[made.reasons],
        at=made.at,
    )

"""What somebody with a part in a case sees of it; to everybody else there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects

from folkmoot.apps.conduct.models import (
    AppealDecision,
    Case,
    Charge,
    Complaint,
    Decision,
    Exhibit,
    Suspension,
)
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.clocks import ClockView, clocks_of
from folkmoot.apps.conduct.queries.history import events_of, road_of, rules_of, standing_of
from folkmoot.apps.conduct.queries.parts import parts_of
from folkmoot.apps.conduct.queries.served import plain, services
from folkmoot.apps.conduct.queries.suspensions import ends_at, running
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.conduct import endings
from folkmoot.core.procedure.road import Milestone
from folkmoot.core.procedure.road import road as line_of
from folkmoot.core.procedure.ruleset import RuleSet

ORDER = (
    "respondent",
    "companion",
    "clerk",
    "panel",
    "appeal_panel",
    "investigator",
    "adjudicator",
    "suspender",
    "complainant",
    "witness",
)
SIDE = frozenset({"respondent", "companion"})
INSIDE = SIDE | {"clerk", "panel", "appeal_panel", "investigator"}


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document that was sent, and when it counts as served."""

    id: int
    what: str
    method: str
    sent_at: datetime
    served_at: datetime | None
    bounced: bool


@dataclass(frozen=True, slots=True)
class SeatView:
    """Somebody who sits on a panel."""

    person: str
    name: str
    presides: bool
    declared: bool


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel and the values from which anybody can draw it again."""

    purpose: str
    seats: Sequence[SeatView]
    pool: int
    barred: int
    commitment: str
    head: str
    drawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class RoomView:
    """A case as somebody with a part in it sees it. What they may not see is not in it."""

    code: str
    kind: str
    part: str
    parts: frozenset[str]
    state: str
    state_title: str
    since: datetime | None
    ended: bool
    member: str
    member_name: str
    steps: Sequence[Milestone]
    clocks: Sequence[ClockView]
    rules: RuleSet
    complaint: Complaint | None
    complainants: Sequence[str]
    charge: Charge | None
    papers: Sequence[PaperView]
    exhibits: Sequence[Exhibit]
    panels: Sequence[PanelView]
    decision: Decision | None
    appeal_decision: AppealDecision | None
    suspension: Suspension | None
    suspension_ends: datetime | None
    certificate: str
    row: Case
    reader: str

    @property
    def url(self) -> str:
        """Its address."""
        return f"/cases/{self.code}"


def main_part(parts: frozenset[str]) -> str:
    """Of several parts the one a page is made for."""
    return next((part for part in ORDER if part in parts), "")


@dataclass(frozen=True, slots=True)
class Entry:
    """That somebody may enter a case, in which parts, and where it stands."""

    row: Case
    part: str
    parts: frozenset[str]
    state: str
    state_title: str


def entry_to(code: str, person: str, at: datetime) -> Entry | None:
    """Whether somebody may enter; None for whoever has no part in it, or if there is none."""
    row = (
        Case.objects.filter(code=code)
        .prefetch_related("roles", "services", "draws", "taken")
        .first()
    )
    parts = parts_of(row, person, at) if row else frozenset()
    if row is None or not main_part(parts):
        return None
    state = standing_of(row, at).state
    return Entry(row, main_part(parts), parts, state, road_of(row).state(state).title)


def room_of(code: str, person: str, at: datetime) -> RoomView | None:
    """A case for somebody; None for whoever has no part in it, or if there is none."""
    found = entry_to(code, person, at)
    if found is None:
        return None
    prefetch_related_objects([found.row], "exhibits", "charges")
    return _room(found.row, found.part, found.parts, person, at)


def _room(row: Case, part: str, parts: frozenset[str], person: str, at: datetime) -> RoomView:
    rules, standing = rules_of(row, at), standing_of(row, at)
    inside = bool(parts & INSIDE)
    held = running(row, at)
    decided = getattr(getattr(row, "appeal", None), "decision", None)
    certificate = getattr(row, "certificate", None)
    return RoomView(
        code=row.code,
        kind=row.kind,
        part=part,
        parts=parts,
        state=standing.state,
        state_title=road_of(row).state(standing.state).title,
        since=standing.since,
        ended=standing.ended,
        member=row.respondent,
        member_name=people.name_of(row.respondent),
        steps=line_of(road_of(row), events_of(row), rules=rules, at=at),
        clocks=clocks_of(row, parts, at),
        rules=rules,
        complaint=getattr(row, "complaint", None) if _reads_complaint(parts) else None,
        complainants=_complainants(row),
        charge=_last(row.charges.all()) if inside else None,
        papers=_papers(row, rules) if parts & (SIDE | {"clerk"}) else (),
        exhibits=exhibits_for(row, parts, person),
        panels=_panels(row) if inside or "complainant" in parts else (),
        decision=_readable(row, parts),
        appeal_decision=decided if inside or "complainant" in parts else None,
        suspension=held if parts & (SIDE | {"clerk", "suspender", "panel"}) else None,
        suspension_ends=ends_at(held) if held else None,
        certificate=certificate.digest if certificate and inside else "",
        row=row,
        reader=person,
    )


def _reads_complaint(parts: frozenset[str]) -> bool:
    return bool(parts & (INSIDE | {"adjudicator", "complainant", "suspender"}))


def _complainants(row: Case) -> list[str]:
    keys = [each.person for each in row.roles.all() if each.part == "complainant"]
    return list(people.names_of(keys).values())


def exhibits_for(row: Case, parts: frozenset[str], person: str) -> list[Exhibit]:
    """The material somebody may open: the panel what was disclosed, a side what it filed too."""
    found = sorted(row.exhibits.all(), key=lambda each: each.number)
    if parts & {"clerk", "investigator"}:
        return found
    if not parts & {"respondent", "companion", "panel", "appeal_panel", "complainant"}:
        return []
    sent = {each.digest for each in row.services.all() if each.what == "exhibit"}
    served = parts & {"respondent", "companion", "panel", "appeal_panel"}
    return [each for each in found if (served and each.mark in sent) or each.by == person]


def exhibit_of(room: RoomView, number: int) -> Exhibit | None:
    """One piece that somebody may open; None if they may not, or there is none."""
    return next((each for each in room.exhibits if each.number == number), None)


def _papers(row: Case, rules: RuleSet) -> list[PaperView]:
    found = [each for each in row.services.all() if each.what != "exhibit"]
    return [
        PaperView(
            each.pk,
            each.what,
            each.method,
            each.sent_at,
            endings.served_at(plain(each), rules),
            each.bounced_at is not None,
        )
        for each in sorted(found, key=lambda each: each.pk)
    ]


def _panels(row: Case) -> list[PanelView]:
    return [_panel(each) for each in row.draws.all() if each.purpose != "suspension"]


def _panel(draw: draws.Draw) -> PanelView:
    keys = draws.members(draw)
    names = people.names_of(keys)
    declared = {each.person for each in draw.declarations.all()}
    return PanelView(
        draw.purpose,
        [SeatView(key, names[key], place == 0, key in declared) for place, key in enumerate(keys)],
        len(draw.pool),
        len(draw.excluded),
        draw.commitment,
        draw.head,
        draw.drawn_at,
    )


def _readable(row: Case, parts: frozenset[str]) -> Decision | None:
    """The decision: for the panel and the clerk at once, for the sides once it was sent."""
    made = _last(row.decisions.all())
    if made is None:
        return None
    if parts & {"panel", "clerk"} or (
        parts & (INSIDE | {"complainant"}) and services(row, "decision", made.digest)
    ):
        return made
    return None


def _last(rows):  # noqa: ANN001, ANN202
    return max(rows, key=lambda each: each.pk, default=None)

"""What the sides said in a case and what was decided about it, as far as a reader may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.apps.conduct.models import (
    Adjustment,
    Appeal,
    Challenge,
    Contact,
    Reading,
    Reply,
    Request,
    Triage,
)
from folkmoot.apps.conduct.queries.rooms import INSIDE, SIDE, RoomView


@dataclass(frozen=True, slots=True)
class SaidView:
    """The words of a case for one reader; what they may not read is not in it.

    Attributes:
        triages: how an adjudicator looked at the complaint.
        wishes: what a side needs in order to take part.
        requests: witnesses and questions.
        challenges: of those who were drawn; for those who challenge and who decides.
        contacts: who spoke to those who decide.
        readings: who opened the file.
    """

    triages: Sequence[Triage]
    replies: Sequence[Reply]
    wishes: Sequence[Adjustment]
    requests: Sequence[Request]
    challenges: Sequence[Challenge]
    contacts: Sequence[Contact]
    readings: Sequence[Reading]
    appeal: Appeal | None


def said_in(room: RoomView) -> SaidView:
    """What the reader of a room may read of it."""
    row, parts = room.row, room.parts
    inside = bool(parts & INSIDE)
    side_or_clerk = bool(parts & (SIDE | {"clerk"}))
    return SaidView(
        triages=_of(row.triages, bool(parts & (SIDE | {"clerk", "adjudicator", "complainant"}))),
        replies=_of(row.replies.prefetch_related("points"), inside),
        wishes=[each for each in row.adjustments.all() if each.says and _reads(room, each)],
        requests=[each for each in _of(row.requests, True) if inside or each.by == room.reader],
        challenges=_challenges(room),
        contacts=_of(row.contacts, side_or_clerk),
        readings=list(row.readings.order_by("-at")) if side_or_clerk else [],
        appeal=getattr(row, "appeal", None) if inside else None,
    )


def _of(rows, open_: bool) -> list:  # noqa: ANN001
    return list(rows.order_by("pk")) if open_ else []


def _reads(room: RoomView, wish: Adjustment) -> bool:
    if room.parts & {"clerk", "panel"} or wish.side == room.reader:
        return True
    return "companion" in room.parts and wish.side == room.member


def _challenges(room: RoomView) -> list[Challenge]:
    """Those that were made: all for the adjudicator, the clerk and the sides, else one's own."""
    all_of_them = bool(room.parts & (SIDE | {"adjudicator", "clerk"}))
    return [
        each
        for draw in room.row.draws.all()
        for each in draw.challenges.order_by("pk")
        if all_of_them or each.by == room.reader
    ]

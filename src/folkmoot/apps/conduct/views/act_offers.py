"""When an act page is offered, beside the state of the case."""

from __future__ import annotations

from folkmoot.apps.conduct.queries.rooms import RoomView


def undrawn(room: RoomView) -> bool:
    drawn = {draw.purpose for draw in room.row.draws.all()}
    wanted = {"appeal"} if room.state == "appealed" else {"panel", "suspension"}
    return bool(wanted - drawn)


def waits_for_lot(room: RoomView) -> bool:
    return any(not draw.head for draw in room.row.draws.all())


def has_wishes(room: RoomView) -> bool:
    return room.row.adjustments.filter(granted=None).exclude(says="").exists()


def has_requests(room: RoomView) -> bool:
    return room.row.requests.filter(granted=None).exists()


def has_challenges(room: RoomView) -> bool:
    return any(draw.challenges.filter(allowed=None).exists() for draw in room.row.draws.all())


def was_asked(room: RoomView) -> bool:
    return room.row.adjustments.exists()


def has_panel(room: RoomView) -> bool:
    return any(panel.seats for panel in room.panels)


def untold(room: RoomView) -> bool:
    return not room.row.services.filter(what="notice").exists()


def unsent(room: RoomView) -> bool:
    return room.decision is not None and not room.row.services.filter(what="decision").exists()


def is_suspended(room: RoomView) -> bool:
    return room.suspension is not None


def unsuspended(room: RoomView) -> bool:
    return not room.row.suspensions.exists()

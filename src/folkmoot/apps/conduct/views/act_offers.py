"""When an act page is offered, beside the state of the case."""

from __future__ import annotations

from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.rooms import RoomView
from folkmoot.core.procedure.conduct import rules as rule


def undrawn(room: RoomView) -> bool:
    drawn = {draw.purpose for draw in room.row.draws.all()}
    wanted = {"appeal"} if room.state == "appealed" else {"panel", "suspension"}
    return bool(wanted - drawn) and not waits_for_lot(room)


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


def next_document(room: RoomView) -> str:
    """The document that has to be sent before the case can go on; empty if there is none."""
    wanted = {
        "charged": "charge",
        "decided": "decision",
        "appeal_decided": "appeal_decision",
        "effective": "appeal_decision" if room.appeal_decision is not None else "",
    }.get(room.state, "")
    if not wanted or room.row.services.filter(what=wanted).exists():
        return ""
    return wanted


def all_is_scheduled(room: RoomView) -> bool:
    """Whether a signed schedule lists every piece of material."""
    signed = room.row.schedules.order_by("-pk").first()
    return signed is not None and {each.mark for each in room.exhibits} <= set(signed.marks)


def replied(room: RoomView) -> bool:
    return room.row.replies.exists()


def undeclared(room: RoomView) -> bool:
    """Whether the reader sits on a panel for which they have not declared."""
    return any(
        room.reader in draws.members(draw)
        and not draw.declarations.filter(person=room.reader).exists()
        for draw in room.row.draws.all()
    )


def too_early_to_hear(room: RoomView) -> bool:
    """Whether the member still prepares."""
    return any(each.key in (rule.PREPARE, rule.PREPARE_LESSER) for each in room.clocks)

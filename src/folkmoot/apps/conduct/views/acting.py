"""What every page of this room has in common."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from folkmoot.apps.conduct.actions.read_case import note_reading
from folkmoot.apps.conduct.queries.rooms import RoomView, room_of
from folkmoot.apps.record.acting import key_of
from folkmoot.core.terms import ActorRef
from folkmoot.platform.clock import now


def actor_of(request: HttpRequest) -> ActorRef:
    """Who acts, on a page that asks for a sign-in."""
    return ActorRef("person", key_of(request))


def the_room(request: HttpRequest, code: str) -> RoomView:
    """The case, and a trace that it was read; for outsiders there is no such page."""
    at = now()
    found = room_of(code, key_of(request), at)
    if found is None:
        raise Http404
    note_reading(found.row, actor=actor_of(request), part=found.part, at=at)
    return found


def crumbs(room: RoomView | None = None) -> list[dict[str, str]]:
    """The way back up."""
    steps = [{"label": _("Fair process"), "url": "/cases/"}]
    if room is not None:
        steps.append({"label": room.code, "url": room.url})
    return steps

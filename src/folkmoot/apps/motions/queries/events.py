"""A motion's history as the law reads it."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.core.procedure.event import Event
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.procedure import ROADS
from folkmoot.core.procedure.procedure import Procedure
from folkmoot.core.procedure.standing import Standing, state_of
from folkmoot.core.terms import ActorRef


def road_of(motion: Motion) -> Procedure[MotionFacts]:
    """The procedure that a motion of its kind goes through."""
    return ROADS[motion.kind]  # type: ignore[index]  (the choices of the field are the kinds)


def events_of(motion: Motion) -> tuple[Event, ...]:
    """Every step that was taken, in order."""
    rows = getattr(motion, "_prefetched_objects_cache", {}).get("taken")
    found = rows if rows is not None else Taken.objects.filter(motion=motion)
    return tuple(event_of(row) for row in sorted(found, key=lambda row: row.pk))


def event_of(row: Taken) -> Event:
    """One step as an event."""
    deadlines = {key: datetime.fromisoformat(text) for key, text in row.deadlines.items()}
    actor = ActorRef("person", row.by) if row.by else None
    return Event(row.step, row.at, actor, deadlines, row.reference, row.note)


def standing_of(motion: Motion, *, at: datetime) -> Standing:
    """Where a motion stands at a moment."""
    return state_of(road_of(motion), events_of(motion), at)

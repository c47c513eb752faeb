"""A motion's history as the law reads it."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.apps.motions.queries.places import moved_on, rules_for
from folkmoot.core.civildate import Deadline
from folkmoot.core.procedure.event import Event
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.procedure import COMPOSITE_ROADS, ROADS
from folkmoot.core.procedure.procedure import Procedure
from folkmoot.core.procedure.standing import Standing, state_of
from folkmoot.core.terms import ActorRef
from folkmoot.platform.outages import outages_between

_TAKES_EFFECT = frozenset(
    clock.key for road in ROADS.values() for clock in road.clocks if clock.strikes == "at"
)
"""Clocks that end when something takes effect: nobody has to be in time for those."""


def road_of(motion: Motion) -> Procedure[MotionFacts]:
    """The procedure that a motion of its kind goes through."""
    roads = COMPOSITE_ROADS if motion.composite else ROADS
    return roads[motion.kind]  # type: ignore[index]  (the choices of the field are the kinds)


def events_of(motion: Motion) -> tuple[Event, ...]:
    """Every step that was taken, in order."""
    rows = getattr(motion, "_prefetched_objects_cache", {}).get("taken")
    found = rows if rows is not None else Taken.objects.filter(motion=motion)
    return tuple(event_of(row) for row in sorted(found, key=lambda row: row.pk))


def event_of(row: Taken) -> Event:
    """One step as an event."""
    deadlines = {
        key: _as_moved(key, datetime.fromisoformat(text), since=row.at)
        for key, text in row.deadlines.items()
    }
    actor = ActorRef("person", row.by) if row.by else None
    return Event(row.step, row.at, actor, deadlines, row.reference, row.note)


def _as_moved(clock: str, moment: datetime, *, since: datetime) -> datetime:
    # Under the rules of the day the deadline was set. Rules are only read where an outage that
    # came after the step could matter at all, which is seldom.
    if clock in _TAKES_EFFECT or not outages_between(since):
        return moment
    rules = rules_for(since)
    return moved_on(Deadline(rules.calendar.local(moment)), rules).moment


def standing_of(motion: Motion, *, at: datetime) -> Standing:
    """Where a motion stands at a moment."""
    return state_of(road_of(motion), events_of(motion), at)

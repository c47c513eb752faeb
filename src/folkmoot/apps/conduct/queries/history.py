"""Where a case stands: its events, its rules, its clocks."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.models import Case, Taken
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.procedure.conduct.facts import Case as Facts
from folkmoot.core.procedure.conduct.procedure import CASE_ROADS
from folkmoot.core.procedure.conduct.rules import rules_of_case
from folkmoot.core.procedure.event import Event
from folkmoot.core.procedure.procedure import Procedure
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.standing import Standing, state_of
from folkmoot.core.terms import ActorRef


def road_of(row: Case) -> Procedure[Facts]:
    """The procedure that a case of its kind goes through."""
    return CASE_ROADS[row.kind]  # type: ignore[index]  (the choices of the field are the kinds)


def rules_of(row: Case, at: datetime) -> RuleSet:
    """The rules a case runs under: of the day it was received, and what is kinder since."""
    received = rulebook.rule_set(rulebook.day(row.received_at))
    now = rulebook.rule_set(rulebook.day(at))
    return received if received is now else rules_of_case(received, now)


def events_of(row: Case) -> tuple[Event, ...]:
    """Every step that was taken, in order."""
    kept = getattr(row, "_prefetched_objects_cache", {}).get("taken")
    rows = sorted(kept, key=lambda each: each.pk) if kept is not None else _rows(row)
    return tuple(
        Event(
            each.step,
            each.at,
            _actor(each.by),
            {key: datetime.fromisoformat(ends) for key, ends in each.deadlines.items()},
            each.receipt,
            each.note,
        )
        for each in rows
    )


def standing_of(row: Case, at: datetime) -> Standing:
    """Where a case stands at a moment."""
    return state_of(road_of(row), events_of(row), at)


def lapses_at(row: Case) -> datetime | None:
    """When the lapse clock ends, the member's own adjournments counted in."""
    ends = [event.deadlines["lapse"] for event in events_of(row) if "lapse" in event.deadlines]
    return ends[-1] if ends else None


def _rows(row: Case) -> list[Taken]:
    return list(Taken.objects.filter(case=row).order_by("pk"))


def _actor(by: str) -> ActorRef | None:
    kind, _, key = by.partition(":")
    return ActorRef(kind, key) if key else None

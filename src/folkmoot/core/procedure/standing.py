"""Where a matter stands: computed from what has happened and the clock, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Generic, TypeVar

from folkmoot.core.civildate import deadline_after
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.event import Event, HistoryError, ProcedureError
from folkmoot.core.procedure.procedure import Clock, Procedure
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that happened to a matter: a step taken, or a clock that ran out.

    Attributes:
        at: when.
        origin, target: the state before and after; the same where the matter stayed.
        step: the step's key, or empty for a clock.
        clock: the clock's key, or empty for a step.
        event: the event, for a step.
    """

    at: datetime
    origin: str
    target: str
    step: str = ""
    clock: str = ""
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a matter stands at a moment.

    Attributes:
        state: the key of the state.
        since: when it came there; None before anything has happened.
        clocks: the clocks that run, with the moment each ends (None: it never runs out).
        passages: everything that led here, in order.
        ended: whether the matter may rest here for good.
    """

    state: str
    since: datetime | None
    clocks: Mapping[str, datetime | None]
    passages: tuple[Passage, ...]
    ended: bool

    def has(self, *steps: str) -> bool:
        """Whether one of these steps has been taken."""
        return any(passage.step in steps for passage in self.passages)


def state_of(procedure: Procedure[F], events: Iterable[Event], at: datetime) -> Standing:
    """Where a matter stands at a moment.

    Events later than ``at`` have not happened yet and are left out, so the same history answers
    for any day in the past. A clock that has run out changes the state at the moment it did.

    Raises:
        HistoryError: if the events are out of order, or one of them could not have happened.
        NaiveTimeError: if a moment has no zone.
    """
    machine = _Machine(procedure)
    for place, event in enumerate(_in_order(events), start=1):
        if instant(event.at) > instant(at):
            break
        machine.advance(event.at)
        machine.take(event, place)
    machine.advance(at)
    return machine.standing()


def taken(
    procedure: Procedure[F],
    step: str,
    *,
    at: datetime,
    rules: RuleSet,
    actor: ActorRef | None = None,
    named: Mapping[str, datetime] | None = None,
    reference: str = "",
    note: str = "",
) -> Event:
    """The event of a step taken now, with the deadlines it sets under the rules now in force.

    Args:
        procedure: the procedure.
        step: the step's key.
        at: when it is taken.
        rules: the rules in force.
        actor: who takes it.
        named: moments named by whoever takes the step, for clocks that need one; they go before
            what the rules say.
        reference: where the fact can be looked up.
        note: what a page prints beside it.

    Raises:
        ProcedureError: if the procedure has no such step, or a clock needs a moment that is not
            named.
    """
    deadlines = dict(named or {})
    for key in procedure.step(step).starts:
        if key in deadlines:
            continue
        clock = procedure.clock(key)
        if not clock.period:
            raise ProcedureError(f"{procedure.name}: {step!r} must name when {key!r} ends")
        period = rules.period(clock.period)
        if period is not None:
            deadlines[key] = deadline_after(at, period, rules.calendar).moment
    return Event(step, at, actor, deadlines, reference, note)


def _in_order(events: Iterable[Event]) -> list[Event]:
    listed = list(events)
    for place, (earlier, later) in enumerate(pairwise(listed), start=2):
        if instant(later.at) < instant(earlier.at):
            raise HistoryError(f"event {place} ({later.step}) is earlier than the one before it")
    return listed


@dataclass(slots=True)
class _Machine(Generic[F]):
    """A matter on its way through a procedure."""

    procedure: Procedure[F]
    state: str = ""
    since: datetime | None = None
    clocks: dict[str, datetime | None] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = self.procedure.initial

    def standing(self) -> Standing:
        ended = self.procedure.state(self.state).end
        return Standing(self.state, self.since, dict(self.clocks), tuple(self.passages), ended)

    def advance(self, moment: datetime) -> None:
        """Let every clock that has run out by then have its effect, the earliest first."""
        while (due := self._next_due(moment)) is not None:
            clock, ends = due
            del self.clocks[clock.key]
            self._move(Passage(ends, self.state, clock.leads_to or self.state, clock=clock.key))

    def take(self, event: Event, place: int) -> None:
        try:
            step = self.procedure.step(event.step)
        except ProcedureError as error:
            raise HistoryError(f"event {place}: {error}") from error
        if self.state not in step.origins:
            raise HistoryError(
                f"event {place} ({event.step}) cannot follow: the matter was {self.state!r}"
            )
        for key in step.stops:
            self.clocks.pop(key, None)
        for key in step.starts:
            self.clocks[key] = None
        for key, ends in event.deadlines.items():
            if key not in self.clocks:
                raise HistoryError(
                    f"event {place} ({event.step}) sets {key!r}, which is not running"
                )
            self.clocks[key] = ends
        target = step.target or self.state
        self._move(Passage(event.at, self.state, target, step=event.step, event=event))

    def _next_due(self, moment: datetime) -> tuple[Clock, datetime] | None:
        due = [
            (clock, ends)
            for clock in self.procedure.clocks
            if clock.leads_to is not None
            and (ends := self.clocks.get(clock.key)) is not None
            and _has_struck(clock, ends, moment)
        ]
        return min(due, key=lambda pair: instant(pair[1]), default=None)

    def _move(self, passage: Passage) -> None:
        self.passages.append(passage)
        if passage.target != self.state or self.since is None:
            self.since = passage.at
        self.state = passage.target
        for key in list(self.clocks):
            if self.state not in self.procedure.clock(key).during:
                del self.clocks[key]


def _has_struck(clock: Clock, ends: datetime, moment: datetime) -> bool:
    if clock.strikes == "at":
        return instant(moment) >= instant(ends)
    return instant(moment) > instant(ends)

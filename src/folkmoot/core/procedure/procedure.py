"""The language: steps from state to state, by whom, under which guards, with which clocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Literal, TypeVar

from folkmoot.core.procedure.event import ProcedureError
from folkmoot.core.procedure.guard import Guard
from folkmoot.core.procedure.power import Power
from folkmoot.core.procedure.ruleset import RuleSet

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class State:
    """A label for where a matter stands; computed, never stored.

    Attributes:
        key: its stable name.
        title: what a page calls it ("ruled out of order").
        end: whether a matter may rest here for good.
    """

    key: str
    title: str
    end: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline that runs while a matter is in certain states.

    Attributes:
        key: its stable name.
        title: what runs out ("time to challenge the ruling").
        during: the states in which it runs; in any other it is dropped.
        leads_to: the state that follows, by itself, when it has run out; None if nothing does.
        period: the parameter key that gives its length when a step starts it; empty where the
            one who takes the step names the moment (a date of coming into force).
        strikes: ``"after"`` where the last moment still counts as in time (a window closes),
            ``"at"`` where the moment itself brings the change (a rule comes into force).
    """

    key: str
    title: str
    during: tuple[str, ...]
    leads_to: str | None = None
    period: str = ""
    strikes: Literal["after", "at"] = "after"


@dataclass(frozen=True, slots=True)
class Step(Generic[F]):
    """Something that somebody may do, at some point.

    Attributes:
        key: its stable name; events carry it.
        title: what a page calls it ("Rule in order").
        powers: who may; any one suffices.
        origins: the states from which it may be taken.
        target: the state it leads to, or None if the matter stays where it is.
        guards: all of them must allow.
        starts: clocks it starts (or starts again).
        stops: clocks it stops.
        rule: the parameter key whose provision stands behind the step; empty if none does.
        by: the moment by which it must be taken, where the facts and the rules tell.
        done: what a page says once it has been taken ("Ruled in order"); the title if empty.
    """

    key: str
    title: str
    powers: tuple[Power, ...]
    origins: tuple[str, ...]
    target: str | None
    guards: tuple[Guard[F], ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    rule: str = ""
    by: Callable[[F, RuleSet], datetime | None] | None = None
    done: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One mark on the line that pages draw: reached by any of these steps or clocks.

    Attributes:
        key: its stable name.
        title: what the line says ("Ruling").
        steps: steps that reach it.
        clocks: clocks that reach it by running out.
        optional: whether the line leaves it out unless it happened, or nothing else can.
        aside: whether it is never what the matter waits for (a withdrawal, a fall): the line shows
            it only once it happened.
    """

    key: str
    title: str
    steps: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    optional: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Procedure(Generic[F]):
    """What must have happened before something may happen.

    Attributes:
        name: its stable name ("motion.rule_change").
        initial: the state in which every matter begins, before any event.
        states, steps, clocks: its parts.
        line: the stages of the usual way through, in order.

    Raises:
        ProcedureError: if a key is used twice, a step and a clock share one, or a part names one
            that does not exist.
    """

    name: str
    initial: str
    states: tuple[State, ...]
    steps: tuple[Step[F], ...]
    clocks: tuple[Clock, ...] = ()
    line: tuple[Stage, ...] = ()

    def __post_init__(self) -> None:
        for what, keys in (
            ("state", [state.key for state in self.states]),
            ("step", [step.key for step in self.steps]),
            ("clock", [clock.key for clock in self.clocks]),
        ):
            if twice := {key for key in keys if keys.count(key) > 1}:
                raise ProcedureError(f"{self.name}: {what} {min(twice)!r} is defined twice")
        if both := {step.key for step in self.steps} & {clock.key for clock in self.clocks}:
            raise ProcedureError(f"{self.name}: {min(both)!r} is both a step and a clock")
        self._refuse_dangling()

    def step(self, key: str) -> Step[F]:
        """The step of that name.

        Raises:
            ProcedureError: if there is none.
        """
        for step in self.steps:
            if step.key == key:
                return step
        raise ProcedureError(f"{self.name} has no step {key!r}")

    def clock(self, key: str) -> Clock:
        """The clock of that name.

        Raises:
            ProcedureError: if there is none.
        """
        for clock in self.clocks:
            if clock.key == key:
                return clock
        raise ProcedureError(f"{self.name} has no clock {key!r}")

    def state(self, key: str) -> State:
        """The state of that name.

        Raises:
            ProcedureError: if there is none.
        """
        for state in self.states:
            if state.key == key:
                return state
        raise ProcedureError(f"{self.name} has no state {key!r}")

    def _refuse_dangling(self) -> None:
        states = {state.key for state in self.states}
        steps = {step.key for step in self.steps}
        clocks = {clock.key for clock in self.clocks}
        named_states = {self.initial}
        named_clocks: set[str] = set()
        named_steps: set[str] = set()
        for step in self.steps:
            named_states |= {*step.origins} | ({step.target} if step.target else set())
            named_clocks |= {*step.starts, *step.stops}
        for clock in self.clocks:
            named_states |= {*clock.during} | ({clock.leads_to} if clock.leads_to else set())
        for stage in self.line:
            named_steps |= {*stage.steps}
            named_clocks |= {*stage.clocks}
        for what, named, known in (
            ("state", named_states, states),
            ("step", named_steps, steps),
            ("clock", named_clocks, clocks),
        ):
            if missing := named - known:
                raise ProcedureError(
                    f"{self.name} names a {what} {min(missing)!r} it does not have"
                )

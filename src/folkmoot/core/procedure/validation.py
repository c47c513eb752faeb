"""Whether a procedure holds together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from folkmoot.core.procedure.exploration import Exploration, explore
from folkmoot.core.procedure.procedure import Procedure

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a procedure: what kind, where, and in words."""

    code: str
    place: str
    says: str


def validate(procedure: Procedure[F]) -> tuple[Flaw, ...]:
    """Everything that is wrong with a procedure; empty if it holds together.

    Codes: ``state.unreachable``, ``state.dead_end`` (nothing leads on and it is no end),
    ``state.no_way_out`` (no end can be reached), ``step.unreachable``, ``step.nobody`` (no power
    grants it), ``step.guard_twice``, ``clock.never_started``, ``clock.never_runs`` (started, but
    the step leads to a state in which it does not run), ``line.empty_stage``, ``line.step_twice``.
    """
    exploration = explore(procedure)
    return (
        *_states(procedure, exploration),
        *_steps(procedure, exploration),
        *_clocks(procedure),
        *_line(procedure),
    )


def _states(procedure: Procedure[F], exploration: Exploration) -> Iterator[Flaw]:
    ends = {state.key for state in procedure.states if state.end}
    onward: dict[str, set[str]] = {}
    for transition in exploration.transitions:
        onward.setdefault(transition.origin.state, set()).add(transition.target.state)
    finishing = _leading_to(ends, onward)
    for state in procedure.states:
        if state.key not in exploration.states:
            yield Flaw("state.unreachable", state.key, f"nothing leads to {state.title!r}")
        elif not state.end and not (onward.get(state.key, set()) - {state.key}):
            yield Flaw("state.dead_end", state.key, f"nothing leads on from {state.title!r}")
        elif state.key not in finishing:
            yield Flaw("state.no_way_out", state.key, f"no end is reached from {state.title!r}")


def _leading_to(ends: set[str], onward: dict[str, set[str]]) -> set[str]:
    found = set(ends)
    while more := {s for s, targets in onward.items() if s not in found and targets & found}:
        found |= more
    return found


def _steps(procedure: Procedure[F], exploration: Exploration) -> Iterator[Flaw]:
    for step in procedure.steps:
        if step.key not in exploration.steps:
            yield Flaw("step.unreachable", step.key, f"{step.title!r} can never be taken")
        if not step.powers:
            yield Flaw("step.nobody", step.key, f"nobody may take {step.title!r}")
        names = [guard.name for guard in step.guards]
        if twice := {name for name in names if names.count(name) > 1}:
            yield Flaw("step.guard_twice", step.key, f"guard {min(twice)!r} stands there twice")


def _clocks(procedure: Procedure[F]) -> Iterator[Flaw]:
    for clock in procedure.clocks:
        starting = [step for step in procedure.steps if clock.key in step.starts]
        if not starting:
            yield Flaw("clock.never_started", clock.key, f"nothing starts {clock.title!r}")
        for step in starting:
            targets = (step.target,) if step.target else step.origins
            if not any(target in clock.during for target in targets):
                says = f"{step.title!r} starts {clock.title!r} where it does not run"
                yield Flaw("clock.never_runs", clock.key, says)


def _line(procedure: Procedure[F]) -> Iterator[Flaw]:
    for stage in procedure.line:
        if not stage.steps and not stage.clocks:
            yield Flaw("line.empty_stage", stage.key, f"nothing reaches {stage.title!r}")
    placed = [key for stage in procedure.line for key in stage.steps]
    for key in sorted({key for key in placed if placed.count(key) > 1}):
        yield Flaw("line.step_twice", key, f"{key!r} stands on the line twice")

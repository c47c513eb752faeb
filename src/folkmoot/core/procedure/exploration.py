"""Everywhere a procedure can lead, found by trying every way through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar

from folkmoot.core.procedure.procedure import Procedure, Step

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Configuration:
    """A state, the clocks that run in it, and which of the remembered steps have been taken."""

    state: str
    clocks: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Transition:
    """A way from one configuration to another, by a step or by a clock."""

    origin: Configuration
    target: Configuration
    step: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Exploration:
    """Every configuration that can be reached and every transition between them.

    Guards and powers are taken to say yes whenever they like, and a clock to run out whenever it
    likes, so what cannot happen here cannot happen at all.
    """

    initial: Configuration
    configurations: frozenset[Configuration]
    transitions: tuple[Transition, ...]

    @property
    def states(self) -> frozenset[str]:
        """The states that can be reached."""
        return frozenset(configuration.state for configuration in self.configurations)

    @property
    def steps(self) -> frozenset[str]:
        """The steps that can be taken somewhere."""
        return frozenset(transition.step for transition in self.transitions if transition.step)

    @property
    def clocks(self) -> frozenset[str]:
        """The clocks that can run out somewhere with an effect."""
        return frozenset(transition.clock for transition in self.transitions if transition.clock)

    def reaches(self, state: str, *, without: Collection[str] = ()) -> bool:
        """Whether a state can be reached when some steps and clocks are never taken.

        ``not reaches("carried", without=votes)`` is the proof that nothing is carried without a
        vote.
        """
        seen = {self.initial}
        waiting = [self.initial]
        onward: dict[Configuration, list[Configuration]] = {}
        for transition in self.transitions:
            if transition.step not in without and transition.clock not in without:
                onward.setdefault(transition.origin, []).append(transition.target)
        while waiting:
            configuration = waiting.pop()
            if configuration.state == state:
                return True
            for target in onward.get(configuration, ()):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return False


def explore(
    procedure: Procedure[F],
    *,
    remember: Collection[str] = (),
    admits: Callable[[Configuration, Step[F]], bool] | None = None,
) -> Exploration:
    """Try every way through a procedure.

    Args:
        procedure: the procedure.
        remember: steps whose having been taken tells configurations apart, for guards that look
            back; each one can double the number of configurations.
        admits: stands in for the guards: whether a step may be taken in a configuration. Without
            it every guard is taken to allow.
    """
    kept = frozenset(remember)
    initial = Configuration(procedure.initial)
    seen = {initial}
    waiting = [initial]
    transitions: list[Transition] = []
    while waiting:
        configuration = waiting.pop()
        for transition in _onward(procedure, configuration, kept, admits):
            transitions.append(transition)
            if transition.target not in seen:
                seen.add(transition.target)
                waiting.append(transition.target)
    return Exploration(initial, frozenset(seen), tuple(transitions))


def _onward(
    procedure: Procedure[F],
    here: Configuration,
    kept: frozenset[str],
    admits: Callable[[Configuration, Step[F]], bool] | None,
) -> Iterator[Transition]:
    for step in procedure.steps:
        if here.state not in step.origins or (admits is not None and not admits(here, step)):
            continue
        state = step.target or here.state
        clocks = (here.clocks - {*step.stops}) | {*step.starts}
        taken = here.taken | ({step.key} & kept)
        target = Configuration(state, _still_running(procedure, clocks, state), taken)
        yield Transition(here, target, step=step.key)
    for key in here.clocks:
        clock = procedure.clock(key)
        if clock.leads_to is None:
            continue
        clocks = _still_running(procedure, here.clocks - {key}, clock.leads_to)
        yield Transition(here, Configuration(clock.leads_to, clocks, here.taken), clock=key)


def _still_running(procedure: Procedure[F], clocks: frozenset[str], state: str) -> frozenset[str]:
    return frozenset(key for key in clocks if state in procedure.clock(key).during)

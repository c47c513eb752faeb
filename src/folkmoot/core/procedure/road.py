"""The line of steps that a page draws: done, now, next, and the rule behind each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar

from folkmoot.core.procedure.event import Event
from folkmoot.core.procedure.procedure import Procedure, Stage
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.standing import Passage, Standing, state_of
from folkmoot.core.terms import ProvisionRef

F = TypeVar("F")

Status = Literal["done", "now", "next", "skipped", "closed"]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage of the line, as it looks for one matter.

    Attributes:
        key, title: the stage.
        status: ``done``; ``now`` (the next thing to happen here); ``next`` (ahead); ``skipped``
            (passed by, as the rules allowed); ``closed`` (will not happen, the matter has ended).
        at: when it was last reached, if it was.
        passages: the steps and clocks that reached it, in order.
        by: when a clock that reaches it will do so, or closes what must happen first.
        parameters: the parameters behind it; `RuleSet.explain` says each in plain language.
        provisions: the provisions that grant them.
    """

    key: str
    title: str
    status: Status
    at: datetime | None
    passages: tuple[Passage, ...]
    by: datetime | None
    parameters: tuple[str, ...]
    provisions: tuple[ProvisionRef, ...]


def road(
    procedure: Procedure[F], events: Iterable[Event], *, rules: RuleSet, at: datetime
) -> tuple[Milestone, ...]:
    """The line of a procedure for one matter.

    Optional stages appear only where they happened, or where the matter can go on no other way.

    Raises:
        HistoryError: if the events cannot have happened.
    """
    standing = state_of(procedure, events, at)
    reached = {stage.key: _passages(stage, standing) for stage in procedure.line}
    furthest = max((i for i, s in enumerate(procedure.line) if reached[s.key]), default=-1)
    now = _now(procedure, standing, reached)
    milestones = []
    for place, stage in enumerate(procedure.line):
        passages = reached[stage.key]
        if stage.optional and not passages and stage.key != now:
            continue
        parameters = _parameters(procedure, stage)
        milestones.append(
            Milestone(
                stage.key,
                stage.title,
                _status(stage, now, standing, reached, passed=place < furthest),
                passages[-1].at if passages else None,
                passages,
                _ends(procedure, stage, standing) if stage.key == now else None,
                parameters,
                _provisions(parameters, rules),
            )
        )
    return tuple(milestones)


def _passages(stage: Stage, standing: Standing) -> tuple[Passage, ...]:
    return tuple(
        passage
        for passage in standing.passages
        if passage.step in stage.steps or passage.clock in stage.clocks
    )


def _now(
    procedure: Procedure[F], standing: Standing, reached: dict[str, tuple[Passage, ...]]
) -> str:
    """The stage that comes next: the first that is open, those on the main line before others."""
    open_ = [
        stage
        for stage in procedure.line
        if not _is_settled(stage, standing, reached) and _is_open(procedure, stage, standing)
    ]
    main = [stage for stage in open_ if not stage.optional]
    return next((stage.key for stage in (*main, *open_)), "")


def _is_settled(stage: Stage, standing: Standing, reached: dict[str, tuple[Passage, ...]]) -> bool:
    """Whether the stage was reached and the matter has not come back to before it since."""
    passages = reached[stage.key]
    return bool(passages) and passages[-1].target == standing.state


def _is_open(procedure: Procedure[F], stage: Stage, standing: Standing) -> bool:
    if any(standing.state in procedure.step(key).origins for key in stage.steps):
        return True
    return any(key in standing.clocks for key in stage.clocks)


def _status(
    stage: Stage,
    now: str,
    standing: Standing,
    reached: dict[str, tuple[Passage, ...]],
    *,
    passed: bool,
) -> Status:
    if stage.key == now:
        return "now"
    if reached[stage.key]:
        return "done"
    if passed:
        return "skipped"
    return "closed" if standing.ended and not now else "next"


def _ends(procedure: Procedure[F], stage: Stage, standing: Standing) -> datetime | None:
    for key in stage.clocks:
        if key in standing.clocks:
            return standing.clocks[key]
    closing = [
        ends
        for key, ends in standing.clocks.items()
        if ends is not None and procedure.clock(key).leads_to is not None
    ]
    return min(closing, default=None)


def _parameters(procedure: Procedure[F], stage: Stage) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for key in stage.steps:
        step = procedure.step(key)
        found |= dict.fromkeys([step.rule] if step.rule else [])
        for guard in step.guards:
            found |= dict.fromkeys(guard.reads[:1])
    for key in stage.clocks:
        period = procedure.clock(key).period
        found |= dict.fromkeys([period] if period else [])
    return tuple(found)


def _provisions(parameters: tuple[str, ...], rules: RuleSet) -> tuple[ProvisionRef, ...]:
    found = (rules.provision(key) for key in parameters)
    return tuple(dict.fromkeys(provision for provision in found if provision is not None))

"""The line of steps that a page draws: done, now, next, and the rule behind each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar

from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.event import Event
from folkmoot.core.procedure.permission import last_moment
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
        outcome: what happened there last ("Ruled out of order"); empty if nothing has.
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
    outcome: str
    status: Status
    at: datetime | None
    passages: tuple[Passage, ...]
    by: datetime | None
    parameters: tuple[str, ...]
    provisions: tuple[ProvisionRef, ...]


def road(
    procedure: Procedure[F],
    events: Iterable[Event],
    *,
    rules: RuleSet,
    at: datetime,
    facts: F | None = None,
) -> tuple[Milestone, ...]:
    """The line of a procedure for one matter.

    Optional stages appear only where they happened, or where the matter can go on no other way.
    With ``facts`` the deadlines that depend on them (the close of submissions) are told too.

    Raises:
        HistoryError: if the events cannot have happened.
    """
    standing = state_of(procedure, events, at)
    reached = {stage.key: _passages(stage, standing) for stage in procedure.line}
    main = [i for i, stage in enumerate(procedure.line) if not stage.optional]
    furthest = max((i for i in main if reached[procedure.line[i].key]), default=-1)
    open_ = _open(procedure, standing, reached)
    main_open = [each for each in open_ if not each.optional]
    now = next((stage.key for stage in (*main_open, *open_)), "")
    # Where the matter can only go on by what is optional otherwise, all of that is shown.
    waiting = {now} if main_open else {each.key for each in open_}
    milestones = []
    for place, stage in enumerate(procedure.line):
        passages = reached[stage.key]
        if stage.optional and not passages and stage.key not in waiting:
            continue
        parameters = _parameters(procedure, stage)
        milestones.append(
            Milestone(
                stage.key,
                stage.title,
                _outcome(procedure, passages),
                _status(stage, now, standing, reached, passed=place < furthest),
                passages[-1].at if passages else None,
                passages,
                _ends(procedure, stage, standing, facts, rules) if stage.key == now else None,
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


def _open(
    procedure: Procedure[F], standing: Standing, reached: dict[str, tuple[Passage, ...]]
) -> list[Stage]:
    """The stages that can come next, in the order of the line."""
    return [
        stage
        for stage in procedure.line
        if not stage.aside
        and not _is_settled(stage, standing, reached)
        and _is_open(procedure, stage, standing)
    ]


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


def _ends(
    procedure: Procedure[F], stage: Stage, standing: Standing, facts: F | None, rules: RuleSet
) -> datetime | None:
    """When a clock of the stage runs out, or else by when one of its steps must be taken."""
    for key in stage.clocks:
        if key in standing.clocks:
            return standing.clocks[key]
    steps = [procedure.step(key) for key in stage.steps]
    moments = [
        last_moment(procedure, step, standing, facts, rules)
        for step in steps
        if standing.state in step.origins
    ]
    return min((moment for moment in moments if moment is not None), key=instant, default=None)


def _outcome(procedure: Procedure[F], passages: tuple[Passage, ...]) -> str:
    if not passages:
        return ""
    last = passages[-1]
    if last.clock:
        return procedure.state(last.target).title
    step = procedure.step(last.step)
    return step.done or step.title


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

"""Whether a step may be taken, and which steps may be taken next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.event import Event
from folkmoot.core.procedure.power import Power, holds_any
from folkmoot.core.procedure.procedure import Procedure, Step
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.standing import Standing, state_of
from folkmoot.core.procedure.wording import say_list
from folkmoot.core.terms import Reason, Verdict, no, yes
from folkmoot.core.terms.verdict import Value, all_of

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that the state allows.

    Attributes:
        step: its key.
        title: what a page calls it.
        powers: who may take it.
        by: the last moment for it, where there is one.
        verdict: what the guards say; who asks is not part of it.
        yours: whether whoever asked holds the power.
    """

    step: str
    title: str
    powers: tuple[Power, ...]
    by: datetime | None
    verdict: Verdict
    yours: bool


def may(
    procedure: Procedure[F],
    events: Iterable[Event],
    step: str,
    *,
    powers: Collection[Power],
    facts: F,
    rules: RuleSet,
    at: datetime,
) -> Verdict:
    """Whether somebody with these powers may take this step now.

    A refusal names every rule in the way: the state (``step.not_open``), the power
    (``step.not_yours``) and each guard's reasons. Where the state does not allow the step the
    guards are not asked: what they would look at does not exist yet.

    Raises:
        ProcedureError: if the procedure has no such step.
        HistoryError: if the events cannot have happened.
    """
    wanted = procedure.step(step)
    standing = state_of(procedure, events, at)
    verdict = _open(procedure, wanted, standing, rules)
    if verdict:
        verdict &= _guards(wanted, facts, rules, at)
    return verdict & _yours(wanted, powers, rules)


def open_steps(
    procedure: Procedure[F],
    events: Iterable[Event],
    *,
    facts: F,
    rules: RuleSet,
    at: datetime,
    powers: Collection[Power] = (),
) -> tuple[OpenStep, ...]:
    """What can happen next: each step the state allows, by whom, by when, and what the rules say.

    Raises:
        HistoryError: if the events cannot have happened.
    """
    standing = state_of(procedure, events, at)
    return tuple(
        OpenStep(
            step.key,
            step.title,
            step.powers,
            last_moment(procedure, step, standing, facts, rules),
            _guards(step, facts, rules, at),
            holds_any(step.powers, powers),
        )
        for step in procedure.steps
        if standing.state in step.origins
    )


def last_moment(
    procedure: Procedure[F], step: Step[F], standing: Standing, facts: F | None, rules: RuleSet
) -> datetime | None:
    """By when a step must be taken: what the step says, or the first clock that closes it."""
    named = step.by(facts, rules) if step.by is not None and facts is not None else None
    closing = [
        ends
        for key, ends in standing.clocks.items()
        if ends is not None
        and (after := procedure.clock(key).leads_to) is not None
        and after not in step.origins
    ]
    moments = closing if named is None else [*closing, named]
    return min(moments, key=instant, default=None)


def _guards(step: Step[F], facts: F, rules: RuleSet, at: datetime) -> Verdict:
    return all_of(guard.check(facts, rules, at) for guard in step.guards)


def _open(procedure: Procedure[F], step: Step[F], standing: Standing, rules: RuleSet) -> Verdict:
    if standing.state in step.origins:
        return yes()
    titles = [procedure.state(origin).title for origin in step.origins]
    params: dict[str, Value] = {
        "step": step.title,
        "state": procedure.state(standing.state).title,
        "origins": say_list(titles, last="or"),
    }
    says = "“{step}” is not possible now: this is {state}. It must be {origins}."
    onward = [s.title for s in procedure.steps if standing.state in s.origins]
    params |= {"onward": say_list((f"“{title}”" for title in onward), last="or")}
    remedy = "What can happen now: {onward}." if onward else ""
    provision = rules.provision(step.rule) if step.rule else None
    return no(Reason("step.not_open", says, params, provision, remedy))


def _yours(step: Step[F], powers: Collection[Power], rules: RuleSet) -> Verdict:
    if holds_any(step.powers, powers):
        return yes()
    who = say_list(dict.fromkeys(str(power) for power in step.powers), last="or")
    provision = rules.provision(step.rule) if step.rule else None
    return no(
        Reason(
            "step.not_yours",
            "“{step}” is for {who}.",
            {"step": step.title, "who": who},
            provision,
            "Ask {who}.",
        )
    )

"""An organisation's own procedure, written down as what it changes in the shipped one.

name = "The executive's short way"
without = ["heard"]                  # guards it does not have

[periods]                            # days, by the parameter's name without "conduct."
reply_within = 7

[[states]]
key = "deemed_resigned"
title = "deemed to have resigned"
end = true

[[steps]]
key = "deem"
title = "Deem to have resigned"
who = "executive"                    # a body; or "clerk", "panel", "appeal_panel", ...
from = ["received"]
to = "deemed_resigned"
guards = []
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from folkmoot.core.civildate import Period, Unit
from folkmoot.core.procedure.catalogue import rule_set
from folkmoot.core.procedure.conduct import procedure as shipped
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.procedure.conduct.laws import LAWS, guards
from folkmoot.core.procedure.parameter import Granted
from folkmoot.core.procedure.power import Power
from folkmoot.core.procedure.procedure import Procedure, State, Step
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ProvisionRef

_WHO = {
    "clerk": shipped.CLERK,
    "adjudicator": shipped.ADJUDICATOR,
    "investigator": shipped.INVESTIGATOR,
    "panel": shipped.PANEL,
    "appeal_panel": shipped.APPEAL_PANEL,
    "respondent": shipped.RESPONDENT,
    "anyone": shipped.ANYONE,
}
_KNOWN = {"name", "without", "periods", "states", "steps"}
_WRITTEN = ProvisionRef("own", "procedure", 1)


class OwnProcedureError(ValueError):
    """The file does not describe a procedure: which entry, and why."""


@dataclass(frozen=True, slots=True)
class OwnProcedure:
    """A procedure as an organisation would adopt it.

    Attributes:
        procedure: the shipped one with its changes.
        rules: its times, the defaults where it sets none.
        without: the guards it does not have.
    """

    procedure: Procedure[Case]
    rules: RuleSet
    without: tuple[str, ...]


def own_procedure(text: str) -> OwnProcedure:
    """Read an organisation's own procedure (TOML, as above).

    Raises:
        OwnProcedureError: if it is no TOML, or names a guard, a state, a period or a person that
            there is not.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OwnProcedureError(f"this is no TOML: {error}") from error
    if odd := sorted(set(given) - _KNOWN):
        raise OwnProcedureError(f"{odd[0]!r} is not known; known are {', '.join(sorted(_KNOWN))}")
    road = shipped.CONDUCT_ROAD
    states = tuple(_state(each) for each in given.get("states", ()))
    keys = {state.key for state in (*road.states, *states)}
    steps = tuple(_step(each, keys) for each in given.get("steps", ()))
    replaced = {step.key for step in steps}
    made = replace(
        road,
        name=str(given.get("name", "own")),
        states=(*road.states, *states),
        steps=(*(step for step in road.steps if step.key not in replaced), *steps),
    )
    without = tuple(_guard(name) for name in given.get("without", ()))
    return OwnProcedure(made, _rules(given.get("periods", {})), without)


def _state(given: Mapping[str, Any]) -> State:
    key = _word(given, "key", "a state")
    return State(key, str(given.get("title", key)), end=bool(given.get("end", False)))


def _step(given: Mapping[str, Any], states: set[str]) -> Step[Case]:
    key = _word(given, "key", "a step")
    who = _word(given, "who", f"the step {key!r}")
    origins: Sequence[str] = given.get("from", ())
    target = given.get("to")
    for state in (*origins, *([target] if target else [])):
        if state not in states:
            raise OwnProcedureError(f"the step {key!r}: there is no state {state!r}")
    if not origins:
        raise OwnProcedureError(f"the step {key!r} does not say from where ('from')")
    names = [_guard(name) for name in given.get("guards", ())]
    power = _WHO.get(who, Power("body", who))
    title = str(given.get("title", key))
    return Step(key, title, (power,), tuple(origins), target, guards(*names))


def _guard(name: object) -> str:
    if not isinstance(name, str) or name not in LAWS:
        raise OwnProcedureError(f"there is no guard {name!r}")
    return name


def _rules(periods: Mapping[str, Any]) -> RuleSet:
    granted = []
    for name, days in periods.items():
        if not isinstance(days, int) or days < 0:
            raise OwnProcedureError(f"the period {name!r} is not a number of days")
        key = f"conduct.{name}"
        granted.append(Granted(key, Period(days, Unit.DAYS), _WRITTEN, 1))
    try:
        return rule_set(granted)
    except (KeyError, ValueError) as error:
        raise OwnProcedureError(f"the periods: {error}") from error


def _word(given: Mapping[str, Any], key: str, of: str) -> str:
    word = given.get(key)
    if not isinstance(word, str) or not word:
        raise OwnProcedureError(f"{of} lacks {key!r}")
    return word

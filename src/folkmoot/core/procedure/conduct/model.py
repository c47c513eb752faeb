"""What each step can do to the facts of a case, at its best and with each thing done wrongly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.facts import Case
from folkmoot.core.procedure.conduct.position import PASSED, RUNNING, UNSTARTED, Position
from folkmoot.core.procedure.power import Power
from folkmoot.core.procedure.procedure import Procedure, Step
from folkmoot.core.procedure.ruleset import RuleSet

CLOCKS: Mapping[str, str] = MappingProxyType(
    {
        "reply_clock": rule.REPLY,
        "prepare_clock": rule.PREPARE,
        "challenge_clock": rule.CHALLENGE,
        "appeal_clock": rule.APPEAL,
    }
)


class Witness(NamedTuple):
    """What really happened, as an onlooker notes it; no guard reads it.

    ``time_to_prepare``, ``had_a_say`` and ``could_challenge`` are noted when the member is heard,
    and only true if the time was not shorter than its floor.
    """

    time_to_prepare: bool = False
    had_a_say: bool = False
    could_challenge: bool = False
    full_papers: bool = False
    hearing: bool = False
    papers: bool = False
    could_appeal: bool = False
    appealed: bool = False
    appeal_heard: bool = False
    overran: bool = False
    ruled_by_executive: bool = False


class Node(NamedTuple):
    """A case at one point: its state, the procedure's clocks that run, what is so, what was."""

    state: str
    clocks: frozenset[str]
    position: Position
    witness: Witness


Effect = Mapping[str, bool | int]

_CHARGE: Effect = {
    "rule_in_force": True,
    "in_limit": True,
    "particulars": True,
    "first_time": True,
    "charge_served": True,
}
_FRESH: Effect = {
    "disclosed": False,
    "schedule": False,
    "replied": False,
    "reply_clock": UNSTARTED,
    "prepare_clock": UNSTARTED,
}
_SERVED: Effect = {"schedule": True, "disclosed": True}
_PANEL: Effect = {"by_lot": True, "sized": True, "disjoint": True, "declared": True}
_DECISION: Effect = {
    "cited_disclosed": True,
    "untouched": True,
    "standard": True,
    "reasons": True,
    "in_range": True,
    "compared": True,
    "no_gag": True,
}
_APPEAL: Effect = {"appeal_disjoint": True, "not_harsher": True, "appeal_reasons": True}
_HEARING: Effect = {"companion": True, "questions": True}


def _each_wrong(best: Effect, then: Effect | None = None) -> tuple[Effect, ...]:
    """The best way to take a step, and one way for each thing that can be wrong about it."""
    rest = dict(then or {})
    return (
        {**best, **rest},
        *({**best, **rest, name: False} for name in best),
    )


EFFECTS: Mapping[str, tuple[Effect, ...]] = MappingProxyType(
    {
        "charge": _each_wrong(_CHARGE),
        "amend_charge": _each_wrong(_CHARGE, _FRESH),
        "tell": ({"told": True}, {"told": False}),
        "ask_adjustments": ({"adjusted": True},),
        "draw_panel": _each_wrong(_PANEL, {"challenge_clock": RUNNING}),
        "disclose": _each_wrong(_SERVED, {"reply_clock": RUNNING, "prepare_clock": RUNNING}),
        "reply": ({"replied": True},),
        "hold_hearing": _each_wrong(_HEARING, {"heard": True}),
        "take_papers": (
            {**_HEARING, "own_election": True, "heard": True},
            {**_HEARING, "own_election": False, "heard": False},
        ),
        "decide": _each_wrong(_DECISION),
        "serve": _each_wrong({"external": True, "delivered": True}, {"appeal_clock": RUNNING}),
        "decide_appeal": _each_wrong(_APPEAL),
    }
)
"""By step; a step that is not here changes no fact. An organisation's own step is among those: it
may move a case on, but it cannot make anybody heard."""

_EXECUTIVE = ("executive", "staff", "officer", "secretary", "leader")
_RULINGS = ("decide", "decide_appeal", "draw_panel")


class Model:
    """A procedure with its rules, as something to walk through. Built once, then asked."""

    def __init__(
        self, procedure: Procedure[Case], rules: RuleSet, without: Collection[str] = ()
    ) -> None:
        """Take the procedure as it is, some guards switched off."""
        from folkmoot.core.procedure.conduct.laws import LAWS

        self.procedure = procedure
        self.during = {clock.key: frozenset(clock.during) for clock in procedure.clocks}
        self.full = {name: rule.long_enough(rules, key) for name, key in CLOCKS.items()}
        self.lapses = {c.key for c in procedure.clocks if c.period == rule.LAPSE}
        self.steps: dict[str, list[tuple[Step[Case], tuple[str, ...], bool]]] = {}
        self.holds = {name: law.holds for name, law in LAWS.items()}
        for step in procedure.steps:
            names = tuple(
                g.name for g in step.guards if g.name in self.holds and g.name not in without
            )
            executive = step.key in _RULINGS and any(map(_is_executive, step.powers))
            for origin in step.origins:
                self.steps.setdefault(origin, []).append((step, names, executive))

    @property
    def start(self) -> Node:
        """Where every case begins. With no clock to lapse by, a case overruns from the first."""
        empty = Position()
        return Node(self.procedure.initial, frozenset(), empty, Witness(overran=not self.lapses))

    def onward(self, node: Node) -> Iterator[tuple[str, Node]]:
        """Everything that can happen next: steps, well and wrongly taken, and clocks."""
        yield from self._steps(node)
        yield from self._time(node)

    def _steps(self, node: Node) -> Iterator[tuple[str, Node]]:
        for step, names, executive in self.steps.get(node.state, ()):
            target = step.target or node.state
            clocks = self._running((node.clocks - {*step.stops}) | {*step.starts}, target)
            for effect in EFFECTS.get(step.key, ({},)):
                position = _changed(node.position, effect)
                if all(self.holds[name](position) for name in names):
                    seen = self._witness(step.key, position, node.witness, executive)
                    yield step.key, Node(target, clocks, position, seen)

    def _time(self, node: Node) -> Iterator[tuple[str, Node]]:
        for name in CLOCKS:
            if getattr(node.position, name) == RUNNING:
                yield (
                    f"({name} runs out)",
                    node._replace(position=_changed(node.position, {name: PASSED})),
                )
        for key in sorted(node.clocks):
            clock = self.procedure.clock(key)
            target = clock.leads_to or node.state
            seen = node.witness
            if key in self.lapses:
                seen = seen._replace(overran=True)
            clocks = self._running(node.clocks - {key}, target)
            yield f"({key} runs out)", Node(target, clocks, node.position, seen)

    def _running(self, clocks: Iterable[str], state: str) -> frozenset[str]:
        return frozenset(key for key in clocks if state in self.during[key])

    def _over(self, position: Position, name: str) -> bool:
        return getattr(position, name) == PASSED and self.full[name]

    def _witness(self, key: str, now: Position, seen: Witness, executive: bool) -> Witness:
        if executive:
            seen = seen._replace(ruled_by_executive=True)
        if key in {"hold_hearing", "take_papers"}:
            return seen._replace(
                hearing=key == "hold_hearing",
                papers=key == "take_papers",
                full_papers=now.disclosed and now.schedule,
                time_to_prepare=now.disclosed and self._over(now, "prepare_clock"),
                had_a_say=now.replied or self._over(now, "reply_clock"),
                could_challenge=self._over(now, "challenge_clock"),
            )
        if key == "appeal":
            return seen._replace(appealed=True, could_appeal=True)
        if key == "decide_appeal":
            return seen._replace(appeal_heard=True)
        if key == "take_effect":
            return seen._replace(could_appeal=self._over(now, "appeal_clock"))
        return seen


def _changed(position: Position, effect: Effect) -> Position:
    return position._replace(**effect) if effect else position  # type: ignore[arg-type]


def _is_executive(power: Power) -> bool:
    return power.kind in {"officer", "anyone", "chair"} or any(
        word in power.key for word in _EXECUTIVE
    )

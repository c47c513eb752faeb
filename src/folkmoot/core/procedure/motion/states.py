"""The states of a motion."""

from __future__ import annotations

from folkmoot.core.procedure.procedure import Clock, State
from folkmoot.core.procedure.rules import gate
from folkmoot.core.procedure.rules.kinds import Kind

_STATES: tuple[State, ...] = (
    State("new", "not yet drafted"),
    State("draft", "a draft"),
    State("proposed", "proposed at its unit"),
    State("not_passed", "not passed by its unit"),
    State("passed", "passed by its unit"),
    State("adopted", "adopted by the local party"),
    State("submitted", "with head office, awaiting a ruling"),
    State("in_order", "in order"),
    State("out_of_order", "ruled out of order, open to challenge"),
    State("challenged", "ruled out of order, and challenged"),
    State("ruled_out", "out of order", end=True),
    State("composited", "part of a composite", end=True),
    State("on_agenda", "on the agenda"),
    State("moved", "moved, under debate"),
    State("counted", "voted on, awaiting the result"),
    State("lost", "lost", end=True),
    State("fallen", "fallen without a vote", end=True),
    State("remitted", "remitted to the executive", end=True),
    State("referred_back", "referred back", end=True),
    State("withdrawn", "withdrawn", end=True),
)
_ENACTMENT: tuple[State, ...] = (
    State("carried", "carried"),
    State("certified", "carried, coming into force"),
    State("in_force", "in force", end=True),
)

CLOCKS: tuple[Clock, ...] = (
    Clock("ruling", "time for a ruling", ("submitted",), "in_order", gate.RULING_WITHIN),
    Clock(
        "challenge_window",
        "time to challenge the ruling",
        ("out_of_order",),
        "ruled_out",
        gate.CHALLENGE_WITHIN,
    ),
    Clock(
        "challenge_decision",
        "time to decide the challenge",
        ("challenged",),
        "in_order",
        gate.CHALLENGE_DECIDED_WITHIN,
    ),
)
COMMENCEMENT = Clock("commencement", "coming into force", ("certified",), "in_force", strikes="at")


def states(kind: Kind) -> tuple[State, ...]:
    """The states of a motion of this kind; only a rule change comes into force."""
    if kind == "rule_change":
        return (*_STATES, *_ENACTMENT)
    return (*_STATES, State("carried", "carried", end=True))


def clocks(kind: Kind) -> tuple[Clock, ...]:
    """The clocks of a motion of this kind."""
    return (*CLOCKS, COMMENCEMENT) if kind == "rule_change" else CLOCKS

"""The road of a motion, from a member's draft to the rule book."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from folkmoot.core.procedure.motion import steps_at_conference as later
from folkmoot.core.procedure.motion import steps_before_conference as before
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.states import clocks, states
from folkmoot.core.procedure.procedure import Procedure, Stage
from folkmoot.core.procedure.rules.kinds import KINDS, Kind
from folkmoot.core.procedure.rules.voting_ladder import ALL_METHODS

VOTES: tuple[str, ...] = tuple(f"vote_by_{method}" for method in ALL_METHODS)

_LINE: tuple[Stage, ...] = (
    Stage("draft", "Drafted", ("draft",)),
    Stage("take_back", "Taken back", ("take_back",), optional=True, aside=True),
    Stage("propose", "Proposed", ("propose",)),
    Stage("pass", "Passed by the unit", ("pass", "reject")),
    Stage("adopt", "Adopted by the local party", ("adopt", "decline")),
    Stage("submit", "Sent to head office", ("submit", "lodge")),
    Stage("ruling", "Ruling", ("rule_in_order", "rule_out_of_order"), ("ruling",)),
    Stage("challenge", "Challenge", ("challenge",), ("challenge_window",), optional=True),
    Stage("reply", "Committee heard", ("reply_to_challenge",), optional=True),
    Stage(
        "challenge_decided",
        "Challenge decided",
        ("allow_challenge", "dismiss_challenge"),
        ("challenge_decision",),
        optional=True,
    ),
    Stage(
        "composite",
        "Compositing",
        ("form_composite", "join_composite", "stay_out", "leave_composite"),
        optional=True,
    ),
)
_HALL: tuple[Stage, ...] = (
    Stage("agenda", "On the agenda", ("place_on_agenda",)),
    Stage("move", "Moved at conference", ("move",)),
    Stage(
        "debate",
        "Debate",
        ("refer_back", "remit", "next_business", "vote_in_parts", "vote_on_part", "close_debate"),
        optional=True,
    ),
    Stage("vote", "Vote", VOTES),
    Stage("result", "Result", ("declare_carried", "declare_lost")),
)
_ENACTMENT: tuple[Stage, ...] = (
    Stage("certify", "Edition certified", ("certify",)),
    Stage("in_force", "In force", clocks=("commencement",)),
)
_ENDINGS = Stage(
    "ended",
    "Ended without a vote",
    ("withdraw", "withdraw_with_leave", "fall", "remit_unreached"),
    optional=True,
    aside=True,
)
_FORMING = Stage("forming", "Formed with consent", ("form_composite",))


def motion_road(kind: Kind, *, composite: bool = False) -> Procedure[MotionFacts]:
    """The procedure for a motion of this kind.

    Args:
        composite: whether it is made of other motions. The steps are the same; its line begins
            where the units whose motions it is made of have consented.
    """
    enactment = _ENACTMENT if kind == "rule_change" else ()
    return Procedure(
        name=f"motion.{kind}",
        initial="new",
        states=states(kind),
        steps=(
            *before.at_the_units(kind),
            *before.at_the_gate(kind),
            *before.at_compositing(kind),
            *later.on_the_agenda(kind),
            *later.in_debate(kind),
            *later.voting(kind),
            *later.into_the_rule_book(kind),
        ),
        clocks=clocks(kind),
        line=(*((_FORMING,) if composite else _LINE), *_HALL, *enactment, _ENDINGS),
    )


ROADS: Mapping[Kind, Procedure[MotionFacts]] = MappingProxyType(
    {kind: motion_road(kind) for kind in KINDS}
)
COMPOSITE_ROADS: Mapping[Kind, Procedure[MotionFacts]] = MappingProxyType(
    {kind: motion_road(kind, composite=True) for kind in KINDS}
)

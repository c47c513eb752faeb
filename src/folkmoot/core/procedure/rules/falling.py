"""When a motion falls without a vote, and what becomes of business not reached (group 16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from folkmoot.core.procedure.rules.business import UNREACHED
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

READS = (UNREACHED,)


@dataclass(frozen=True, slots=True)
class FallingFacts:
    """Why a motion is about to fall or be remitted unreached.

    Attributes:
        becomes: what is about to happen.
        because_of: the decision that leaves it nothing to change; empty if there is none.
        conference_over: whether the conference has ended without reaching it.
    """

    becomes: Literal["fallen", "remitted"]
    because_of: str = ""
    conference_over: bool = False


def check_falling(facts: FallingFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a motion may end without a vote (rule group 16).

    Refuses with ``falling.no_cause`` or ``falling.other_way``.
    """
    del at
    if facts.becomes == "fallen" and facts.because_of.strip():
        return yes()
    if not facts.conference_over:
        return rules.refuse(
            UNREACHED,
            "falling.no_cause",
            "A motion in order is voted on, unless another decision leaves it nothing to change "
            "or the conference ends first.",
            remedy="Name the decision, or take the vote.",
        )
    way = rules.text(UNREACHED)
    if facts.becomes == way:
        return yes()
    return rules.refuse(
        UNREACHED,
        "falling.other_way",
        "What the conference does not reach is {way}.",
        remedy="Record it as {way}.",
        way=way,
    )

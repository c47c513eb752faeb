"""Other organisations: when a finding against one may stand, and what a ruling protects.

The three words of the story (automatically, support, organisation) are what is checked here: who
decided, what conduct is meant, and by what definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from folkmoot.core.procedure.membership.rules import (
    ANSWERED_WITHIN,
    RULING_HOLDS,
    STANDING_HOLDS,
    WITHDRAWN_AFTER,
    day_after,
)
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

Standing = Literal["affiliated", "compatible", "opposed"]
STANDINGS: tuple[Standing, ...] = ("affiliated", "compatible", "opposed")
Act = Literal["join", "candidate", "office", "fund", "endorse", "speak"]
ACTS: tuple[Act, ...] = ("join", "candidate", "office", "fund", "endorse", "speak")
"""What a member may do with an organisation; "support" is none of them, it says nothing."""

SHORTEST_DEFINITION = 5


@dataclass(frozen=True, slots=True)
class StandingFacts:
    """A finding about an organisation.

    Attributes:
        standing: what it is held to be.
        acts: the conduct it speaks of.
        decided_by: the decision (a meeting or a congress), never a person alone.
        provision: the label of the provision it rests on; empty if none.
        definition: what makes an organisation one of this kind, in words.
        start: from which day.
        end: until which day; None for "until decided otherwise".
        recorded_on: the day it was published here.
    """

    standing: Standing
    acts: tuple[str, ...]
    decided_by: str
    provision: str
    definition: str
    start: date
    end: date | None
    recorded_on: date


def check_standing(facts: StandingFacts, rules: RuleSet) -> Verdict:
    """Whether a finding about an organisation may stand in the register.

    Refuses with ``organisation.no_decision``, ``.no_provision``, ``.no_definition``,
    ``.no_conduct``, ``.backdated``, ``.endless`` or ``.too_long``. What burdens members needs all
    of them; what frees them needs a decision only.
    """
    verdict = yes()

    def refuse(code: str, says: str, remedy: str) -> Verdict:
        return rules.refuse(STANDING_HOLDS, f"organisation.{code}", says, remedy=remedy)

    if not facts.decided_by.strip():
        verdict &= refuse(
            "no_decision",
            "A finding needs a decision: nobody finds by themselves what an organisation is.",
            "Name the meeting that decided it.",
        )
    if facts.start < facts.recorded_on:
        verdict &= refuse(
            "backdated",
            "A finding holds from the day it is published, not for what was done before.",
            "Let it begin today or later.",
        )
    if facts.standing != "opposed":
        return verdict
    if not facts.provision.strip():
        verdict &= refuse(
            "no_provision",
            "A finding against an organisation needs the provision that allows it.",
            "Name the provision of the rule book.",
        )
    if len(facts.definition.split()) < SHORTEST_DEFINITION:
        verdict &= refuse(
            "no_definition",
            "It must say what makes an organisation opposed to ours; otherwise it can be any.",
            "Give the definition in a sentence.",
        )
    known = [act for act in facts.acts if act in ACTS]
    if not known or len(known) != len(facts.acts):
        verdict &= refuse(
            "no_conduct",
            "It must say which conduct of a member it speaks of; “support” can be anything.",
            "Choose from joining, standing for it, holding an office in it, funding it, "
            "endorsing it, speaking for it.",
        )
    return verdict & _ends(facts, rules)


def _ends(facts: StandingFacts, rules: RuleSet) -> Verdict:
    latest = day_after(facts.start, STANDING_HOLDS, rules)
    if latest is None or (facts.end is not None and facts.start < facts.end <= latest):
        return yes()
    return rules.refuse(
        STANDING_HOLDS,
        "organisation.endless" if facts.end is None else "organisation.too_long",
        "{rule}",
        remedy="Let it end by {latest}; it can be decided anew.",
        rule=rules.explain(STANDING_HOLDS),
        latest=latest.isoformat(),
    )


def burdens(facts: StandingFacts, act: str, on: date) -> bool:
    """Whether a finding speaks against an act done on a day: published, in force, and meant."""
    return (
        facts.standing == "opposed"
        and act in facts.acts
        and facts.recorded_on <= on
        and facts.start <= on
        and (facts.end is None or on < facts.end)
    )


@dataclass(frozen=True, slots=True)
class RulingFacts:
    """A question asked beforehand, and what became of it.

    Attributes:
        asked_on: the day it was asked.
        answer_by: the last day for an answer.
        may: the answer; None while there is none.
        given_on: the day of the answer.
        holds_until: until when the answer holds.
        withdrawn_on: from which day a withdrawal has effect; None if it was not withdrawn.
    """

    asked_on: date
    answer_by: date
    may: bool | None = None
    given_on: date | None = None
    holds_until: date | None = None
    withdrawn_on: date | None = None


RulingState = Literal["waits", "by_silence", "may", "may_not", "withdrawn", "over"]


def answer_by(asked_on: date, rules: RuleSet) -> date:
    """The last day for answering a question; after it the answer is yes."""
    return day_after(asked_on, ANSWERED_WITHIN, rules) or asked_on


def holds_until(given_on: date, rules: RuleSet) -> date:
    """The day on which a ruling's time is over, or no day ever where the rules set none."""
    return day_after(given_on, RULING_HOLDS, rules) or date.max


def withdrawn_from(on: date, rules: RuleSet) -> date:
    """From which day a withdrawal has effect: never for what was done before."""
    return day_after(on, WITHDRAWN_AFTER, rules) or on


def ruling_state(facts: RulingFacts, on: date) -> RulingState:
    """What a ruling says on a day."""
    if facts.may is None:
        return "waits" if on <= facts.answer_by else "by_silence"
    if facts.withdrawn_on is not None and on >= facts.withdrawn_on:
        return "withdrawn"
    if facts.holds_until is not None and on >= facts.holds_until:
        return "over"
    return "may" if facts.may else "may_not"


def protects(facts: RulingFacts, act_on: date) -> bool:
    """Whether a ruling protects the member for an act done on a day.

    The day of the act counts, not that of a later charge: what was allowed when it was done
    stays allowed. An answer that comes after the time for it does not undo the days of silence
    in between.
    """
    if act_on > facts.answer_by and (facts.given_on is None or act_on < facts.given_on):
        return True
    if facts.given_on is None or act_on < facts.given_on:
        return False
    return ruling_state(facts, act_on) == "may"

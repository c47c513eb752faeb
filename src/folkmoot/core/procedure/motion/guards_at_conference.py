"""The guards of debate and vote: rule groups 8 to 10, 13, 14 and 16."""

from __future__ import annotations

from datetime import datetime

from folkmoot.core.procedure.guard import Guard
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.lifted import MotionGuard, lifted
from folkmoot.core.procedure.rules import (
    business,
    delegates,
    enactment,
    falling,
    procedural_motions,
    result,
    seconding,
    severability,
    voting_ladder,
)
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.rules.voting_ladder import LadderFacts, Method
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict

GUILLOTINE = lifted(
    "guillotine",
    lambda facts: facts.guillotine,
    business.check_guillotine,
    (business.GUILLOTINE,),
    "Time of the section",
)
DELEGATE = lifted(
    "delegate",
    lambda facts: facts.delegate,
    delegates.check_delegate_vote,
    delegates.VOTE_READS,
    "Credentials of the delegate",
)
SECONDED = lifted(
    "seconding",
    lambda facts: facts.seconding,
    seconding.check_seconded,
    seconding.READS,
    "A seconder",
)
PACKAGE = lifted(
    "package",
    lambda facts: facts.package,
    severability.check_package,
    severability.PACKAGE_READS,
    "What may be put as one question",
)
GROUP = lifted(
    "group",
    lambda facts: facts.group,
    business.check_group_vote,
    (business.GROUPED,),
    "The order of voting in a group",
)
ENACTMENT = lifted(
    "enactment",
    lambda facts: facts.enactment,
    enactment.check_enactment,
    enactment.READS,
    "The words voted on, from a fair date",
)


def ending(becomes: str) -> MotionGuard:
    """Rule group 16: it may end this way without a vote."""

    def check(facts: falling.FallingFacts, rules: RuleSet, at: datetime) -> Verdict:
        if facts.becomes != becomes:
            return rules.refuse(
                business.UNREACHED,
                "falling.other_way",
                "What is recorded is that the motion is {way}.",
                remedy="Record it as {way}.",
                way=facts.becomes,
            )
        return falling.check_falling(facts, rules, at)

    return lifted(
        "falling",
        lambda facts: facts.falling,
        check,
        falling.READS,
        "Ending without a vote",
    )


def procedural(name: procedural_motions.Name) -> MotionGuard:
    """Rule group 10: the procedural motion was in order and was carried."""
    title = procedural_motions.BY_NAME[name].title

    def check(facts: MotionFacts, rules: RuleSet, at: datetime) -> Verdict:
        moved, figures = facts.procedural, facts.procedural_result
        if moved is None or figures is None or moved.name != name or figures.name != name:
            return rules.refuse(
                f"procedural.{name}.allowed",
                "procedural.not_moved",
                "Nobody has moved “{title}” and had it voted on.",
                remedy="A delegate may move it.",
                title=title,
            )
        in_order = procedural_motions.check_procedural(moved, rules, at)
        return in_order & procedural_motions.check_procedural_result(figures, rules, at)

    return Guard("procedural", check, procedural_motions.reads(name), title.capitalize())


def divided() -> MotionGuard:
    """Rule groups 10 and 13: enough delegates demand it, or the meeting carries it."""
    moved = procedural("vote_in_parts")

    def check(facts: MotionFacts, rules: RuleSet, at: datetime) -> Verdict:
        if facts.separate_vote is not None:
            demanded = severability.check_separate_vote(facts.separate_vote, rules, at)
            if demanded or facts.procedural is None:
                return demanded
        return moved.check(facts, rules, at)

    return Guard("divided", check, (*moved.reads, *severability.DEMAND_READS), "Voting in parts")


def by_method(method: Method, kind: Kind) -> MotionGuard:
    """Rule group 8: this method may be used now."""

    def check(facts: LadderFacts, rules: RuleSet, at: datetime) -> Verdict:
        if facts.method != method:
            return rules.refuse(
                voting_ladder.METHODS,
                "ladder.other_method",
                "The vote recorded is {other}, not {method}.",
                remedy="Record the method that was used.",
                other=voting_ladder.METHOD_WORDS[facts.method],
                method=voting_ladder.METHOD_WORDS[method],
            )
        return voting_ladder.check_method(facts, rules, at)

    return lifted(
        "ladder",
        lambda facts: facts.ladder,
        check,
        voting_ladder.reads(kind),
        "How votes are taken",
    )


def declared(kind: Kind) -> MotionGuard:
    """Rule group 8: the ladder is done with."""
    return lifted(
        "declaration",
        lambda facts: facts.declaration,
        voting_ladder.check_declaration,
        voting_ladder.reads(kind),
        "No further vote is called for",
    )


def carried(kind: Kind) -> MotionGuard:
    """The figures carry it."""
    return lifted(
        "result",
        lambda facts: facts.result,
        result.check_carried,
        result.reads(kind),
        "What it takes to carry",
    )


def lost(kind: Kind) -> MotionGuard:
    """The figures do not carry it."""
    return lifted(
        "result",
        lambda facts: facts.result,
        result.check_lost,
        result.reads(kind),
        "What it takes to carry",
    )

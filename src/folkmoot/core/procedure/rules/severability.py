"""Rule group 13: packages can be taken apart (field notes on assemblies, section 6.13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list, say_share
from folkmoot.core.terms import Verdict, yes

DELEGATES = "severability.delegates"
SHARE = "severability.share"
LARGEST = "severability.largest_package"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=DELEGATES,
        type="count",
        unit="delegates",
        default=25,
        sentence="{value} may demand that a part of a package be voted on by itself.",
        otherwise="No number of delegates is set that may demand a separate vote.",
        example="With 25: 24 who stand are not enough, 25 are.",
        kinder="lower",
        kinder_to="delegates",
    ),
    Parameter(
        key=SHARE,
        type="share",
        default=None,
        sentence="{value} of the delegates present may demand that a part of a package be voted "
        "on by itself.",
        otherwise="No share of the delegates is set that may demand a separate vote.",
        example="With 1/20 and 400 present: 20 may demand it.",
        kinder="lower",
        kinder_to="delegates",
    ),
    Parameter(
        key=LARGEST,
        type="count",
        unit="changes",
        default=None,
        sentence="A package holds at most {value}.",
        otherwise="A package may hold any number of changes.",
        example="With 5: eight rule changes cannot be put as one question.",
        kinder="lower",
        kinder_to="delegates",
    ),
)

DEMAND_READS = (DELEGATES, SHARE)
PACKAGE_READS = (DELEGATES, SHARE, LARGEST)


@dataclass(frozen=True, slots=True)
class SeparateVoteDemand:
    """Delegates who ask that a part be voted on by itself."""

    part: str
    delegates: int
    present: int = 0


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """A question made of several changes, about to be put.

    Attributes:
        parts: the changes it holds, by name.
        put: those about to be voted on as one question.
        demands: the demands for a separate vote made so far.
        divided: parts that the meeting has decided to vote on by themselves.
        voted: parts already voted on by themselves.
    """

    parts: tuple[str, ...]
    put: tuple[str, ...]
    demands: tuple[SeparateVoteDemand, ...] = ()
    divided: tuple[str, ...] = ()
    voted: tuple[str, ...] = ()

    @classmethod
    def whole(cls, *parts: str) -> PackageFacts:
        """All the parts put as one question, nobody asking otherwise."""
        return cls(parts, parts)


def check_separate_vote(facts: SeparateVoteDemand, rules: RuleSet, at: datetime) -> Verdict:
    """Whether so many delegates may have a part voted on by itself (rule group 13).

    Refuses with ``severability.too_few`` or ``severability.not_offered``.
    """
    del at
    number, share = rules.count(DELEGATES), rules.share(SHARE)
    if number is not None and facts.delegates >= number:
        return yes()
    if share is not None and facts.present and facts.delegates >= share * facts.present:
        return yes()
    if number is None and share is None:
        return rules.refuse(
            DELEGATES,
            "severability.not_offered",
            "The rules do not let delegates demand a separate vote.",
            remedy="Move that the motion be voted on in parts.",
        )
    needed = [] if number is None else [f"{number} delegates"]
    needed += [] if share is None else [f"{say_share(share)} of those present"]
    return rules.refuse(
        DELEGATES if number is not None else SHARE,
        "severability.too_few",
        "{delegates} delegates ask for a separate vote on {part}. It takes {needed}.",
        remedy="Ask more delegates to stand, or move that the motion be voted on in parts.",
        delegates=facts.delegates,
        part=facts.part,
        needed=say_list(needed, last="or"),
    )


def check_package(facts: PackageFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether these changes may be put as one question (rule group 13).

    Refuses with ``severability.demanded``, ``severability.divided``, ``severability.too_large`` or
    ``severability.unknown_part``.
    """
    verdict = yes()
    if strangers := [part for part in facts.put if part not in facts.parts]:
        verdict &= rules.refuse(
            DELEGATES,
            "severability.unknown_part",
            "{part} is not a part of this package.",
            remedy="Put only what is in it.",
            part=strangers[0],
        )
    if len(facts.put) > 1:
        verdict &= _separated(facts, rules, at)
    largest = rules.count(LARGEST)
    if largest is not None and len(facts.put) > largest:
        verdict &= rules.refuse(
            LARGEST,
            "severability.too_large",
            "{found} changes are put as one question. A package holds at most {limit}.",
            remedy="Divide it.",
            found=len(facts.put),
            limit=largest,
        )
    return verdict


def _separated(facts: PackageFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether what must be voted on by itself has been."""
    waiting = [part for part in facts.put if part not in facts.voted]
    verdict = yes()
    for part in waiting:
        if part in facts.divided:
            verdict &= rules.refuse(
                DELEGATES,
                "severability.divided",
                "The meeting decided that {part} is voted on by itself.",
                remedy="Put {part} first, then what is left as a whole.",
                part=part,
            )
    for demand in facts.demands:
        if demand.part in waiting and check_separate_vote(demand, rules, at):
            verdict &= rules.refuse(
                DELEGATES,
                "severability.demanded",
                "{delegates} delegates have asked that {part} be voted on by itself.",
                remedy="Put {part} first, then what is left as a whole.",
                delegates=demand.delegates,
                part=demand.part,
            )
    return verdict

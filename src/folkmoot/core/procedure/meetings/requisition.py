"""Who may have a meeting called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list, say_name
from folkmoot.core.terms import Verdict, yes

OFFICERS = "requisition.officers"
MEMBERS = "requisition.members"
SHARE = "requisition.share"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=OFFICERS,
        type="list",
        default=("chair", "secretary"),
        sentence="These officers may call a special meeting by themselves: {value}.",
        otherwise="No officer may call a special meeting alone.",
        example="With secretary: the secretary sends notice, and that is enough.",
        kinder="neither",
        kinder_to="members",
    ),
    Parameter(
        key=MEMBERS,
        type="count",
        unit="members",
        default=20,
        sentence="{value} may have a special meeting called.",
        otherwise="No number of members is set that may have a special meeting called.",
        example="With 20: a request with 19 names is returned with the count.",
        kinder="lower",
        kinder_to="members",
    ),
    Parameter(
        key=SHARE,
        type="share",
        default=Fraction(1, 5),
        sentence="{value} of a unit's members may have a special meeting called.",
        otherwise="No share of the members is set that may have a special meeting called.",
        example="With 1/5 and a branch of 12: three members may.",
        kinder="lower",
        kinder_to="members",
    ),
)

READS = (MEMBERS, SHARE, OFFICERS)


@dataclass(frozen=True, slots=True)
class RequisitionFacts:
    """A request for a special meeting.

    Attributes:
        members: members of the unit.
        signed_by: how many of them ask for it.
        offices: the offices of the unit held by whoever asks.
        business: what the meeting is to deal with.
    """

    members: int
    signed_by: int = 0
    offices: tuple[str, ...] = ()
    business: str = ""


def signatures_needed(members: int, rules: RuleSet) -> int | None:
    """How many members it takes: the number or the share, whichever is lower; None for neither."""
    number, share = rules.count(MEMBERS), rules.share(SHARE)
    figures = [] if number is None else [number]
    figures += [] if share is None else [ceil(share * members)]
    return min(figures, default=None)


def check_requisition(facts: RequisitionFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the meeting must be called.

    Refuses with ``requisition.too_few``, ``requisition.not_yours`` or ``requisition.no_business``.
    """
    del at
    verdict = yes()
    if not facts.business.strip():
        verdict &= rules.refuse(
            MEMBERS,
            "requisition.no_business",
            "The request does not say what the meeting is for.",
            remedy="Name the business; the meeting deals with that and nothing else.",
        )
    officers = rules.names(OFFICERS)
    if set(facts.offices) & set(officers):
        return verdict
    needed = signatures_needed(facts.members, rules)
    if needed is None:
        return verdict & rules.refuse(
            OFFICERS,
            "requisition.not_yours",
            "A special meeting is called by: {officers}.",
            remedy="Ask one of them.",
            officers=say_list(map(say_name, officers), last="or") or "nobody",
        )
    if facts.signed_by >= needed:
        return verdict
    return verdict & rules.refuse(
        MEMBERS if rules.count(MEMBERS) is not None else SHARE,
        "requisition.too_few",
        "{signed} of {members} members ask for the meeting. It takes {needed}.",
        remedy="Find {missing} more, or ask an officer who may call it alone.",
        signed=facts.signed_by,
        members=facts.members,
        needed=needed,
        missing=needed - facts.signed_by,
    )

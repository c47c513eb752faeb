"""Whether enough people were there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from math import ceil

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import TIER_WORDS, TIERS, Tier
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_share
from folkmoot.core.terms import Verdict, yes

MODES = ("room", "online", "phone")
PRESENCE = "meeting.presence"
COMBINE = "meeting.quorum_is"
_NUMBER = {"branch": 5, "local": 15, "regional": 25, "national": 50}
_SHARE = {"branch": Fraction(1, 10), "local": Fraction(1, 20), "regional": None, "national": None}

PARAMETERS: tuple[Parameter, ...] = (
    *(
        Parameter(
            key=f"meeting.{tier}.quorum_number",
            type="count",
            unit="members",
            default=_NUMBER[tier],
            sentence=f"A meeting of a {TIER_WORDS[tier]} needs {{value}} present.",
            otherwise=f"No number of members is set for a meeting of a {TIER_WORDS[tier]}.",
            example="With 5: four people may talk, but cannot decide.",
            kinder="lower",
            kinder_to="small units",
        )
        for tier in TIERS
    ),
    *(
        Parameter(
            key=f"meeting.{tier}.quorum_share",
            type="share",
            default=_SHARE[tier],
            sentence=f"A meeting of a {TIER_WORDS[tier]} needs {{value}} of its members present.",
            otherwise=f"No share of the members is set for a meeting of a {TIER_WORDS[tier]}.",
            example="With 1/10 and 43 members: 4.3, so 5 members.",
            kinder="lower",
            kinder_to="small units",
        )
        for tier in TIERS
    ),
    Parameter(
        key=COMBINE,
        type="choice",
        default="lower",
        choices=("lower", "higher"),
        sentence="Where the rules give both a number and a share, the quorum is the {value}.",
        example="With lower, 5 members or a tenth: a branch of 30 needs 3.",
        kinder="neither",
        kinder_to="small units",
    ),
    Parameter(
        key=PRESENCE,
        type="list",
        default=MODES,
        choices=MODES,
        sentence="Those who take part in these ways count for the quorum: {value}.",
        example="With room only: nine online and four in the room are four.",
        kinder="higher",
        kinder_to="members who cannot travel",
    ),
)


@dataclass(frozen=True, slots=True)
class QuorumFacts:
    """How many are present, by mode, out of how many.

    Attributes:
        tier: what kind of unit meets.
        members: members entitled to attend.
        room, online, phone: members present in each way.
    """

    tier: Tier
    members: int
    room: int = 0
    online: int = 0
    phone: int = 0


def reads(tier: Tier) -> tuple[str, ...]:
    """The parameters the quorum of a unit reads."""
    return (f"meeting.{tier}.quorum_number", f"meeting.{tier}.quorum_share", COMBINE, PRESENCE)


def quorum(tier: Tier, members: int, rules: RuleSet) -> int:
    """How many must be present: the number, or the share rounded up, or the lower or higher."""
    number = rules.count(f"meeting.{tier}.quorum_number")
    share = rules.share(f"meeting.{tier}.quorum_share")
    figures = [] if number is None else [number]
    figures += [] if share is None else [ceil(share * members)]
    if not figures:
        return 0
    return min(figures) if rules.text(COMBINE) == "lower" else max(figures)


def present(facts: QuorumFacts, rules: RuleSet) -> int:
    """How many of those present count for the quorum."""
    by_mode = {"room": facts.room, "online": facts.online, "phone": facts.phone}
    return sum(by_mode[mode] for mode in rules.names(PRESENCE))


def check_quorum(facts: QuorumFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the meeting can decide.

    Refuses with ``meeting.no_quorum``, or ``meeting.more_present_than_members`` for figures that
    do not reconcile.
    """
    del at
    key, here = f"meeting.{facts.tier}.quorum_number", present(facts, rules)
    share = rules.share(f"meeting.{facts.tier}.quorum_share")
    if facts.room + facts.online + facts.phone > facts.members:
        return rules.refuse(
            PRESENCE,
            "meeting.more_present_than_members",
            "{here} are recorded as present, and the unit has {members} members.",
            remedy="Check the attendance list: guests do not count.",
            here=facts.room + facts.online + facts.phone,
            members=facts.members,
        )
    needed = quorum(facts.tier, facts.members, rules)
    if here >= needed:
        return yes()
    if rules.count(key) is None:
        key = f"meeting.{facts.tier}.quorum_share"
    away = facts.room + facts.online + facts.phone - here
    says = "{here} members are present and {needed} are needed, of {members}."
    if away:
        says = (
            "{here} members are present in a way that counts ({away} more are not) and {needed} "
            "are needed, of {members}."
        )
    return rules.refuse(
        key,
        "meeting.no_quorum",
        says,
        remedy="You can talk but not decide. Wait for {missing} more, or meet again.",
        here=here,
        away=away,
        needed=needed,
        members=facts.members,
        missing=needed - here,
        share=say_share(share) if share is not None else "",
    )

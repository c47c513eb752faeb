"""Which meeting may decide what, and when a decision of a unit stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import say_moment
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.meetings.notice import (
    MEETING_KINDS,
    MeetingKind,
    NoticeFacts,
    check_meeting_notice,
)
from folkmoot.core.procedure.meetings.quorum import QuorumFacts, check_quorum
from folkmoot.core.procedure.meetings.quorum import reads as quorum_reads
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import (
    KINDS,
    TIER_WORDS,
    TIERS,
    Kind,
    Proposer,
    Tier,
    a_kind,
)
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list
from folkmoot.core.terms import Verdict, yes

SPECIAL_ONLY = "meeting.special_only_its_business"
OWN_RULES = "meeting.affiliates_by_own_rules"
_MAY = {
    "branch": ("rule_change", "ordinary", "emergency"),
    "local": ("rule_change", "ordinary", "emergency"),
    "regional": ("ordinary", "emergency"),
    "national": ("rule_change", "ordinary", "emergency"),
}

PARAMETERS: tuple[Parameter, ...] = (
    *(
        Parameter(
            key=f"meeting.{tier}.may_pass",
            type="list",
            default=_MAY[tier],
            choices=KINDS,
            sentence=f"A meeting of a {TIER_WORDS[tier]} passes these kinds of motion: {{value}}.",
            otherwise=f"A meeting of a {TIER_WORDS[tier]} passes no motions.",
            example="With ordinary only: a rule change is moved elsewhere.",
            kinder="higher",
            kinder_to="members",
        )
        for tier in TIERS
    ),
    Parameter(
        key=SPECIAL_ONLY,
        type="flag",
        default=True,
        sentence="A special meeting decides only what its notice names.",
        otherwise="A special meeting may decide anything.",
        example="When on: a motion that was not in the notice waits for the ordinary meeting.",
        kinder="neither",
        kinder_to="members who stayed at home",
    ),
    Parameter(
        key=OWN_RULES,
        type="flag",
        default=True,
        sentence="An affiliate decides on its motions by its own rules.",
        otherwise="An affiliate decides on its motions by the rules for meetings of this "
        "organisation.",
        example="When on: a union's executive may pass a motion, as its rule book allows.",
        kinder="on",
        kinder_to="affiliates",
    ),
)


@dataclass(frozen=True, slots=True)
class CompetenceFacts:
    """A motion before a meeting.

    Attributes:
        tier: what kind of unit meets.
        meeting: the kind of meeting.
        kind: the kind of motion.
        in_notice: whether the notice named the business.
    """

    tier: Tier
    meeting: MeetingKind
    kind: Kind
    in_notice: bool = True


@dataclass(frozen=True, slots=True)
class UnitDecision:
    """A decision of a unit's meeting on a motion.

    Attributes:
        competence, notice, quorum: what is known of the meeting.
        votes_for, votes_against: the figures.
        decided_at: when the vote was taken.
        unit: the unit as a sentence begins with it.
        proposer: an affiliate may decide by rules of its own; then only the figures are looked at.
    """

    unit: str
    competence: CompetenceFacts
    notice: NoticeFacts
    quorum: QuorumFacts
    votes_for: int
    votes_against: int
    decided_at: datetime
    proposer: Proposer = "unit"


DECISION_READS: tuple[str, ...] = (
    *(f"meeting.{tier}.may_pass" for tier in TIERS),
    SPECIAL_ONLY,
    OWN_RULES,
    *(f"meeting.{kind}.notice" for kind in MEETING_KINDS),
    *dict.fromkeys(key for tier in TIERS for key in quorum_reads(tier)),
)


def check_competence(facts: CompetenceFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether this meeting may decide this motion.

    Refuses with ``meeting.not_competent`` or ``meeting.not_in_notice``.
    """
    del at
    key = f"meeting.{facts.tier}.may_pass"
    allowed = rules.names(key)
    verdict = yes()
    if facts.kind not in allowed:
        verdict &= rules.refuse(
            key,
            "meeting.not_competent",
            "A meeting of a {tier} may pass {allowed}, but not {kind}.",
            remedy="Move it at a meeting of a unit that may.",
            tier=TIER_WORDS[facts.tier],
            allowed=say_list((a_kind(name) for name in allowed), last="or") or "no motions",
            kind=a_kind(facts.kind),
        )
    if facts.meeting == "special" and not facts.in_notice and rules.flag(SPECIAL_ONLY):
        verdict &= rules.refuse(
            SPECIAL_ONLY,
            "meeting.not_in_notice",
            "A special meeting decides only what its notice names, and this was not in it.",
            remedy="Put it to the next ordinary meeting.",
        )
    return verdict


def check_unit_decision(facts: UnitDecision, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the unit's decision stands: right meeting, called in time, quorate, carried.

    Refuses with the codes of `check_competence`, `check_meeting_notice` and `check_quorum`, and
    with ``meeting.not_carried``, ``meeting.votes_exceed_present`` or ``meeting.in_the_future``.
    """
    verdict = _able(facts, rules, at)
    return verdict & _counted(facts, rules) & _carried(facts, rules) & _held(facts, rules, at)


def check_unit_rejection(facts: UnitDecision, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the unit's decision not to pass it stands: the same meeting, the other outcome.

    Refuses with the codes of `check_unit_decision`, but ``meeting.carried`` for
    ``meeting.not_carried``.
    """
    verdict = _able(facts, rules, at)
    verdict &= _counted(facts, rules) & _held(facts, rules, at)
    if facts.votes_for <= facts.votes_against:
        return verdict
    return verdict & rules.refuse(
        f"meeting.{facts.competence.tier}.may_pass",
        "meeting.carried",
        "{unit} passed it: {votes_for} for, {votes_against} against.",
        remedy="Record it as passed.",
        unit=facts.unit,
        votes_for=facts.votes_for,
        votes_against=facts.votes_against,
    )


def _able(facts: UnitDecision, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the meeting could decide at all."""
    if facts.proposer == "affiliate" and rules.flag(OWN_RULES):
        return yes()
    verdict = check_competence(facts.competence, rules, at)
    verdict &= check_meeting_notice(facts.notice, rules, at)
    return verdict & check_quorum(facts.quorum, rules, at)


def _counted(facts: UnitDecision, rules: RuleSet) -> Verdict:
    here = facts.quorum.room + facts.quorum.online + facts.quorum.phone
    cast = facts.votes_for + facts.votes_against
    if cast <= here and min(facts.votes_for, facts.votes_against) >= 0:
        return yes()
    return rules.refuse(
        f"meeting.{facts.competence.tier}.may_pass",
        "meeting.votes_exceed_present",
        "{cast} votes are recorded and {here} members were present.",
        remedy="Check the count and the attendance list.",
        cast=cast,
        here=here,
    )


def _carried(facts: UnitDecision, rules: RuleSet) -> Verdict:
    if facts.votes_for > facts.votes_against:
        return yes()
    return rules.refuse(
        f"meeting.{facts.competence.tier}.may_pass",
        "meeting.not_carried",
        "{unit} did not pass it: {votes_for} for, {votes_against} against.",
        remedy="Change it and bring it again, or ask another unit.",
        unit=facts.unit,
        votes_for=facts.votes_for,
        votes_against=facts.votes_against,
    )


def _held(facts: UnitDecision, rules: RuleSet, at: datetime) -> Verdict:
    if instant(facts.decided_at) <= instant(at):
        return yes()
    return rules.refuse(
        f"meeting.{facts.competence.tier}.may_pass",
        "meeting.in_the_future",
        "The meeting is given as {when}, which has not come yet.",
        remedy="Record the decision when it has been made.",
        when=say_moment(rules.calendar.local(facts.decided_at)),
    )

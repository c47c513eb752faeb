"""Rule group 1: what a unit may send (field notes on assemblies, section 6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KIND_WORDS, KINDS, Kind, a_kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

EXCLUSIVE = "quota.exclusive_kinds"
FREED_BY_RULING = "quota.freed_by_ruling"

PARAMETERS: tuple[Parameter, ...] = (
    *(
        Parameter(
            key=f"motion.{kind}.per_unit",
            type="count",
            unit=f"{KIND_WORDS[kind]}s",
            default=1,
            sentence="A unit may send {value} to one conference.",
            otherwise=f"A unit may send as many {KIND_WORDS[kind]}s as it likes.",
            example=(
                f"With 1: Northfield has sent one {KIND_WORDS[kind]}; a second is refused until "
                "the first is withdrawn."
            ),
            kinder="higher",
            kinder_to="the unit that moves a motion",
        )
        for kind in KINDS
    ),
    Parameter(
        key=EXCLUSIVE,
        type="list",
        default=(),
        choices=KINDS,
        sentence="A unit may send only one of these kinds to one conference: {value}.",
        otherwise="Sending a motion of one kind does not use up the right to send another kind.",
        example=(
            "With rule change and ordinary: Northfield has sent an ordinary motion; its rule "
            "change must wait for the next conference."
        ),
        kinder="neither",
        kinder_to="the unit that moves a motion",
    ),
    Parameter(
        key=FREED_BY_RULING,
        type="flag",
        default=False,
        sentence="A motion ruled out of order does not count against what the unit may send.",
        otherwise="A motion ruled out of order still counts against what the unit may send.",
        example=(
            "When on: Northfield's motion is ruled out on Monday; on Tuesday, before the "
            "deadline, it may send another."
        ),
        kinder="on",
        kinder_to="the unit that moves a motion",
    ),
)


@dataclass(frozen=True, slots=True)
class SentMotion:
    """A motion that the unit has already sent to the same conference.

    Attributes:
        number: how people refer to it ("2026-12").
        kind: its kind.
        withdrawn: whether it was withdrawn; a withdrawn motion never counts.
        ruled_out: whether a ruling took it out for good.
    """

    number: str
    kind: Kind
    withdrawn: bool = False
    ruled_out: bool = False


@dataclass(frozen=True, slots=True)
class QuotaFacts:
    """A unit about to send a motion, and what it has sent before.

    Attributes:
        kind: the kind of the motion to be sent.
        unit: the unit as a sentence begins with it ("Northfield branch").
        conference: the conference as a sentence ends with it ("conference 2026").
        sent: everything the unit has already sent to that conference.
    """

    kind: Kind
    unit: str
    conference: str
    sent: tuple[SentMotion, ...] = ()


def reads(kind: Kind) -> tuple[str, ...]:
    """The parameters this rule reads for a kind."""
    return (f"motion.{kind}.per_unit", EXCLUSIVE, FREED_BY_RULING)


def check_quota(facts: QuotaFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the unit may send one more motion of this kind (rule group 1).

    Refuses with ``quota.unit_exhausted`` where it has sent as many as it may, and with
    ``quota.exclusive_kind`` where it has sent one of another kind that excludes this one.
    """
    del at
    counted = tuple(motion for motion in facts.sent if _counts(motion, rules))
    return _within_number(facts, counted, rules) & _not_excluded(facts, counted, rules)


def _counts(motion: SentMotion, rules: RuleSet) -> bool:
    if motion.withdrawn:
        return False
    return not (motion.ruled_out and rules.flag(FREED_BY_RULING))


def _within_number(facts: QuotaFacts, counted: tuple[SentMotion, ...], rules: RuleSet) -> Verdict:
    key = f"motion.{facts.kind}.per_unit"
    limit = rules.count(key)
    same = [motion.number for motion in counted if motion.kind == facts.kind]
    if limit is None or len(same) < limit:
        return yes()
    if limit == 0:
        says = "{unit} may not send any {kind}s to {conference}."
        remedy = "Ask a unit that may, or move it as another kind of motion."
    elif limit == 1:
        says = "{unit} has already sent one {kind} to {conference} ({motions}). It may send one."
        remedy = "Withdraw that one first, or ask another unit to move this one."
    else:
        says = (
            "{unit} has already sent {sent} {kind}s to {conference} ({motions}). "
            "It may send {limit}."
        )
        remedy = "Withdraw one of those first, or ask another unit to move this one."
    return rules.refuse(
        key,
        "quota.unit_exhausted",
        says,
        remedy=remedy,
        unit=facts.unit,
        kind=KIND_WORDS[facts.kind],
        conference=facts.conference,
        motions=", ".join(same),
        sent=len(same),
        limit=limit,
    )


def _not_excluded(facts: QuotaFacts, counted: tuple[SentMotion, ...], rules: RuleSet) -> Verdict:
    exclusive = rules.names(EXCLUSIVE)
    if facts.kind not in exclusive:
        return yes()
    others = [m for m in counted if m.kind != facts.kind and m.kind in exclusive]
    if not others:
        return yes()
    return rules.refuse(
        EXCLUSIVE,
        "quota.exclusive_kind",
        "{unit} has already sent {other} to {conference} ({motions}), so it cannot "
        "send {kind} too.",
        remedy="Choose which of the two matters more and withdraw the other.",
        unit=facts.unit,
        other=a_kind(others[0].kind),
        conference=facts.conference,
        motions=", ".join(motion.number for motion in others),
        kind=a_kind(facts.kind),
    )

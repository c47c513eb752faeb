"""Sending a motion on, and taking it back: part of rule groups 1, 4 and 10.

What one officer might sit on, the mover can lodge directly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import (
    Deadline,
    Period,
    Unit,
    deadline_after,
    deadline_before,
    say_moment,
    time_left,
)
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import TIER_WORDS, TIERS, Proposer, Tier
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list
from folkmoot.core.terms import Verdict, yes

DIRECT = "submission.direct_tiers"
OFFICER_TIME = "submission.officer_time"
LODGE_WHEN_LEFT = "submission.lodge_when_left"
LEAVE = "submission.withdrawal_needs_leave"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=DIRECT,
        type="list",
        default=("local", "national"),
        choices=TIERS,
        sentence="Motions passed by these go straight to head office: {value}. All others are "
        "first adopted by the local party.",
        otherwise="Every motion is first adopted by the local party.",
        example="With local: Northfield branch passes it, its local party adopts it, then it is "
        "sent.",
        kinder="higher",
        kinder_to="branches",
    ),
    Parameter(
        key=OFFICER_TIME,
        type="period",
        default=Period(7, Unit.DAYS),
        sentence="If the officer has not sent a motion within {value} of its being adopted, its "
        "mover may send it.",
        otherwise="The mover may send a motion as soon as it is adopted.",
        example="With 7 days: adopted on 1 June; from 9 June the mover may send it.",
        kinder="lower",
        kinder_to="movers",
    ),
    Parameter(
        key=LODGE_WHEN_LEFT,
        type="period",
        default=Period(48, Unit.HOURS),
        sentence="In the last {value} before the deadline the mover may send an adopted motion "
        "without waiting for the officer.",
        otherwise="The mover always waits for the officer's time to pass.",
        example="With 48 hours and a deadline at 12 noon on Monday: from 12 noon on Saturday.",
        kinder="higher",
        kinder_to="movers",
    ),
    Parameter(
        key=LEAVE,
        type="flag",
        default=True,
        sentence="A motion that has been moved is withdrawn only with the meeting's leave.",
        otherwise="The mover may withdraw a motion until it is voted on.",
        example="When on: the chair asks whether anybody objects; if so, the meeting votes.",
        kinder="off",
        kinder_to="movers",
    ),
)

SENDER_READS = (DIRECT,)
LODGING_READS = (OFFICER_TIME, LODGE_WHEN_LEFT)
LEAVE_READS = (LEAVE,)


@dataclass(frozen=True, slots=True)
class SenderFacts:
    """Whose motion is about to be sent.

    Attributes:
        tier: the tier of the unit that passed it.
        unit: that unit, as a sentence begins with it.
        proposer: the class of proposer; affiliates and the executive send their own.
        adopted: whether the local party has adopted it.
    """

    tier: Tier
    unit: str
    proposer: Proposer = "unit"
    adopted: bool = False


@dataclass(frozen=True, slots=True)
class LodgingFacts:
    """A motion that its mover wants to send because the officer has not.

    Attributes:
        ready_at: when it was adopted (or passed, where no adoption is needed).
        closes: the deadline for sending it.
        officer: who should have sent it ("the secretary of Northfield local party").
    """

    ready_at: datetime
    closes: Deadline
    officer: str


@dataclass(frozen=True, slots=True)
class LeaveFacts:
    """Whether the meeting gave leave to withdraw what was moved."""

    leave_given: bool


def check_sender(facts: SenderFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion is ready to be sent, or must be adopted first.

    Refuses with ``submission.not_adopted``.
    """
    del at
    if facts.adopted or facts.proposer != "unit" or facts.tier in rules.names(DIRECT):
        return yes()
    return rules.refuse(
        DIRECT,
        "submission.not_adopted",
        "{unit} passed it, but a {tier} does not send motions itself: its local party adopts it "
        "first. Straight to head office go motions passed by: {direct}.",
        remedy="Ask the local party to put it on the agenda of its next meeting.",
        unit=facts.unit,
        tier=TIER_WORDS[facts.tier],
        direct=say_list(TIER_WORDS.get(name, name) for name in rules.names(DIRECT)) or "none",
    )


def check_lodging(facts: LodgingFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the mover may send the motion without the officer.

    Refuses with ``submission.officer_has_time``, saying from when.
    """
    waited = rules.period(OFFICER_TIME)
    if waited is None:
        return yes()
    theirs = deadline_after(facts.ready_at, waited, rules.calendar, not_on_rest_day=False)
    if not time_left(theirs, at).is_open:
        return yes()
    last = rules.period(LODGE_WHEN_LEFT)
    if last is not None and _is_near(facts.closes, last, rules, at):
        return yes()
    return rules.refuse(
        OFFICER_TIME,
        "submission.officer_has_time",
        "{officer} has until {theirs} to send it.",
        remedy="Ask them now; after that you may send it yourself. The deadline is {closes}.",
        officer=facts.officer[:1].upper() + facts.officer[1:],
        theirs=say_moment(rules.calendar.local(theirs.moment)),
        closes=facts.closes.text,
    )


def check_leave(facts: LeaveFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether what was moved may be withdrawn.

    Refuses with ``withdrawal.no_leave``.
    """
    del at
    if facts.leave_given or not rules.flag(LEAVE):
        return yes()
    return rules.refuse(
        LEAVE,
        "withdrawal.no_leave",
        "The motion has been moved, so it belongs to the meeting.",
        remedy="Ask the meeting for leave to withdraw it.",
    )


def _is_near(closes: Deadline, last: Period, rules: RuleSet, at: datetime) -> bool:
    """Whether the stretch before the deadline has begun."""
    begins = deadline_before(closes.moment, last, rules.calendar)
    return time_left(begins, at).seconds <= 0

"""Rule group 20: a question put to all members between meetings, and what it takes to carry it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from folkmoot.core.arithmetic import Decision, Figures, decide
from folkmoot.core.arithmetic.threshold import Denominator, Share, Threshold
from folkmoot.core.civildate import Period, Unit, say_moment
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.election_timetable import earliest_end
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, no, yes

OPEN_FOR = "ballot.open_for"
MAJORITY = "ballot.majority"
APPROVAL = "ballot.approval"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=OPEN_FOR,
        type="period",
        default=Period(14, Unit.DAYS),
        sentence="A ballot of all members is open for at least {value}.",
        otherwise="Whoever calls a ballot of all members decides how long it is open.",
        example="With 14 days: opened on 1 March at noon, it closes on 15 March at noon or later.",
        kinder="higher",
        kinder_to="voters",
    ),
    Parameter(
        key=MAJORITY,
        type="share",
        default=Fraction(1, 2),
        sentence="A question put to all members is carried by {value} of the votes; half means "
        "more than half.",
        otherwise="A question put to all members is carried by more than half of the votes.",
        example="With half: 1,000 to 1,000 is not carried. With 2/3: 2,000 to 1,000 is.",
        kinder="neither",
        kinder_to="members",
    ),
    Parameter(
        key=APPROVAL,
        type="share",
        default=None,
        sentence="A question put to all members is carried only if {value} of those entitled vote "
        "for it.",
        otherwise="However few vote, a question put to all members is decided by the votes.",
        example="With 1/5: of 5,000 members at least 1,000 must vote for it.",
        kinder="neither",
        kinder_to="members",
    ),
)


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """A question about to be put to all members.

    Attributes:
        words: the question as it will stand on the paper.
        ordered_by: the decision or the requisition that asks for it.
        opens, closes: when the poll is open.
    """

    words: str
    ordered_by: str
    opens: datetime
    closes: datetime


def check_question(facts: QuestionFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a question may be put to all members so.

    Refuses with ``ballot.no_question``, ``ballot.not_ordered``, ``ballot.too_soon`` or
    ``ballot.too_short``.
    """
    verdict = yes()
    if not facts.words.strip():
        says = "There is no question to vote on."
        verdict &= no(Reason("ballot.no_question", says, {}, None, "Write it as it is voted on."))
    if not facts.ordered_by.strip():
        says = "It does not say which decision or requisition asks for this ballot."
        remedy = "Name the meeting that decided it, or the units that asked."
        verdict &= no(Reason("ballot.not_ordered", says, {}, None, remedy))
    if facts.opens <= at:
        says = "The poll would open before the ballot is called."
        verdict &= no(Reason("ballot.too_soon", says, {}, None, "Let it open later."))
    needed = rules.period(OPEN_FOR)
    if needed is not None:
        least = earliest_end(facts.opens, needed, rules)
        if facts.closes < least:
            verdict &= rules.refuse(
                OPEN_FOR,
                "ballot.too_short",
                "The poll is open for less than {needed}.",
                remedy="Let it end on {least} or later.",
                needed=needed.text,
                least=say_moment(rules.calendar.local(least)),
            )
    return verdict


def threshold_of(rules: RuleSet) -> Threshold:
    """What it takes to carry a question put to all members."""
    share = rules.share(MAJORITY) or Fraction(1, 2)
    approval = rules.share(APPROVAL)
    conditions = [Share(share, Denominator.VOTES_CAST, strict=share == Fraction(1, 2))]
    if approval is not None:
        conditions.append(Share(approval, Denominator.ENTITLED))
    return Threshold(tuple(conditions))


def outcome(*, votes_for: int, votes_against: int, entitled: int, rules: RuleSet) -> Decision:
    """Whether the question is carried, with the working."""
    return decide(
        threshold_of(rules),
        Figures(votes_for, votes_against, entitled=entitled),
        provision=rules.provision(MAJORITY),
    )

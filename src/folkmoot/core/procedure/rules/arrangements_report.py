"""Rule group 7: the agenda is itself a motion (field notes on assemblies, section 6.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from folkmoot.core.civildate import say_moment
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

VOTED = "report.voted"
PUBLISH_BY = "report.publish_by"
AMENDABLE = "report.amendable"
CARD_AT_FIRST = "report.card_at_first_session"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=VOTED,
        type="flag",
        default=True,
        sentence="The arrangements committee's report is moved and voted on; "
        "nothing in it is taken before it is carried.",
        otherwise="The arrangements committee's report is for information.",
        example="When on: the report falls on Sunday; its agenda is not taken until a new one is "
        "carried.",
        kinder="on",
        kinder_to="delegates",
    ),
    Parameter(
        key=PUBLISH_BY,
        type="time",
        default="08:00",
        sentence="Each day's report is published by {value} of that day.",
        otherwise="There is no hour by which a report must be published.",
        example="With 08:00: a report that comes out at 08:20 may be taken only if the conference "
        "agrees.",
        kinder="lower",
        kinder_to="delegates",
    ),
    Parameter(
        key=AMENDABLE,
        type="flag",
        default=True,
        sentence="Delegates may move to amend the report or to refer a part of it back.",
        otherwise="The report is carried or rejected as a whole.",
        example="When on: a delegate moves that motion 17 be taken on Monday instead of Wednesday.",
        kinder="on",
        kinder_to="delegates",
    ),
    Parameter(
        key=CARD_AT_FIRST,
        type="flag",
        default=False,
        sentence="The first report is decided by card vote.",
        otherwise="The first report is decided like any other.",
        example="When on: a show of hands on the first report does not count.",
        kinder="neither",
        kinder_to="delegates",
    ),
)

PUBLISHED_READS = (PUBLISH_BY,)
ADOPTED_READS = (VOTED,)
MOTION_READS = (AMENDABLE, VOTED)
DECISION_READS = (VOTED, CARD_AT_FIRST)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A report of the arrangements committee about to be moved or relied on.

    Attributes:
        number: its number ("report 2").
        published_at: when it came out, or None.
        due: the moment by which it had to come out (`publish_by` of its day).
        decided: what the conference decided, or None.
        late_accepted: whether the conference agreed to take it although late.
        first: whether it is the first of the conference.
    """

    number: str
    due: datetime
    published_at: datetime | None = None
    decided: Literal["carried", "rejected", "referred_back"] | None = None
    late_accepted: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class ReportMotionFacts:
    """A motion on a report: to amend it, or to refer a part back.

    Attributes:
        number: the report's number.
        does: what is asked.
        target: the part it concerns.
        decided: whether the report has been decided already.
    """

    number: str
    does: Literal["amend", "refer_back"]
    target: str
    decided: bool = False


@dataclass(frozen=True, slots=True)
class ReportDecisionFacts:
    """The vote on a report."""

    number: str
    first: bool
    method: str


def check_report_published(facts: ReportFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the report came out in time to be moved (rule group 7).

    Refuses with ``report.not_published`` or ``report.late``.
    """
    if facts.published_at is None or instant(facts.published_at) > instant(at):
        return rules.refuse(
            PUBLISH_BY,
            "report.not_published",
            "{report} is not published yet.",
            remedy="Publish it, then move it.",
            report=facts.number.capitalize(),
        )
    if rules.clock(PUBLISH_BY) is None or facts.late_accepted:
        return yes()
    if instant(facts.published_at) <= instant(facts.due):
        return yes()
    return rules.refuse(
        PUBLISH_BY,
        "report.late",
        "{report} was due by {due} and came out at {published}.",
        remedy="Ask the conference to agree to take it although it is late.",
        report=facts.number.capitalize(),
        due=say_moment(rules.calendar.local(facts.due)),
        published=say_moment(rules.calendar.local(facts.published_at)),
    )


def check_agenda_adopted(facts: ReportFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether what the report proposes may be taken (rule group 7).

    Refuses with ``report.not_carried`` or ``report.rejected``.
    """
    del at
    if not rules.flag(VOTED) or facts.decided == "carried":
        return yes()
    if facts.decided is None:
        return rules.refuse(
            VOTED,
            "report.not_carried",
            "{report} places this on the agenda, and the conference has not carried it yet.",
            remedy="Take the vote on the report first.",
            report=facts.number.capitalize(),
        )
    return rules.refuse(
        VOTED,
        "report.rejected",
        "The conference did not accept {report}, which places this on the agenda.",
        remedy="The committee brings a new report.",
        report=facts.number,
    )


def check_report_motion(facts: ReportMotionFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a delegate may move to amend a report or refer a part back (rule group 7).

    Refuses with ``report.not_amendable``, ``report.no_target`` or ``report.already_decided``.
    """
    del at
    if facts.decided:
        return rules.refuse(
            VOTED,
            "report.already_decided",
            "The conference has already decided on {report}.",
            remedy="Raise it on the next report.",
            report=facts.number,
        )
    if not rules.flag(AMENDABLE):
        return rules.refuse(
            AMENDABLE,
            "report.not_amendable",
            "{report} is carried or rejected as a whole.",
            remedy="Speak and vote against it if you cannot accept a part of it.",
            report=facts.number.capitalize(),
        )
    if not facts.target.strip():
        return rules.refuse(
            AMENDABLE,
            "report.no_target",
            "It does not say which part of {report} it is about.",
            remedy="Name the part.",
            report=facts.number,
        )
    return yes()


def check_report_decision(facts: ReportDecisionFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the report was voted on by the right method (rule group 7).

    Refuses with ``report.needs_card``.
    """
    del at
    if not (facts.first and rules.flag(CARD_AT_FIRST)) or facts.method == "card":
        return yes()
    return rules.refuse(
        CARD_AT_FIRST,
        "report.needs_card",
        "The first report is decided by card vote, not by {method}.",
        remedy="Take a card vote.",
        method=facts.method,
    )

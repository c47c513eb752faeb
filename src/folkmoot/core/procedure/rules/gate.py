"""Rule group 4: the gate, and the way past it (field notes on assemblies, section 6.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from folkmoot.core.civildate import Period, Unit, say_moment
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list, say_name
from folkmoot.core.terms import ProvisionRef, Verdict, yes

BODY = "gate.body"
REASONS_REQUIRED = "gate.reasons_required"
RULING_WITHIN = "gate.ruling_within"
CHALLENGE_WITHIN = "gate.challenge_within"
CHALLENGE_FORMS = "gate.challenge_forms"
CHALLENGE_WHO = "gate.challenge_who"
CHALLENGE_TO = "gate.challenge_to"
CHALLENGE_DECIDED_WITHIN = "gate.challenge_decided_within"

Form = Literal["online", "person", "writing", "phone"]
FORMS: tuple[Form, ...] = ("online", "person", "writing", "phone")
CHALLENGERS = ("mover", "officer", "delegate", "representative")

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=BODY,
        type="choice",
        default="arrangements_committee",
        sentence="The {value} rules whether a motion is in order.",
        example="The committee meets on 24 September and rules on everything that came in.",
    ),
    Parameter(
        key=REASONS_REQUIRED,
        type="flag",
        default=True,
        sentence="A motion is out of order only by a ruling that cites the rule and gives reasons.",
        otherwise="A motion may be ruled out of order without reasons.",
        example="When on: 'out of order' with an empty reason is refused by the machine.",
        kinder="on",
        kinder_to="movers",
    ),
    Parameter(
        key=RULING_WITHIN,
        type="period",
        default=None,
        sentence="A motion on which there is no ruling after {value} is in order.",
        otherwise="There is no time limit for a ruling.",
        example="With 14 days: sent on 1 June and no word by 15 June, so it is in order.",
        kinder="lower",
        kinder_to="movers",
    ),
    Parameter(
        key=CHALLENGE_WITHIN,
        type="period",
        default=Period(3, Unit.DAYS),
        sentence="A ruling may be challenged within {value} of its being notified.",
        otherwise="A ruling may be challenged until the conference ends.",
        example="With 3 days: notified on the 24th, challenge until the end of the 27th.",
        kinder="higher",
        kinder_to="movers",
    ),
    Parameter(
        key=CHALLENGE_FORMS,
        type="list",
        default=FORMS,
        choices=FORMS,
        sentence="A challenge may be made in these ways: {value}.",
        example="With person and writing: a telephone call alone is not a challenge.",
        kinder="higher",
        kinder_to="movers",
    ),
    Parameter(
        key=CHALLENGE_WHO,
        type="list",
        default=("mover", "officer", "delegate"),
        choices=CHALLENGERS,
        sentence="A challenge may be made by the {value} of the unit that sent the motion.",
        example="With mover and delegate: the branch's treasurer cannot, its delegate can.",
        kinder="higher",
        kinder_to="movers",
    ),
    Parameter(
        key=CHALLENGE_TO,
        type="choice",
        default="conference",
        choices=("conference", "committee"),
        sentence="A challenge is decided by the {value}.",
        example="With conference: the delegates vote on it after the committee has replied.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=CHALLENGE_DECIDED_WITHIN,
        type="period",
        default=None,
        sentence="A challenge that is not decided within {value} succeeds.",
        otherwise="There is no time limit for deciding a challenge.",
        example="With 5 days: made on 1 June and not decided by the 6th, so it succeeds.",
        kinder="lower",
        kinder_to="movers",
    ),
)

RULING_READS = (REASONS_REQUIRED, BODY)
CHALLENGE_READS = (CHALLENGE_WITHIN, CHALLENGE_FORMS, CHALLENGE_WHO)


@dataclass(frozen=True, slots=True)
class RulingFacts:
    """A ruling about to be made.

    Attributes:
        outcome: in order or out of order.
        decided_by: the body that rules ("arrangements_committee").
        rule: the provision it rests on.
        reasons: why, in words for the unit that sent the motion.
        decided_at: when it was decided, if before it is recorded.
    """

    outcome: Literal["in_order", "out_of_order"]
    decided_by: str
    rule: ProvisionRef | None = None
    reasons: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChallengeFacts:
    """A challenge about to be made.

    Attributes:
        ends: the last moment for it, fixed when the ruling was notified; None for no limit.
        form: how it was made.
        by: in what standing: mover, officer, delegate or representative of the unit.
        grounds: why the ruling is wrong.
        made_at: when it was made, if before it is recorded (a letter, a call).
    """

    ends: datetime | None
    by: str
    form: Form = "online"
    grounds: str = ""
    made_at: datetime | None = None


def check_ruling(facts: RulingFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the ruling may stand: right body, rule cited, reasons given (rule group 4).

    Refuses with ``ruling.wrong_body``, ``ruling.no_rule``, ``ruling.no_reasons`` or
    ``ruling.in_the_future``.
    """
    verdict = yes()
    body = rules.text(BODY)
    if facts.decided_by != body:
        verdict &= rules.refuse(
            BODY,
            "ruling.wrong_body",
            "The {body} rules on motions, not the {other}.",
            remedy="Put the motion before the {body}.",
            body=say_name(body),
            other=say_name(facts.decided_by),
        )
    if facts.decided_at is not None and instant(facts.decided_at) > instant(at):
        verdict &= rules.refuse(
            BODY,
            "ruling.in_the_future",
            "A ruling cannot be recorded before it is made.",
            remedy="Correct the time of the decision.",
        )
    if facts.outcome == "in_order" or not rules.flag(REASONS_REQUIRED):
        return verdict
    if facts.rule is None:
        verdict &= rules.refuse(
            REASONS_REQUIRED,
            "ruling.no_rule",
            "A motion is out of order only under a rule, and none is cited.",
            remedy="Cite the provision that the motion breaks.",
        )
    if not facts.reasons.strip():
        verdict &= rules.refuse(
            REASONS_REQUIRED,
            "ruling.no_reasons",
            "A motion is out of order only with reasons, and none are given.",
            remedy="Say in a sentence or two how the motion breaks the rule, "
            "so that its movers can mend it or answer.",
        )
    return verdict


def check_challenge(facts: ChallengeFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the challenge is in time, in form and from somebody who may (rule group 4).

    Refuses with ``challenge.too_late``, ``challenge.form`` or ``challenge.not_yours``.
    """
    made = facts.made_at or at
    verdict = yes()
    if facts.ends is not None and instant(made) > instant(facts.ends):
        verdict &= rules.refuse(
            CHALLENGE_WITHIN,
            "challenge.too_late",
            "The ruling could be challenged until {ends}.",
            remedy="Ask the conference to suspend its standing orders, or send the motion again.",
            ends=say_moment(rules.calendar.local(facts.ends)),
        )
    forms = rules.names(CHALLENGE_FORMS)
    if facts.form not in forms:
        verdict &= rules.refuse(
            CHALLENGE_FORMS,
            "challenge.form",
            "A challenge may be made by these ways: {forms}. This one came by {form}.",
            remedy="Make it again in one of these ways.",
            forms=say_list(forms),
            form=facts.form,
        )
    who = rules.names(CHALLENGE_WHO)
    if facts.by not in who:
        verdict &= rules.refuse(
            CHALLENGE_WHO,
            "challenge.not_yours",
            "A ruling may be challenged by the {who} of the unit that sent the motion.",
            remedy="Ask one of them to make the challenge.",
            who=say_list(who, last="or"),
        )
    return verdict

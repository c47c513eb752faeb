"""Rule group 14: delegates and their mandates (field notes on assemblies, section 6.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.core.civildate import Period, Unit, say_day
from folkmoot.core.civildate.days import count_days
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KINDS, Kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Reason, Verdict, yes

MEMBERSHIP = "delegates.membership"
CAP = "delegates.cap"
CREDENTIALS = "delegates.credentials"
ELECTED = "delegates.elected_at_meeting"
BINDS = "delegates.mandate_binds"
PUBLIC = "delegates.public_vote"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=MEMBERSHIP,
        type="period",
        default=Period(12, Unit.MONTHS),
        sentence="A delegate has been a member for {value} when the conference opens.",
        otherwise="Any member may be a delegate.",
        example="With 12 months: who joined on 27 September 2025 may be a delegate from "
        "27 September 2026 on.",
        kinder="lower",
        kinder_to="new members",
    ),
    Parameter(
        key=CAP,
        type="count",
        unit="delegates",
        default=6,
        sentence="A unit sends at most {value}.",
        otherwise="A unit may send any number of delegates.",
        example="With 6: a seventh delegate is not accepted.",
        kinder="higher",
        kinder_to="large units",
    ),
    Parameter(
        key=CREDENTIALS,
        type="flag",
        default=True,
        sentence="A delegate votes and speaks with credentials issued for that conference.",
        otherwise="A delegate needs no credentials.",
        example="When on: without credentials a delegate listens until the desk has issued them.",
        kinder="neither",
        kinder_to="delegates",
    ),
    Parameter(
        key=ELECTED,
        type="flag",
        default=True,
        sentence="Delegates are elected by a meeting of their unit.",
        otherwise="A unit decides for itself how its delegates are appointed.",
        example="When on: a delegate named by the secretary alone is not accepted.",
        kinder="neither",
        kinder_to="members of the unit",
    ),
    Parameter(
        key=BINDS,
        type="flag",
        default=False,
        sentence="A mandate of the unit binds its delegates.",
        otherwise="A mandate of the unit tells its delegates the unit's wish; they vote as they "
        "judge right, and the unit sees how.",
        example="When on: Northfield's meeting chose 'for'; a vote 'against' by its delegate is "
        "refused.",
        kinder="neither",
        kinder_to="members of the unit",
    ),
    Parameter(
        key=PUBLIC,
        type="list",
        default=("rule_change",),
        choices=KINDS,
        sentence="How each delegate voted is published for these kinds of motion: {value}.",
        otherwise="How a delegate voted is not published.",
        example="With rule change: Northfield's members can read how their delegates voted on it.",
        kinder="higher",
        kinder_to="members of the unit",
    ),
)

DELEGATE_READS = (MEMBERSHIP, CAP, ELECTED)
VOTE_READS = (CREDENTIALS, BINDS)


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a unit's meeting told its delegates to do on a question.

    Attributes:
        unit: the unit.
        question: the question, as the agenda names it.
        instruction: the choice ("for", "against", "abstain") or candidate.
        meeting: where it was decided, as a reference to the meeting.
        decided_on: the day.
    """

    unit: str
    question: str
    instruction: str
    meeting: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class DelegateFacts:
    """Somebody about to become a delegate.

    Attributes:
        name: who, as a sentence begins with it.
        unit: the unit.
        member_since: the day membership began without a break.
        opens_on: the day the conference opens.
        others: how many delegates the unit has already.
        meeting: the meeting that elected them; empty if none did.
    """

    name: str
    unit: str
    member_since: date
    opens_on: date
    others: int = 0
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class DelegateVoteFacts:
    """A delegate about to vote or speak.

    Attributes:
        name: who.
        credentials: whether credentials for this conference were issued and not withdrawn.
        question, choice: the vote about to be cast; empty for a speech.
        mandate: the unit's mandate on the question, if there is one.
    """

    name: str
    credentials: bool
    question: str = ""
    choice: str = ""
    mandate: Mandate | None = None


def check_delegate(facts: DelegateFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether somebody may be a delegate of the unit (rule group 14).

    Refuses with ``delegate.too_new``, ``delegate.cap_reached`` or ``delegate.not_elected``.
    """
    del at
    verdict = yes()
    needed = rules.period(MEMBERSHIP)
    if needed is not None:
        enough = count_days(facts.member_since, needed, rules.calendar, 1).day
        if enough > facts.opens_on:
            verdict &= rules.refuse(
                MEMBERSHIP,
                "delegate.too_new",
                "{name} has been a member since {since}. A delegate has been one for {needed} "
                "when the conference opens on {opens}.",
                remedy="{name} may be a delegate from {enough} on; choose somebody else this time.",
                name=facts.name,
                since=say_day(facts.member_since),
                needed=needed.text,
                opens=say_day(facts.opens_on),
                enough=say_day(enough),
            )
    cap = rules.count(CAP)
    if cap is not None and facts.others >= cap:
        verdict &= rules.refuse(
            CAP,
            "delegate.cap_reached",
            "{unit} has {others} delegates already. It may send {cap}.",
            remedy="One of them can step down, or this person can be a substitute.",
            unit=facts.unit,
            others=facts.others,
            cap=cap,
        )
    if rules.flag(ELECTED) and not facts.meeting:
        verdict &= rules.refuse(
            ELECTED,
            "delegate.not_elected",
            "Delegates are elected by a meeting of their unit, and none is named.",
            remedy="Record the meeting that elected {name}, or put it to the next one.",
            name=facts.name,
        )
    return verdict


def check_delegate_vote(facts: DelegateVoteFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a delegate may vote this way, or speak (rule group 14).

    A departure from a mandate that does not bind is allowed and carries the reason
    ``delegate.departs_from_mandate``, so that the unit can be told. Refuses with
    ``delegate.no_credentials`` or ``delegate.against_mandate``.
    """
    del at
    verdict = yes()
    if rules.flag(CREDENTIALS) and not facts.credentials:
        verdict &= rules.refuse(
            CREDENTIALS,
            "delegate.no_credentials",
            "{name} has no credentials for this conference.",
            remedy="Go to the credentials desk.",
            name=facts.name,
        )
    mandate = facts.mandate
    if mandate is None or not facts.choice or mandate.question != facts.question:
        return verdict
    if facts.choice == mandate.instruction:
        return verdict
    return verdict & _departure(facts, mandate, rules)


def is_public(kind: Kind, rules: RuleSet) -> Verdict:
    """Whether delegates' votes on a kind of motion are published (rule group 14).

    Refuses with ``delegate.vote_not_public``.
    """
    if kind in rules.names(PUBLIC):
        return yes()
    return rules.refuse(
        PUBLIC,
        "delegate.vote_not_public",
        "How a delegate voted on this kind of motion is not published.",
        remedy="Ask your delegate.",
    )


def _departure(facts: DelegateVoteFacts, mandate: Mandate, rules: RuleSet) -> Verdict:
    params = {
        "unit": mandate.unit,
        "day": say_day(mandate.decided_on),
        "instruction": mandate.instruction,
        "choice": facts.choice,
        "question": facts.question,
    }
    if rules.flag(BINDS):
        return rules.refuse(
            BINDS,
            "delegate.against_mandate",
            "{unit} decided on {day} to vote “{instruction}” on {question}. "
            "Its delegates cannot vote “{choice}”.",
            remedy="Vote “{instruction}”, or ask the unit to meet and change its mandate.",
            **params,
        )
    says = "This departs from what {unit} decided on {day}: “{instruction}” on {question}."
    return yes(Reason("delegate.departs_from_mandate", says, params, rules.provision(BINDS)))

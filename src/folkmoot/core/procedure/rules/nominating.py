"""Rule group 16: who may be nominated, by whom, and how many nominations it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from folkmoot.core.civildate import Period, Unit, say_day
from folkmoot.core.civildate.days import count_days
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_count, say_list, say_name
from folkmoot.core.terms import Verdict, yes

THRESHOLDS = "nomination.thresholds"
PER_UNIT = "nomination.per_unit"
MEMBERSHIP = "nomination.membership"
BY_MEETING = "nomination.by_meeting"
BY_MEMBER = "member"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=THRESHOLDS,
        type="counts",
        default=(("local_party", 1), ("affiliate", 1), (BY_MEMBER, 10)),
        sentence="A candidate is on the ballot paper with any one of these numbers of "
        "nominations: {value}.",
        otherwise="Whoever accepts a nomination is on the ballot paper.",
        example="With local party 5 and affiliate 2: five local parties are enough, or two "
        "affiliates; four local parties and one affiliate are not.",
        kinder="lower",
        kinder_to="candidates",
    ),
    Parameter(
        key=PER_UNIT,
        type="count",
        unit="candidates",
        default=None,
        sentence="A unit may nominate at most {value} for one post.",
        otherwise="A unit may nominate as many candidates as there are places to fill.",
        example="With 1: Northfield has nominated one candidate; a second nomination is refused "
        "until the first is taken back.",
        kinder="higher",
        kinder_to="units",
    ),
    Parameter(
        key=MEMBERSHIP,
        type="period",
        default=Period(12, Unit.MONTHS),
        sentence="A candidate has been a member for {value} when nominations close.",
        otherwise="Any member may stand.",
        example="With 12 months and nominations closing on 30 June 2026: who joined on "
        "1 July 2025 may not stand yet.",
        kinder="lower",
        kinder_to="new members",
    ),
    Parameter(
        key=BY_MEETING,
        type="flag",
        default=True,
        sentence="A unit nominates by decision of one of its meetings.",
        otherwise="The officers of a unit may nominate for it between its meetings.",
        example="When on: the secretary enters a nomination and names the meeting that made it.",
        kinder="neither",
        kinder_to="members of the unit",
    ),
)


@dataclass(frozen=True, slots=True)
class NominationFacts:
    """A nomination about to be entered.

    Attributes:
        post: the post, as a sentence says it.
        nominator: the unit's name, or the member's.
        kind: the kind of unit, or ``member``.
        candidate: the nominee's name.
        opens, closes: when nominations are open.
        given: how many other nominees the nominator has for this post.
        repeated: whether it has nominated this one already.
        places: how many are to be elected.
        meeting: the meeting that decided it; empty if none is named.
    """

    post: str
    nominator: str
    kind: str
    candidate: str
    opens: datetime
    closes: datetime
    given: int
    repeated: bool
    places: int
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class NomineeFacts:
    """Somebody who is nominated, or accepts.

    Attributes:
        name: who, as a sentence begins with it.
        member_since: the day an unbroken membership began; None for who is no member.
        on: the day that counts: when nominations close.
        returning_officer: whether the same person conducts the election.
    """

    name: str
    member_since: date | None
    on: date
    returning_officer: bool = False


def check_nomination(facts: NominationFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether a nomination may be entered now.

    Refuses with ``nomination.not_open``, ``nomination.closed``, ``nomination.repeated``,
    ``nomination.kind``, ``nomination.too_many`` or ``nomination.no_meeting``.
    """
    verdict = _in_time(facts, rules, at)
    if facts.repeated:
        verdict &= rules.refuse(
            PER_UNIT,
            "nomination.repeated",
            "{nominator} has nominated {candidate} for {post} already.",
            remedy="One nomination from each is enough.",
            nominator=facts.nominator,
            candidate=facts.candidate,
            post=facts.post,
        )
    needed = rules.counts(THRESHOLDS)
    if needed and facts.kind not in needed:
        verdict &= rules.refuse(
            THRESHOLDS,
            "nomination.kind",
            "A {kind} does not nominate for {post}. These do: {kinds}.",
            remedy="Ask one of these to nominate.",
            kind=say_name(facts.kind),
            post=facts.post,
            kinds=say_list([say_name(kind) for kind in needed]),
        )
    most = rules.count(PER_UNIT)
    most = facts.places if most is None else most
    if facts.given >= most and not facts.repeated and facts.kind != BY_MEMBER:
        verdict &= rules.refuse(
            PER_UNIT,
            "nomination.too_many",
            "{nominator} has nominated {given} for {post}. It may nominate {most}.",
            remedy="Take one of them back first.",
            nominator=facts.nominator,
            given=say_count(facts.given, "candidates"),
            post=facts.post,
            most=most,
        )
    if rules.flag(BY_MEETING) and facts.kind != BY_MEMBER and not facts.meeting:
        verdict &= rules.refuse(
            BY_MEETING,
            "nomination.no_meeting",
            "A unit nominates by decision of one of its meetings, and none is named.",
            remedy="Name the meeting that decided it.",
        )
    return verdict


def check_nominee(facts: NomineeFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether somebody may stand.

    Refuses with ``candidate.not_a_member``, ``candidate.too_new`` or
    ``candidate.conducts_the_election``.
    """
    del at
    if facts.member_since is None:
        return rules.refuse(
            MEMBERSHIP,
            "candidate.not_a_member",
            "{name} is not a member.",
            remedy="Only members stand for office.",
            name=facts.name,
        )
    verdict = yes()
    needed = rules.period(MEMBERSHIP)
    if needed is not None:
        enough = count_days(facts.member_since, needed, rules.calendar, 1).day
        if enough > facts.on:
            verdict &= rules.refuse(
                MEMBERSHIP,
                "candidate.too_new",
                "{name} has been a member since {since}. A candidate has been one for {needed} "
                "when nominations close on {on}.",
                remedy="{name} may stand from {enough} on.",
                name=facts.name,
                since=say_day(facts.member_since),
                needed=needed.text,
                on=say_day(facts.on),
                enough=say_day(enough),
            )
    if facts.returning_officer:
        verdict &= rules.refuse(
            MEMBERSHIP,
            "candidate.conducts_the_election",
            "{name} conducts this election and cannot stand in it.",
            remedy="Another returning officer must be named first.",
            name=facts.name,
        )
    return verdict


def numbers_needed(rules: RuleSet) -> str:
    """The nominations it takes, as “5 by local party or 2 by affiliate”; empty where none are.

    Source: the figure ``nomination.thresholds`` of the rule book.
    """
    needed = rules.counts(THRESHOLDS)
    return say_list([f"{n} by {say_name(kind)}" for kind, n in needed.items()], last="or")


def nominates(kind: str, rules: RuleSet) -> bool:
    """Whether nominators of a kind (``local_party``, ``affiliate``, ``member``) nominate at all.

    Source: the figure ``nomination.thresholds`` of the rule book; where it is empty, everybody.
    """
    needed = rules.counts(THRESHOLDS)
    return not needed or kind in needed


def enough_nominations(
    counts: Mapping[str, int], rules: RuleSet, *, name: str, post: str
) -> Verdict:
    """Whether a candidate has the nominations that it takes: any one of the numbers will do.

    Args:
        counts: nominations by kind of nominator (``local_party``, ``affiliate``, ``member``).
        rules: the rules of the election.
        name: the candidate; post: the post.

    Refuses with ``candidate.too_few_nominations``.
    """
    needed = rules.counts(THRESHOLDS)
    met = [kind for kind, number in needed.items() if counts.get(kind, 0) >= number]
    if not needed or met:
        return yes()
    return rules.refuse(
        THRESHOLDS,
        "candidate.too_few_nominations",
        "{name} has {have} for {post}. It takes {needed}.",
        remedy="More nominations can be entered until nominations close.",
        name=name,
        post=post,
        have=say_list([f"{counts.get(k, 0)} of {n} by {say_name(k)}" for k, n in needed.items()]),
        needed=numbers_needed(rules),
    )


def _in_time(facts: NominationFacts, rules: RuleSet, at: datetime) -> Verdict:
    said = rules.calendar.local
    if at < facts.opens:
        return rules.refuse(
            THRESHOLDS,
            "nomination.not_open",
            "Nominations for {post} open on {day}.",
            remedy="Enter it from then on.",
            post=facts.post,
            day=say_day(said(facts.opens).date()),
        )
    if at > facts.closes:
        return rules.refuse(
            THRESHOLDS,
            "nomination.closed",
            "Nominations for {post} closed on {day}.",
            remedy="The ledger shows all that came in time.",
            post=facts.post,
            day=say_day(said(facts.closes).date()),
        )
    return yes()

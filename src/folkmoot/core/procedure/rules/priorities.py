"""Rule group 5: the priorities ballot (field notes on assemblies, section 6.5).

Who may vote, when and for how many; the counting itself belongs to the arithmetic room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.core.civildate import say_moment
from folkmoot.core.civildate.calendar import instant
from folkmoot.core.procedure.parameter import Parameter
from folkmoot.core.procedure.rules.kinds import KINDS, Kind, a_kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.procedure.wording import say_list, say_name
from folkmoot.core.terms import Verdict, yes

KINDS_IN_BALLOT = "priorities.kinds"
COLLEGES = "priorities.colleges"
VOTE_BY = "priorities.vote_by"
OVERLAP = "priorities.overlap"
OPENS_AT = "priorities.opens_at"
CLOSES_AT = "priorities.closes_at"

PARAMETERS: tuple[Parameter, ...] = (
    Parameter(
        key=KINDS_IN_BALLOT,
        type="list",
        default=("ordinary",),
        choices=KINDS,
        sentence="A motion of these kinds is debated only if its topic wins the priorities ballot: "
        "{value}.",
        otherwise="There is no priorities ballot: every motion in order is placed on the agenda.",
        example="With ordinary: a rule change needs no place in the ballot, one on rents does.",
        kinder="lower",
        kinder_to="movers",
    ),
    Parameter(
        key=COLLEGES,
        type="counts",
        unit="topics",
        default=(("units", 6), ("affiliates", 6)),
        sentence="Each college chooses this many topics: {value}.",
        example="With 6 and 6: at most 12 topics are debated, fewer where both choose the same.",
        kinder="higher",
        kinder_to="movers",
    ),
    Parameter(
        key=VOTE_BY,
        type="choice",
        default="delegation",
        choices=("delegation", "delegate"),
        sentence="In the priorities ballot each {value} has one paper.",
        example="With delegation: Northfield's three delegates agree on one paper.",
    ),
    Parameter(
        key=OVERLAP,
        type="choice",
        default="no_refill",
        choices=("no_refill", "refill"),
        sentence="Where both colleges choose one topic, the freed place goes to the next topic "
        "(refill) or to none (no refill): {value}.",
        example="With no refill: both choose housing, so 11 topics are debated instead of 12.",
        kinder="neither",
        kinder_to="movers",
    ),
    Parameter(
        key=OPENS_AT,
        type="time",
        default="13:30",
        sentence="The priorities ballot opens at {value}.",
        example="With 13:30: a paper at 13:29 is refused.",
        kinder="lower",
        kinder_to="delegates",
    ),
    Parameter(
        key=CLOSES_AT,
        type="time",
        default="16:00",
        sentence="The priorities ballot closes at {value}.",
        example="With 16:00: a paper at 16:00:00 counts, one at 16:00:01 does not.",
        kinder="higher",
        kinder_to="delegates",
    ),
)

PAPER_READS = (COLLEGES, VOTE_BY, OPENS_AT, CLOSES_AT)
TOPIC_READS = (KINDS_IN_BALLOT,)


@dataclass(frozen=True, slots=True)
class PriorityPaper:
    """A paper about to be put into the priorities ballot.

    Attributes:
        college: the college it is cast in.
        voter: the delegation (or delegate) as a sentence begins with it.
        topics: the topics chosen.
        on_paper: the topics that can be chosen.
        opens, closes: the hours of the ballot on its day; in time up to and including ``closes``.
        already_voted: whether this voter has a paper in already.
        credentials: whether the voter's credentials are in order.
        as_delegation: whether it is cast for the whole delegation.
    """

    college: str
    voter: str
    topics: tuple[str, ...]
    on_paper: tuple[str, ...]
    opens: datetime
    closes: datetime
    already_voted: bool = False
    credentials: bool = True
    as_delegation: bool = True


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """A motion and the fate of its topic in the ballot; None while it is not counted."""

    kind: Kind
    topic: str
    won: bool | None = None


def check_priority_paper(facts: PriorityPaper, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the paper may be cast (rule group 5).

    Refuses with ``priorities.no_college``, ``priorities.closed``, ``priorities.not_open``,
    ``priorities.already_voted``, ``priorities.no_credentials``, ``priorities.too_many``,
    ``priorities.unknown_topic``, ``priorities.twice`` or ``priorities.vote_by``.
    """
    return _hours(facts, rules, at) & _voter(facts, rules) & _choice(facts, rules)


def check_topic(facts: TopicFacts, rules: RuleSet, at: datetime) -> Verdict:
    """Whether the motion's topic has a place on the agenda (rule group 5).

    Refuses with ``priorities.not_counted`` or ``priorities.not_chosen``.
    """
    del at
    if facts.kind not in rules.names(KINDS_IN_BALLOT) or facts.won:
        return yes()
    if facts.won is None:
        return rules.refuse(
            KINDS_IN_BALLOT,
            "priorities.not_counted",
            "{kind} goes on the agenda if its topic wins the priorities ballot, "
            "which is not counted yet.",
            remedy="Wait for the result of the ballot.",
            kind=a_kind(facts.kind, first=True),
        )
    return rules.refuse(
        KINDS_IN_BALLOT,
        "priorities.not_chosen",
        "The topic “{topic}” did not win a place in the priorities ballot.",
        remedy="The motion can be sent again to the next conference, "
        "or passed to the executive by your unit.",
        topic=facts.topic,
    )


def _hours(facts: PriorityPaper, rules: RuleSet, at: datetime) -> Verdict:
    if instant(at) < instant(facts.opens):
        return rules.refuse(
            OPENS_AT,
            "priorities.not_open",
            "The priorities ballot opens at {opens}.",
            remedy="Come back then.",
            opens=say_moment(rules.calendar.local(facts.opens)),
        )
    if instant(at) > instant(facts.closes):
        return rules.refuse(
            CLOSES_AT,
            "priorities.closed",
            "The priorities ballot closed at {closes}.",
            remedy="Topics that were not chosen can be raised with the arrangements committee.",
            closes=say_moment(rules.calendar.local(facts.closes)),
        )
    return yes()


def _voter(facts: PriorityPaper, rules: RuleSet) -> Verdict:
    verdict = yes()
    if facts.already_voted:
        verdict &= rules.refuse(
            VOTE_BY,
            "priorities.already_voted",
            "{voter} has put in a paper already. Each {who} has one.",
            remedy="If that was a mistake, ask the scrutineers before the ballot closes.",
            voter=facts.voter,
            who=rules.text(VOTE_BY),
        )
    if not facts.credentials:
        verdict &= rules.refuse(
            VOTE_BY,
            "priorities.no_credentials",
            "{voter} has no credentials for this conference.",
            remedy="Go to the credentials desk.",
            voter=facts.voter,
        )
    if facts.as_delegation != (rules.text(VOTE_BY) == "delegation"):
        verdict &= rules.refuse(
            VOTE_BY,
            "priorities.vote_by",
            "In this ballot each {who} has one paper.",
            remedy="Cast it as a {who}.",
            who=rules.text(VOTE_BY),
        )
    return verdict


def _choice(facts: PriorityPaper, rules: RuleSet) -> Verdict:
    colleges = rules.counts(COLLEGES)
    if facts.college not in colleges:
        return rules.refuse(
            COLLEGES,
            "priorities.no_college",
            "There is no college “{college}” in this ballot, only {colleges}.",
            remedy="Cast the paper in one of these.",
            college=say_name(facts.college),
            colleges=say_list(map(say_name, colleges)),
        )
    verdict = yes()
    limit = colleges[facts.college]
    if len(facts.topics) > limit:
        verdict &= rules.refuse(
            COLLEGES,
            "priorities.too_many",
            "The paper names {chosen} topics. It may name {limit}.",
            remedy="Take {over} off.",
            chosen=len(facts.topics),
            limit=limit,
            over=len(facts.topics) - limit,
        )
    if len(set(facts.topics)) < len(facts.topics):
        verdict &= rules.refuse(
            COLLEGES,
            "priorities.twice",
            "The paper names the same topic twice.",
            remedy="Choose another topic instead, or leave the place empty.",
        )
    if unknown := [topic for topic in facts.topics if topic not in facts.on_paper]:
        verdict &= rules.refuse(
            COLLEGES,
            "priorities.unknown_topic",
            "“{topic}” is not among the topics of this ballot.",
            remedy="Choose from the list.",
            topic=unknown[0],
        )
    return verdict

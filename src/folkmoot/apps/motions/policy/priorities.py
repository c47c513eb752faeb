"""Who votes in the priorities ballot, and how its papers are counted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import PriorityPaper
from folkmoot.apps.motions.queries import priorities as queries
from folkmoot.apps.motions.queries.places import MeetingOutline
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.arithmetic.cards import CardRoll, Delegation
from folkmoot.core.arithmetic.priorities import (
    Overlap,
    Priorities,
    PrioritiesRule,
    TopicBallot,
    count_topics,
)
from folkmoot.core.civildate import say_moment
from folkmoot.core.procedure.rules import priorities as rule
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes

COMMITTEE = "arrangements_committee"


def by_delegation(rules: RuleSet) -> bool:
    """Whether a delegation puts in one paper together, rather than each delegate their own."""
    return rules.text(rule.VOTE_BY) == "delegation"


def paper_facts(
    conference: MeetingOutline,
    delegate: str,
    topics: Sequence[str],
    rules: RuleSet,
    *,
    at: datetime,
) -> tuple[rule.PriorityPaper, str, str]:
    """The facts of a paper about to be put in, its voter and the voter's unit.

    Raises:
        LookupError: if the person is no delegate to the conference.
    """
    delegation = assembly.delegation_of(delegate, conference.key)
    if delegation is None:
        raise LookupError(delegate)
    together = by_delegation(rules)
    voter = delegation.unit_slug if together else delegate
    hours = queries.hours(conference, rules)
    facts = rule.PriorityPaper(
        college=delegation.college,
        voter=delegation.unit_name if together else people.name_of(delegate),
        topics=tuple(topics),
        on_paper=tuple(each.title for each in queries.topics(conference.key, rules, at=at)),
        opens=hours.opens,
        closes=hours.closes,
        already_voted=PriorityPaper.objects.filter(conference=conference.key, voter=voter).exists(),
        credentials=any(
            each.person_key == delegate and each.credentialled for each in delegation.delegates
        ),
        as_delegation=together,
    )
    return facts, voter, delegation.unit_slug


def is_delegate(delegate: str, conference: str) -> Verdict:
    """Whether a person is a delegate to the conference at all."""
    if assembly.delegation_of(delegate, conference) is not None:
        return yes()
    says = "Only delegates to this conference vote in its priorities ballot."
    remedy = "Speak to a delegate of your unit; the delegations are on the meeting's page."
    return no(Reason("priorities.no_delegate", says, {}, None, remedy))


def may_arrange(actor: ActorRef, *, at: datetime) -> Verdict:
    """Whether the actor sits on the committee that groups the motions and counts the ballot."""
    whole = people.national().slug
    if actor.kind == "person" and people.holds(actor.key, COMMITTEE, whole, rulebook.day(at)):
        return yes()
    says = "Only the arrangements committee puts motions under topics and counts this ballot."
    return no(Reason("priorities.not_committee", says, {}, None, "Ask a member of the committee."))


def may_count(conference: MeetingOutline, rules: RuleSet, *, at: datetime) -> Verdict:
    """Whether the ballot may be counted: it is over and was not counted yet."""
    closes = queries.hours(conference, rules).closes
    if at <= closes:
        return rules.refuse(
            rule.CLOSES_AT,
            "priorities.still_open",
            "The priorities ballot is open until {closes}.",
            remedy="Count it then.",
            closes=say_moment(rules.calendar.local(closes)),
        )
    return not_counted(conference.key)


def not_counted(conference: str) -> Verdict:
    """Whether the ballot of a conference has still to be counted."""
    if queries.result(conference) is None:
        return yes()
    says = "The priorities ballot has been counted; its topics stand."
    return no(Reason("priorities.counted", says, {}, None, "Its working stands on its page."))


def waits_for_the_lot(found: Priorities) -> Verdict:
    """The refusal of a count whose equal topics cannot be parted yet."""
    tied = sorted({topic for college in found.colleges for topic in college.tied})
    return no(
        Reason(
            "priorities.no_lot_yet",
            "{topics} have equal votes for the last places, and the lot that parts them is drawn "
            "from the next signed head of the record, which is not there yet.",
            {"topics": ", ".join(tied) or "Topics"},
            None,
            "Count again after the record has been signed; that happens at least every hour.",
        )
    )


def counted(
    conference: MeetingOutline, rules: RuleSet, *, at: datetime, root: str | None
) -> Priorities:
    """What the papers come to.

    A delegation's paper has the weight of its card; a delegate's own paper weighs one.

    Args:
        root: the head of the record from which equal topics are parted by lot (see `lot_order`);
            None while there is none, and then they stay equal.
    """
    put_in = queries.papers(conference.key)
    together = by_delegation(rules)
    weights = {each.unit_slug: each.weight for each in assembly.delegations(conference.key)}
    places = rules.counts(rule.COLLEGES)
    titles = tuple(each.title for each in queries.topics(conference.key, rules, at=at))
    named = dict.fromkeys(topic for paper in put_in for topic in paper.topics)
    everything = tuple(dict.fromkeys((*titles, *named)))
    ruled = PrioritiesRule(
        topics=everything,
        places=places,
        choices=max(places.values()),
        overlap=Overlap.REFILL if rules.text(rule.OVERLAP) == "refill" else Overlap.NO_REFILL,
    )
    roll = CardRoll(
        tuple(
            Delegation(each.voter, each.college, weights.get(each.unit, 0) if together else 1)
            for each in put_in
        ),
        dict.fromkeys(places, 1),
    )
    ballots = [TopicBallot(each.voter, tuple(each.topics)) for each in put_in]
    return count_topics(
        ruled, roll, ballots, lot=lot_order(everything, root) if root is not None else ()
    )


def lot_order(topics: Sequence[str], root: str) -> list[str]:
    """Topics in an order that nobody chose: by the SHA-256 of a root of the record and the title.

    The root is that of the first head signed after the last paper, so that nobody could know it
    when voting, and anybody can repeat the draw.
    """
    return sorted(topics, key=lambda title: hashlib.sha256(f"{root}|{title}".encode()).hexdigest())

"""The priorities ballot: motions are put under topics, papers put in, and the result counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.assembly.queries.outlines import MeetingOutline, outline
from folkmoot.apps.motions.acts_declared import PRIORITIES_COUNTED, PRIORITY_PAPER, TOPIC_NAMED
from folkmoot.apps.motions.models import Grouping, Motion, PriorityCount, PriorityPaper, Quota
from folkmoot.apps.motions.policy import priorities as policy
from folkmoot.apps.motions.queries import priorities as queries
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.record.acts import Act, Refused, official
from folkmoot.apps.record.queries import root_after
from folkmoot.core.procedure.rules.priorities import check_priority_paper
from folkmoot.core.terms import ActorRef, Reason, check_words, no

_TURN = "*"  # the row of `Quota` at which all who put in papers for one conference queue up


def name_topic(*, actor: ActorRef, at: datetime, motion: str, topic: str) -> tuple[Grouping, str]:
    """Put a motion under a topic of the priorities ballot.

    Raises:
        Refused: if the actor is not on the committee, the ballot was counted, or no topic is named.
    """
    with official(TOPIC_NAMED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(
            policy.may_arrange(actor, at=at)
            & check_words(topic, "The topic", needed=True, most=60)
            & policy.not_counted(row.conference)
        )
        grouping = Grouping.objects.create(motion=row, topic=topic.strip(), by=actor.key, at=at)
        act.shows(motion=motion, topic=grouping.topic)
        act.about(f"motion:{motion}")
    return grouping, act.code


def put_in_priorities(
    *, actor: ActorRef, at: datetime, conference: str, topics: Sequence[str]
) -> tuple[PriorityPaper, str]:
    """A delegate puts in the paper of the delegation, or their own, as the rules have it.

    Raises:
        Refused: out of hours, without credentials, a second time, or with a topic too many or
            one that is not on the paper.
    """
    rules = rules_for(at)
    with official(PRIORITY_PAPER, actor=actor, at=at) as act:
        meeting = _of(act, conference)
        act.require(policy.is_delegate(actor.key, conference))
        facts, voter, unit = policy.paper_facts(meeting, actor.key, topics, rules, at=at)
        act.require(check_priority_paper(facts, rules, at))
        paper = PriorityPaper.objects.create(
            conference=conference,
            voter=voter,
            unit=unit,
            college=facts.college,
            topics=list(topics),
            by=actor.key,
            at=at,
        )
        act.shows(conference=conference, unit=unit)
        act.seals(topics=list(topics))
        act.about(f"meeting:{conference}")
    paper.seq = act.seq
    paper.save(update_fields=["seq"])
    return paper, act.code


def count_priorities(
    *, actor: ActorRef, at: datetime, conference: str
) -> tuple[PriorityCount, str]:
    """Count the ballot once its hours are over; equal topics are parted by a lot anybody can draw.

    Raises:
        Refused: if it is still open, was counted, or waits for the next head of the record from
            which the lot is drawn.
    """
    rules = rules_for(at)
    with official(PRIORITIES_COUNTED, actor=actor, at=at) as act:
        meeting = _of(act, conference)
        act.require(policy.may_arrange(actor, at=at) & policy.may_count(meeting, rules, at=at))
        last = max((each.seq or 0 for each in queries.papers(conference)), default=0)
        root = root_after(last)
        found = policy.counted(meeting, rules, at=at, root=root)
        if not found.settled:
            act.require(policy.waits_for_the_lot(found))
        count = PriorityCount.objects.create(
            conference=conference,
            chosen=list(found.chosen),
            working=list(found.working),
            lot=root or "",
            by=actor.key,
            at=at,
        )
        act.shows(
            conference=conference,
            topics=list(found.chosen),
            papers=len(queries.papers(conference)),
            lot=root or "",
        )
        act.about(f"meeting:{conference}")
    return count, act.code


def _of(act: Act, conference: str) -> MeetingOutline:
    meeting = outline(conference)
    if meeting is None:
        says = "There is no conference “{key}”."
        raise Refused(
            no(Reason("priorities.no_conference", says, {"key": conference}, None, "Check it."))
        )
    Quota.objects.get_or_create(unit=_TURN, conference=conference)
    act.lock(Quota, unit=_TURN, conference=conference)
    return meeting

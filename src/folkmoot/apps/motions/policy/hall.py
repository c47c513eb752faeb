"""What must be known in the hall: the agenda, the debate, the vote, the edition."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.queries.outlines import outline
from folkmoot.apps.motions.models import Motion, Taken, Version
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import conference_of, places_of
from folkmoot.apps.motions.queries.priorities import has_won, topics_of
from folkmoot.apps.motions.queries.words import current, operations_of
from folkmoot.apps.people import queries as people
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.canon import digest
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.rules import arrangements_report, business
from folkmoot.core.procedure.rules.delay_and_notice import DelayFacts
from folkmoot.core.procedure.rules.delegates import DelegateVoteFacts
from folkmoot.core.procedure.rules.enactment import EnactmentFacts
from folkmoot.core.procedure.rules.priorities import TopicFacts
from folkmoot.core.procedure.rules.result import ResultFacts
from folkmoot.core.procedure.rules.seconding import SecondingFacts
from folkmoot.core.procedure.rules.severability import PackageFacts
from folkmoot.core.procedure.rules.voting_ladder import (
    DeclarationFacts,
    Demand,
    LadderFacts,
    Method,
)
from folkmoot.core.procedure.ruleset import RuleSet


def report_ref(conference_key: str) -> str:
    """How the agenda points at the committee's first report."""
    return f"report:{conference_key}:1"


def placing_facts(motion: Motion) -> MotionFacts:
    """The facts for a place on the agenda."""
    conference = conference_of(motion)
    received = _received(motion)
    places = places_of(motion.unit)
    topic, won = topics_of([motion.key])[motion.key], has_won(motion)
    return MotionFacts(
        topic=TopicFacts(motion.kind, topic, won),  # type: ignore[arg-type]
        delay=DelayFacts(
            proposer=places.proposer,
            received_at=received,
            circulated_at=received,  # a motion is public from the moment it is received
            opens_at=conference.starts_at,
            conference=conference.title,
        ),
    )


def _received(motion: Motion) -> datetime:
    if motion.composite:
        parents = [parent.motion for parent in motion.parents.select_related("motion")]
        return max((_received(each) for each in parents), default=motion.drafted_at)
    sent = motion.taken.filter(step__in=("submit", "lodge")).order_by("-pk").first()
    return sent.at if sent else motion.drafted_at


def moving_facts(
    motion: Motion, delegate_key: str, rules: RuleSet, *, seconder: str
) -> MotionFacts:
    """The facts for moving a motion: the report, the clock, the delegate, the seconder."""
    section = assembly.section_of(motion.conference, f"motion:{motion.key}")
    delegation = assembly.delegation_of(delegate_key, motion.conference)
    credentials = delegation is not None and any(
        each.person_key == delegate_key and each.credentialled for each in delegation.delegates
    )
    return MotionFacts(
        report=report_facts(motion.conference, rules),
        guillotine=business.GuillotineFacts(
            section.title if section else motion.get_kind_display(),
            section.ends_at if section else None,
        ),
        delegate=DelegateVoteFacts(people.name_of(delegate_key), credentials),
        seconding=SecondingFacts(motion.kind, seconder),  # type: ignore[arg-type]
    )


def report_facts(conference_key: str, rules: RuleSet) -> arrangements_report.ReportFacts:
    """What the conference did with the committee's report, and when it came out."""
    conference = outline(conference_key)
    opens = rules.calendar.local(conference.starts_at) if conference else None
    placed = Taken.objects.filter(
        step="place_on_agenda", motion__conference=conference_key
    ).order_by("-at")
    decided = [
        each.outcome
        for each in assembly.decisions_about(report_ref(conference_key))
        if each.outcome in ("carried", "agreed", "lost")
    ]
    outcome = {"carried": "carried", "agreed": "carried", "lost": "rejected"}
    clock = rules.clock(arrangements_report.PUBLISH_BY)
    return arrangements_report.ReportFacts(
        number="1",
        due=rules.calendar.moment(opens.date(), clock) if opens and clock else opens,  # type: ignore[arg-type]
        published_at=placed.values_list("at", flat=True).first(),
        decided=outcome[decided[-1]] if decided else None,  # type: ignore[arg-type]
        first=True,
    )


def vote_facts(
    motion: Motion, decision: assembly.DecisionView, *, demand: Demand | None
) -> MotionFacts:
    """The facts for noting a vote: the method, and the call for it."""
    return MotionFacts(
        ladder=LadderFacts(
            method=method_of(decision),
            kind=motion.kind,  # type: ignore[arg-type]
            taken=methods_taken(motion),
            demand=demand,
        ),
        package=PackageFacts((motion.key,), (motion.key,)),
        group=business.GroupVoteFacts(motion.key, (motion.key,), (), (motion.key,)),
    )


def method_of(decision: assembly.DecisionView) -> Method:
    """The method of a decision in the words of the ladder; agreement is a show of hands."""
    return "hands" if decision.method == "agreed" else decision.method  # type: ignore[return-value]


def methods_taken(motion: Motion) -> tuple[Method, ...]:
    """The methods by which the conference has voted on the motion so far."""
    steps = motion.taken.filter(step__startswith="vote_by_").order_by("pk")
    return tuple(step.removeprefix("vote_by_") for step in steps.values_list("step", flat=True))  # type: ignore[misc]


def result_facts(motion: Motion, decision: assembly.DecisionView) -> MotionFacts:
    """The facts for declaring the result of the last vote."""
    for_, against = counted(decision)
    return MotionFacts(
        declaration=DeclarationFacts(
            taken=methods_taken(motion),
            kind=motion.kind,  # type: ignore[arg-type]
            clear=decision.outcome != "unclear",
        ),
        result=ResultFacts(motion.kind, for_, against, for_ + against),  # type: ignore[arg-type]
    )


def counted(decision: assembly.DecisionView) -> tuple[int | Fraction, int | Fraction]:
    """The votes for and against, the chair's casting vote with them.

    Where nobody counted, what the chair declared stands as a single vote.
    """
    votes = decision.figures
    if votes is None:
        return (1, 0) if decision.carried else (0, 1)
    return (
        votes.votes_for + (decision.casting_vote == "for"),
        votes.votes_against + (decision.casting_vote == "against"),
    )


def voted_version(motion: Motion) -> Version:
    """The words that stood when the last vote was taken."""
    vote = motion.taken.filter(step__startswith="vote_by_").order_by("-pk").first()
    rows = motion.versions.order_by("-number")
    return (rows.filter(at__lte=vote.at) if vote else rows)[0]


def enactment_facts(motion: Motion, *, in_force_at: datetime, at: datetime) -> MotionFacts:
    """The facts for certifying the edition: the words applied against the words voted on."""
    version = current(motion)
    trial = rulebook.trial(motion.document, operations_of(version))
    standing = standing_of(motion, at=at)
    return MotionFacts(
        enactment=EnactmentFacts(
            carried_at=standing.since or at,
            begins=voted_version(motion).begins,
            in_force_at=in_force_at,
            voted=digest(voted_version(motion).operations),
            applied=digest(version.operations),
            trouble="" if trial.verdict else "; ".join(r.sentence for r in trial.verdict.reasons),
        )
    )

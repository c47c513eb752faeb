"""The guards on the way to head office: rule groups 1 to 3 and the meetings before them."""

from __future__ import annotations

from datetime import datetime

from folkmoot.core.procedure.guard import Guard
from folkmoot.core.procedure.meetings import competence
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.lifted import MotionGuard, lifted
from folkmoot.core.procedure.rules import form, quota, submission, timing
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.ruleset import RuleSet
from folkmoot.core.terms import Verdict, yes

UNIT_PASSED = lifted(
    "unit_decision",
    lambda facts: facts.unit_decision,
    competence.check_unit_decision,
    competence.DECISION_READS,
    "A quorate meeting, called in time, passed it",
)
UNIT_REJECTED = lifted(
    "unit_decision",
    lambda facts: facts.unit_decision,
    competence.check_unit_rejection,
    competence.DECISION_READS,
    "A quorate meeting, called in time, decided on it",
)
SENDER = lifted(
    "sender",
    lambda facts: facts.sender,
    submission.check_sender,
    submission.SENDER_READS,
    "Adopted by the local party, where it must be",
)
LODGING = lifted(
    "lodging",
    lambda facts: facts.lodging,
    submission.check_lodging,
    submission.LODGING_READS,
    "When the mover may send it",
)
LEAVE = lifted(
    "leave",
    lambda facts: facts.leave,
    submission.check_leave,
    submission.LEAVE_READS,
    "Leave to withdraw",
)


def right_form(kind: Kind) -> MotionGuard:
    """Rule group 2, the words."""
    return lifted(
        "form",
        lambda facts: facts.form,
        form.check_form,
        form.reads(kind),
        "Length of heading, text and statement",
    )


def one_subject(kind: Kind) -> MotionGuard:
    """Rule group 2, one subject."""
    return lifted(
        "subject",
        lambda facts: facts.subject,
        form.check_subject,
        form.subject_reads(kind),
        "One subject only",
    )


def within_quota(kind: Kind) -> MotionGuard:
    """Rule group 1."""
    return lifted(
        "quota",
        lambda facts: facts.quota,
        quota.check_quota,
        quota.reads(kind),
        "How many motions a unit may send",
    )


def in_time(kind: Kind) -> MotionGuard:
    """Rule group 3, the deadline."""
    return lifted(
        "deadline",
        lambda facts: facts.deadline,
        timing.check_deadline,
        timing.deadline_reads(kind),
        "Sent before the deadline",
    )


def about_something_new(kind: Kind) -> MotionGuard:
    """Rule group 3, the contemporary test; it needs no facts where the rules have no such test."""
    asked = lifted(
        "contemporary",
        lambda facts: facts.contemporary,
        timing.check_event,
        timing.event_reads(kind),
        "About something that happened after the cut-off",
    )

    def check(facts: MotionFacts, rules: RuleSet, at: datetime) -> Verdict:
        if facts.contemporary is None and not rules.text(f"motion.{kind}.event_after"):
            return yes()
        return asked.check(facts, rules, at)

    return Guard(asked.name, check, asked.reads, asked.title)

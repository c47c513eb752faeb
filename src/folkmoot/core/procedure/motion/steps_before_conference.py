"""A motion's road up to the agenda."""

from __future__ import annotations

from datetime import datetime

from folkmoot.core.procedure.motion import guards_at_the_gate as gate_guard
from folkmoot.core.procedure.motion import guards_of_sending as guard
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.motion.lifted import MotionGuard
from folkmoot.core.procedure.motion.powers import (
    ADOPTING_OFFICER,
    COMMITTEE,
    CONFERENCE,
    DELEGATE,
    MEMBER,
    MOVER,
    PROPOSING_OFFICER,
    REPRESENTATIVE,
    SYSTEM,
)
from folkmoot.core.procedure.procedure import Step
from folkmoot.core.procedure.rules import compositing, extension, gate, submission
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.ruleset import RuleSet

MotionStep = Step[MotionFacts]


def _closing(facts: MotionFacts, rules: RuleSet) -> datetime | None:
    del rules
    return None if facts.deadline is None else facts.deadline.closes.moment


def _sent(kind: Kind) -> tuple[MotionGuard, ...]:
    """What must hold when a motion is sent, whoever sends it."""
    return (
        guard.in_time(kind),
        guard.SENDER,
        guard.within_quota(kind),
        guard.right_form(kind),
        guard.about_something_new(kind),
    )


def at_the_units(kind: Kind) -> tuple[MotionStep, ...]:
    """From a draft to head office."""
    return (
        Step("draft", "Draft", (MEMBER,), ("new",), "draft", done="Drafted"),
        Step(
            "propose",
            "Propose at a unit",
            (MOVER,),
            ("draft", "not_passed"),
            "proposed",
            done="Proposed at a unit",
        ),
        Step(
            "take_back",
            "Take back to the draft",
            (MOVER,),
            ("proposed", "not_passed"),
            "draft",
            done="Taken back to the draft",
        ),
        Step(
            "pass",
            "Pass at a meeting of the unit",
            (PROPOSING_OFFICER,),
            ("proposed",),
            "passed",
            (guard.UNIT_PASSED,),
            rule="meeting.branch.may_pass",
            done="Passed by the unit",
        ),
        Step(
            "reject",
            "Record that the unit did not pass it",
            (PROPOSING_OFFICER,),
            ("proposed",),
            "not_passed",
            (guard.UNIT_REJECTED,),
            rule="meeting.branch.may_pass",
            done="Not passed by the unit",
        ),
        Step(
            "adopt",
            "Adopt at a meeting of the local party",
            (ADOPTING_OFFICER,),
            ("passed",),
            "adopted",
            (guard.UNIT_PASSED,),
            rule=submission.DIRECT,
            done="Adopted by the local party",
        ),
        Step(
            "decline",
            "Record that the local party did not adopt it",
            (ADOPTING_OFFICER,),
            ("passed",),
            "not_passed",
            (guard.UNIT_REJECTED,),
            rule=submission.DIRECT,
            done="Not adopted by the local party",
        ),
        Step(
            "submit",
            "Send to head office",
            (ADOPTING_OFFICER, PROPOSING_OFFICER),
            ("passed", "adopted"),
            "submitted",
            _sent(kind),
            starts=("ruling",),
            rule=f"motion.{kind}.closes_before",
            by=_closing,
            done="Sent to head office",
        ),
        Step(
            "lodge",
            "Send it yourself",
            (MOVER,),
            ("passed", "adopted"),
            "submitted",
            (*_sent(kind), guard.LODGING),
            starts=("ruling",),
            rule=submission.OFFICER_TIME,
            by=_closing,
            done="Sent by the mover",
        ),
        Step(
            "withdraw",
            "Withdraw",
            (MOVER, ADOPTING_OFFICER),
            (
                "draft",
                "proposed",
                "not_passed",
                "passed",
                "adopted",
                "submitted",
                "in_order",
                "out_of_order",
                "challenged",
                "on_agenda",
            ),
            "withdrawn",
            done="Withdrawn",
        ),
    )


def at_the_gate(kind: Kind) -> tuple[MotionStep, ...]:
    """The ruling, and the way past it."""
    return (
        Step(
            "rule_in_order",
            "Rule in order",
            (COMMITTEE,),
            ("submitted",),
            "in_order",
            (
                gate_guard.ruled("in_order"),
                guard.one_subject(kind),
                guard.about_something_new(kind),
                gate_guard.BAR,
            ),
            stops=("ruling",),
            rule=gate.BODY,
            done="Ruled in order",
        ),
        Step(
            "rule_out_of_order",
            "Rule out of order",
            (COMMITTEE,),
            ("submitted",),
            "out_of_order",
            (gate_guard.ruled("out_of_order"),),
            starts=("challenge_window",),
            stops=("ruling",),
            rule=gate.REASONS_REQUIRED,
            done="Ruled out of order",
        ),
        Step(
            "extend_deadline",
            "Move a deadline on",
            (COMMITTEE, SYSTEM),
            ("submitted", "out_of_order", "challenged"),
            None,
            (gate_guard.EXTENSION,),
            rule=extension.OUTAGE_WINDOW,
            done="Deadline moved on",
        ),
        Step(
            "challenge",
            "Challenge the ruling",
            (MOVER, ADOPTING_OFFICER, PROPOSING_OFFICER, DELEGATE, REPRESENTATIVE),
            ("out_of_order",),
            "challenged",
            (gate_guard.CHALLENGE,),
            starts=("challenge_decision",),
            stops=("challenge_window",),
            rule=gate.CHALLENGE_WITHIN,
            done="Ruling challenged",
        ),
        Step(
            "reply_to_challenge",
            "Reply to the challenge",
            (COMMITTEE,),
            ("challenged",),
            None,
            rule=gate.CHALLENGE_TO,
            done="Committee replied to the challenge",
        ),
        Step(
            "allow_challenge",
            "Record that the challenge succeeds",
            (CONFERENCE, COMMITTEE),
            ("challenged",),
            "in_order",
            (gate_guard.challenge_ended(upheld=True), gate_guard.REPLY_FIRST),
            stops=("challenge_decision",),
            rule=gate.CHALLENGE_TO,
            done="Challenge succeeded",
        ),
        Step(
            "dismiss_challenge",
            "Record that the challenge fails",
            (CONFERENCE, COMMITTEE),
            ("challenged",),
            "ruled_out",
            (gate_guard.challenge_ended(upheld=False), gate_guard.REPLY_FIRST),
            stops=("challenge_decision",),
            rule=gate.CHALLENGE_TO,
            done="Challenge failed",
        ),
    )


def at_compositing(kind: Kind) -> tuple[MotionStep, ...]:
    """Becoming part of a composite, or being one."""
    del kind
    return (
        Step(
            "form_composite",
            "Form a composite",
            (COMMITTEE,),
            ("new",),
            "in_order",
            (gate_guard.COMPOSITE,),
            rule=compositing.CONSENT,
            done="Formed as a composite",
        ),
        Step(
            "join_composite",
            "Become part of a composite",
            (MOVER, ADOPTING_OFFICER, DELEGATE, REPRESENTATIVE),
            ("in_order",),
            "composited",
            (gate_guard.JOINING,),
            rule=compositing.CONSENT,
            done="Became part of a composite",
        ),
        Step(
            "stay_out",
            "Stay out of a composite",
            (MOVER, ADOPTING_OFFICER, DELEGATE, REPRESENTATIVE),
            ("in_order",),
            None,
            rule=compositing.CONSENT,
            done="Stayed out of a composite",
        ),
        Step(
            "leave_composite",
            "Leave a composite before it is on the agenda",
            (MOVER, ADOPTING_OFFICER, DELEGATE, REPRESENTATIVE),
            ("composited",),
            "in_order",
            (gate_guard.LEAVING,),
            rule=compositing.CONSENT,
            done="Left the composite",
        ),
    )

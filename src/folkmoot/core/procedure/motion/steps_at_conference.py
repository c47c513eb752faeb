"""A motion's road from the agenda to its end."""

from __future__ import annotations

from folkmoot.core.procedure.motion import guards_at_conference as guard
from folkmoot.core.procedure.motion import guards_at_the_gate as gate_guard
from folkmoot.core.procedure.motion.guards_of_sending import LEAVE
from folkmoot.core.procedure.motion.powers import (
    ADOPTING_OFFICER,
    CERTIFIER,
    CHAIR,
    COMMITTEE,
    DELEGATE,
    MOVER,
    SYSTEM,
)
from folkmoot.core.procedure.motion.steps_before_conference import MotionStep
from folkmoot.core.procedure.procedure import Step
from folkmoot.core.procedure.rules import (
    arrangements_report,
    business,
    enactment,
    submission,
    voting_ladder,
)
from folkmoot.core.procedure.rules.kinds import Kind
from folkmoot.core.procedure.rules.procedural_motions import Name

_ENDING_WITHOUT_A_VOTE: tuple[tuple[str, str, Name, str, str], ...] = (
    ("refer_back", "Refer back", "reference_back", "referred_back", "Referred back"),
    ("remit", "Remit to the executive", "remit", "remitted", "Remitted to the executive"),
    ("next_business", "Go to the next business", "next_business", "fallen", "Passed over"),
)


def on_the_agenda(kind: Kind) -> tuple[MotionStep, ...]:
    """A place on the agenda, and being moved."""
    waiting = (gate_guard.DELAY,) if kind == "rule_change" else ()
    return (
        Step(
            "place_on_agenda",
            "Place on the agenda",
            (COMMITTEE,),
            ("in_order",),
            "on_agenda",
            (gate_guard.TOPIC, *waiting),
            rule=arrangements_report.VOTED,
            done="Placed on the agenda",
        ),
        Step(
            "move",
            "Move at conference",
            (DELEGATE,),
            ("on_agenda",),
            "moved",
            (gate_guard.AGENDA_ADOPTED, guard.GUILLOTINE, guard.DELEGATE, guard.SECONDED),
            rule=business.GUILLOTINE,
            done="Moved at conference",
        ),
        Step(
            "fall",
            "Let it fall without a vote",
            (CHAIR, COMMITTEE, SYSTEM),
            ("in_order", "out_of_order", "challenged", "on_agenda", "moved"),
            "fallen",
            (guard.ending("fallen"),),
            rule=business.UNREACHED,
            done="Fell without a vote",
        ),
        Step(
            "remit_unreached",
            "Remit what was not reached",
            (CHAIR, COMMITTEE, SYSTEM),
            ("in_order", "out_of_order", "challenged", "on_agenda", "moved"),
            "remitted",
            (guard.ending("remitted"),),
            rule=business.UNREACHED,
            done="Not reached, and remitted",
        ),
    )


def in_debate(kind: Kind) -> tuple[MotionStep, ...]:
    """Procedural motions, by the table of rule group 10."""
    del kind
    return (
        *(
            Step(
                key,
                title,
                (CHAIR,),
                ("moved",),
                target,
                (guard.procedural(name),),
                rule=f"procedural.{name}.allowed",
                done=done,
            )
            for key, title, name, target, done in _ENDING_WITHOUT_A_VOTE
        ),
        Step(
            "vote_in_parts",
            "Vote in parts",
            (CHAIR,),
            ("moved",),
            None,
            (guard.divided(),),
            rule="procedural.vote_in_parts.allowed",
            done="To be voted on in parts",
        ),
        Step(
            "vote_on_part",
            "Vote on a part",
            (CHAIR,),
            ("moved",),
            None,
            (guard.PACKAGE,),
            rule="procedural.vote_in_parts.allowed",
            done="Part voted on",
        ),
        Step(
            "close_debate",
            "Close the debate",
            (CHAIR,),
            ("moved",),
            None,
            (guard.procedural("put_the_question"),),
            rule="procedural.put_the_question.allowed",
            done="Debate closed",
        ),
        Step(
            "withdraw_with_leave",
            "Withdraw with the meeting's leave",
            (MOVER, ADOPTING_OFFICER, DELEGATE),
            ("moved",),
            "withdrawn",
            (LEAVE,),
            rule=submission.LEAVE,
            done="Withdrawn with the meeting's leave",
        ),
    )


def voting(kind: Kind) -> tuple[MotionStep, ...]:
    """The ladder of methods, and the result."""
    return (
        *(
            Step(
                f"vote_by_{method}",
                f"Take {voting_ladder.METHOD_WORDS[method]}",
                (CHAIR,),
                ("moved", "counted"),
                "counted",
                (guard.by_method(method, kind), guard.PACKAGE, guard.GROUP),
                rule=voting_ladder.METHODS,
                done=f"Decided by {voting_ladder.METHOD_WORDS[method]}",
            )
            for method in voting_ladder.ALL_METHODS
        ),
        Step(
            "declare_carried",
            "Declare carried",
            (CHAIR,),
            ("counted",),
            "carried",
            (guard.declared(kind), guard.carried(kind)),
            rule=f"motion.{kind}.majority",
            done="Carried",
        ),
        Step(
            "declare_lost",
            "Declare lost",
            (CHAIR,),
            ("counted",),
            "lost",
            (guard.declared(kind), guard.lost(kind)),
            rule=f"motion.{kind}.majority",
            done="Lost",
        ),
    )


def into_the_rule_book(kind: Kind) -> tuple[MotionStep, ...]:
    """Certifying the edition; only a rule change has one."""
    if kind != "rule_change":
        return ()
    return (
        Step(
            "certify",
            "Certify the new edition",
            (CERTIFIER, SYSTEM),
            ("carried",),
            "certified",
            (guard.ENACTMENT,),
            starts=("commencement",),
            rule=enactment.DELAY,
            done="New edition certified",
        ),
    )

"""In the hall: a delegate moves the motion; procedural motions are taken."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import PROCEEDED
from folkmoot.apps.motions.models import Motion, Taken
from folkmoot.apps.motions.policy.falling import falls_by
from folkmoot.apps.motions.policy.hall import moving_facts
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.apps.record.acts import official
from folkmoot.core.procedure.motion.facts import MotionFacts
from folkmoot.core.procedure.rules.falling import FallingFacts
from folkmoot.core.procedure.rules.procedural_motions import (
    BY_NAME,
    ProceduralFacts,
    ProceduralResult,
)
from folkmoot.core.procedure.rules.severability import SeparateVoteDemand
from folkmoot.core.terms import ActorRef, check_words

STEPS = {
    "reference_back": "refer_back",
    "remit": "remit",
    "next_business": "next_business",
    "vote_in_parts": "vote_in_parts",
    "put_the_question": "close_debate",
}


def move_motion(
    *,
    actor: ActorRef,
    at: datetime,
    motion: str,
    seconder: str = "",
) -> Taken:
    """A delegate of the unit moves the motion.

    Args:
        seconder: who seconds it, where the rules want one.

    Raises:
        Refused: if the agenda was not accepted, the section's time is over, the delegate has no
            credentials, or a seconder is missing.
    """
    rules = rules_for(at)
    with official(PROCEEDED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(check_words(seconder, "The seconder", most=120))
        facts = moving_facts(row, actor.key, rules, seconder=seconder)
        taken = take(act, row, "move", facts=facts, rules=rules)
        act.shows(motion=motion, step="moved", note="")
    on_record(act, taken)
    return taken


def take_procedural(
    *,
    actor: ActorRef,
    at: datetime,
    motion: str,
    moved: ProceduralFacts,
    votes_for: int = 0,
    votes_against: int = 0,
    demand: SeparateVoteDemand | None = None,
) -> Taken:
    """The chair takes a procedural motion that was moved and voted on while the motion is debated.

    Args:
        moved: which one, and what the rules ask of it (seconder, target, consent, reply).
        demand: for a vote in parts, the demand of enough delegates instead of a vote.

    Raises:
        Refused: if the rules do not allow it, or the meeting did not carry it.
    """
    with official(PROCEEDED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(check_words(moved.target, "The part that it names", most=200))
        voted = demand is None or votes_for + votes_against > 0
        facts = MotionFacts(
            procedural=moved if voted else None,
            procedural_result=ProceduralResult(moved.name, votes_for, votes_against)
            if voted
            else None,
            separate_vote=demand,
        )
        figures = f"{votes_for} to {votes_against}"
        if demand is not None and not voted:
            figures = f"demanded by {demand.delegates} delegates"
        note = f"{moved.target} {figures}".strip()
        taken = take(act, row, STEPS[moved.name], facts=facts, note=note)
        act.shows(motion=motion, step=BY_NAME[moved.name].title, note=note)
    on_record(act, taken)
    return taken


def let_fall(
    *, actor: ActorRef, at: datetime, motion: str, because_of: str = "", remitted: bool = False
) -> Taken:
    """A motion falls, or what was not reached is remitted.

    Args:
        because_of: the number of the motion that was carried and leaves it nothing to change.
        remitted: whether it goes to the executive instead, as the rules may say.

    Raises:
        Refused: if nothing makes it fall, the other motion was not carried or both can stand, or
            the rules say it ends the other way.
    """
    from folkmoot.apps.motions.queries.places import conference_of

    with official(PROCEEDED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        if because_of:
            act.require(falls_by(row, because_of, at=at))
        note = f"motion {because_of} was carried" if because_of else ""
        becomes = "remitted" if remitted else "fallen"
        facts = MotionFacts(
            falling=FallingFacts(becomes, note, conference_over=conference_of(row).over)
        )
        step = "remit_unreached" if remitted else "fall"
        taken = take(act, row, step, facts=facts, note=note)
        act.shows(motion=motion, step=becomes, note=note)
    on_record(act, taken)
    return taken

"""May a roll be frozen, challenged, or a challenge answered?"""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Roll, RollChallenge
from folkmoot.core.terms import ActorRef, Reason, Verdict, no, yes


def may_be_frozen(key: str, *, on: date, known: datetime, at: datetime) -> Verdict:
    """Whether a roll can be drawn up: a fresh key, a day that has come, nothing foreseen."""
    if not key or Roll.objects.filter(key=key).exists():
        return no(
            Reason(
                "roll.key_taken",
                "There is a roll “{key}” already. A frozen roll is never drawn up again.",
                {"key": key},
                remedy="What was wrong in it is put right by answering challenges.",
            )
        )
    if on > day_of(at) or known > at:
        return no(Reason("roll.ahead", "A roll cannot be frozen for a day that lies ahead."))
    return yes()


def may_challenge(actor: ActorRef, *, person: str, says: str, line: int) -> Verdict:
    """Whether a person challenges her own line, with a reason, once at a time."""
    if actor != ActorRef("person", person):
        return no(
            Reason("roll.not_own_line", "Each person challenges the own line, nobody another's.")
        )
    if not says.strip():
        return no(
            Reason(
                "roll.challenge_without_reason",
                "Say what is wrong in the line.",
                remedy="One sentence is enough.",
            )
        )
    if RollChallenge.objects.filter(line=line, answered_at=None).exists():
        return no(Reason("roll.challenge_open", "Your challenge waits for its answer already."))
    return yes()


def may_answer(actor: ActorRef, *, person: str, answer: str) -> Verdict:
    """Whether somebody else than the challenger answers, with reasons."""
    if actor == ActorRef("person", person):
        return no(Reason("roll.own_challenge", "Nobody answers the own challenge."))
    if not answer.strip():
        return no(Reason("roll.answer_without_reasons", "An answer gives its reasons."))
    return yes()

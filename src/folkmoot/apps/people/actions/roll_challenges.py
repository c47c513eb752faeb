"""A person challenges what a roll says of her; an officer answers with reasons."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.people.acts_declared import ROLL_ANSWERED, ROLL_CHALLENGED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import RollChallenge, RollLine
from folkmoot.apps.people.policy import authority
from folkmoot.apps.people.policy import rolls as policy
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import Refused


def challenge_roll(
    *, actor: ActorRef, at: datetime, roll: str, person: str, says: str
) -> tuple[int, str]:
    """Challenge the own line of a roll; the receipt proves that it was done in time.

    Raises:
        Refused: if it is another's line, gives no reason, or a challenge is open already.
    """
    with official(ROLL_CHALLENGED, actor=actor, at=at) as act:
        line = RollLine.objects.filter(roll__key=roll, person__key=person).first()
        if line is None:
            raise Refused(no(Reason("roll.no_line", "This roll has no line of that person.")))
        act.lock(RollLine, pk=line.pk)
        act.require(policy.may_challenge(actor, person=person, says=says, line=line.pk))
        row = RollChallenge.objects.create(line=line, says=says.strip(), recorded_at=at)
        act.seals(roll=roll, person=person, challenge=row.pk)
        act.about(f"person:{person}")
    return row.pk, act.code


def answer_challenge(
    *, actor: ActorRef, at: datetime, challenge: int, upheld: bool, answer: str
) -> str:
    """Answer a challenge. The line stays as it was frozen; an upheld answer amends it beside.

    Raises:
        Refused: if the actor keeps no file there, challenged himself, or gives no reasons.
    """
    with official(ROLL_ANSWERED, actor=actor, at=at) as act:
        row = RollChallenge.objects.select_related("line__person", "line__roll__unit").filter(
            pk=challenge, answered_at=None
        )
        found = row.first()
        if found is None:
            raise Refused(no(Reason("roll.no_challenge", "No such challenge waits for an answer.")))
        act.lock(RollChallenge, pk=challenge)
        person, roll = found.line.person.key, found.line.roll
        act.require(
            authority.may_keep_the_file(actor, unit=roll.unit.slug, on=day_of(at))
            & policy.may_answer(actor, person=person, answer=answer)
        )
        found.upheld, found.answer, found.answered_at = upheld, answer.strip(), at
        found.answered_by = str(actor)
        found.save(update_fields=["upheld", "answer", "answered_at", "answered_by"])
        act.seals(roll=roll.key, person=person, challenge=challenge, upheld=upheld)
        act.about(f"person:{person}")
        act.receipt_for(f"person:{person}")
    return act.code

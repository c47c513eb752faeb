"""The unit challenges a ruling out of order, and the committee replies."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly.actions import put_on_agenda
from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import CHALLENGED, REPLIED
from folkmoot.apps.motions.models import Challenge, Motion, Taken
from folkmoot.apps.motions.policy.challenges import (
    challenge_facts,
    challenge_ref,
    line_of_challenge,
)
from folkmoot.apps.motions.policy.powers import powers_of
from folkmoot.apps.motions.queries.places import conference_of, places_of, rules_for
from folkmoot.apps.motions.queries.words import current
from folkmoot.apps.record.acts import Act, official
from folkmoot.core.procedure.rules.gate import CHALLENGE_TO, Form
from folkmoot.core.terms import ActorRef, check_words, yes


def challenge_ruling(
    *, actor: ActorRef, at: datetime, motion: str, grounds: str, form: Form = "online"
) -> Challenge:
    """Challenge the ruling on a motion.

    Where conference decides challenges it gets its line on the agenda at once, so that nobody can
    keep it from the vote.

    Raises:
        Refused: if there is no ruling out of order, the time is over, or the actor may not.
    """
    with official(CHALLENGED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(check_words(grounds, "The grounds", needed=True))
        held = powers_of(row, actor.key, at=at)
        facts = challenge_facts(row, held, grounds=grounds, form=form, at=at)
        taken = take(act, row, "challenge", facts=facts, powers=held)
        challenge = Challenge.objects.create(
            taken=taken,
            ruling=row.rulings.order_by("-pk")[0],
            grounds=grounds.strip(),
            form=form,
        )
        act.shows(motion=motion, unit=places_of(row.unit).adopting.name, grounds=grounds.strip())
        _put_before_conference(act, row)
    on_record(act, taken)
    return challenge


def _put_before_conference(act: Act, row: Motion) -> None:
    """The challenge's line on the agenda, where the conference decides it and is not over."""
    conference = conference_of(row)
    if rules_for(act.at).text(CHALLENGE_TO) != "conference" or conference.over:
        return
    if line_of_challenge(row.key, conference.key) is not None:
        return
    put_on_agenda(
        actor=act.actor,
        at=act.at,
        meeting=conference.key,
        subject=challenge_ref(row.key),
        title=f"Challenge to the ruling on {row.key} {current(row).title}"[:200],
        question_kind="challenge",
        by_right=yes(),  # who may challenge has been asked of the law above
    )
    act.about(conference.ref)


def reply_to_challenge(*, actor: ActorRef, at: datetime, motion: str, reply: str) -> Taken:
    """The committee's reply, without which the challenge is not decided.

    Raises:
        Refused: if there is no open challenge or the actor is not on the committee.
    """
    with official(REPLIED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        act.require(check_words(reply, "The reply", most=300, needed=True))
        taken = take(act, row, "reply_to_challenge", note=reply.strip())
        act.shows(motion=motion, reply=reply.strip())
    on_record(act, taken)
    return taken

"""The mover puts the motion before a meeting of the unit."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.assembly.actions import put_on_agenda
from folkmoot.apps.motions.actions.taking import on_record, take
from folkmoot.apps.motions.acts_declared import PROPOSED
from folkmoot.apps.motions.models import Motion, Proposal
from folkmoot.apps.motions.policy.unit_decisions import subject_of
from folkmoot.apps.motions.queries.words import current
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, no


def propose_motion(*, actor: ActorRef, at: datetime, motion: str, meeting: str) -> Proposal:
    """Take the motion to a meeting of its unit and put it on that meeting's agenda.

    Raises:
        Refused: if the motion cannot be proposed now, or the meeting is not one of its unit.
    """
    with official(PROPOSED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        found = assembly.meeting(meeting)
        if found is None or found.unit_slug != row.unit:
            act.require(
                no(
                    Reason(
                        "proposal.other_meeting",
                        "Motion {motion} is proposed at {unit}, and this is not its meeting.",
                        {"motion": motion, "unit": row.unit},
                        remedy="Choose a meeting of that unit.",
                    )
                )
            )
        assert found is not None  # noqa: S101  (refused above otherwise)
        taken = take(act, row, "propose", reference=found.ref)
        proposal = Proposal.objects.create(taken=taken, motion=row, unit=row.unit, meeting=meeting)
        words = current(row)
        put_on_agenda(
            actor=actor,
            at=at,
            meeting=meeting,
            subject=subject_of(motion),
            title=words.title,
            kind="motion",
            text=words.body,
        )
        act.shows(motion=motion, unit=found.unit_name)
        act.about(f"unit:{row.unit}", found.ref)
    on_record(act, taken)
    return proposal


def carry_to_local_party(*, actor: ActorRef, at: datetime, motion: str, meeting: str) -> Proposal:
    """Put a motion that its branch has passed on the agenda of a meeting of the local party.

    Raises:
        Refused: if the branch has not passed it, or the meeting is not one of its local party.
    """
    from folkmoot.apps.motions.policy.carrying import may_carry

    with official(PROPOSED, actor=actor, at=at) as act:
        row = act.lock(Motion, key=motion)
        found = assembly.meeting(meeting)
        act.require(may_carry(row, found, actor.key, at=at))
        assert found is not None  # noqa: S101  (refused above otherwise)
        proposal = Proposal.objects.create(motion=row, unit=found.unit_slug, meeting=meeting)
        words = current(row)
        put_on_agenda(
            actor=actor,
            at=at,
            meeting=meeting,
            subject=subject_of(motion),
            title=words.title,
            kind="motion",
            text=words.body,
        )
        act.shows(motion=motion, unit=found.unit_name)
        act.about(f"motion:{motion}", f"unit:{found.unit_slug}", found.ref)
    return proposal

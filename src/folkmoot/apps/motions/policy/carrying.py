"""Whether a branch's motion may go on to its local party."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.assembly import queries as assembly
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.policy.powers import powers_of
from folkmoot.apps.motions.queries.events import standing_of
from folkmoot.apps.motions.queries.places import places_of
from folkmoot.core.terms import Reason, Verdict, no, yes

CARRIERS = frozenset({"mover", "officer"})


def may_carry(
    motion: Motion, meeting: assembly.MeetingView | None, person: str, *, at: datetime
) -> Verdict:
    """Whether a person may put a passed motion on the agenda of its local party."""
    places = places_of(motion.unit)
    verdict = yes()
    if standing_of(motion, at=at).state != "passed":
        verdict &= no(
            Reason(
                "carrying.not_passed",
                "{unit} has not passed motion {motion} yet.",
                {"unit": places.proposing.name, "motion": motion.key},
                remedy="Record the meeting's decision first.",
            )
        )
    if meeting is None or meeting.unit_slug != places.adopting.slug:
        verdict &= no(
            Reason(
                "carrying.other_meeting",
                "The motion goes on to {unit}, and this is not its meeting.",
                {"unit": places.adopting.name},
                remedy="Choose a general meeting of that local party.",
            )
        )
    if not CARRIERS & {power.kind for power in powers_of(motion, person, at=at)}:
        verdict &= no(
            Reason(
                "carrying.not_yours",
                "The mover or an officer takes a motion on to the local party.",
                remedy="Ask the secretary of {unit}.",
                params={"unit": places.proposing.name},
            )
        )
    return verdict

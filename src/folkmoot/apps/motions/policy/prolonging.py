"""Whether somebody may put on the record that a temporary change of the rules holds longer."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.policy.powers import powers_of
from folkmoot.apps.motions.queries.places import rules_for
from folkmoot.core.procedure.motion import powers as standing
from folkmoot.core.procedure.rules.enactment import DELAY
from folkmoot.core.terms import Verdict


def was_carried(motion: Motion) -> bool:
    """Whether conference carried a motion, whatever became of it since."""
    return motion.taken.filter(step="declare_carried").exists()


def may_prolong(motion: Motion, person: str, *, at: datetime) -> Verdict:
    """Whoever certifies editions may, once conference has carried the motion that says so."""
    rules = rules_for(at)
    if standing.CERTIFIER not in powers_of(motion, person, at=at):
        return rules.refuse(
            DELAY,
            "prolonging.not_certifier",
            "Whoever certifies the editions puts it on the record that a change holds longer.",
        )
    if not was_carried(motion):
        return rules.refuse(
            DELAY,
            "prolonging.not_carried",
            "Motion {motion} has not been carried; a change made for a time holds longer only if "
            "conference decides so.",
            remedy="Put it to conference before the day the change ends.",
            motion=motion.key,
        )
    return rules.meets(DELAY, "prolonging.decided", "Conference decided that it holds longer.")

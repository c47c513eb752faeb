"""What was put into the rules for a time holds longer: a carried motion, put on the record."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.motions.actions.certify_motion import enactment_of
from folkmoot.apps.motions.models import Motion
from folkmoot.apps.motions.policy.prolonging import may_prolong
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.apps.rulebook.actions import extend_sunset
from folkmoot.core.terms import ActorRef
from folkmoot.platform.acts import Refused, one_transaction


def prolong_change(
    *, actor: ActorRef, at: datetime, motion: str, document: str, edition: int, until: date
) -> rulebook.SunsetView:
    """Let a temporary change hold until a later day, as conference decided by a motion.

    Args:
        motion: the motion that was carried.
        document, edition: whose change it is.
        until: the new day from which it no longer holds.

    Raises:
        Refused: unless the motion was carried, the actor certifies editions, and the day of the
            change has not come. Nothing is changed then.
    """
    with one_transaction():
        row = Motion.objects.select_for_update().get(key=motion)
        verdict = may_prolong(row, actor.key, at=at)
        if not verdict:
            raise Refused(verdict)
        return extend_sunset(
            actor=actor,
            at=at,
            document=document,
            edition=edition,
            until=until,
            enactment=enactment_of(row),
        )

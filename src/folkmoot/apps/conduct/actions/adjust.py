"""Both sides are asked what they need, say so, and get an answer (G22)."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.actions.taking import acting, refuse, stepping
from folkmoot.apps.conduct.acts_declared import ADJUSTED, ASKED
from folkmoot.apps.conduct.models import Adjustment
from folkmoot.core.terms import ActorRef


def ask_adjustments(*, actor: ActorRef, at: datetime, case: str) -> str:
    """Ask the member and the complainant what they need in order to take part.

    Raises:
        Refused: if the actor is not the clerk, or the case is past that.
    """
    with stepping(ASKED, "ask_adjustments", actor=actor, at=at, case=case) as doing:
        row = doing.row
        asked = set(row.adjustments.values_list("side", flat=True))
        sides = {
            row.respondent,
            *row.roles.filter(part="complainant").values_list("person", flat=True),
        }
        Adjustment.objects.bulk_create(
            Adjustment(case=row, side=side, asked_at=at) for side in sorted(sides - asked)
        )
        doing.tell = ("respondent", "complainant")
    return doing.receipt


def say_adjustment(*, actor: ActorRef, at: datetime, case: str, says: str) -> str:
    """Say what one needs: an interpreter, larger print, breaks, another hour.

    Raises:
        Refused: if the actor is neither side, or nobody has asked yet.
    """
    parts = ("respondent", "complainant")
    with acting(ADJUSTED, actor=actor, at=at, case=case, parts=parts) as doing:
        own = doing.row.adjustments.filter(side=actor.key).order_by("-pk").first()
        if own is None or not says.strip():
            raise refuse("not_asked", "You have not been asked yet, or say nothing.")
        if own.says:
            own = Adjustment(case=doing.row, side=actor.key, asked_at=at)
        own.says, own.said_at = says.strip(), at
        own.save()
        doing.tell = ("clerk",)
    return doing.receipt


def decide_adjustment(
    *, actor: ActorRef, at: datetime, case: str, adjustment: int, granted: bool, reasons: str
) -> str:
    """Grant or refuse a wish, with reasons.

    Raises:
        Refused: if the actor is not the clerk, or gives no reasons.
    """
    with acting(ADJUSTED, actor=actor, at=at, case=case, parts=("clerk",)) as doing:
        row = doing.row.adjustments.filter(pk=adjustment).exclude(says="").first()
        if row is None or not reasons.strip():
            raise refuse("no_reasons", "There is no such wish, or no reasons are given.")
        row.granted, row.reasons, row.decided_at = granted, reasons.strip(), at
        row.save(update_fields=["granted", "reasons", "decided_at"])
        doing.tell = ("respondent", "complainant")
    return doing.receipt

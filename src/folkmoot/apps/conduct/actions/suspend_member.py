"""Interim suspension: by a panel drawn by lot, item by item, reviewed, ending by itself (G20)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.conduct.actions.taking import acting, is_live, refuse
from folkmoot.apps.conduct.actions.withholding import decision_on
from folkmoot.apps.conduct.acts_declared import SUSPENDED
from folkmoot.apps.conduct.models import Review, Suspension
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.served import is_told
from folkmoot.apps.conduct.queries.suspensions import plain, running
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.conduct.suspension import check_suspension
from folkmoot.core.terms import ActorRef


def suspend_member(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    scope: Sequence[str],
    urgent: str,
    serious: str,
    stricter: str = "",
    selection_at: datetime | None = None,
) -> str:
    """Suspend some rights until the case is decided, and never longer than the cap.

    Access to one's own case is never among them.

    Raises:
        Refused: if the actor was not drawn for it, or the law of suspensions is not met; if there
            has been one before, for a suspension is reviewed and not begun anew.
    """
    with acting(SUSPENDED, actor=actor, at=at, case=case, parts=("suspender",)) as doing:
        row = doing.row
        draw = draws.latest(row, "suspension")
        if not is_live(row, at) or row.suspensions.exists() or draw is None:
            raise refuse(
                "suspended_before",
                "There has been a suspension in this case, or the case is over. It is not begun "
                "anew: that would be a suspension without end (G20).",
            )
        if not is_told(row):
            raise refuse(
                "suspension_untold",
                "Nobody is suspended who has not been told of the case (G4).",
                "Serve the notice of the investigation first; by hand it counts at once.",
            )
        made = Suspension.objects.create(
            case=row,
            draw=draw,
            imposed_at=at,
            scope=list(scope),
            urgent=urgent.strip(),
            serious=serious.strip(),
            stricter=stricter.strip(),
            selection_at=selection_at,
            digest=decision_on(row, scope, at),
            standing=any(not each.outcome for each in people.candidacies_of(row.respondent)),
        )
        doing.act.seals(decision=made.digest)
        doing.act.require(check_suspension(plain(made), doing.rules))
        doing.tell = ("respondent", "companion", "clerk")
    return doing.receipt


def review_suspension(*, actor: ActorRef, at: datetime, case: str, reasons: str) -> str:
    """Keep a suspension for another while, with reasons. One that has ended is not revived.

    Raises:
        Refused: if the actor was not drawn for it, none runs, or no reasons are given.
    """
    with acting(SUSPENDED, actor=actor, at=at, case=case, parts=("suspender",)) as doing:
        held = running(doing.row, at)
        if held is None or not reasons.strip():
            raise refuse("not_running", "No suspension runs, or no reasons are given (G20).")
        Review.objects.create(suspension=held, by=actor.key, reasons=reasons.strip(), at=at)
        doing.tell = ("respondent", "companion", "clerk")
    return doing.receipt


def lift_suspension(*, actor: ActorRef, at: datetime, case: str) -> str:
    """Lift a suspension at once.

    Raises:
        Refused: if the actor was not drawn for it, or none runs.
    """
    with acting(SUSPENDED, actor=actor, at=at, case=case, parts=("suspender", "panel")) as doing:
        held = running(doing.row, at)
        if held is None:
            raise refuse("not_running", "No suspension runs.")
        held.lifted_at = at
        held.save(update_fields=["lifted_at"])
        doing.tell = ("respondent", "companion", "clerk")
    return doing.receipt

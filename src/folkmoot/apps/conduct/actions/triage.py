"""The adjudicator looks at a complaint: dismissed, or an investigation is opened."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.actions.taking import Doing, refuse, stepping
from folkmoot.apps.conduct.acts_declared import CLOSED, TRIAGED
from folkmoot.apps.conduct.models import CaseRole, Telling, Triage
from folkmoot.apps.conduct.queries import draws
from folkmoot.core.terms import ActorRef


def dismiss_complaint(*, actor: ActorRef, at: datetime, case: str, reasons: str) -> str:
    """Dismiss a complaint with reasons; returns the receipt's code.

    Raises:
        Refused: if the actor is not its adjudicator, or gives no reasons.
    """
    with stepping(TRIAGED, "dismiss", actor=actor, at=at, case=case) as doing:
        _triage(doing, actor, "dismiss", reasons, "")
        doing.tell = ("complainant",)
    return doing.receipt


def open_investigation(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    investigator: str,
    reasons: str,
    extension: str = "",
    withheld: str = "",
    withheld_until: datetime | None = None,
) -> str:
    """Have a complaint investigated by somebody unconnected; returns the receipt's code.

    Args:
        investigator: that person's key.
        extension: why a late complaint is heard all the same.
        withheld, withheld_until: an order to tell the member later, with its reasons and its end.

    Raises:
        Refused: if the actor is not its adjudicator, or the investigator is connected.
    """
    with stepping(TRIAGED, "open", actor=actor, at=at, case=case) as doing:
        _triage(doing, actor, "open", reasons, extension)
        row = doing.row
        connected = {row.respondent, *(each.person for each in row.roles.all())}
        connected |= {each.key for each in draws.executive(at)} | set(draws.clerks(at))
        if investigator in connected or investigator not in draws.holders("investigator", at):
            raise refuse(
                "investigator_connected",
                "Whoever investigates holds the office of investigator and is connected with "
                "nobody in the case.",
                "Name another investigator.",
            )
        CaseRole.objects.create(case=row, person=investigator, part="investigator", since=at)
        Telling.objects.create(
            case=row, opened_at=at, withheld=withheld.strip(), withheld_until=withheld_until
        )
        doing.tell = ("clerk", "investigator")
    return doing.receipt


def close_investigation(*, actor: ActorRef, at: datetime, case: str, reasons: str) -> str:
    """Find no case to answer; returns the receipt's code.

    Raises:
        Refused: if the actor is not its investigator, or gives no reasons.
    """
    with stepping(CLOSED, "close", actor=actor, at=at, case=case) as doing:
        _reasoned(reasons)
        doing.note = reasons.strip()
        doing.tell = ("complainant", "respondent", "clerk")
    return doing.receipt


def _triage(doing: Doing, actor: ActorRef, outcome: str, reasons: str, extension: str) -> None:
    _reasoned(reasons)
    Triage.objects.create(
        case=doing.row,
        outcome=outcome,
        reasons=reasons.strip(),
        extension=extension.strip(),
        by=actor.key,
        at=doing.at,
    )


def _reasoned(reasons: str) -> None:
    if not reasons.strip():
        raise refuse("no_reasons", "No reasons are given.", "Say why in a sentence or two.")

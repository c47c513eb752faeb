"""What the member does: reply, name a companion, ask for witnesses, adjourn, choose papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.conduct.actions.taking import acting, refuse, stepping
from folkmoot.apps.conduct.acts_declared import ADJOURNED, ELECTED, NAMED, REPLIED, REQUESTED
from folkmoot.apps.conduct.models import (
    Adjournment,
    CaseRole,
    PaperElection,
    Point,
    Reply,
    Request,
)
from folkmoot.apps.conduct.queries.history import lapses_at, standing_of
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.conduct.endings import lapse_moved
from folkmoot.core.terms import ActorRef, Interval


def reply(
    *, actor: ActorRef, at: datetime, case: str, says: str, points: Sequence[str] = ()
) -> str:
    """Reply to the charge; each point of the defence has to be answered in the decision.

    Raises:
        Refused: if the actor is not the member concerned. Nobody replies for somebody else (G9).
    """
    with stepping(REPLIED, "reply", actor=actor, at=at, case=case) as doing:
        if not says.strip():
            raise refuse("reply_empty", "The reply says nothing.")
        row = Reply.objects.create(case=doing.row, says=says.strip(), at=at)
        listed = [point.strip() for point in points if point.strip()]
        Point.objects.bulk_create(
            Point(reply=row, number=number, says=point)
            for number, point in enumerate(listed, start=1)
        )
        doing.tell = ("clerk", "investigator", "panel")
    return doing.receipt


def name_companion(*, actor: ActorRef, at: datetime, case: str, companion: str) -> str:
    """Name somebody who helps and may speak; they see what the member sees.

    Args:
        companion: that person's key.

    Raises:
        Refused: if the actor is not the member concerned, or the companion has another part.
    """
    with acting(NAMED, actor=actor, at=at, case=case, parts=("respondent",)) as doing:
        row = doing.row
        parts = {each.person for each in row.roles.all() if each.until is None}
        if people.person(companion) is None or companion in parts | {row.respondent}:
            raise refuse(
                "companion_connected",
                "A companion is somebody else who has no other part in the case.",
            )
        row.roles.filter(part="companion", until=None).update(until=at)
        CaseRole.objects.create(case=row, person=companion, part="companion", since=at)
        doing.tell = ("companion", "clerk")
    return doing.receipt


def request(*, actor: ActorRef, at: datetime, case: str, says: str) -> str:
    """Ask for a witness, a document or a question to be put (G11).

    Raises:
        Refused: if the actor is no side, or says nothing.
    """
    parts = ("respondent", "companion", "complainant", "investigator")
    with acting(REQUESTED, actor=actor, at=at, case=case, parts=parts) as doing:
        if not says.strip():
            raise refuse("request_empty", "It is not said who or what is asked for.")
        Request.objects.create(case=doing.row, by=actor.key, says=says.strip(), at=at)
        doing.tell = ("panel", "clerk")
    return doing.receipt


def answer_request(
    *, actor: ActorRef, at: datetime, case: str, request: int, granted: bool, reasons: str
) -> str:
    """Grant what a side asked for, or refuse it, with reasons.

    Raises:
        Refused: if the actor does not sit on the panel, or gives no reasons.
    """
    with acting(REQUESTED, actor=actor, at=at, case=case, parts=("panel",)) as doing:
        row = doing.row.requests.filter(pk=request).first()
        if row is None or not reasons.strip():
            raise refuse("no_reasons", "There is no such request, or no reasons are given.")
        row.granted, row.reasons, row.decided_at = granted, reasons.strip(), at
        row.save(update_fields=["granted", "reasons", "decided_at"])
        doing.tell = ("respondent", "companion", "complainant", "investigator")
    return doing.receipt


def adjourn(*, actor: ActorRef, at: datetime, case: str, until: datetime, reasons: str) -> str:
    """Adjourn the case at the member's wish. While it rests the lapse clock stands still.

    The first is of right; a later one as well, for whoever asks for it has the clock stopped at
    their own wish.

    Raises:
        Refused: if the actor is not the member concerned, or the end lies behind.
    """
    with stepping(ADJOURNED, "adjourn", actor=actor, at=at, case=case) as doing:
        row = doing.row
        before = row.adjournments.order_by("-end").first()
        start = max(at, before.end) if before else at
        ends = lapses_at(row)
        if until <= start or ends is None or actor.key != row.respondent:
            raise refuse("no_time", "An adjournment is the member's own and ends after it begins.")
        Adjournment.objects.create(
            case=row, start=start, end=until, by=actor.key, reasons=reasons.strip()
        )
        doing.named = {"lapse": lapse_moved(ends, [Interval(start, until)])}
        doing.tell = ("clerk", "panel", "complainant")
    return doing.receipt


def elect_papers(*, actor: ActorRef, at: datetime, case: str, fresh: bool) -> str:
    """Choose to be decided on papers instead of a hearing in person.

    Args:
        fresh: whether the member proved who they are for this very act.

    Raises:
        Refused: if the actor is not the member concerned, or has not freshly signed in (G9).
    """
    with acting(ELECTED, actor=actor, at=at, case=case, parts=("respondent",)) as doing:
        if standing_of(doing.row, at).state != "disclosed":
            raise refuse("not_now", "This can be chosen between disclosure and hearing.")
        if not fresh:
            raise refuse(
                "not_fresh",
                "Only the member, freshly signed in, gives up a hearing (G9).",
                "Sign in again, then choose.",
            )
        PaperElection.objects.create(case=doing.row, by=actor.key, fresh=True, at=at)
        doing.tell = ("clerk", "panel")
    return doing.receipt

"""The panel decides: each particular with its vote, then the sanction after the like cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.conduct.actions.taking import refuse, stepping
from folkmoot.apps.conduct.acts_declared import DECIDED, SERVED
from folkmoot.apps.conduct.models import Answer, Citation, Decision, Finding, Point
from folkmoot.apps.conduct.queries.outcomes import comparables
from folkmoot.core.canon import digest
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.suspension import RIGHTS
from folkmoot.core.terms import ActorRef

SCOPED = ("restriction", "suspension")


@dataclass(frozen=True, slots=True)
class Found:
    """What the panel found of one particular."""

    proved: bool
    votes_for: int
    votes_against: int
    reasons: str


def decide_case(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    findings: Sequence[Found],
    cited: Sequence[int],
    sanction: str,
    months: int | None = None,
    scope: Sequence[str] = (),
    lesser_considered: str = "",
    departure: str = "",
    answers: Mapping[int, str] | None = None,
    external_remedy: str = "",
    standard: str = "",
) -> str:
    """Find and sanction. The like cases are those of the moment, and stand in the decision.

    Args:
        findings: one for each particular of the charge, in its order.
        cited: the numbers of the exhibits it relies on.
        scope: of a suspension or a restriction, the rights it touches.
        departure: why this case differs from the like ones, if the sanction does.
        answers: what is said to each point of the defence, by its row.
        external_remedy: where else the member can go, and by when.
        standard: the standard of proof applied; that of the rules if not said.

    Raises:
        Refused: by every law that is not met, each naming its guarantee.
    """
    with stepping(DECIDED, "decide", actor=actor, at=at, case=case) as doing:
        _may_be_meant(sanction, scope, findings)
        charge = doing.row.charges.order_by("-pk")[0]
        said, like = answers or {}, comparables(doing.row)
        made = Decision.objects.create(
            case=doing.row,
            at=at,
            standard=standard or doing.rules.text(rule.STANDARD),
            sanction=sanction,
            months=months,
            scope=list(scope),
            lesser_considered=lesser_considered.strip(),
            comparables=like,
            departure=departure.strip(),
            external_remedy=external_remedy.strip(),
            digest=digest(
                [
                    doing.row.code,
                    at.isoformat(),
                    sanction,
                    months,
                    list(scope),
                    [[f.proved, f.votes_for, f.votes_against, f.reasons] for f in findings],
                    sorted(cited),
                    like,
                    departure.strip(),
                ]
            ),
        )
        Finding.objects.bulk_create(
            Finding(
                decision=made,
                number=number,
                says=particular,
                proved=found.proved,
                votes_for=found.votes_for,
                votes_against=found.votes_against,
                reasons=found.reasons.strip(),
            )
            for number, (particular, found) in enumerate(
                zip(charge.particulars, findings, strict=False), start=1
            )
        )
        Citation.objects.bulk_create(
            Citation(decision=made, exhibit=exhibit)
            for exhibit in doing.row.exhibits.filter(number__in=list(cited))
        )
        points = Point.objects.filter(reply__case=doing.row, pk__in=list(said))
        Answer.objects.bulk_create(
            Answer(decision=made, point=point, says=said[point.pk].strip()) for point in points
        )
        doing.tell = ("clerk",)
    return doing.receipt


def _may_be_meant(sanction: str, scope: Sequence[str], findings: Sequence[Found]) -> None:
    if sanction in SCOPED and (not scope or set(scope) - set(RIGHTS)):
        raise refuse(
            "no_scope",
            "A {sanction} names the rights it touches.",
            "Choose them one by one.",
            sanction=sanction,
        )
    if sanction != "none" and not any(found.proved for found in findings):
        raise refuse(
            "nothing_proved",
            "No particular was found proved, so there is nothing to sanction.",
            "Record that the charge was not proved.",
        )
    for found in findings:
        if found.proved != (found.votes_for > found.votes_against):
            raise refuse("votes", "The votes on a particular do not bear out what was found.")


def clear_member(*, actor: ActorRef, at: datetime, case: str, reasons: str) -> str:
    """Find the charge not proved. Final at once; nothing can make it worse.

    Raises:
        Refused: if the actor does not sit on the panel, or gives no reasons.
    """
    with stepping(DECIDED, "clear", actor=actor, at=at, case=case) as doing:
        if not reasons.strip():
            raise refuse("no_reasons", "No reasons are given.", "Say why in a sentence or two.")
        doing.note = reasons.strip()
        doing.tell = ("respondent", "companion", "complainant", "clerk")
    return doing.receipt


def serve_decision(*, actor: ActorRef, at: datetime, case: str) -> str:
    """Note that the decision counts as served; the time to appeal runs from then.

    Send it first (`send_document`), and wait for the day on which it counts as served.

    Raises:
        Refused: if nothing proves the service yet, or the letter states no outside remedy.
    """
    with stepping(SERVED, "serve", actor=actor, at=at, case=case) as doing:
        doing.tell = ("respondent", "companion", "complainant")
    return doing.receipt

"""The member appeals, and people new to the case decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from folkmoot.apps.conduct.actions.taking import refuse, stepping
from folkmoot.apps.conduct.acts_declared import APPEAL_DECIDED, APPEALED
from folkmoot.apps.conduct.models import Appeal, AppealDecision
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.facts import case_of
from folkmoot.core.canon import digest
from folkmoot.core.procedure.conduct import rules as rule
from folkmoot.core.procedure.conduct.position import PASSED, clock
from folkmoot.core.terms import ActorRef


def appeal(*, actor: ActorRef, at: datetime, case: str, grounds: str) -> str:
    """Appeal against the decision; it has no effect until the appeal is decided.

    Raises:
        Refused: if the actor is not the member concerned, or the time is over.
    """
    with stepping(APPEALED, "appeal", actor=actor, at=at, case=case) as doing:
        facts = case_of(doing.row, doing.rules, at)
        served = facts.decision.served_at if facts.decision else None
        if clock(served, rule.APPEAL, doing.rules, at) == PASSED:
            raise refuse(
                "appeal_late",
                "The time to appeal is over. {rule}",
                "A different panel may open the case again for overlooked evidence, procedural "
                "unfairness or an obvious error.",
                rule=doing.rules.explain(rule.APPEAL),
            )
        if not grounds.strip():
            raise refuse("no_grounds", "No grounds are given.", "A sentence is enough.")
        Appeal.objects.create(case=doing.row, by=actor.key, grounds=grounds.strip(), at=at)
        doing.tell = ("clerk", "complainant", "companion")
    return doing.receipt


def decide_appeal(
    *,
    actor: ActorRef,
    at: datetime,
    case: str,
    sanction: str,
    months: int | None = None,
    scope: Sequence[str] = (),
    reasons: str,
) -> str:
    """Confirm or lessen; never harsher on the member's own appeal.

    Raises:
        Refused: if the panel is not new to the case, makes it worse, or gives no reasons.
    """
    with stepping(APPEAL_DECIDED, "decide_appeal", actor=actor, at=at, case=case) as doing:
        row = doing.row
        draw = draws.latest(row, "appeal")
        first = row.decisions.order_by("-pk")[0]
        if draw is None:
            raise refuse("no_panel", "No appeal panel was drawn.", "Ask the clerk to draw one.")
        if sanction == first.sanction and (months or 0) > (first.months or 0):
            raise refuse("harsher", "An appeal by the member cannot make it worse (G18).")
        AppealDecision.objects.create(
            appeal=row.appeal,
            draw=draw,
            sanction=sanction,
            months=months,
            scope=list(scope) or (first.scope if sanction == first.sanction else []),
            reasons=reasons.strip(),
            digest=digest([row.code, at.isoformat(), sanction, months, reasons.strip()]),
            at=at,
        )
        doing.tell = ("respondent", "companion", "complainant", "clerk")
    return doing.receipt


def allow_appeal(*, actor: ActorRef, at: datetime, case: str, reasons: str) -> str:
    """Allow the appeal: the member is as they were.

    Raises:
        Refused: if the actor does not sit on the appeal panel, or gives no reasons.
    """
    with stepping(APPEAL_DECIDED, "allow_appeal", actor=actor, at=at, case=case) as doing:
        if not reasons.strip():
            raise refuse("no_reasons", "No reasons are given.", "Say why in a sentence or two.")
        doing.note = reasons.strip()
        doing.tell = ("respondent", "companion", "complainant", "clerk")
    return doing.receipt

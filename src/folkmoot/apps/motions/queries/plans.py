"""The order of votes as the chair set it, against the order as it would be set now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.motions.models import VotingPlan
from folkmoot.apps.motions.queries.contests import Contest
from folkmoot.core.canon import digest
from folkmoot.core.lawtext import Plan

Told = list[dict[str, object]]
"""Steps as data: kind, names, falls (name, if) and replaces, in the order of the votes."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan that stands.

    Attributes:
        number: which of the plans for this document and conference it is, from 1.
        at: when the chair set it.
        votes: how many votes it has.
        order: what is put, vote after vote.
        holds: whether it is still what the rules give for the motions as they stand now.
        seq: its entry in the record.
        receipt: the code of the chair's receipt.
    """

    number: int
    at: datetime
    votes: int
    order: str
    holds: bool
    seq: int | None
    receipt: str


def standing_plan(found: Contest, conference: str) -> PlanView | None:
    """The last plan the chair set for a document before a conference."""
    row = last_plan(conference, found.document)
    if row is None:
        return None
    steps: Told = row.steps
    return PlanView(
        number=row.number,
        at=row.at,
        votes=len(steps),
        order=order_of(steps),
        holds=row.way == found.rule and steps == steps_told(found.plan),
        seq=row.seq,
        receipt=row.receipt,
    )


def last_plan(conference: str, document: str) -> VotingPlan | None:
    """Its row."""
    rows = VotingPlan.objects.filter(conference=conference, document=document)
    return rows.order_by("-number").first()


def steps_told(plan: Plan) -> Told:
    """The votes of a plan as data."""
    return [
        {
            "kind": step.kind,
            "names": list(step.names),
            "falls": [[each.name, each.if_] for each in step.falls],
            "replaces": list(step.replaces),
        }
        for step in plan.steps
    ]


def outcomes_digest(plan: Plan) -> str:
    """One digest over every outcome of every group: who is carried, and the edition's root."""
    return digest(
        [[[list(each.carried), each.digest] for each in group] for group in plan.outcomes]
    )


def order_of(steps: Told) -> str:
    """The order in one line: votes by semicolons, what is put together by commas."""
    return "; ".join(", ".join(str(name) for name in step["names"]) for step in steps)  # type: ignore[attr-defined]

"""A decided case is opened again: by a different panel, on a named ground (G19)."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.conduct.actions.make_complaint import draw_adjudicator, open_case
from folkmoot.apps.conduct.actions.taking import acting, refuse
from folkmoot.apps.conduct.acts_declared import REOPENED
from folkmoot.apps.conduct.models import CaseRole, Complaint, Reopening, Taken
from folkmoot.apps.conduct.queries import draws
from folkmoot.apps.conduct.queries.history import road_of, standing_of
from folkmoot.core.procedure.conduct.guarantees import REOPENING_GROUNDS
from folkmoot.core.procedure.standing import taken
from folkmoot.core.terms import ActorRef


def reopen_case(
    *, actor: ActorRef, at: datetime, case: str, ground: str, reasons: str
) -> tuple[str, str]:
    """Open a decided case again as a new one; returns its code and the receipt's.

    It is the adjudicator of the earlier case, who decided nothing in it, that may. Nobody who
    decided it sits again.

    Raises:
        Refused: if the case is not decided, or the ground is none of the three.
    """
    with acting(REOPENED, actor=actor, at=at, case=case, parts=("adjudicator",)) as doing:
        earlier = doing.row
        if not standing_of(earlier, at).ended or ground not in REOPENING_GROUNDS:
            raise refuse(
                "no_ground",
                "A decided case is opened again only for overlooked evidence, procedural "
                "unfairness or an obvious error (G19).",
            )
        if not reasons.strip():
            raise refuse("no_reasons", "No reasons are given.")
        row = open_case(
            kind=earlier.kind, respondent=earlier.respondent, at=at, office=earlier.office
        )
        was = earlier.complaint
        Complaint.objects.create(
            case=row,
            says=was.says,
            act_at=was.act_at,
            act_until=was.act_until,
            known_at=at if ground == "overlooked_evidence" else was.known_at,
            place=was.place,
            medium=was.medium,
            source=was.source,
        )
        Reopening.objects.create(
            earlier=earlier, case=row, ground=ground, reasons=reasons.strip(), by=actor.key, at=at
        )
        before = {key for each in earlier.draws.all() for key in draws.members(each)}
        CaseRole.objects.bulk_create(
            [
                *(CaseRole(case=row, person=key, part="earlier_panel", since=at) for key in before),
                *(
                    CaseRole(case=row, person=each.person, part=each.part, since=at)
                    for each in earlier.roles.filter(part="complainant", until=None)
                ),
            ]
        )
        CaseRole.objects.create(case=row, person=actor.key, part="earlier_panel", since=at)
        draw_adjudicator(row, at)
        event = taken(road_of(row), "complain", at=at, rules=doing.rules, actor=actor)
        Taken.objects.create(
            case=row,
            step="complain",
            at=at,
            by=str(actor),
            deadlines={key: ends.isoformat() for key, ends in event.deadlines.items()},
        )
        doing.tell = ("clerk", "respondent", "complainant")
    return row.code, doing.receipt

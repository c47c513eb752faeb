"""An office falls vacant by resignation, or at the end of its term."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people import queries
from folkmoot.apps.people.actions.vacancies import vacate
from folkmoot.apps.people.acts_declared import OFFICE_ENDED
from folkmoot.apps.people.days import day_of
from folkmoot.apps.people.models import Office
from folkmoot.apps.people.policy import authority, offices
from folkmoot.apps.people.queries.shapes import OfficeView
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, Reason, no
from folkmoot.platform.acts import Refused


def end_office(
    *,
    actor: ActorRef,
    at: datetime,
    office: int,
    ground: str,
    on: date | None = None,
    decided_by: str = "",
) -> tuple[OfficeView, str]:
    """End an office (`OfficeView.key`): ``"resigned"`` by its holder, or ``"term_ended"``.

    There is no third ground: removal as a sanction needs a certificate of process, which this
    act cannot give.

    Raises:
        Refused: for any other ground, somebody else's resignation, or a term without a decision.
    """
    day = on or day_of(at)
    with official(OFFICE_ENDED, actor=actor, at=at) as act:
        view = queries.office(office)
        if view is None:
            raise Refused(no(Reason("office.unknown", "There is no such office.")))
        row = act.lock(Office, pk=office)
        act.require(
            offices.may_end(view, actor=actor, ground=ground, on=day, decided_by=decided_by)
        )
        if ground != "resigned":
            act.require(authority.may_record_offices(actor, unit=view.unit_slug, on=day_of(at)))
        vacate(row, ground=ground, on=day, at=at, by=actor, decided_by=decided_by)
        act.shows(
            unit=view.unit_slug,
            role=view.role,
            ground=ground,
            on=day.isoformat(),
            decided_by=decided_by,
        )
        act.seals(person=view.person_key)
        act.about(f"unit:{view.unit_slug}", *([decided_by] if decided_by else []))
        act.receipt_for(f"person:{view.person_key}")
    return view, act.code

"""Telling a unit's delegates how its meeting wants them to vote."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.assembly.actions.subjects import item_of, locked_meeting, missing
from folkmoot.apps.assembly.acts_declared import MANDATED
from folkmoot.apps.assembly.models import CardMandate, Delegation
from folkmoot.apps.assembly.policy.mandates import may_mandate
from folkmoot.apps.assembly.policy.offices import Seat, may_run
from folkmoot.apps.assembly.queries.rules import day_of
from folkmoot.apps.record.acts import official
from folkmoot.core.terms import ActorRef, check_words


def mandate_delegates(
    *,
    actor: ActorRef,
    at: datetime,
    meeting: str,
    unit: str,
    item: int,
    instruction: str,
    decided_at: str,
    decided_on: date,
) -> tuple[str, str]:
    """Enter what a unit's meeting told its delegates to do on a line of the agenda.

    A later mandate on the same line takes its place for card votes opened after it.

    Some of its arguments:
        meeting, item: the conference and the line of its agenda.
        instruction: for, against or abstain.
        decided_at, decided_on: the unit's meeting, and its day.

    Returns the unit's name on the card, and the receipt's code.

    Raises:
        Refused: if the actor is no officer of the unit, no meeting is named, its day has not come,
            or a card vote on that line is open.
    """
    with official(MANDATED, actor=actor, at=at) as act:
        row = locked_meeting(act, meeting)
        delegation = Delegation.objects.filter(meeting=row, unit_slug=unit).first()
        if delegation is None:
            raise missing("delegation", unit)
        act.require(may_run(actor, Seat(unit, "general_meeting", "", day_of(at, row.zone))))
        line = item_of(row, item)
        if line is None:
            raise missing("agenda item", str(item))
        act.require(check_words(decided_at, "The meeting", most=80))
        act.require(
            may_mandate(
                line=line,
                instruction=instruction,
                decided_at=decided_at,
                decided_on=decided_on,
                today=day_of(at, row.zone),
            )
        )
        CardMandate.objects.create(
            delegation=delegation,
            item=line,
            instruction=instruction,
            decided_at=decided_at.strip(),
            decided_on=decided_on,
            at=at,
            by=str(actor),
        )
        act.shows(
            meeting=row.key,
            unit=unit,
            item=line.pk,
            decided_at=decided_at.strip(),
            decided_on=decided_on.isoformat(),
        )
        act.seals(instruction=instruction)
        act.about(f"meeting:{row.key}", f"unit:{unit}")
    return delegation.unit_name, act.code

"""What must be known of somebody who wants to take part in a consultation or a hustings."""

from __future__ import annotations

from datetime import datetime

from folkmoot.apps.commons.queries.shapes import ConsultationView
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.rules.consulting import TakingPart, check_taking_part
from folkmoot.core.terms import Verdict


def on_roll(roll: str, person: str) -> tuple[bool, str]:
    """Whether a frozen roll finds a person eligible, and otherwise what it says of her."""
    if not person:
        return False, ""
    line = people.line_of(roll, person)
    if line is None:
        return False, "no_file"
    if line.verdict == "eligible" or any(each.upheld for each in line.challenges):
        return True, ""
    return False, line.verdict


def may_respond(
    view: ConsultationView, *, person: str = "", outside: bool = False, at: datetime
) -> Verdict:
    """Whether a person of the roll, or one of the public, may respond now."""
    listed, why_not = on_roll(view.roll, person)
    facts = TakingPart(
        opens=view.opens_at,
        closes=view.closes_at,
        on_roll=listed,
        why_not=why_not,
        from_outside=outside and view.outside and not person,
    )
    return check_taking_part(facts, at)


def may_write(view: ConsultationView, *, person: str, at: datetime) -> Verdict:
    """Whether a person may put in a statement now: those on the roll may."""
    return may_respond(view, person=person, at=at)

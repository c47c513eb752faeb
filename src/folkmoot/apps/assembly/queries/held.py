"""What this room holds on a person, table by table, for that person."""

from __future__ import annotations

from folkmoot.apps.assembly.models import (
    Apology,
    Attendance,
    Delegate,
    RecordedVote,
    RequisitionSignature,
)
from folkmoot.apps.people.holdings import Section


def gather(key: str) -> list[Section]:
    """Where a person was, for whom a delegate, and how the person voted by name."""
    return [
        Section(
            "Meetings I was at",
            ("meeting", "how", "from", "until"),
            tuple(
                (meeting, mode, since.isoformat(), until.isoformat() if until else None)
                for meeting, mode, since, until in Attendance.objects.filter(person_key=key)
                .order_by("from_at")
                .values_list("meeting__key", "mode", "from_at", "until_at")
            ),
        ),
        Section(
            "Apologies",
            ("meeting", "at"),
            tuple(
                (meeting, at.isoformat())
                for meeting, at in Apology.objects.filter(person_key=key).values_list(
                    "meeting__key", "at"
                )
            ),
        ),
        Section(
            "Delegations",
            ("meeting", "of", "named_at"),
            tuple(
                (meeting, unit, at.isoformat())
                for meeting, unit, at in Delegate.objects.filter(person_key=key).values_list(
                    "delegation__meeting__key", "delegation__unit_name", "named_at"
                )
            ),
        ),
        Section(
            "Requisitions I signed",
            ("unit", "at"),
            tuple(
                (unit, at.isoformat())
                for unit, at in RequisitionSignature.objects.filter(person_key=key).values_list(
                    "requisition__unit_slug", "at"
                )
            ),
        ),
        Section(
            "Votes recorded by name",
            ("meeting", "decision", "choice"),
            tuple(
                RecordedVote.objects.filter(person_key=key).values_list(
                    "decision__meeting__key", "decision__number", "choice"
                )
            ),
        ),
    ]

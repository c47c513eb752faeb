"""An office falls vacant: its row ends and, where the seat remains, a vacancy begins."""

from __future__ import annotations

from datetime import date, datetime

from folkmoot.apps.people.models import Office
from folkmoot.apps.people.vocabulary import ROLES


def vacate(office: Office, *, on: date, at: datetime) -> None:
    """End an office on a day. A vacancy planned for the end of its term begins now instead."""
    planned = Office.objects.filter(
        person=None, unit=office.unit, role=office.role, start=office.end, end=None
    ).first()
    office.end = on
    office.save(update_fields=["end"])
    if office.authority == "acting" or not ROLES[office.role].stands:
        return
    if planned is not None:
        planned.start = on
        planned.save(update_fields=["start"])
        return
    open_vacancy(office, on=on, at=at)


def open_vacancy(office: Office, *, on: date, at: datetime) -> None:
    """The seat of an office stands empty from a day on."""
    Office.objects.create(
        person=None,
        unit=office.unit,
        role=office.role,
        authority=office.authority,
        start=on,
        recorded_at=at,
    )

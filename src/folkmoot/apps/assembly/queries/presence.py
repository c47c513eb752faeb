"""Who was there, at any moment, and how many of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.models import Apology, Attendance, HeadCount
from folkmoot.apps.people import queries as people

MODES = ("in_room", "online", "phone")
MODE_WORDS = {"in_room": "in the room", "online": "online", "phone": "by phone"}


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """One person's presence. For members of the unit only; never public."""

    id: int
    person_key: str
    name: str
    visitor: bool
    mode: str
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True)
class Presence:
    """How many members were there at a moment, and how.

    Attributes:
        members: members present, by mode.
        visitors: people present who are not members.
        known_by: ``"names"``, ``"count"``, ``"credentials"``, or ``""`` if nobody wrote it down.
    """

    members: dict[str, int]
    visitors: int
    known_by: str

    @property
    def total(self) -> int:
        """All members present, in whatever mode."""
        return sum(self.members.values())


def attendance(meeting_key: str) -> tuple[AttendanceView, ...]:
    """Everybody who was there by name, in the order in which they were written down."""
    rows = list(Attendance.objects.filter(meeting__key=meeting_key).order_by("from_at", "pk"))
    names = people.names_of({row.person_key for row in rows if row.person_key})
    return tuple(
        AttendanceView(
            id=row.pk,
            person_key=row.person_key,
            name=row.visitor or names[row.person_key],
            visitor=bool(row.visitor),
            mode=row.mode,
            from_at=row.from_at,
            until_at=row.until_at,
        )
        for row in rows
    )


def presence(meeting_id: int, *, at: datetime) -> Presence:
    """The members present at a moment: by name where names were taken, else by the last count."""
    rows = list(
        Attendance.objects.filter(meeting_id=meeting_id, from_at__lte=at)
        .exclude(until_at__lte=at)
        .values_list("mode", "visitor")
    )
    if any(not visitor for _, visitor in rows):
        members = {mode: sum(m == mode and not v for m, v in rows) for mode in MODES}
        return Presence(members, sum(bool(v) for _, v in rows), "names")
    count = (
        HeadCount.objects.filter(meeting_id=meeting_id, at__lte=at).order_by("-at", "-pk").first()
    )
    if count is None:
        return Presence(dict.fromkeys(MODES, 0), 0, "")
    members = {"in_room": count.in_room, "online": count.online, "phone": count.phone}
    return Presence(members, count.visitors, "count")


def person_keys_present(meeting_id: int, *, at: datetime) -> frozenset[str]:
    """The members who were there by name at a moment."""
    return frozenset(
        Attendance.objects.filter(meeting_id=meeting_id, from_at__lte=at)
        .exclude(until_at__lte=at)
        .exclude(person_key="")
        .values_list("person_key", flat=True)
    )


def apologies(meeting_key: str) -> tuple[str, ...]:
    """The names of those who sent word of not coming."""
    rows = Apology.objects.filter(meeting__key=meeting_key).order_by("at", "pk")
    keys = list(rows.values_list("person_key", flat=True))
    names = people.names_of(keys)
    return tuple(names[key] for key in keys)

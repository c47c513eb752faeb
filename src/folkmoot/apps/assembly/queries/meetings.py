"""Meetings: what they are and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from folkmoot.apps.assembly.models import Meeting
from folkmoot.apps.assembly.queries.standing import notice_of, quorum_of
from folkmoot.apps.people import queries as people
from folkmoot.core.terms import Verdict

KIND_WORDS = {
    "branch_meeting": "Branch meeting",
    "general_meeting": "General meeting",
    "conference": "Conference",
    "committee": "Committee meeting",
}
PUBLIC_KINDS = frozenset({"conference"})
_STALE = timedelta(days=7)  # a meeting nobody opened stays among the coming ones for a week


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as lists show it.

    Attributes:
        status: ``called``, ``open``, ``closed`` or ``called_off``; computed from what was done.
    """

    key: str
    unit_slug: str
    unit_name: str
    kind: str
    title: str
    starts_at: datetime
    status: str
    url: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting and where it stands.

    Attributes:
        status: ``called`` (not opened yet), ``open``, ``closed`` or ``called_off``.
        off_because: why it was called off; empty if it was not.
        moved: the times it was to begin at before it was put off, oldest first, with the reasons.
        called_at: when it was called; None if it was only noted afterwards.
        notice_ok: whether notice was given in time.
        notice: the same as a verdict, with the working.
        quorate: whether enough who count are present now, or were when it closed.
        quorum: the same as a verdict, with the working.
        public: whether its agenda and results are open to everybody.
    """

    id: int
    key: str
    unit_slug: str
    unit_name: str
    unit_kind: str
    kind: str
    convened_as: str
    body: str
    title: str
    starts_at: datetime
    zone: str
    place: str
    joining: str
    status: str
    off_because: str
    moved: tuple[tuple[datetime, str], ...]
    called_at: datetime | None
    called_by: str
    by_requisition: bool
    opened_at: datetime | None
    closed_at: datetime | None
    chair_key: str
    approved_at: datetime | None
    approved_digest: str
    notice_ok: bool
    notice: Verdict
    quorate: bool
    quorum: Verdict
    public: bool

    @property
    def url(self) -> str:
        """Where it is shown."""
        return f"/meetings/{self.key}"

    @property
    def ref(self) -> str:
        """How other rooms point at it."""
        return f"meeting:{self.key}"

    @property
    def kind_words(self) -> str:
        """What it is called."""
        return KIND_WORDS[self.kind]


def meeting(key: str) -> MeetingView | None:
    """A meeting by its key."""
    row = _rows().filter(key=key).first()
    return view_of(row) if row else None


def next_meeting(unit_slug: str, after: datetime, kind: str | None = None) -> MeetingView | None:
    """A unit's next meeting after a moment."""
    rows = _rows().filter(unit_slug=unit_slug, starts_at__gte=after, calling_off=None)
    row = (rows.filter(kind=kind) if kind else rows).order_by("starts_at", "pk").first()
    return view_of(row) if row else None


def conference(key: str) -> MeetingView | None:
    """A meeting by its key, if it is a conference."""
    found = meeting(key)
    return found if found and found.kind == "conference" else None


def conferences() -> tuple[MeetingLine, ...]:
    """Every conference, newest first."""
    return _lines(Meeting.objects.filter(kind="conference").order_by("-starts_at"))


def upcoming(
    unit_slugs: Iterable[str], *, now: datetime, most: int = 50
) -> tuple[MeetingLine, ...]:
    """The meetings of some units that are not over, soonest first; conferences are everyone's."""
    rows = _visible(unit_slugs).filter(closing__isnull=True, starts_at__gte=now - _STALE)
    return _lines(rows.order_by("starts_at")[:most])


def past(
    unit_slugs: Iterable[str], *, now: datetime, offset: int = 0, most: int = 50
) -> tuple[MeetingLine, ...]:
    """The meetings of some units that are over, newest first."""
    rows = _visible(unit_slugs).filter(_over(now)).order_by("-starts_at")
    return _lines(rows[offset : offset + most])


def count_past(unit_slugs: Iterable[str], *, now: datetime) -> int:
    """How many meetings of some units are over."""
    return _visible(unit_slugs).filter(_over(now)).count()


def meetings_of(unit_slug: str, *, most: int = 50) -> tuple[MeetingLine, ...]:
    """A unit's meetings, newest first."""
    return _lines(Meeting.objects.filter(unit_slug=unit_slug).order_by("-starts_at")[:most])


def lines_of(rows: QuerySet[Meeting]) -> tuple[MeetingLine, ...]:
    """Rows as lists show them."""
    return _lines(rows)


def view_of(row: Meeting) -> MeetingView:
    """A row as a view, with notice and quorum found by the rules of its day."""
    unit = people.unit(row.unit_slug)
    calling = getattr(row, "calling", None)
    opening = getattr(row, "opening", None)
    closing = getattr(row, "closing", None)
    approval = getattr(row, "approval", None)
    notice = notice_of(row)
    quorum = quorum_of(row)
    return MeetingView(
        id=row.pk,
        key=row.key,
        unit_slug=row.unit_slug,
        unit_name=unit.name if unit else row.unit_slug,
        unit_kind=unit.kind if unit else "",
        kind=row.kind,
        convened_as=row.convened_as,
        body=row.body,
        title=row.title,
        starts_at=row.starts_at,
        zone=row.zone,
        place=row.place,
        joining=row.joining,
        status=_status(row),
        off_because=row.calling_off.why if hasattr(row, "calling_off") else "",
        moved=tuple((p.was_to_start_at, p.why) for p in row.postponements.all()),
        called_at=calling.at if calling else None,
        called_by=calling.by if calling else "",
        by_requisition=bool(calling and calling.requisition_id),
        opened_at=opening.at if opening else None,
        closed_at=closing.at if closing else None,
        chair_key=opening.chair_key if opening else "",
        approved_at=approval.at if approval else None,
        approved_digest=approval.digest if approval else "",
        notice_ok=bool(notice),
        notice=notice,
        quorate=bool(quorum),
        quorum=quorum,
        public=row.kind in PUBLIC_KINDS,
    )


def _rows() -> QuerySet[Meeting]:
    return Meeting.objects.select_related(
        "calling", "opening", "closing", "approval", "calling_off"
    )


def _status(row: Meeting) -> str:
    if hasattr(row, "closing"):
        return "closed"
    if hasattr(row, "calling_off"):
        return "called_off"
    return "open" if hasattr(row, "opening") else "called"


def _visible(unit_slugs: Iterable[str]) -> QuerySet[Meeting]:
    return Meeting.objects.filter(Q(unit_slug__in=list(unit_slugs)) | Q(kind__in=PUBLIC_KINDS))


def _over(now: datetime) -> Q:
    return Q(closing__isnull=False) | Q(starts_at__lt=now - _STALE)


def _lines(rows: QuerySet[Meeting]) -> tuple[MeetingLine, ...]:
    found = list(rows.select_related("opening", "closing", "calling_off"))
    units = people.units({row.unit_slug for row in found})
    return tuple(
        MeetingLine(
            key=row.key,
            unit_slug=row.unit_slug,
            unit_name=units[row.unit_slug].name if row.unit_slug in units else row.unit_slug,
            kind=row.kind,
            title=row.title,
            starts_at=row.starts_at,
            status=_status(row),
            url=f"/meetings/{row.key}",
        )
        for row in found
    )


def unapproved(unit_slugs: Iterable[str], *, since: datetime) -> tuple[MeetingLine, ...]:
    """The closed meetings of some units whose minutes nobody has approved yet, newest first."""
    rows = Meeting.objects.filter(
        unit_slug__in=list(unit_slugs), closing__at__gte=since, approval__isnull=True
    )
    return _lines(rows.order_by("-starts_at")[:5])

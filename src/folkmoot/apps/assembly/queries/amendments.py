"""Floor amendments and the text as it stands after those that were carried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.models import AgendaItem, Decision, FloorAmendment
from folkmoot.apps.people import queries as people


@dataclass(frozen=True, slots=True)
class FloorAmendmentView:
    """An amendment moved from the floor.

    Attributes:
        status: ``waiting``, ``carried``, ``lost``, or ``fallen`` where an amendment carried
            before it has left nothing for it to change.
        occurrences: how often its words stand in the text as it stands now.
    """

    id: int
    number: int
    find: str
    replacement: str
    mover: str
    seconder: str
    order: int
    moved_at: datetime
    status: str
    occurrences: int
    decision_number: int | None


@dataclass(frozen=True, slots=True)
class MotionText:
    """An ordinary motion before a meeting: as printed, as amended so far, and its amendments."""

    item_id: int
    title: str
    printed: str
    standing: str
    amendments: tuple[FloorAmendmentView, ...]

    @property
    def waiting(self) -> tuple[FloorAmendmentView, ...]:
        """What is still to be voted on, in order."""
        return tuple(a for a in self.amendments if a.status == "waiting")


def amendment_ref(meeting_key: str, item_id: int, number: int) -> str:
    """What the decision on an amendment is about."""
    return f"amendment:{meeting_key}:{item_id}:{number}"


def applied(text: str, find: str, replacement: str) -> str:
    """The text with the words replaced where they stand, which must be exactly once.

    Raises:
        ValueError: if they stand there less or more often than once.
    """
    if text.count(find) != 1 or not find:
        raise ValueError(f"{find!r} stands {text.count(find)} times in the text, not once")
    return text.replace(find, replacement)


def motion_text(item_id: int) -> MotionText | None:
    """An item's text with the amendments to it."""
    item = AgendaItem.objects.filter(pk=item_id).select_related("meeting").first()
    return _texts([item])[0] if item else None


def motion_texts(meeting_key: str) -> list[MotionText]:
    """Every item of a meeting that has a text or amendments."""
    items = AgendaItem.objects.filter(meeting__key=meeting_key).select_related("meeting")
    return _texts([item for item in items if item.text])


def _texts(items: list[AgendaItem]) -> list[MotionText]:
    rows = list(FloorAmendment.objects.filter(item__in=items))
    refs = {row.pk: _ref(row, items) for row in rows}
    decided = {
        d.subject: d
        for d in Decision.objects.filter(subject__in=refs.values(), corrected_by__isnull=True)
        .exclude(outcome="unclear")
        .order_by("number")
    }
    names = people.names_of({k for row in rows for k in (row.mover_key, row.seconder_key) if k})
    texts = []
    for item in items:
        mine = [row for row in rows if row.item_id == item.pk]
        carried = sorted(
            (row for row in mine if _outcome(decided.get(refs[row.pk])) == "carried"),
            key=lambda row: decided[refs[row.pk]].number,
        )
        standing = item.text
        for row in carried:
            standing = applied(standing, row.find, row.replacement)
        views = tuple(_view(row, decided.get(refs[row.pk]), standing, names) for row in mine)
        texts.append(MotionText(item.pk, item.title, item.text, standing, views))
    return texts


def _ref(row: FloorAmendment, items: list[AgendaItem]) -> str:
    item = next(item for item in items if item.pk == row.item_id)
    return amendment_ref(item.meeting.key, item.pk, row.number)


def _outcome(decision: Decision | None) -> str:
    if decision is None:
        return ""
    return "carried" if decision.outcome in {"carried", "agreed"} else decision.outcome


def _view(
    row: FloorAmendment, decision: Decision | None, standing: str, names: dict[str, str]
) -> FloorAmendmentView:
    occurrences = standing.count(row.find)
    status = _outcome(decision) or ("waiting" if occurrences else "fallen")
    return FloorAmendmentView(
        id=row.pk,
        number=row.number,
        find=row.find,
        replacement=row.replacement,
        mover=names.get(row.mover_key, ""),
        seconder=names.get(row.seconder_key, ""),
        order=row.order,
        moved_at=row.moved_at,
        status=status,
        occurrences=occurrences,
        decision_number=decision.number if decision else None,
    )


def has_amendments(meeting_key: str) -> bool:
    """Whether anything was moved from the floor at a meeting."""
    return FloorAmendment.objects.filter(item__meeting__key=meeting_key).exists()

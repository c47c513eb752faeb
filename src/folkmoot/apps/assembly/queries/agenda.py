"""The agenda as a tree with computed numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.models import AgendaItem
from folkmoot.apps.assembly.queries.subjects import subject_url


@dataclass(frozen=True, slots=True)
class AgendaItemView:
    """One line of the agenda and what stands under it.

    Attributes:
        number: its place in the tree, "3" or "3.2".
        text: of a motion, the words moved as printed.
        question_kind: under which threshold and rules of voting it will be put.
        depth: 0 for the lines of the first level.
        ends_at: when debate under it ends, as the meeting last agreed; none if it has no end.
    """

    id: int
    number: str
    position: int
    kind: str
    title: str
    subject: str
    text: str
    question_kind: str
    depth: int
    children: tuple[AgendaItemView, ...]
    ends_at: datetime | None = None

    @property
    def subject_url(self) -> str:
        """Where its subject can be read; empty if it has no page."""
        return subject_url(self.subject)


def agenda(meeting_key: str) -> tuple[AgendaItemView, ...]:
    """The lines of the first level, each with its own."""
    rows = list(AgendaItem.objects.filter(meeting__key=meeting_key).prefetch_related("extensions"))
    under: dict[int | None, list[AgendaItem]] = {}
    for row in rows:
        under.setdefault(row.parent_id, []).append(row)
    return _branch(under, parent=None, prefix="", depth=0)


def agenda_lines(meeting_key: str) -> tuple[AgendaItemView, ...]:
    """Every line in the order of reading, the tree laid flat."""
    return _flat(agenda(meeting_key))


def section_of(meeting_key: str, subject: str) -> AgendaItemView | None:
    """The section of the agenda that a subject is debated in: the nearest line with an end.

    The subject's own line, if that has one, else the lines above it from below; none if debate
    has no end there, or the subject is not on the agenda.
    """
    above: list[AgendaItemView] = []
    for line in agenda_lines(meeting_key):
        del above[line.depth :]
        above.append(line)
        if line.subject == subject:
            return next((each for each in reversed(above) if each.ends_at), None)
    return None


def _ends(row: AgendaItem) -> datetime | None:
    if row.ends_at is None:
        return None
    return max([row.ends_at, *(each.until for each in row.extensions.all())])


def _flat(items: tuple[AgendaItemView, ...]) -> tuple[AgendaItemView, ...]:
    return tuple(line for item in items for line in (item, *_flat(item.children)))


def _branch(
    under: dict[int | None, list[AgendaItem]], *, parent: int | None, prefix: str, depth: int
) -> tuple[AgendaItemView, ...]:
    return tuple(
        AgendaItemView(
            id=row.pk,
            number=f"{prefix}{place}",
            position=row.position,
            kind=row.kind,
            title=row.title,
            subject=row.subject,
            text=row.text,
            question_kind=row.question_kind,
            depth=depth,
            children=_branch(under, parent=row.pk, prefix=f"{prefix}{place}.", depth=depth + 1),
            ends_at=_ends(row),
        )
        for place, row in enumerate(under.get(parent, ()), start=1)
    )

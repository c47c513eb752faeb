"""Minutes that write themselves: every fact of a meeting, in the order of its agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.models import ItemNote, Meeting, MinutesCorrection
from folkmoot.apps.assembly.queries.agenda import AgendaItemView, agenda_lines
from folkmoot.apps.assembly.queries.amendments import MotionText, motion_texts
from folkmoot.apps.assembly.queries.decisions import DecisionView, decisions_of
from folkmoot.apps.assembly.queries.meetings import MeetingView, meeting
from folkmoot.apps.assembly.queries.presence import (
    AttendanceView,
    Presence,
    apologies,
    attendance,
)
from folkmoot.apps.assembly.queries.standing import presence_of
from folkmoot.apps.people import queries as people
from folkmoot.core.arithmetic.figures import reconcile
from folkmoot.core.canon import digest
from folkmoot.core.terms import Reason


@dataclass(frozen=True, slots=True)
class MinutesBlock:
    """One line of the agenda with what came of it; the last block has what stood on no agenda."""

    item: AgendaItemView | None
    notes: tuple[str, ...]
    decisions: tuple[DecisionView, ...]
    motion: MotionText | None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction: what the minutes said, what they should say."""

    number: int
    said: str
    should_say: str
    why: str
    decision_number: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes of a meeting as they stand.

    Attributes:
        contradictions: figures of the minutes that cannot be true together; empty if all can.
        digest: of everything the minutes say, names by their keys.
    """

    meeting: MeetingView
    chair_name: str
    attendance: tuple[AttendanceView, ...]
    presence: Presence
    apologies: tuple[str, ...]
    blocks: tuple[MinutesBlock, ...]
    corrections: tuple[CorrectionView, ...]
    contradictions: tuple[Reason, ...]
    digest: str

    @property
    def status(self) -> str:
        """``draft``, ``approved`` or ``corrected`` (approved, and corrected since)."""
        if self.meeting.approved_at is None:
            return "draft"
        later = any(c.at > self.meeting.approved_at for c in self.corrections)
        return "corrected" if later else "approved"


def minutes(meeting_key: str) -> MinutesView | None:
    """The minutes of a meeting that has been opened; None before that."""
    found = meeting(meeting_key)
    if found is None or found.opened_at is None:
        return None
    row = Meeting.objects.get(key=meeting_key)
    moment = _middle(row, found)
    blocks = _blocks(meeting_key)
    there = attendance(meeting_key)
    corrections = _corrections(meeting_key)
    here = presence_of(row, at=moment)
    return MinutesView(
        meeting=found,
        chair_name=people.name_of(found.chair_key) if found.chair_key else "",
        attendance=there,
        presence=here,
        apologies=apologies(meeting_key),
        blocks=blocks,
        corrections=corrections,
        contradictions=contradictions(blocks),
        digest=digest(_plain(found, there, blocks, corrections, here)),
    )


def contradictions(blocks: tuple[MinutesBlock, ...]) -> tuple[Reason, ...]:
    """Every figure that cannot be true with the others, decision by decision."""
    return tuple(
        reason
        for block in blocks
        for decision in block.decisions
        if decision.figures and decision.corrected_by is None
        for reason in reconcile(decision.figures).reasons
    )


def _middle(row: Meeting, found: MeetingView) -> datetime:
    """When the house was last counted while the meeting sat: people leave before the end."""
    last = row.decisions.order_by("-at").values_list("at", flat=True).first()
    return last or found.closed_at or found.opened_at or row.starts_at


def _blocks(meeting_key: str) -> tuple[MinutesBlock, ...]:
    decisions = decisions_of(meeting_key)
    motions = {text.item_id: text for text in motion_texts(meeting_key)}
    notes: dict[int | None, list[str]] = {}
    for note in ItemNote.objects.filter(meeting__key=meeting_key).order_by("at", "pk"):
        notes.setdefault(note.item_id, []).append(note.text)
    items: list[AgendaItemView | None] = [*agenda_lines(meeting_key), None]
    blocks = [
        MinutesBlock(
            item=item,
            notes=tuple(notes.get(item.id if item else None, ())),
            decisions=tuple(d for d in decisions if d.item_id == (item.id if item else None)),
            motion=motions.get(item.id) if item else None,
        )
        for item in items
    ]
    return tuple(b for b in blocks if b.item or b.notes or b.decisions)


def _corrections(meeting_key: str) -> tuple[CorrectionView, ...]:
    rows = MinutesCorrection.objects.filter(meeting__key=meeting_key).select_related("decision")
    return tuple(
        CorrectionView(
            number=row.number,
            said=row.said,
            should_say=row.should_say,
            why=row.why,
            decision_number=row.decision.number if row.decision else None,
            at=row.at,
        )
        for row in rows
    )


def _plain(
    found: MeetingView,
    there: tuple[AttendanceView, ...],
    blocks: tuple[MinutesBlock, ...],
    corrections: tuple[CorrectionView, ...],
    here: Presence,
) -> dict[str, object]:
    return {
        "meeting": found.key,
        "title": found.title,
        "starts_at": found.starts_at.isoformat(),
        "opened_at": found.opened_at.isoformat() if found.opened_at else "",
        "closed_at": found.closed_at.isoformat() if found.closed_at else "",
        "chair": found.chair_key,
        "present": [[line.person_key or line.visitor, line.mode] for line in there],
        "members_present": here.members,
        "visitors": here.visitors,
        "items": [_plain_block(block) for block in blocks],
        "corrections": [[c.said, c.should_say, c.why] for c in corrections],
    }


def _plain_block(block: MinutesBlock) -> dict[str, object]:
    return {
        "number": block.item.number if block.item else "",
        "title": block.item.title if block.item else "",
        "notes": list(block.notes),
        "text": block.motion.standing if block.motion else "",
        "decisions": [
            [d.number, d.question, d.method, d.count_words, d.outcome, list(d.working)]
            for d in block.decisions
        ],
    }

"""What the law must know of a meeting to say whether its decisions stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from folkmoot.apps.assembly.models import AgendaItem, Meeting
from folkmoot.apps.assembly.queries.rules import tier_of
from folkmoot.apps.assembly.queries.standing import entitled_to_attend, notice_facts, presence_of
from folkmoot.apps.people import queries as people
from folkmoot.core.procedure.meetings.notice import NoticeFacts
from folkmoot.core.procedure.meetings.quorum import QuorumFacts
from folkmoot.core.procedure.rules.kinds import Tier


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting as `core.procedure.meetings` asks for it.

    Attributes:
        tier: what kind of unit met.
        notice: when notice went out, and when the meeting began.
        quorum: who was there at the moment asked for, out of how many.
        subjects: what its agenda names, as references ("motion:2026-17").
    """

    tier: Tier
    notice: NoticeFacts
    quorum: QuorumFacts
    subjects: frozenset[str]


def meeting_facts(meeting_key: str, *, at: datetime) -> MeetingFacts | None:
    """What is known of a meeting at a moment of it; None if there is no such meeting."""
    row = Meeting.objects.filter(key=meeting_key).first()
    if row is None:
        return None
    unit = people.unit(row.unit_slug)
    tier = tier_of(unit.kind if unit else "")
    here = presence_of(row, at=at).members
    subjects = AgendaItem.objects.filter(meeting=row).values_list("subject", flat=True)
    return MeetingFacts(
        tier=tier,
        notice=notice_facts(row),
        quorum=QuorumFacts(
            tier=tier,
            members=entitled_to_attend(row),
            room=here["in_room"],
            online=here["online"],
            phone=here["phone"],
        ),
        subjects=frozenset(subjects),
    )

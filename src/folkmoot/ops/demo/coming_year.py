"""What is under way for next year, so that a visitor can do the whole road."""

from __future__ import annotations

from datetime import datetime, timedelta

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly.actions.we_met import Decided
from folkmoot.apps.motions import actions as motions
from folkmoot.ops.demo import conferences
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.roads import Storyteller, change_words
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline


def tell(line: Timeline, party: Party) -> Story[dict[str, str]]:
    """A draft, a motion before a branch, one before a local party, one waiting to be sent."""
    called = line.evening(-41)
    yield called
    key = conferences.call(
        party, at=called, opens=line.next_conference, place="Corn Exchange, Aldermere"
    )
    teller = Storyteller(party, key)
    parts = {
        "draft": _draft(teller, line),
        "before_branch": _before_branch(teller, line),
        "waiting": _waiting(teller, line),
        "to_record": _held_yesterday(teller, line),
        "branch_now": _sitting_now(
            teller, "westbrook", "branch_meeting", line.conference + timedelta(hours=1)
        ),
        "general_now": _sitting_now(
            teller, "aldermere", "general_meeting", line.conference + timedelta(minutes=90)
        ),
    }
    found = yield from together(*parts.values(), _chapel_hall(teller, line))
    return {"next": key, **dict(zip(parts, found, strict=False))}


def _draft(teller: Storyteller, line: Timeline) -> Story[str]:
    yield line.evening(-3)
    return teller.draft(
        teller.party.rosa,
        line.evening(-3),
        unit="westbrook",
        title="Minutes within three days",
        statement="A week is a long time to wait to learn what was done in your name.",
        operations=change_words("2.II.4", "seven days", "three days"),
    )


def _before_branch(teller: Storyteller, line: Timeline) -> Story[str]:
    party = teller.party
    mover = party.of_unit["westbrook"][8]
    yield line.evening(-9)
    motion = teller.draft(
        mover,
        line.evening(-9),
        unit="westbrook",
        title="A vote from the age of fourteen",
        statement="Who may join may vote; the rule should say so where it says who may join.",
        operations=change_words(
            "2.II.2",
            "from the day membership begins",
            "whatever their age, from the day membership begins",
        ),
    )
    yield line.evening(-8)
    meeting = teller.called(
        "westbrook", "branch_meeting", line.evening(-8), after=timedelta(days=10)
    )
    yield line.evening(-7)
    motions.propose_motion(actor=mover, at=line.evening(-7), motion=motion, meeting=meeting)
    return motion


def _waiting(teller: Storyteller, line: Timeline) -> Story[str]:
    party = teller.party
    mover = party.of_unit["quayside"][8]
    yield line.evening(-40)
    motion = teller.draft(
        mover,
        line.evening(-40),
        unit="quayside",
        title="Receipts for every complaint",
        statement="Who complains should be able to prove that, and when.",
        operations=change_words(
            "6.I.1",
            "in writing to the general secretary",
            "in writing to the general secretary, who gives a receipt",
        ),
    )
    later = yield from teller.decide(
        motion, "quayside", mover=mover, at=line.evening(-38), votes=(7, 1), count=9
    )
    yield from teller.decide(
        motion, "aldermere", mover=mover, at=later, votes=(24, 2), count=28, onward=True
    )
    return motion


def _held_yesterday(teller: Storyteller, line: Timeline) -> Story[str]:
    """The branch met last night; its secretary has ten minutes to write it down."""
    yield line.evening(-12)
    return teller.called("old-mill", "branch_meeting", line.evening(-12), after=timedelta(days=11))


def _chapel_hall(teller: Storyteller, line: Timeline) -> Story[str]:
    """A branch that met and wrote it down on one screen."""
    yield line.evening(-30, hour=22)
    met, _ = assembly.we_met(
        actor=teller.party.secretaries["saltings"],
        at=line.evening(-30, hour=22),
        unit="saltings",
        held_at=line.evening(-30),
        count=9,
        decided=[
            Decided("That the branch book the chapel hall for the autumn", 8, 1),
            Decided("That leaflets be delivered on Saturdays"),
        ],
    )
    return met.meeting.key


def _sitting_now(teller: Storyteller, unit: str, kind: str, starts_at: datetime) -> Story[str]:
    """A meeting held while conference sits.

    What a visitor drafts can be put before it, and what it decides can be written down at once.
    """
    ago = timedelta(days=10)
    yield starts_at - ago
    return teller.called(unit, kind, starts_at - ago, after=ago)

"""What is under way for next year, so that a visitor can do the whole road."""

from __future__ import annotations

from datetime import timedelta

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly.actions.we_met import Decided
from folkmoot.apps.motions import actions as motions
from folkmoot.ops.demo import conferences
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.roads import Storyteller, change_words
from folkmoot.ops.demo.timeline import Timeline


def tell(line: Timeline, party: Party) -> dict[str, str]:
    """A draft, a motion before a branch, one before a local party, one waiting to be sent."""
    key = conferences.call(
        party, at=line.evening(-14), opens=line.next_conference, place="Corn Exchange, Aldermere"
    )
    teller = Storyteller(party, key)
    return {
        "next": key,
        "draft": _draft(teller, line),
        "before_branch": _before_branch(teller, line),
        "waiting": _waiting(teller, line),
        "to_record": _held_yesterday(teller, line),
    } | _sitting_now(teller, line)


def _draft(teller: Storyteller, line: Timeline) -> str:
    return teller.draft(
        teller.party.rosa,
        line.evening(-3),
        unit="westbrook",
        title="Minutes within three days",
        statement="A week is a long time to wait to learn what was done in your name.",
        operations=change_words("2.II.4", "seven days", "three days"),
    )


def _before_branch(teller: Storyteller, line: Timeline) -> str:
    party = teller.party
    mover = party.of_unit["westbrook"][8]
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
    meeting = teller.called(
        "westbrook", "branch_meeting", line.evening(-8), after=timedelta(days=10)
    )
    motions.propose_motion(actor=mover, at=line.evening(-7), motion=motion, meeting=meeting)
    return motion


def _waiting(teller: Storyteller, line: Timeline) -> str:
    party = teller.party
    mover = party.of_unit["quayside"][8]
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
    later = teller.decide(
        motion, "quayside", mover=mover, at=line.evening(-38), votes=(7, 1), count=9
    )
    teller.decide(motion, "aldermere", mover=mover, at=later, votes=(24, 2), count=28, onward=True)
    return motion


def _held_yesterday(teller: Storyteller, line: Timeline) -> str:
    """The branch met last night; its secretary has ten minutes to write it down."""
    party = teller.party
    meeting = teller.called(
        "old-mill", "branch_meeting", line.evening(-12), after=timedelta(days=11)
    )
    assembly.we_met(
        actor=party.secretaries["saltings"],
        at=line.evening(-30, hour=22),
        unit="saltings",
        held_at=line.evening(-30),
        count=9,
        decided=[
            Decided("That the branch book the chapel hall for the autumn", 8, 1),
            Decided("That leaflets be delivered on Saturdays"),
        ],
    )
    return meeting


def _sitting_now(teller: Storyteller, line: Timeline) -> dict[str, str]:
    """A branch and its local party that meet while conference sits.

    What a visitor drafts can be put before them, and what they decide can be written down at once.
    """
    ago = timedelta(days=10)
    branch, general = line.conference + timedelta(hours=1), line.conference + timedelta(minutes=90)
    return {
        "branch_now": teller.called("westbrook", "branch_meeting", branch - ago, after=ago),
        "general_now": teller.called("aldermere", "general_meeting", general - ago, after=ago),
    }

"""An ordinary motion before conference, with an amendment moved from the floor."""

from __future__ import annotations

from datetime import timedelta

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly import queries
from folkmoot.apps.motions import actions as motions
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.roads import Storyteller
from folkmoot.ops.demo.telling import Story
from folkmoot.ops.demo.timeline import Timeline

BODY = (
    "Conference notes that one home in five on the coast was not heated through last winter.\n\n"
    "Conference calls on every local party to open a warm room from November to March, and on the "
    "executive to pay half of what that costs.\n\n"
    "Conference instructs the executive to report next year how many were opened."
)


def tell(line: Timeline, party: Party, conference: str) -> Story[dict[str, str]]:
    """From the general meeting that passed it to the agenda."""
    teller = Storyteller(party, conference)
    mover = party.secretaries["castle-fenn"]
    yield line.evening(-60)
    motion = teller.draft(
        mover,
        line.evening(-60),
        unit="castle-fenn",
        title="A warm room in every town",
        statement="Halls stand empty on winter mornings while people sit in cold kitchens.",
        body=BODY,
        kind="ordinary",
        topic="Housing",
    )
    yield from teller.through_local_party(motion, "castle-fenn", mover=mover, at=line.evening(-50))
    yield line.evening(-12)
    motions.rule_motion(actor=party.dilys, at=line.evening(-12), motion=motion, outcome="in_order")
    yield line.evening(-11)
    motions.place_on_agenda(actor=party.dilys, at=line.evening(-11), motion=motion)
    return {"ordinary": motion}


def amend(line: Timeline, party: Party, conference: str, motion: str) -> Story[None]:
    """The amendment that was moved from the floor this morning."""
    yield line.conference + timedelta(minutes=30)
    item = next(
        each for each in queries.agenda_lines(conference) if each.subject == f"motion:{motion}"
    )
    assembly.move_floor_amendment(
        actor=party.maeve,
        at=line.conference + timedelta(minutes=30),
        meeting=conference,
        item=item.id,
        find="pay half of what that costs",
        replacement="pay what that costs where a local party has fewer than 400 members",
        mover="Harrowgill",
        seconder="Farrowdale",
    )

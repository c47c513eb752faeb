"""Last year's conference: one rule change carried, one lost."""

from __future__ import annotations

from datetime import datetime, timedelta

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.motions import actions as motions
from folkmoot.ops.demo import conferences
from folkmoot.ops.demo.members import Party
from folkmoot.ops.demo.places import AFFILIATES, LOCAL_PARTIES
from folkmoot.ops.demo.roads import Storyteller, change_words
from folkmoot.ops.demo.telling import Story, together
from folkmoot.ops.demo.timeline import Timeline

MINUTES = timedelta(minutes=1)
FOR, AGAINST = "for", "against"


def tell(line: Timeline, party: Party) -> Story[str]:
    """Hold it, from the call to the certified edition; returns the conference's key."""
    opens = line.last_conference
    yield line.evening(-364 - 180)
    key = conferences.call(
        party, at=line.evening(-364 - 180), opens=opens, place="Winter Gardens, Saltmere"
    )
    teller = Storyteller(party, key)
    delegates = conferences.send_delegates(
        party, key, at=line.evening(-364 - 120), frozen_on=line.day(-364 - 267), named={}, each=1
    )
    _sent, carried, lost = yield from together(
        delegates, _to_be_carried(teller, line), _to_be_lost(teller, line)
    )
    yield line.evening(-364 - 60)
    for motion in (carried, lost):
        motions.rule_motion(
            actor=party.dilys, at=line.evening(-364 - 60), motion=motion, outcome="in_order"
        )
    yield line.evening(-364 - 30)
    for motion in (carried, lost):
        motions.place_on_agenda(actor=party.dilys, at=line.evening(-364 - 30), motion=motion)
    yield line.evening(-364 - 1)
    report = conferences.put_report(party, key, at=line.evening(-364 - 1))
    yield from conferences.open_with_report(party, key, at=opens, report=report)
    everybody = [local.slug for local in LOCAL_PARTIES] + [slug for slug, _, _ in AFFILIATES]
    yield from _vote(
        party,
        key,
        carried,
        opens + 40 * MINUTES,
        {unit: AGAINST if n % 4 == 0 else FOR for n, unit in enumerate(everybody)},
    )
    yield from _vote(
        party,
        key,
        lost,
        opens + 90 * MINUTES,
        {unit: FOR if n % 3 == 0 else AGAINST for n, unit in enumerate(everybody)},
    )
    yield opens + timedelta(hours=8)
    assembly.close_meeting(actor=party.maeve, at=opens + timedelta(hours=8), meeting=key)
    yield line.evening(-362)
    motions.certify_motion(
        actor=party.greta, at=line.evening(-362), motion=carried, in_force_on=line.day(-362)
    )
    return key


def _to_be_carried(teller: Storyteller, line: Timeline) -> Story[str]:
    party = teller.party
    yield line.evening(-364 - 160)
    carried = teller.draft(
        party.secretaries["inverleigh"],
        line.evening(-364 - 160),
        unit="inverleigh",
        title="Three years' trial: read your units' minutes",
        statement=(
            "A member who missed a meeting should not have to ask the secretary's leave to learn "
            "what was decided in the member's name."
        ),
        operations=change_words(
            "2.II.4",
            "Every member may read the minutes of the units to which the member belongs.",
            "Every member may read the agendas and the minutes of the units to which the member "
            "belongs, within seven days of each meeting.",
        ),
        ends=line.day(2 * 365),
    )
    yield from teller.through_local_party(
        carried, "inverleigh", mover=party.secretaries["inverleigh"], at=line.evening(-364 - 150)
    )
    return carried


def _to_be_lost(teller: Storyteller, line: Timeline) -> Story[str]:
    party = teller.party
    yield line.evening(-364 - 160)
    lost = teller.draft(
        party.secretaries["kettlewick"],
        line.evening(-364 - 160),
        unit="kettlewick",
        title="Half of each subscription for the local party",
        statement="The work is done in the branches, and a third does not pay for the hall.",
        operations=change_words("2.III.2", "One third", "One half"),
    )
    yield from teller.through_local_party(
        lost, "kettlewick", mover=party.secretaries["kettlewick"], at=line.evening(-364 - 150)
    )
    return lost


def _vote(
    party: Party, key: str, motion: str, at: datetime, choices: dict[str, str]
) -> Story[None]:
    from folkmoot.apps.motions.queries import motion as read

    unit = read(motion, at=at).adopting_slug  # type: ignore[union-attr]
    local = next(each for each in LOCAL_PARTIES if each.slug == unit)
    mover = party.of_unit[local.branches[0][0]][6]
    yield at
    motions.move_motion(actor=mover, at=at, motion=motion)
    yield at + 15 * MINUTES
    vote = conferences.open_cards(party, key, motion, at=at + 15 * MINUTES)
    yield at + 20 * MINUTES
    conferences.tell_cards(party, key, vote, choices, at=at + 20 * MINUTES)
    yield at + 30 * MINUTES
    assembly.close_card_vote(actor=party.maeve, at=at + 30 * MINUTES, meeting=key, card_vote=vote)
    yield at + 32 * MINUTES
    motions.declare_result(actor=party.maeve, at=at + 32 * MINUTES, motion=motion)

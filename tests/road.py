"""The road of a motion in the small organisation: what a test does to get a motion somewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import kept_world
from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly.actions.we_met import Decided
from folkmoot.apps.assembly.queries import agenda_lines
from folkmoot.apps.motions import actions
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import edit_in_place

MAY = datetime(2026, 5, 4, 10, tzinfo=UTC)
NEW_WORDS = (
    "A member who joins or supports a political organisation other than an official unit or "
    "affiliate of the party may be found ineligible to be or remain a member, after a hearing."
)


def draft(
    world,
    *,
    who="esme",
    at=MAY,
    unit="westbrook",
    words=NEW_WORDS,
    title="A fair hearing",
    label="2.I.4.B",
):
    tree = rulebook.last_edition("party").tree
    target = tree.find(label)
    return actions.draft_motion(
        actor=world.people[who],
        at=at,
        kind="rule_change",
        unit=unit,
        conference=world.conference,
        title=title,
        document="party",
        statement="Nobody should be excluded unheard.",
        operations=edit_in_place(tree, target.pid, words),
    )


def pass_at(
    world,
    motion,
    *,
    unit,
    officer,
    kind,
    at,
    votes=(9, 2),
    count=20,
    notice_days=10,
    propose=True,
    mover="esme",
):
    """The motion is put on a called meeting's agenda and decided there."""
    meeting, _ = assembly.call_meeting(
        actor=world.people[officer],
        at=at,
        unit=unit,
        kind=kind,
        starts_at=at + timedelta(days=notice_days),
    )
    assembly.send_notice(actor=world.people[officer], at=at, meeting=meeting.key)
    proposing = actions.propose_motion if propose else actions.carry_to_local_party
    proposing(actor=world.people[mover], at=at, motion=motion, meeting=meeting.key)
    held = at + timedelta(days=notice_days)
    assembly.we_met(
        actor=world.people[officer],
        at=held + timedelta(hours=3),
        unit=unit,
        held_at=held,
        kind=kind,
        meeting=meeting.key,
        count=count,
        decided=[Decided("That the motion be passed", *votes, subject=f"motion:{motion}")],
    )
    return held + timedelta(hours=4)


def passed_and_adopted(world, motion="", *, at=MAY, mover="esme"):
    if motion:
        return _passed_and_adopted(world, motion, at=at, mover=mover)
    return kept_world.walked(
        ("passed and adopted", at, mover),
        lambda: _passed_and_adopted(world, draft(world, at=at).key, at=at, mover=mover),
    )


def _passed_and_adopted(world, motion, *, at, mover):
    later = pass_at(
        world,
        motion,
        unit="westbrook",
        officer="ada",
        kind="branch_meeting",
        at=at,
        count=12,
        mover=mover,
    )
    actions.note_decisions(actor=world.ada, at=later, motion=motion)
    later = pass_at(
        world,
        motion,
        unit="aldermere",
        officer="farid",
        kind="general_meeting",
        at=later,
        propose=False,
        mover=mover,
        count=16,
    )
    actions.note_decisions(actor=world.farid, at=later, motion=motion)
    return motion, later


def submitted(world, **more):
    road = ("submitted", *sorted(more.items()))
    return kept_world.walked(road, lambda: _submitted(world, **more))


def _submitted(world, **more):
    motion, at = passed_and_adopted(world, **more)
    actions.submit_motion(actor=world.farid, at=at, motion=motion)
    return motion, at


def in_the_hall(world, at):
    """Delegations with their weights and delegates with credentials."""
    kept_world.walked(("in the hall", at), lambda: _in_the_hall(world, at))


def _in_the_hall(world, at):
    assembly.send_notice(actor=world.greta, at=at, meeting=world.conference)
    assembly.freeze_weights(
        actor=world.greta, at=at, meeting=world.conference, frozen_on=date(2025, 12, 31)
    )
    for who, unit, officer in (
        ("chidi", "aldermere", "farid"),
        ("idris", "brinswick", "idris"),
        ("joan", "weavers", "joan"),
    ):
        assembly.name_delegate(
            actor=world.people[officer],
            at=at,
            meeting=world.conference,
            unit=unit,
            person=world.key(who),
            elected_at="GM in April",
        )
        assembly.credential_delegate(
            actor=world.greta, at=at, meeting=world.conference, person=world.key(who)
        )


def open_hall(world, hall):
    kept_world.walked(("the hall open", hall), lambda: _open_hall(world, hall))


def _open_hall(world, hall):
    assembly.open_meeting(
        actor=world.hana, at=hall, meeting=world.conference, chair=world.key("hana")
    )
    item, _ = assembly.put_on_agenda(
        actor=world.dilys,
        at=hall,
        meeting=world.conference,
        kind="report",
        title="First report of the arrangements committee",
        subject=f"report:{world.conference}:1",
    )
    assembly.decide(
        actor=world.hana,
        at=hall,
        meeting=world.conference,
        item=item.id,
        question="That the report be adopted",
        votes_for=3,
        votes_against=0,
        subject=f"report:{world.conference}:1",
    )


def vote_on_the_challenge(world, at, motion, votes=(2, 1), **how):
    """Conference votes on the challenge, on the line that its agenda has for it."""
    ref = f"challenge:{motion}"
    (line,) = (each for each in agenda_lines(world.conference) if each.subject == ref)
    decision, _ = assembly.decide(
        actor=world.hana,
        at=at,
        meeting=world.conference,
        item=line.id,
        question="That the challenge succeed",
        votes_for=votes[0],
        votes_against=votes[1],
        **how,
    )
    return decision


def card_vote(world, at, motion, choices=(("chidi", "for"), ("idris", "against"), ("joan", "for"))):
    vote, _ = assembly.open_card_vote(
        actor=world.hana,
        at=at,
        meeting=world.conference,
        question_kind="rule_change",
        question="That the rule change be carried",
        subject=f"motion:{motion}",
    )
    for who, choice in choices:
        assembly.cast_card(
            actor=world.people[who],
            at=at,
            meeting=world.conference,
            card_vote=vote.number,
            choice=choice,
        )
    assembly.close_card_vote(
        actor=world.hana,
        at=at + timedelta(minutes=5),
        meeting=world.conference,
        card_vote=vote.number,
    )

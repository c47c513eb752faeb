"""A rule change goes from a member's draft to the rule book, as the people concerned."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly.actions.we_met import Decided
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.record.acts import Refused
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import edit_in_place
from folkmoot.core.terms import ProvisionRef

pytestmark = pytest.mark.django_db

MAY = datetime(2026, 5, 4, 10, tzinfo=UTC)
NEW_WORDS = (
    "A member who joins or supports a political organisation other than an official unit or "
    "affiliate of the party may be found ineligible to be or remain a member, after a hearing."
)


def draft(world, *, who="esme", at=MAY, unit="westbrook", words=NEW_WORDS, title="A fair hearing"):
    tree = rulebook.last_edition("party").tree
    target = tree.find("2.I.4.B")
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
    motion = motion or draft(world, at=at).key
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
    motion, at = passed_and_adopted(world, **more)
    actions.submit_motion(actor=world.farid, at=at, motion=motion)
    return motion, at


def test_a_rule_change_goes_from_a_draft_to_the_rule_book(world):
    motion, at = submitted(world)
    assert queries.motion(motion, at=at).state == "submitted"
    at += timedelta(days=1)
    actions.rule_motion(
        actor=world.dilys,
        at=at,
        motion=motion,
        outcome="out_of_order",
        rule=ProvisionRef("party", "7.I.3"),
        reasons="Conference decided on this last year.",
    )
    actions.challenge_ruling(
        actor=world.farid,
        at=at + timedelta(days=2),
        motion=motion,
        grounds="It did not: the minutes show another clause.",
    )
    hall = datetime(2026, 9, 26, 9, 30, tzinfo=UTC)
    actions.reply_to_challenge(actor=world.dilys, at=hall, motion=motion, reply="We stand by it.")
    actions.decide_challenge(
        actor=world.hana,
        at=hall,
        motion=motion,
        upheld=True,
        reasons="Conference accepted the challenge.",
    )
    assert queries.motion(motion, at=hall).state == "in_order"


def test_it_is_placed_moved_voted_by_card_and_certified(world):
    motion, at = submitted(world)
    actions.rule_motion(actor=world.dilys, at=at, motion=motion, outcome="in_order")
    in_the_hall(world, at)
    actions.place_on_agenda(actor=world.dilys, at=at + timedelta(days=1), motion=motion)
    hall = datetime(2026, 9, 26, 9, 30, tzinfo=UTC)
    open_hall(world, hall)
    actions.move_motion(actor=world.chidi, at=hall + timedelta(minutes=5), motion=motion)
    card_vote(world, hall + timedelta(minutes=20), motion)
    after = hall + timedelta(minutes=40)
    actions.declare_result(actor=world.hana, at=after, motion=motion)
    assert queries.motion(motion, at=after).state == "carried"
    actions.certify_motion(
        actor=world.greta, at=after, motion=motion, in_force_on=date(2026, 9, 27)
    )
    edition = rulebook.last_edition("party")
    assert edition.sequence == 2
    assert edition.tree.find("2.I.4.B").text == NEW_WORDS
    assert edition.enactment.address == f"/motions/{motion}"
    assert queries.motion(motion, at=after).state == "certified"
    assert queries.motion(motion, at=datetime(2026, 9, 27, 1, tzinfo=UTC)).state == "in_force"


def in_the_hall(world, at):
    """Delegations with their weights and delegates with credentials."""
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


def test_a_motion_one_second_after_the_deadline_is_refused_and_at_noon_it_is_not(world):
    motion, _ = passed_and_adopted(world)
    noon = datetime(2026, 7, 18, 11, tzinfo=UTC)  # ten weeks before, 12 noon in London
    with pytest.raises(Refused) as late:
        actions.submit_motion(actor=world.farid, at=noon + timedelta(seconds=1), motion=motion)
    assert late.value.verdict.codes == ("deadline.passed",)
    assert str(late.value.verdict.reasons[0].provision) == "party 3.III.5 (edition 1)"
    assert queries.motion(motion, at=noon).state == "adopted"
    actions.submit_motion(actor=world.farid, at=noon, motion=motion)


def test_the_mover_may_lodge_it_when_the_officer_has_sat_on_it_for_a_week(world):
    motion, at = passed_and_adopted(world)
    with pytest.raises(Refused) as early:
        actions.lodge_motion(actor=world.esme, at=at + timedelta(days=2), motion=motion)
    assert early.value.verdict.codes == ("submission.officer_has_time",)
    submission = actions.lodge_motion(actor=world.esme, at=at + timedelta(days=8), motion=motion)
    assert submission.lodged_directly


def test_a_second_rule_change_of_the_same_unit_is_over_the_quota(world):
    submitted(world)
    second = draft(world, title="Another", words="Nobody is ineligible.")
    other, at = passed_and_adopted(world, second.key, at=MAY + timedelta(days=40))
    with pytest.raises(Refused) as over:
        actions.submit_motion(actor=world.farid, at=at, motion=other)
    assert "quota.exhausted" in over.value.verdict.codes or any(
        code.startswith("quota.") for code in over.value.verdict.codes
    )


def test_a_person_without_the_office_cannot_rule(world):
    motion, at = submitted(world)
    with pytest.raises(Refused) as refused:
        actions.rule_motion(actor=world.kofi, at=at, motion=motion, outcome="in_order")
    assert refused.value.verdict.codes == ("step.not_yours",)


def test_a_ruling_out_of_order_without_rule_and_reasons_is_refused(world):
    motion, at = submitted(world)
    with pytest.raises(Refused) as refused:
        actions.rule_motion(actor=world.dilys, at=at, motion=motion, outcome="out_of_order")
    assert refused.value.verdict.codes == ("ruling.no_rule", "ruling.no_reasons")


def test_a_branch_cannot_send_a_motion_its_local_party_has_not_adopted(world):
    motion = draft(world).key
    at = pass_at(
        world, motion, unit="westbrook", officer="ada", kind="branch_meeting", at=MAY, count=12
    )
    actions.note_decisions(actor=world.ada, at=at, motion=motion)
    with pytest.raises(Refused) as refused:
        actions.submit_motion(actor=world.ada, at=at, motion=motion)
    assert "submission.not_adopted" in refused.value.verdict.codes


def test_a_heading_over_ten_words_is_refused_when_it_is_sent(world):
    long = draft(world, title="one two three four five six seven eight nine ten eleven")
    motion, at = passed_and_adopted(world, long.key)
    with pytest.raises(Refused) as refused:
        actions.submit_motion(actor=world.farid, at=at, motion=motion)
    assert refused.value.verdict.codes == ("form.title_too_long",)


def test_a_motion_that_two_units_moved_alike_becomes_one_with_their_consent(world):
    first, at = submitted(world)
    tree = rulebook.last_edition("party").tree
    second = actions.draft_motion(
        actor=world.idris,
        at=MAY,
        kind="rule_change",
        unit="brinswick",
        conference=world.conference,
        title="No exclusion unheard",
        document="party",
        operations=edit_in_place(tree, tree.find("2.I.4.B").pid, NEW_WORDS + " Always."),
    ).key
    later = pass_at(
        world,
        second,
        unit="brinswick",
        officer="idris",
        kind="general_meeting",
        at=MAY,
        count=16,
        mover="idris",
    )
    actions.note_decisions(actor=world.idris, at=later, motion=second)
    later = max(later, at)
    actions.submit_motion(actor=world.idris, at=later, motion=second)
    for each in (first, second):
        actions.rule_motion(actor=world.dilys, at=later, motion=each, outcome="in_order")
    composite = actions.draw_up_composite(
        actor=world.dilys,
        at=later,
        parents=[first, second],
        title="A fair hearing",
        operations=edit_in_place(tree, tree.find("2.I.4.B").pid, NEW_WORDS),
    ).key
    with pytest.raises(Refused) as unasked:
        actions.form_composite(
            actor=world.dilys,
            at=later,
            composite=composite,
            mover="Aldermere",
            seconder="Brinswick",
        )
    assert "compositing.no_consent" in unasked.value.verdict.codes
    for who, motion in (("farid", first), ("idris", second)):
        actions.answer_composite(
            actor=world.people[who], at=later, motion=motion, composite=composite, joins=True
        )
    actions.form_composite(
        actor=world.dilys, at=later, composite=composite, mover="Aldermere", seconder="Brinswick"
    )
    assert queries.motion(first, at=later).state == "composited"
    assert queries.motion(composite, at=later).state == "in_order"

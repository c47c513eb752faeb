"""A rule change goes from a member's draft to the rule book, as the people concerned."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from apps.motions.pages_cast import at as moment
from apps.motions.pages_cast import browser, words_of
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.motions.models import Version
from folkmoot.apps.record.acts import Refused
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import edit_in_place
from folkmoot.core.terms import ProvisionRef
from road import (
    MAY,
    NEW_WORDS,
    card_vote,
    draft,
    in_the_hall,
    open_hall,
    pass_at,
    passed_and_adopted,
    submitted,
    vote_on_the_challenge,
)

pytestmark = pytest.mark.django_db


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
    in_the_hall(world, at)
    hall = datetime(2026, 9, 26, 9, 30, tzinfo=UTC)
    open_hall(world, hall)
    actions.reply_to_challenge(actor=world.dilys, at=hall, motion=motion, reply="We stand by it.")
    vote_on_the_challenge(world, hall + timedelta(minutes=5), motion)
    actions.decide_challenge(actor=world.hana, at=hall + timedelta(minutes=6), motion=motion)
    hall += timedelta(minutes=7)
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
    Version.objects.filter(motion__key=motion).update(
        begins=date(2026, 9, 27), proviso="Cases begun before go on.", ends=date(2027, 10, 1)
    )
    with pytest.raises(Refused, match="names its day: 2026-09-27"):
        actions.certify_motion(
            actor=world.greta, at=after, motion=motion, in_force_on=date(2026, 9, 28)
        )
    actions.certify_motion(
        actor=world.greta, at=after, motion=motion, in_force_on=date(2026, 9, 27)
    )
    edition = rulebook.last_edition("party")
    assert edition.proviso == "Cases begun before go on."
    assert edition.sequence == 2
    assert edition.tree.find("2.I.4.B").text == NEW_WORDS
    assert edition.enactment.address == f"/motions/{motion}"
    assert queries.motion(motion, at=after).state == "certified"
    assert queries.motion(motion, at=datetime(2026, 9, 27, 1, tzinfo=UTC)).state == "in_force"
    assert rulebook.sunset_of("party", 2).ends_on == date(2027, 10, 1)
    with moment(after):
        address = f"/motions/{motion}/prolongation"
        longer = {"change": "party@2", "until": "2027-12-01"}
        assert "Whoever certifies" in words_of(browser(world, "esme").get(address))
        assert browser(world, "esme").post(address, longer).status_code == 422
        assert address in words_of(browser(world, "greta").get(f"/motions/{motion}"))
        assert "until 1 October 2027" in words_of(browser(world, "greta").get(address))
        done = browser(world, "greta").post(address, longer)
        assert "1 December 2027" in words_of(browser(world).get(done.url))
    assert rulebook.sunset_of("party", 2).first == date(2027, 10, 1)


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
            mover="aldermere",
            seconder="brinswick",
        )
    assert "compositing.no_consent" in unasked.value.verdict.codes
    for who, motion in (("farid", first), ("idris", second)):
        actions.answer_composite(
            actor=world.people[who], at=later, motion=motion, composite=composite, joins=True
        )
    actions.form_composite(
        actor=world.dilys, at=later, composite=composite, mover="aldermere", seconder="brinswick"
    )
    assert queries.motion(first, at=later).state == "composited"
    assert queries.motion(composite, at=later).state == "in_order"

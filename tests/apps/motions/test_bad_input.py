"""What is wrong is refused plainly: the rule or the place, what to do, and nothing is changed."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps

from apps.motions.hall_scenes import HALL, in_debate, rule_change_in_debate
from apps.motions.pages_cast import MAY, at, browser, words_of
from folkmoot.apps.assembly import actions as assembly
from folkmoot.apps.assembly.actions.we_met import Decided
from folkmoot.apps.motions import actions, queries
from folkmoot.apps.record import queries as record
from folkmoot.apps.record.acts import Refused
from folkmoot.apps.rulebook import actions as rulebook_actions
from folkmoot.apps.rulebook import queries as rulebook
from folkmoot.core.lawtext import edit_in_place
from road import card_vote, draft, pass_at, passed_and_adopted, submitted

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 7, 18, 11, tzinfo=UTC)  # ten weeks before, 12 noon in London
ALL_FOR = (("chidi", "for"), ("idris", "for"), ("joan", "for"))


def everything():
    """How long the record is, and how many rows every table of the house has."""
    rows = {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("folkmoot.")
    }
    return record.head().size, rows


@contextmanager
def refused(*codes):
    """What happens inside is refused for these reasons, each with what to do, changing nothing."""
    before = everything()
    with pytest.raises(Refused) as no:
        yield
    verdict = no.value.verdict
    assert verdict.codes == codes
    for reason in verdict.reasons:
        assert reason.sentence.endswith(".")
        assert "{" not in reason.sentence
        assert reason.remedy, reason.code
    assert everything() == before


def another_on_the_same_words(world):
    """Brinswick's change to the very words that the other motion changes, in order."""
    tree = rulebook.last_edition("party").tree
    other = tree.find("2.I.4.B").text.replace("automatically", "at once")
    assert other != tree.find("2.I.4.B").text
    key = actions.draft_motion(
        actor=world.idris,
        at=MAY,
        kind="rule_change",
        unit="brinswick",
        conference=world.conference,
        title="At once",
        document="party",
        operations=edit_in_place(tree, tree.find("2.I.4.B").pid, other),
    ).key
    later = pass_at(
        world,
        key,
        unit="brinswick",
        officer="idris",
        kind="general_meeting",
        at=MAY,
        count=16,
        mover="idris",
    )
    actions.note_decisions(actor=world.idris, at=later, motion=key)
    actions.submit_motion(actor=world.idris, at=later, motion=key)
    actions.rule_motion(actor=world.dilys, at=later, motion=key, outcome="in_order")
    return key, later


def test_a_change_whose_words_another_has_changed_first_is_not_certified(world):
    second, later = another_on_the_same_words(world)
    first, sent = submitted(world)
    later = max(later, sent)
    actions.rule_motion(actor=world.dilys, at=later, motion=first, outcome="in_order")
    actions.place_on_agenda(actor=world.dilys, at=later, motion=second)
    now = in_debate(world, first, later)
    card_vote(world, now, first, ALL_FOR)
    actions.declare_result(actor=world.hana, at=now + timedelta(minutes=6), motion=first)
    now += timedelta(minutes=10)
    actions.move_motion(actor=world.idris, at=now, motion=second, seconder="Aldermere")
    card_vote(world, now, second, ALL_FOR)
    now += timedelta(minutes=10)
    actions.declare_result(actor=world.hana, at=now, motion=second)
    begins = date(2026, 9, 27)
    actions.certify_motion(actor=world.greta, at=now, motion=first, in_force_on=begins)
    with refused("enactment.does_not_apply"):
        actions.certify_motion(actor=world.greta, at=now, motion=second, in_force_on=begins)
    assert queries.motion(second, at=now).state == "carried"
    assert rulebook.last_edition("party").sequence == 2
    with at(now):
        page = browser(world, "greta").post(
            f"/motions/{second}/certification", {"in_force_on": "2026-09-27"}
        )
    assert page.status_code == 422
    assert "2.I.4.B" in words_of(page)
    assert "Nothing has been changed." in words_of(page)


def test_a_motion_one_second_after_the_deadline_is_refused(world):
    motion, _ = passed_and_adopted(world)
    with refused("deadline.passed"):
        actions.submit_motion(actor=world.farid, at=NOON + timedelta(seconds=1), motion=motion)
    actions.submit_motion(actor=world.farid, at=NOON, motion=motion)


@pytest.mark.parametrize(
    ("part", "words", "code"),
    [("title", 11, "form.title_too_long"), ("statement", 400, "form.statement_too_long")],
)
def test_a_motion_over_the_word_limit_is_refused_by_the_number_of_words(world, part, words, code):
    tree = rulebook.last_edition("party").tree
    given = {"title": "Heard first", "statement": "Nobody should be excluded unheard."}
    given[part] = " ".join(["word"] * words)
    long = actions.draft_motion(
        actor=world.esme,
        at=MAY,
        kind="rule_change",
        unit="westbrook",
        conference=world.conference,
        document="party",
        operations=edit_in_place(tree, tree.find("2.I.4.B").pid, "Nobody is ineligible."),
        **given,
    ).key
    motion, later = passed_and_adopted(world, long)
    with refused(code):
        actions.submit_motion(actor=world.farid, at=later, motion=motion)
    with at(later):
        page = browser(world, "farid").post(f"/motions/{motion}/submission")
    assert page.status_code == 422
    assert str(words) in words_of(page)


def test_a_unit_over_its_quota_is_refused(world):
    submitted(world)
    second = draft(world, title="Another", words="Nobody is ineligible.")
    motion, later = passed_and_adopted(world, second.key, at=MAY + timedelta(days=20))
    with refused("quota.unit_exhausted"):
        actions.submit_motion(actor=world.farid, at=later, motion=motion)


@pytest.mark.parametrize(
    "act",
    [
        lambda world, motion, now: actions.submit_motion(actor=world.kofi, at=now, motion=motion),
        lambda world, motion, now: actions.withdraw_motion(actor=world.kofi, at=now, motion=motion),
    ],
)
def test_a_person_without_the_office_is_refused_and_told_whose_it_is(world, act):
    motion, later = passed_and_adopted(world)
    with refused("step.not_yours"):
        act(world, motion, later)


@pytest.mark.parametrize(
    "act",
    [
        lambda world, motion, now: actions.rule_motion(
            actor=world.farid, at=now, motion=motion, outcome="in_order"
        ),
        lambda world, motion, now: actions.withdraw_motion(actor=world.kofi, at=now, motion=motion),
    ],
)
def test_a_motion_at_head_office_is_for_those_who_hold_the_office(world, act):
    motion, later = submitted(world)
    with refused("step.not_yours"):
        act(world, motion, later)


def test_votes_that_do_not_add_up_at_the_unit_s_meeting_are_refused_as_a_whole(world):
    key = draft(world).key
    held = MAY + timedelta(days=10)
    meeting, _ = assembly.call_meeting(
        actor=world.ada, at=MAY, unit="westbrook", kind="branch_meeting", starts_at=held
    )
    assembly.send_notice(actor=world.ada, at=MAY, meeting=meeting.key)
    actions.propose_motion(actor=world.esme, at=MAY, motion=key, meeting=meeting.key)
    before = everything()
    with pytest.raises(Refused) as no:
        assembly.we_met(
            actor=world.ada,
            at=held + timedelta(hours=3),
            unit="westbrook",
            held_at=held,
            kind="branch_meeting",
            meeting=meeting.key,
            count=12,
            decided=[Decided("That the motion be passed", 9, 8, subject=f"motion:{key}")],
        )
    said = no.value.verdict.reasons[0]
    assert "17" in said.sentence
    assert "12" in said.sentence
    assert said.remedy
    assert everything() == before
    assert queries.motion(key, at=held + timedelta(hours=4)).state == "proposed"


def test_a_card_of_a_delegation_that_does_not_exist_is_refused(world):
    motion, now = rule_change_in_debate(world)
    vote, _ = assembly.open_card_vote(
        actor=world.hana,
        at=now,
        meeting=world.conference,
        question_kind="rule_change",
        question="That the rule change be carried",
        subject=f"motion:{motion}",
    )
    with refused("card.unknown_delegation"):
        assembly.enter_card(
            actor=world.hana,
            at=now + timedelta(minutes=1),
            meeting=world.conference,
            card_vote=vote.number,
            delegation="Nowhereville",
            choice="for",
        )
    assert queries.motion(motion, at=now).state == "moved"


@pytest.mark.parametrize(
    "source",
    [b"\xff\xfe no text", b"# Rules\n\x00\n", "# Rules\n\n[1] half \ud83d a letter\n"],
)
def test_a_rule_book_that_is_no_text_is_refused(world, source):
    before, newest = everything(), rulebook.last_edition("party").sequence
    with pytest.raises(Refused) as no:
        rulebook_actions.import_document(
            actor=world.greta,
            at=HALL,
            slug="party",
            source=source,
            format="labelled",
            in_force_on=date(2026, 10, 1),
        )
    assert all(reason.remedy for reason in no.value.verdict.reasons)
    assert everything() == before
    assert rulebook.last_edition("party").sequence == newest


def test_a_draft_that_cannot_be_written_down_comes_back_with_its_place_and_saves_nothing(world):
    before = everything()
    form = {
        "kind": "rule_change",
        "document": "party",
        "title": "Another rule",
        "statement": "",
        "unit": "westbrook",
        "conference": world.conference,
        "change-0-kind": "insert",
        "change-0-pid": "n1",
        "change-0-beside": rulebook.last_edition("party").tree.find("2.I.4.B").pid,
        "change-0-label": "4 a",
        "change-0-text": "New words.",
        "do": "save",
    }
    with at(MAY):
        esme = browser(world, "esme")
        before = everything()
        page = esme.post("/motions/new", form)
    assert page.status_code == 422
    assert "New words." in words_of(page)
    assert "Nothing has been changed." in words_of(page)
    assert everything() == before

"""Rule group 16: how business is taken."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.procedure.procedure_world import NOON, SECOND, grounds, law
from folkmoot.core.procedure.rules.business import (
    BusinessItem,
    GroupVoteFacts,
    GuillotineFacts,
    ReplyFacts,
    SpeechFacts,
    check_group_vote,
    check_guillotine,
    check_reply_first,
    check_speech,
    overflow,
)
from folkmoot.core.procedure.rules.falling import FallingFacts, check_falling

SECTION = GuillotineFacts("Rents", NOON)
GROUP = ("2026-1", "2026-2", "2026-3")


def test_a_debate_may_open_until_the_section_ends():
    assert check_guillotine(SECTION, law(), NOON)
    verdict = check_guillotine(SECTION, law(), NOON + SECOND)
    assert grounds(verdict) == {("business.section_over", "business.guillotine")}


def test_the_conference_may_give_a_section_more_time_but_never_less():
    longer = GuillotineFacts("Rents", NOON, NOON + timedelta(minutes=20))
    shorter = GuillotineFacts("Rents", NOON, NOON - timedelta(minutes=20))
    assert check_guillotine(longer, law(), NOON + timedelta(minutes=20))
    assert check_guillotine(shorter, law(), NOON)
    assert check_guillotine(SECTION, law({"business.guillotine": False}), NOON + SECOND)


def test_what_was_not_reached_comes_in_the_order_of_the_rules_then_of_the_agenda():
    items = [
        BusinessItem("2026-1", "ordinary", 1),
        BusinessItem("2026-2", "ordinary", 2, moved=True),
        BusinessItem("2026-3", "emergency", 3),
        BusinessItem("2026-4", "rule_change", 4),
        BusinessItem("2026-5", "ordinary", 5),
    ]
    assert [i.number for i in overflow(items, law())] == ["2026-4", "2026-3", "2026-1", "2026-5"]
    plain = law({"business.overflow_order": []})
    assert [i.number for i in overflow(items, plain)] == ["2026-1", "2026-3", "2026-4", "2026-5"]


@pytest.mark.parametrize(
    ("role", "minutes"), [("mover", 5), ("seconder", 3), ("speaker", 3), ("reply", 3)]
)
def test_each_part_has_its_minutes_and_not_a_second_more(role, minutes):
    assert check_speech(SpeechFacts("Ada", role, seconds=minutes * 60), law(), NOON)
    verdict = check_speech(SpeechFacts("Ada", role, seconds=minutes * 60 + 1), law(), NOON)
    assert grounds(verdict) == {("business.time_up", f"business.minutes.{role}")}


def test_nobody_speaks_twice_except_to_reply():
    again = SpeechFacts("Ada", "speaker", spoken="debate")
    assert grounds(check_speech(again, law(), NOON)) == {
        ("business.spoken_already", "business.once_per")
    }
    assert check_speech(SpeechFacts("Ada", "reply", spoken="debate"), law(), NOON)
    assert check_speech(again, law({"business.once_per": None}), NOON)


def test_once_per_session_is_stricter_than_once_per_debate():
    elsewhere = SpeechFacts("Ada", "speaker", spoken="session")
    assert check_speech(elsewhere, law(), NOON)
    strict = law({"business.once_per": "session"})
    assert grounds(check_speech(elsewhere, strict, NOON)) == {
        ("business.spoken_already", "business.once_per")
    }
    assert not check_speech(SpeechFacts("Ada", "speaker", spoken="debate"), strict, NOON)


def test_the_committee_is_heard_before_a_challenge_is_voted_on():
    assert check_reply_first(ReplyFacts(replied=True), law(), NOON)
    assert grounds(check_reply_first(ReplyFacts(replied=False), law(), NOON)) == {
        ("business.no_reply_yet", "business.reply_before_challenge")
    }


def test_a_group_is_debated_as_a_whole_and_then_voted_on_in_order():
    debated = GroupVoteFacts("2026-2", GROUP, voted=("2026-1",), debated=GROUP)
    assert check_group_vote(debated, law(), NOON)


def test_a_vote_before_the_debate_and_out_of_turn_is_refused_twice():
    verdict = check_group_vote(GroupVoteFacts("2026-2", GROUP, debated=GROUP[:2]), law(), NOON)
    assert grounds(verdict) == {
        ("business.debate_first", "business.grouped_debate"),
        ("business.out_of_turn", "business.grouped_debate"),
    }
    ungrouped = law({"business.grouped_debate": False})
    assert check_group_vote(GroupVoteFacts("2026-2", GROUP), ungrouped, NOON)


def test_a_motion_of_another_group_is_not_voted_on_here():
    verdict = check_group_vote(GroupVoteFacts("2026-9", GROUP), law(), NOON)
    assert grounds(verdict) == {("business.not_in_group", "business.grouped_debate")}


def test_a_motion_alone_needs_no_group():
    assert check_group_vote(GroupVoteFacts.alone("2026-9"), law(), NOON)


def test_a_motion_falls_because_of_another_decision_or_because_the_conference_ends():
    assert check_falling(FallingFacts("fallen", because_of="2026-3"), law(), NOON)
    assert check_falling(FallingFacts("remitted", conference_over=True), law(), NOON)


def test_a_motion_does_not_simply_fall():
    assert grounds(check_falling(FallingFacts("fallen"), law(), NOON)) == {
        ("falling.no_cause", "business.unreached")
    }
    assert grounds(check_falling(FallingFacts("fallen", conference_over=True), law(), NOON)) == {
        ("falling.other_way", "business.unreached")
    }

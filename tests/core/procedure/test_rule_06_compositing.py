"""Rule group 6: compositing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.procedure.procedure_world import NOON, grounds, law
from folkmoot.core.procedure.rules.compositing import (
    AttendanceFacts,
    CompositeFacts,
    JoiningFacts,
    LeavingFacts,
    Parent,
    check_composite,
    check_compositing_attendance,
    check_joining,
    check_leaving,
)
from folkmoot.core.procedure.rules.provenance import ComposedSentence
from folkmoot.core.procedure.rules.seconding import SecondingFacts, check_seconded
from folkmoot.core.procedure.rules.sentences import split_sentences, trace_sentences

A = Parent("2026-12", "Northfield", "Rents", "Rents rise. We ask for a cap.", True, "the secretary")
B = Parent("2026-17", "Eastway", "Rents", "Rents rise! Evictions must stop.", True, "the mover")
COMPOSITE = CompositeFacts(
    "ordinary",
    (A, B),
    (
        ComposedSentence("We ask for a cap.", "parent", "2026-12"),
        ComposedSentence("Evictions  must\nstop.", "parent", "2026-17"),
        ComposedSentence("Rents have risen.", "adapted", "2026-12"),
        ComposedSentence("Conference agrees.", "new"),
    ),
    mover="Northfield",
    seconder="Eastway",
)


def test_a_composite_with_consent_mover_seconder_and_origins_may_be_formed():
    assert check_composite(COMPOSITE, law(), NOON)


def test_a_parent_that_has_not_consented_is_named():
    parents = (A, replace(B, consented=None))
    verdict = check_composite(replace(COMPOSITE, parents=parents), law(), NOON)
    assert grounds(verdict) == {("compositing.no_consent", "compositing.consent")}
    assert "Eastway has not consented to 2026-17" in verdict.reasons[0].sentence


def test_a_parent_that_stays_out_stays_out():
    parents = (A, replace(B, consented=False))
    verdict = check_composite(replace(COMPOSITE, parents=parents), law(), NOON)
    assert grounds(verdict) == {("compositing.stays_out", "compositing.consent")}


def test_consent_is_not_asked_where_the_rules_do_not_ask_for_it():
    parents = (A, replace(B, consented=None))
    rules = law({"compositing.consent": False})
    assert check_composite(replace(COMPOSITE, parents=parents), rules, NOON)


def test_one_motion_is_no_composite():
    alone = replace(COMPOSITE, parents=(A,), sentences=COMPOSITE.sentences[:1])
    assert grounds(check_composite(alone, law(), NOON)) == {
        ("compositing.too_few_parents", "compositing.consent")
    }


def test_motions_of_two_topics_are_not_composited():
    mixed = replace(COMPOSITE, parents=(A, replace(B, topic="Buses")))
    verdict = check_composite(mixed, law(), NOON)
    assert grounds(verdict) == {("compositing.topics", "compositing.same_topic")}
    assert check_composite(mixed, law({"compositing.same_topic": False}), NOON)


def test_a_composite_needs_mover_and_seconder():
    verdict = check_composite(replace(COMPOSITE, mover="", seconder=""), law(), NOON)
    assert grounds(verdict) == {
        ("compositing.no_mover", "compositing.kinds_without_seconder"),
        ("compositing.no_seconder", "compositing.kinds_without_seconder"),
    }


def test_a_composite_rule_change_needs_no_seconder():
    assert check_composite(replace(COMPOSITE, kind="rule_change", seconder=""), law(), NOON)


def test_a_sentence_that_its_parent_does_not_hold_is_caught():
    false = (ComposedSentence("We ask for a freeze.", "parent", "2026-12"),)
    verdict = check_composite(replace(COMPOSITE, sentences=false), law(), NOON)
    assert grounds(verdict) == {("compositing.not_in_parent", "compositing.provenance")}
    assert verdict.reasons[0].sentence == "Sentence 1 is not in 2026-12 word for word."


def test_a_sentence_without_a_parent_or_with_a_strange_one_is_caught():
    sentences = (ComposedSentence("A.", "adapted"), ComposedSentence("B.", "parent", "2026-99"))
    verdict = check_composite(replace(COMPOSITE, sentences=sentences), law(), NOON)
    assert grounds(verdict) == {
        ("compositing.no_origin", "compositing.provenance"),
        ("compositing.unknown_parent", "compositing.provenance"),
    }
    rules = law({"compositing.provenance": False})
    assert check_composite(replace(COMPOSITE, sentences=sentences), rules, NOON)


def test_two_people_of_a_unit_may_take_part_and_a_third_may_not():
    assert check_compositing_attendance(AttendanceFacts("Northfield", 2), law(), NOON)
    verdict = check_compositing_attendance(AttendanceFacts("Northfield", 3), law(), NOON)
    assert grounds(verdict) == {
        ("compositing.too_many_representatives", "compositing.representatives")
    }


def test_a_unit_without_a_motion_in_the_group_only_listens():
    verdict = check_compositing_attendance(
        AttendanceFacts("Westhill", 1, sent_motion=False), law(), NOON
    )
    assert grounds(verdict) == {("compositing.no_motion", "compositing.representatives")}


def test_a_motion_joins_with_consent_and_within_its_topic():
    joining = JoiningFacts("Rents", "Composite 3", "Rents", consented=True)
    assert check_joining(joining, law(), NOON)
    assert grounds(check_joining(replace(joining, consented=None), law(), NOON)) == {
        ("compositing.no_consent", "compositing.consent")
    }
    assert grounds(check_joining(replace(joining, composite_topic="Buses"), law(), NOON)) == {
        ("compositing.topics", "compositing.same_topic")
    }


def test_a_motion_may_leave_until_the_composite_is_on_the_agenda():
    assert check_leaving(LeavingFacts("Composite 3", on_agenda=False), law(), NOON)
    verdict = check_leaving(LeavingFacts("Composite 3", on_agenda=True), law(), NOON)
    assert grounds(verdict) == {("compositing.on_agenda", "compositing.consent")}


def test_an_ordinary_motion_needs_a_seconder_when_it_is_moved():
    assert check_seconded(SecondingFacts("rule_change"), law(), NOON)
    assert check_seconded(SecondingFacts("ordinary", "Eastway"), law(), NOON)
    verdict = check_seconded(SecondingFacts("ordinary"), law(), NOON)
    assert grounds(verdict) == {("seconding.no_seconder", "compositing.kinds_without_seconder")}


def test_sentences_are_cut_where_they_end_and_not_inside_a_label():
    text = "In 2.I.4.B delete “automatically”. Conference agrees!\nRents rise (fast.) And so on"
    assert split_sentences(text) == (
        "In 2.I.4.B delete “automatically”.",
        "Conference agrees!",
        "Rents rise (fast.)",
        "And so on",
    )


def test_every_sentence_of_a_composite_finds_its_parents():
    origins = trace_sentences(
        "Rents rise. Evictions must stop. New words.", {A.number: A.text, B.number: B.text}
    )
    assert [(origin.text, origin.found_in) for origin in origins] == [
        ("Rents rise.", ("2026-12",)),
        ("Evictions must stop.", ("2026-17",)),
        ("New words.", ()),
    ]


@given(st.text(alphabet="abAB .!?\n“”2.I", max_size=80))
def test_cutting_into_sentences_loses_nothing_but_white_space(text):
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())

"""Rule group 2: the form of a motion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.procedure.procedure_world import NOON, grounds, law
from folkmoot.core.procedure.rules.form import (
    FormFacts,
    SubjectFacts,
    check_form,
    check_subject,
    count_words,
)

TITLE = "Natural justice before anybody is excluded"


def motion(*, title=TITLE, body="This conference notes that buses are late.", statement=""):
    return FormFacts("ordinary", title, body, statement)


def test_a_motion_within_its_lengths_has_the_right_form():
    assert check_form(motion(), law(), NOON)


def test_a_heading_of_ten_words_passes_and_one_of_eleven_is_refused():
    assert check_form(motion(title="word " * 10), law(), NOON)
    verdict = check_form(motion(title="word " * 11), law(), NOON)
    assert grounds(verdict) == {("form.title_too_long", "motion.ordinary.title_words")}
    assert verdict.reasons[0].sentence == "The heading has 11 words. It may have 10."
    assert verdict.reasons[0].next_step == "Cut one word."


def test_a_text_of_250_words_passes_and_one_of_253_is_refused():
    assert check_form(motion(body="word " * 250), law(), NOON)
    verdict = check_form(motion(body="word " * 253), law(), NOON)
    assert grounds(verdict) == {("form.body_too_long", "motion.ordinary.body_words")}
    assert verdict.reasons[0].next_step == "Cut 3 words."


def test_everything_that_is_too_long_is_said_at_once():
    verdict = check_form(
        motion(title="word " * 11, body="word " * 251, statement="word " * 201), law(), NOON
    )
    assert {code for code, _ in grounds(verdict)} == {
        "form.title_too_long",
        "form.body_too_long",
        "form.statement_too_long",
    }


def test_an_empty_heading_or_text_is_refused_but_a_statement_may_be_left_out():
    verdict = check_form(motion(title=" ", body=" - "), law(), NOON)
    assert {code for code, _ in grounds(verdict)} == {"form.no_title", "form.no_body"}


def test_a_rule_change_may_be_as_long_as_it_needs_to_be():
    assert check_form(FormFacts("rule_change", TITLE, "word " * 4000), law(), NOON)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("In 2.I.4.B delete “automatically”", 4),
        ("well-known members - and others", 4),
        ("one\ntwo\tthree  four", 4),
        ("— …", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text, words):
    assert count_words(text) == words


@given(st.lists(st.text(st.characters(categories=["L", "Nd"]), min_size=1), max_size=30))
def test_spacing_never_changes_the_number_of_words(words):
    assert count_words(" ".join(words)) == count_words("\n\t ".join(words)) == len(words)


def test_a_motion_judged_to_have_one_subject_passes():
    assert check_subject(SubjectFacts("ordinary", one_subject=True), law(), NOON)


def test_a_motion_on_several_subjects_is_refused_with_the_recorded_reason():
    facts = SubjectFacts("ordinary", False, "it speaks of rents and of bus fares")
    verdict = check_subject(facts, law(), NOON)
    assert grounds(verdict) == {("form.several_subjects", "motion.ordinary.one_subject")}
    assert "rents and of bus fares" in verdict.reasons[0].sentence


def test_several_subjects_cannot_be_alleged_without_a_reason():
    verdict = check_subject(SubjectFacts("ordinary", False, "  "), law(), NOON)
    assert grounds(verdict) == {("form.subject_without_reason", "motion.ordinary.one_subject")}


def test_a_motion_that_nobody_has_judged_is_not_presumed_to_have_one_subject():
    verdict = check_subject(SubjectFacts("ordinary"), law(), NOON)
    assert grounds(verdict) == {("form.subject_not_judged", "motion.ordinary.one_subject")}


def test_where_the_rules_allow_several_subjects_nobody_need_judge():
    rules = law({"motion.ordinary.one_subject": False})
    assert check_subject(SubjectFacts("ordinary"), rules, NOON)

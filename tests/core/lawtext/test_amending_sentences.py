"""Amending sentences as parties and unions word them, read into what they do."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lawtext.lawtext_world import party_rules, pid_of
from folkmoot.core.lawtext import ReplaceText, edit_in_place, lawful_wording
from folkmoot.core.lawtext.instructions import parse_amendment

# Sentence; (verb, find, text, position) of each operation. A principle orders no words.
FIELD = [
    (row["sentence"], [tuple(each) for each in row["operations"]])
    for row in json.loads((Path(__file__).parent / "party_wordings.json").read_text("utf-8"))
]


@pytest.mark.parametrize(("sentence", "wanted"), FIELD)
def test_a_wording_of_the_field_is_read_as_meant(sentence, wanted):
    parsed = parse_amendment(sentence)
    told = [(each.verb, each.find, each.text, each.position) for each in parsed.operations]
    assert not parsed.certain
    assert (told, parsed.understood) == (wanted, bool(wanted))


@pytest.mark.parametrize(
    ("sentence", "base", "after"),
    [
        ("delete 'a b' and insert 'c'", "x a b y", "x c y"),
        ("delete the second 'no'", "no, no, no", "no,, no"),
        ("delete first sentence. Replace with 'One.'", "Two. Three.", "One. Three."),
        ("delete from 'two' to 'four' and insert 'x'", "one two three four five", "one x five"),
        ("strike the period and insert '; or' in its place", "so it is.", "so it is; or"),
        ("after 'old' insert 'and new'", "the old rule", "the old and new rule"),
        ("before 'rule' insert 'new'", "the rule", "the new rule"),
        ("delete 'a' wherever it appears and insert 'b'", "a, a and a", "b, b and b"),
        ("after 'on' delete 'x' and replace with 'y'", "x goes on x", "x goes on y"),
        ("delete all the words and insert 'New.'", "Old.", "New."),
        ("strike 'and' at the end", "a and b; and", "a and b;"),
        (
            "The last sentence of rule 6 is amended by striking 'may' and inserting 'shall'",
            "He may. She may.",
            "He may. She shall.",
        ),
    ],
)
def test_with_its_text_a_sentence_is_carried_out(sentence, base, after):
    parsed = parse_amendment(sentence, base=base)
    assert parsed.after == after
    assert parsed.certain


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("delete 'a' and insert 'b'", "a or a"),
        ("delete 'x'", "nothing of it"),
        ("delete 'a' both times it appears and insert 'b'", "a a a"),
        ("delete the third 'a'", "a a"),
        ("delete 'one' and insert 'two'. Amended rule 3 will read: 'three'", "one"),
        ("delete from 'a' to 'c'", "c a"),
        ("delete rule 4", "4. text"),
        ("strike 'and' at the end", "a and b"),
        ("In the first sentence of rule 6 delete 'may'", "He will. She may."),
        ("delete 'a' and see to it that all is well", "a"),
    ],
)
def test_what_does_not_fit_the_text_is_never_certain_and_says_why(sentence, base):
    parsed = parse_amendment(sentence, base=base)
    assert not parsed.certain
    assert parsed.after is None
    assert parsed.why


@pytest.mark.parametrize(
    ("quoted", "there", "base"),
    [
        ("bona-fide charity", "bona fide charity", "Gifts go to a bona fide charity only."),
        ("fifteen days, but not more", "Fifteen days but not more", "Fifteen days but not more."),
        (
            "the member for conduct, after hearing them in person,",
            "the members for conduct after hearing them in person,",
            "It may expel the members for conduct after hearing them in person, or fine them.",
        ),
    ],
)
def test_words_almost_quoted_are_taken_for_those_that_stand_and_it_is_said(quoted, there, base):
    parsed = parse_amendment(f"delete '{quoted}' and insert 'x'", base=base)
    assert parsed.after == base.replace(there, "x")
    assert not parsed.certain
    assert any(there in each and quoted in each for each in parsed.why)


@pytest.mark.parametrize(
    ("quoted", "base"),
    [
        ("before 1 May 2022, or later", "before 1 May 2023, or later"),  # a figure is no slip
        ("a member may vote by post", "a member may not vote by post"),
        ("the member of a branch", "the members of a branch, the member of the branch"),
        ("members", "member"),
        ("all members of the branch", "all members"),
    ],
)
def test_nothing_is_taken_for_words_that_say_something_else_or_could_be_two(quoted, base):
    parsed = parse_amendment(f"delete '{quoted}'", base=base)
    assert (parsed.after, parsed.certain) == (None, False)


@pytest.mark.parametrize(
    ("sentence", "put_in"),
    [
        ('strike the period and the phrase "; and" in its place', "; and"),
        ('strike the period and insert the phrase "; or "in its place.', "; or "),
        ('strike the period and insert in the phrase "; so" in its place', "; so"),
    ],
)
def test_a_slip_of_the_drafter_hides_no_order(sentence, put_in):
    (read,) = parse_amendment(sentence).operations
    assert (read.verb, read.find, read.text) == ("replace", ".", put_in)


@pytest.mark.parametrize(
    "sentence", ["", "Members are unhappy.", "In rule 4 delete 'a", "insert 'b'", "for X, see Y"]
)
def test_half_a_sentence_is_never_certain(sentence):
    assert not parse_amendment(sentence).certain


RULES = party_rules()
TARGET = pid_of(RULES, "2.I.4.B")
OWN = RULES.provision(TARGET).text
_WORD = st.text(alphabet="abcdefgh", min_size=2, max_size=6) | st.sampled_from(
    ["and,", "members' own", "branch's", '"so"', "(b)", "insert", "delete"]
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_wording_we_write_is_read_back_and_makes_the_same_text(data):
    words = OWN.split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    much = data.draw(st.integers(0, 3))
    new = data.draw(st.lists(_WORD, min_size=0 if much else 1, max_size=3))
    wanted = " ".join([*words[:at], *new, *words[at + much :]])
    operations = edit_in_place(RULES, TARGET, wanted)
    sentence = lawful_wording(operations, RULES)
    parsed = parse_amendment(sentence, base=OWN)
    if not sentence:
        return
    assert len(parsed.operations) == len(operations), sentence
    if parsed.certain:
        assert parsed.after is not None
        assert parsed.after.split() == wanted.split(), sentence


def test_a_number_is_looked_for_in_a_text_of_numbered_lines():
    base = "1. The chair speaks.\n2. The chair votes.\n3. Nobody sings."
    parsed = parse_amendment("In rule 2 delete 'chair' and insert 'clerk'", base=base)
    assert parsed.after == "1. The chair speaks.\n2. The clerk votes.\n3. Nobody sings."
    assert parsed.certain


def test_words_that_stand_under_another_number_are_never_taken_for_certain():
    base = "1. The chair speaks.\n2. The clerk votes."
    for rule in ("2", "7"):
        parsed = parse_amendment(f"In rule {rule} delete 'chair' and insert 'x'", base=base)
        assert not parsed.certain
        assert parsed.why


def test_an_operation_reads_back_with_the_words_it_quotes():
    operation = ReplaceText(TARGET, "text", "automatically", "after a hearing")
    (read,) = parse_amendment(lawful_wording([operation], RULES)).operations
    assert (read.find, read.text, read.target) == ("automatically", "after a hearing", "2.I.4.B")


_PIECES = st.sampled_from(
    [
        "strike ",
        "insert ",
        "'",
        '"',
        "\u2018",
        "\u2019",
        "and ",
        "rule 4 ",
        "; ",
        ".",
        "for ",
        "to ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=4))).map("".join)))
def test_no_text_whatever_makes_it_fail(sentence):
    parsed = parse_amendment(sentence, base="a rule of 4 words")
    assert parsed.certain <= parsed.one_reading <= parsed.understood


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["strike ", "after 'a', ", "insert 'x' ", "{", "delete rule 4; "])
def test_a_long_text_takes_its_length_and_no_more(unit):
    def seconds(times):
        began = time.process_time()
        parse_amendment(unit * times)
        return time.process_time() - began

    assert seconds(8000) < 1 + 8 * seconds(2000)


def test_a_sentence_alone_is_never_certain_however_plain_it_is():
    parsed = parse_amendment("In rule 4.2 delete 'ten' and insert 'twelve'.")
    assert parsed.one_reading
    assert not parsed.certain
    assert parsed.why == ("It has not been tried on the text it amends.",)
    assert parse_amendment("delete 'ten' and insert 'twelve'", base="ten").certain

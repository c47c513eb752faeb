"""Lawful wording: what the motion says about what the machine will do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from core.lawtext.lawtext_world import documents, party_rules, patiently, pid_of
from folkmoot.core.lawtext import (
    EVERY,
    Delete,
    Document,
    Insert,
    Layout,
    Move,
    MoveWords,
    Operation,
    Provision,
    Renumber,
    ReplaceText,
    ReplaceWhole,
    SetLayout,
    SetParameter,
    derive,
    edit_in_place,
    lawful_wording,
    quote,
    would_then_read,
)

RULES = party_rules()
A = pid_of(RULES, "2.I.4.A")
B = pid_of(RULES, "2.I.4.B")
C = pid_of(RULES, "2.I.4.C")
FOUR = pid_of(RULES, "2.I.4")
CLAUSE = pid_of(RULES, "2.I")
BRANCHES = pid_of(RULES, "3")


def straight(words: str) -> str:
    """The wording with plain quotation marks, so that the tests are easy to read."""
    return words.translate({0x2018: "'", 0x2019: "'"})


@pytest.mark.parametrize(
    ("operation", "wording"),
    [
        (
            ReplaceText(B, "text", "automatically", "after a hearing"),
            "In 2.I.4.B delete 'automatically' and insert 'after a hearing'.",
        ),
        (ReplaceText(B, "text", "automatically ", ""), "In 2.I.4.B delete 'automatically'."),
        (
            ReplaceText(B, "text", "", " knowingly", left="member who"),
            "In 2.I.4.B after 'member who' insert 'knowingly'.",
        ),
        (
            ReplaceText(B, "text", "", "knowingly ", right="joins"),
            "In 2.I.4.B before 'joins' insert 'knowingly'.",
        ),
        (
            ReplaceText(FOUR, "heading", "Exclusions", "Loss of membership"),
            "In the heading of 2.I.4 delete all the words and insert 'Loss of membership'.",
        ),
        (
            ReplaceText(B, "text", "a", "any", count=2, occurrence=2),
            "In 2.I.4.B delete 'a' (the second of 2) and insert 'any'.",
        ),
        (
            ReplaceText(B, "text", "a", "any", count=2, occurrence=EVERY),
            "In 2.I.4.B delete 'a' wherever it stands and insert 'any'.",
        ),
        (
            Insert(FOUR, B, C, (Provision("n", "item", label="BB", text="Heard first."),)),
            "After 2.I.4.B insert as new 2.I.4.BB: 'Heard first.'.",
        ),
        (
            Insert(FOUR, None, A, (Provision("n", "item", label="0", text="Heard first."),)),
            "At the beginning of 2.I.4 insert as new 2.I.4.0: 'Heard first.'.",
        ),
        (Delete(C, RULES.provision(C)), "Delete 2.I.4.C."),
        (Move(C, FOUR, FOUR, None, A), "Move 2.I.4.C to the beginning of 2.I.4."),
        (Move(C, FOUR, CLAUSE, FOUR, None), "Move 2.I.4.C to follow 2.I.4."),
        (
            MoveWords(C, "after two reminders", A, left="resignation"),
            "Move the words 'after two reminders' from 2.I.4.C to 2.I.4.A, after 'resignation'.",
        ),
        (Renumber(C, "C", "D", "item", "item"), "Renumber 2.I.4.C as 2.I.4.D."),
        (Renumber(C, "C", "D", "item", "clause"), "Renumber 2.I.4.C as clause 2.I.4.D."),
        (
            SetParameter(BRANCHES, "branch.minimum", "12", "10"),
            "In 3 change branch.minimum from '12' to '10'.",
        ),
        (
            SetParameter(BRANCHES, "branch.maximum", None, "90"),
            "In 3 set branch.maximum to '90'.",
        ),
        (
            SetParameter(BRANCHES, "branch.minimum", "12", None),
            "In 3 withdraw branch.minimum ('12').",
        ),
        (
            SetLayout(B, None, Layout("%t")),
            "Set out the lines and spaces of 2.I.4.B anew; no word changes.",
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else value[:30],
)
def test_an_operation_is_worded_as_a_motion_would_word_it(
    operation: Operation, wording: str
) -> None:
    assert straight(lawful_wording((operation,), RULES)) == wording


def test_several_edits_of_one_provision_are_one_sentence() -> None:
    text = RULES.provision(B).text.replace("gives", "openly gives").replace("political ", "")
    wording = straight(lawful_wording(edit_in_place(RULES, B, text), RULES))
    assert wording.count("In 2.I.4.B") == 1
    assert wording.count("; ") >= 1


def test_a_new_provision_with_items_is_set_out_in_full() -> None:
    new = Provision(
        "n",
        "clause",
        label="6",
        heading="Hearings",
        text="Before any exclusion:",
        children=(Provision("n1", "item", label="A", text="notice is given;"),),
    )
    wording = lawful_wording((Insert(CLAUSE, pid_of(RULES, "2.I.5"), None, (new,)),), RULES)
    assert wording == (
        "After 2.I.5 insert as new 2.I.6:\n"
        "  6 Hearings Before any exclusion:\n"
        "    A notice is given;"
    )


def test_replacing_a_whole_provision_sets_out_what_comes() -> None:
    whole = replace(RULES.provision(FOUR), children=(), text="Nobody is excluded unheard.")
    wording = lawful_wording((ReplaceWhole(FOUR, RULES.provision(FOUR), whole),), RULES)
    assert wording == "For 2.I.4 substitute:\n  4 Exclusions Nobody is excluded unheard."


def test_what_would_then_read_is_given_for_every_provision_with_new_words() -> None:
    operations = (
        ReplaceText(C, "text", "six", "twelve"),
        Insert(FOUR, C, None, (Provision("n", "item", label="D", text="Nothing else."),)),
    )
    results = would_then_read(operations, RULES)
    assert [(result.place, result.reads) for result in results] == [
        ("2.I.4.C", "A member in arrears for twelve months, after two reminders."),
        ("2.I.4.D", "Nothing else."),
    ]
    assert would_then_read((ReplaceText(C, "text", "nowhere", ""),), RULES) == ()


def test_words_with_an_apostrophe_are_quoted_so_that_the_end_is_clear() -> None:
    assert quote("the members' rights") == "“the members' rights”"


def test_an_amendment_that_no_longer_fits_can_still_be_read_out() -> None:
    assert "Delete the provision gone." in lawful_wording(
        (Delete("gone", Provision("gone", "item")),), RULES
    )


@patiently
@given(documents(), documents())
def test_every_change_of_words_is_worded(old: Document, new: Document) -> None:
    operations = [each for each in derive(old, new) if not isinstance(each, SetLayout)]
    wording = lawful_wording(operations, old)
    assert bool(wording) == bool(operations)

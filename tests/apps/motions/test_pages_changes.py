"""What a member types into the form comes to operations, and operations come back to the form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.apps.motions.forms.changes import (
    Change,
    as_it_stands,
    beside,
    changes_of,
    drafted,
)
from folkmoot.apps.motions.views.reading import paragraphs_of, read_change
from folkmoot.core.lawtext import (
    Delete,
    Insert,
    Move,
    Renumber,
    ReplaceText,
    SetParameter,
    counter,
    edition_digest,
    read_labelled,
    tidy,
)

RULES = """# Rules

[Chapter 1: Members]
  [1] Anybody may join who is fourteen.
  [2] A member who supports another party shall automatically cease to be one.
    [A] This holds for organisations too.
  [3] A local party sends at most six delegates.
    = delegates.cap: 6
"""
WORDS = st.lists(
    st.sampled_from(["member", "hearing", "shall", "party,", "may.", "not", "after"]), max_size=12
).map(" ".join)


@pytest.fixture(scope="module")
def tree():
    return read_labelled(RULES, counter()).document


def test_nothing_edited_comes_to_no_operation(tree):
    pid = tree.find("1.2").pid
    assert drafted(tree, [as_it_stands(tree, pid)]).operations == ()


def test_an_edited_wording_comes_to_the_words_struck_and_added(tree):
    pid = tree.find("1.2").pid
    text = tree.provision(pid).text.replace("automatically", "after a hearing")
    worked = drafted(tree, [Change("words", pid, text=text)])
    assert [type(each) for each in worked.operations] == [ReplaceText]
    assert worked.operations[0].find == "automatically"
    assert worked.tree.provision(pid).text == text


def test_a_figure_goes_with_its_words(tree):
    pid = tree.find("1.3").pid
    change = Change(
        "words",
        pid,
        text="A local party sends at most eight delegates.",
        figures={"delegates.cap": "8"},
    )
    kinds = [type(each) for each in drafted(tree, [change]).operations]
    assert kinds == [ReplaceText, SetParameter]


def test_a_new_provision_is_numbered_after_its_neighbour(tree):
    pid = tree.find("1.3").pid
    new = beside(tree, pid, new_pid="n1", inside=False)
    assert new.label == "4"
    worked = drafted(tree, [Change("insert", "n1", text="New.", beside=pid, label=new.label)])
    assert [type(each) for each in worked.operations] == [Insert]
    assert worked.tree.find("1.4").text == "New."


def test_a_new_provision_brings_its_figures_and_those_in_it_and_is_taken_up_again(tree):
    whole = tree.root.children[0]
    clause = Change(
        "insert", "new", "Fair process", "Kept.", {"conduct.most_months": "12 months"}, whole.pid,
        label="99",
    )  # fmt: skip
    item = Change("insert", "new-1", text="Heard.", beside="new", inside=True, label="1")
    made = drafted(tree, [clause, item])
    assert not made.refused
    assert [type(each) for each in made.operations] == [Insert, SetParameter, Insert]
    assert changes_of(tree, made.operations) == (clause, item)


def test_the_first_provision_in_another_comes_last_in_it(tree):
    pid = tree.find("1.2").pid
    new = beside(tree, pid, new_pid="n1", inside=True)
    assert new.label == "B"
    worked = drafted(
        tree, [Change("insert", "n1", text="So too.", beside=pid, inside=True, label="B")]
    )
    assert worked.tree.find("1.2.B").text == "So too."


def test_a_provision_struck_out_goes_with_all_below_it(tree):
    pid = tree.find("1.2").pid
    worked = drafted(tree, [Change("delete", pid)])
    assert [type(each) for each in worked.operations] == [Delete]
    assert worked.tree.find("1.2.A") is None


def test_a_change_to_a_provision_that_the_draft_itself_strikes_out_is_refused_in_its_place(tree):
    pid = tree.find("1.2").pid
    worked = drafted(tree, [Change("delete", pid), Change("words", pid, text="Still here.")])
    assert list(worked.refused) == [1]
    assert worked.refused[1].code == "draft.no_such_provision"
    assert len(worked.operations) == 1


def test_a_number_with_a_space_in_it_is_refused_and_says_why(tree):
    pid = tree.find("1.3").pid
    worked = drafted(tree, [Change("insert", "n1", text="New.", beside=pid, label="4 a")])
    assert worked.refused[0].code == "draft.malformed"


def test_a_move_has_no_field_in_the_form(tree):
    chapter, third = tree.find("1").pid, tree.find("1.3").pid
    move = Move(third, chapter, chapter, None, tree.find("1.1").pid)
    assert changes_of(tree, [move]) is None
    assert changes_of(tree, [Renumber(third, "3", "9", "item", "item")]) is None


@settings(max_examples=60, deadline=None)
@given(first=WORDS, second=WORDS, strike=st.booleans(), add=WORDS)
def test_a_draft_taken_up_again_shows_what_was_typed(first, second, strike, add):
    tree = read_labelled(RULES, counter()).document
    one, two, three = (tree.find(label).pid for label in ("1.1", "1.2", "1.3"))
    changes = [Change("words", one, text=first)]
    changes.append(Change("delete", two) if strike else Change("words", two, text=second))
    if add:
        changes.append(Change("insert", "n1", text=add, beside=three, label="4"))
    worked = drafted(tree, changes)
    assert not worked.refused
    again = changes_of(tree, worked.operations)
    assert again is not None
    assert edition_digest(drafted(tree, again).tree) == edition_digest(worked.tree)
    assert worked.tree.provision(one).text == tidy(first)


@settings(max_examples=60, deadline=None)
@given(old=WORDS, new=WORDS)
def test_the_tracked_change_holds_both_wordings(old, new):
    pieces = [piece for paragraph in paragraphs_of(old, new) for piece in paragraph]
    kept = "".join(text for kind, text in pieces if kind != "ins")
    read = "".join(text for kind, text in pieces if kind != "del")
    assert kept.split() == old.split()
    assert read.split() == new.split()


def test_what_is_new_and_what_goes_is_shown_once_with_all_below_it(tree):
    pid = tree.find("1.2").pid
    worked = drafted(tree, [Change("delete", pid)])
    reading = read_change("party", tree, worked.operations, edition=1)
    assert [(place.kind, place.cite) for place in reading.places] == [("gone", "1.2")]
    assert "organisations" in "".join(
        text for paragraph in reading.places[0].paragraphs for _kind, text in paragraph
    )


def test_a_change_that_does_not_fit_says_so_instead_of_showing_anything(tree):
    stale = ReplaceText(tree.find("1.1").pid, "text", "words that are not there", "x")
    reading = read_change("party", tree, [stale], edition=1)
    assert reading.places == ()
    assert reading.reason.code == "lawtext.words_not_found"

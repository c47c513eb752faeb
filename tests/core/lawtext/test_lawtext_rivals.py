"""Rival amendments are told apart by applying both orders."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lawtext.lawtext_world import (
    applied,
    documents,
    party_rules,
    patiently,
    pid_of,
    small_changes,
)
from folkmoot.core.lawtext import (
    Delete,
    Document,
    Insert,
    Layout,
    Move,
    Operation,
    Provision,
    Renumber,
    ReplaceText,
    SetLayout,
    commutes,
    derive,
    edit_in_place,
    rivals,
    swap,
)

RULES = party_rules()
B = pid_of(RULES, "2.I.4.B")
C = pid_of(RULES, "2.I.4.C")
FOUR = pid_of(RULES, "2.I.4")

Amendment = tuple[Operation, ...]
STRIKE_AUTOMATICALLY: Amendment = (ReplaceText(B, "text", "automatically ", ""),)
HEAR_FIRST: Amendment = (ReplaceText(B, "text", "automatically", "after a hearing"),)
NARROW: Amendment = (ReplaceText(B, "text", "political organisation", "rival political party"),)
LONGER_ARREARS: Amendment = (ReplaceText(C, "text", "six months", "twelve months"),)
DELETE_ITEM: Amendment = (Delete(B, RULES.provision(B)),)


def put_after_b(pid: str, words: str) -> Amendment:
    return (Insert(FOUR, B, C, (Provision(pid, "item", label="BB", text=words),)),)


def test_amendments_of_different_words_are_independent() -> None:
    assert rivals(RULES, HEAR_FIRST, LONGER_ARREARS).kind == "independent"
    assert rivals(RULES, HEAR_FIRST, NARROW).kind == "independent"


def test_amendments_of_the_same_words_overlap_and_say_where() -> None:
    rivalry = rivals(RULES, STRIKE_AUTOMATICALLY, HEAR_FIRST)
    assert rivalry.kind == "overlap"
    assert rivalry.refusal is not None
    assert rivalry.refusal.place == "2.I.4.B"


def test_deleting_what_another_edits_overlaps() -> None:
    assert rivals(RULES, DELETE_ITEM, NARROW).kind == "overlap"


def test_the_same_change_proposed_twice_is_identical_whoever_minted_it() -> None:
    assert rivals(RULES, HEAR_FIRST, HEAR_FIRST).kind == "identical"
    mine, theirs = put_after_b("mine", "Heard first."), put_after_b("theirs", "Heard first.")
    assert rivals(RULES, mine, theirs).kind == "identical"


def test_two_new_provisions_in_one_place_depend_on_the_order() -> None:
    mine, theirs = put_after_b("mine", "Heard first."), put_after_b("theirs", "Notice first.")
    assert rivals(RULES, mine, theirs).kind == "order-dependent"


def test_an_amendment_on_an_older_edition_is_stale() -> None:
    later = applied(RULES, STRIKE_AUTOMATICALLY)
    rivalry = rivals(later, NARROW, HEAR_FIRST)
    assert rivalry.kind == "stale"
    assert rivalry.refusal is not None


def test_layout_makes_nobody_rivals() -> None:
    one: Amendment = (*NARROW, SetLayout(B, None, Layout("[%l] %e\n")))
    two: Amendment = (*LONGER_ARREARS, SetLayout(B, None, Layout("%l %e\n")))
    assert rivals(RULES, one, two).kind == "independent"


def test_renumbering_does_not_get_in_the_way_of_an_edit() -> None:
    renumber: Amendment = (Renumber(B, "B", "D", "item", "item"),)
    assert rivals(RULES, renumber, NARROW).kind == "independent"


def test_changes_that_change_places_commute_or_are_refused() -> None:
    assert swap(RULES, HEAR_FIRST, LONGER_ARREARS) == "commute"
    builds_on_it: Amendment = (ReplaceText(B, "text", "after a hearing", "after two hearings"),)
    assert swap(RULES, HEAR_FIRST, builds_on_it) == "refused"
    assert not commutes(RULES, HEAR_FIRST, builds_on_it)


def test_changes_that_never_fitted_cannot_be_swapped() -> None:
    with pytest.raises(ValueError, match="do not apply in the order given"):
        swap(RULES, HEAR_FIRST, HEAR_FIRST)


@patiently
@given(documents(), documents(), documents())
def test_rivalry_is_mutual(base: Document, one: Document, other: Document) -> None:
    a, b = derive(base, one), derive(base, other)
    assert rivals(base, a, b).kind == rivals(base, b, a).kind


@patiently
@given(documents(), documents(), documents())
def test_two_changes_one_after_the_other_are_never_silently_different_when_swapped(
    base: Document, middle: Document, last: Document
) -> None:
    assert swap(base, derive(base, middle), derive(middle, last)) in {"commute", "refused"}


def test_two_siblings_that_change_places_twice_are_not_swapped_unseen() -> None:
    a = pid_of(RULES, "2.I.4.A")
    there: Amendment = (Move(B, FOUR, FOUR, None, a),)
    back: Amendment = (Move(a, FOUR, FOUR, None, B),)
    assert swap(RULES, there, back) == "refused"


@settings(deadline=None, max_examples=100)
@given(documents(), st.data())
def test_two_small_changes_one_after_the_other_are_never_silently_different_when_swapped(
    base: Document, data: st.DataObject
) -> None:
    middle = data.draw(small_changes(base))
    last = data.draw(small_changes(middle))
    assert swap(base, derive(base, middle), derive(middle, last)) in {"commute", "refused"}


def test_two_edits_of_one_text_drafted_apart_both_stand() -> None:
    text = RULES.provision(B).text
    one = edit_in_place(RULES, B, text.replace("joins or gives", "joins or openly gives"))
    two = edit_in_place(RULES, B, text.replace("automatically", "after a hearing"))
    assert rivals(RULES, one, two).kind == "independent"
    both = applied(applied(RULES, one), two).provision(B).text
    assert "openly gives" in both
    assert "after a hearing" in both

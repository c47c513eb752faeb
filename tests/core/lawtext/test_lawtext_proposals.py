"""Amendments in parts, for a time, with authority; and amendments of amendments."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
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
    Document,
    Insert,
    PreconditionFailed,
    Provision,
    ReplaceText,
    SetParameter,
    apply,
    derive,
    edition_digest,
    without_layout,
)
from folkmoot.core.lawtext.proposals import (
    Adopted,
    Part,
    Proposal,
    adopt,
    amend_amendment,
    at_sunset,
    in_parts,
    severable,
)

RULES = party_rules()
B, FIVE, PARENT = (pid_of(RULES, label) for label in ("2.I.4.B", "2.I.5", "2.I.4"))
NEW = Provision("new", "item", "D", text="A member who has been heard.")
HEAR = Part("hearing", (ReplaceText(B, "text", "automatically", "after a hearing"),))
ADD = Part("addition", (Insert(PARENT, pid_of(RULES, "2.I.4.C"), None, (NEW,)),))
EDIT = Part(
    "addition reworded",
    (ReplaceText("new", "text", "heard", "heard twice"),),
    follows=("addition",),
)
CARD = Part(
    "card",
    (ReplaceText(FIVE, "text", "a card", "a card and a copy"),),
    nature="consequential",
    follows=("hearing",),
    authority="7.II.3",
)
SLIP = Part(
    "slip", (ReplaceText(FIVE, "text", "Every", "Each"),), nature="editorial", authority="7.II.4"
)
WHOLE = Proposal((HEAR, ADD, EDIT, CARD, SLIP))


def done(*carried: str) -> Adopted:
    outcome = adopt(RULES, WHOLE, carried=carried)
    assert isinstance(outcome, Adopted)
    return outcome


def test_a_part_lost_takes_with_it_what_follows_from_it_and_nothing_else():
    lost = done("addition reworded", "hearing")
    assert lost.stand == ("hearing", "card", "slip")
    assert lost.fallen == ("addition reworded",)
    assert "after a hearing" in lost.document.provision(B).text
    assert "new" not in lost.document
    none = done()
    assert none.stand == ("slip",)
    assert none.fallen == ("card",)


def test_all_carried_the_whole_stands_in_order():
    whole = done("hearing", "addition", "addition reworded")
    assert whole.stand == tuple(part.name for part in WHOLE.parts)
    assert whole.document.provision("new").text == "A member who has been heard twice."
    assert whole.document.provision(FIVE).text.startswith("Each member receives a card and a copy")


def test_which_parts_can_be_voted_on_by_themselves_is_found_by_applying():
    assert severable(RULES, WHOLE) == {
        "hearing": (),
        "addition": (),
        "addition reworded": ("addition",),
    }


def test_an_amendment_is_cut_into_a_part_for_each_provision_it_concerns():
    cut = in_parts(RULES, (*HEAR.operations, *ADD.operations, *SLIP.operations))
    assert [part.name for part in cut.parts] == ["2.I.4.B", "what comes into 2.I.4", "2.I.5"]
    assert severable(RULES, cut) == {part.name: () for part in cut.parts}


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Part("x", (), nature="editorial"), "by what authority"),
        (lambda: Part("x", (), nature="consequential", authority="7"), "of what"),
        (
            lambda: Part(
                "x", (SetParameter(B, "k", None, "1"),), nature="editorial", authority="7"
            ),
            "no slip",
        ),
        (lambda: Proposal((HEAR, HEAR)), "two parts"),
        (lambda: Proposal((EDIT, ADD)), "not before it"),
        (lambda: Proposal((HEAR,), date(2027, 1, 1), date(2026, 1, 1)), "end before"),
        (lambda: adopt(RULES, WHOLE, carried=["nothing"]), "no part nothing"),
    ],
)
def test_what_makes_no_sense_cannot_be_put(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_a_temporary_amendment_goes_again_and_spares_what_was_changed_since():
    adopted = done("hearing", "addition")
    later = applied(adopted.document, (ReplaceText(pid_of(RULES, "3"), "text", "twelve", "ten"),))
    back = at_sunset(RULES, adopted.operations, later)
    assert not isinstance(back, PreconditionFailed)
    ended = applied(later, back)
    assert ended.provision(B).text == RULES.provision(B).text
    assert "new" not in ended
    assert "at least ten" in ended.provision(pid_of(RULES, "3")).text


def test_words_amended_since_are_not_overwritten_when_time_is_up():
    adopted = done("hearing")
    later = applied(
        adopted.document, (ReplaceText(B, "text", "after a hearing", "after two hearings"),)
    )
    refused = at_sunset(RULES, adopted.operations, later)
    assert isinstance(refused, PreconditionFailed)
    assert refused.place == "2.I.4.B"


def test_an_amendment_is_amended_on_the_text_it_would_make():
    second = (ReplaceText(B, "text", "after a hearing", "after a fair hearing"),)
    as_amended = amend_amendment(RULES, HEAR.operations, second)
    assert not isinstance(as_amended, PreconditionFailed)
    assert "after a fair hearing" in applied(RULES, as_amended).provision(B).text
    misfit = amend_amendment(RULES, HEAR.operations, [ReplaceText(B, "text", "nowhere", "x")])
    assert isinstance(misfit, PreconditionFailed)


@patiently
@given(st.data())
def test_amended_or_undone_it_makes_exactly_what_both_steps_make(data):
    old = data.draw(documents())
    middle = data.draw(small_changes(old))
    new = data.draw(small_changes(middle))
    first, second = derive(old, middle), derive(middle, new)
    both = amend_amendment(old, first, second)
    assert not isinstance(both, PreconditionFailed)
    made = apply(old, both)
    assert isinstance(made, Document)
    assert edition_digest(made) == edition_digest(new)
    back = at_sunset(old, without_layout(first), middle)
    assert not isinstance(back, PreconditionFailed)
    assert edition_digest(applied(middle, back)) == edition_digest(old)

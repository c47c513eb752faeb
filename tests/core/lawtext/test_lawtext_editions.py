"""Editions have a digest, and imported texts keep the identities of what they continue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from core.lawtext.lawtext_world import (
    PARTY_RULES,
    applied,
    documents,
    party_rules,
    patiently,
    pid_of,
)
from folkmoot.core.lawtext import (
    Document,
    Insert,
    Move,
    MoveWords,
    Provision,
    Renumber,
    ReplaceText,
    SetParameter,
    carry_identities,
    counter,
    derive,
    derive_import,
    edition_digest,
    provision_digest,
    read_labelled,
    touched_words,
    write,
)

RULES = party_rules()


def imported(text: str) -> tuple[Document, tuple[object, ...]]:
    """A later text of the party's rules, with the identities and the operations found."""
    carried, operations = derive_import(RULES, read_labelled(text, counter("new")).document)
    result = applied(RULES, operations)
    assert write(result) == text
    return carried, operations


def test_the_digest_is_of_the_words_and_not_of_the_layout() -> None:
    wrapped = PARTY_RULES.replace("political organisation is", "political organisation\n        is")
    other = read_labelled(wrapped, counter("p")).document
    assert write(other) != write(RULES)
    assert edition_digest(other) == edition_digest(RULES)


@pytest.mark.parametrize(
    "change",
    [
        {"pid": "other"},
        {"kind": "rule"},
        {"label": "9"},
        {"heading": "Other"},
        {"text": "Other."},
        {"parameters": ()},
        {"children": ()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_part_of_a_provision_is_in_the_digest(change: dict[str, object]) -> None:
    clause = RULES.provision(pid_of(RULES, "2.I"))
    assert provision_digest(replace(clause, **change)) != provision_digest(clause)  # type: ignore[arg-type]


def test_the_order_of_provisions_is_in_the_digest() -> None:
    turned = Document(replace(RULES.root, children=RULES.root.children[::-1]))
    assert edition_digest(turned) != edition_digest(RULES)


@patiently
@given(documents(), documents())
def test_two_editions_have_one_digest_only_if_they_are_the_same(
    one: Document, other: Document
) -> None:
    assert (edition_digest(one) == edition_digest(other)) == (one == other)


def test_an_imported_text_keeps_the_identity_of_every_provision() -> None:
    carried, operations = imported(PARTY_RULES.replace("automatically", "after a hearing"))
    assert [p.pid for p in carried.walk()] == [p.pid for p in RULES.walk()]
    assert operations == (
        ReplaceText(pid_of(RULES, "2.I.4.B"), "text", "automatically", "after a hearing"),
    )


def test_an_inserted_item_renumbers_the_others_without_touching_their_words() -> None:
    text = PARTY_RULES.replace(
        "      [B] A member who", "      [B] Being heard is no ground.\n      [C] A member who"
    ).replace("[C] A member in", "[D] A member in")
    carried, operations = imported(text)
    assert carried.label(pid_of(RULES, "2.I.4.B")) == "2.I.4.C"
    assert [type(each) for each in operations] == [Insert, Renumber, Renumber]
    assert touched_words(operations) == 5  # type: ignore[arg-type]


def test_a_clause_taken_elsewhere_is_moved() -> None:
    words = "] Every member receives a card.\n"
    minimum = "  = branch.minimum: 12\n"
    text = PARTY_RULES.replace("    [5" + words, "").replace(minimum, minimum + "  [1" + words)
    _, operations = imported(text)
    assert [type(each) for each in operations] == [Move, Renumber]
    assert touched_words(operations) == 0  # type: ignore[arg-type]


def test_a_clause_split_in_two_moves_its_words() -> None:
    long = "any body which stands candidates against the candidates of the party in any election"
    before = read_labelled(
        PARTY_RULES.replace("a political organisation", long), counter("p")
    ).document
    after_text = write(before).replace(f"to {long}", f"\n      [BB] to {long}")
    after = read_labelled(after_text, counter("q")).document
    _, operations = derive_import(before, after)
    assert any(isinstance(each, MoveWords) for each in operations)
    assert touched_words(operations) <= 4
    assert write(applied(before, operations)) == after_text


def test_a_changed_figure_is_a_change_of_the_rules() -> None:
    _, operations = imported(PARTY_RULES.replace("branch.minimum: 12", "branch.minimum: 10"))
    assert operations == (SetParameter(pid_of(RULES, "3"), "branch.minimum", "12", "10"),)


def test_identities_of_old_and_new_never_clash() -> None:
    same_names = read_labelled(PARTY_RULES + "\n[Chapter 4: Money]\n", counter("p")).document
    other = Document(replace(same_names.root, children=same_names.root.children[::-1]))
    carried = carry_identities(RULES, other)
    assert len({p.pid for p in carried.walk()}) == len(list(carried.walk()))
    assert "p1" in carried


def test_two_documents_are_not_two_editions() -> None:
    with pytest.raises(ValueError, match="two documents"):
        derive(RULES, Document(Provision("elsewhere", "document")))


@patiently
@given(documents(), documents(tuple(f"n{number}" for number in range(6))))
def test_whatever_is_imported_is_reached_exactly(old: Document, new: Document) -> None:
    carried, operations = derive_import(old, new)
    assert applied(old, operations) == carried
    assert edition_digest(carried, with_identities=False) == edition_digest(
        new, with_identities=False
    )

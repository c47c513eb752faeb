"""The labelled plain text: what it says, and that it never loses a character."""

from __future__ import annotations

import pytest
from hypothesis import given

from core.lawtext.lawtext_world import (
    PARTY_RULES,
    documents,
    party_rules,
    patiently,
    pid_of,
    sources,
)
from folkmoot.core.lawtext import (
    Document,
    MalformedProvision,
    Parameter,
    counter,
    edition_digest,
    read_labelled,
    write,
    write_labelled,
)


def read(source: str) -> Document:
    return read_labelled(source, counter()).document


def test_labels_are_rendered_as_full_paths() -> None:
    rules = party_rules()
    assert [rules.label(p.pid) for p in rules.walk() if rules.label(p.pid)] == [
        "2",
        "2.I",
        "2.I.4",
        "2.I.4.A",
        "2.I.4.B",
        "2.I.4.C",
        "2.I.5",
        "3",
    ]


def test_a_provision_keeps_heading_text_kind_and_parameters_apart() -> None:
    clause = party_rules().find("2.I")
    assert clause is not None
    assert (clause.kind, clause.heading) == ("clause", "Conditions of membership")
    assert clause.text == "Membership is open to all who share the aims of the party."
    assert clause.parameters == (Parameter("membership.minimum_age", "14 years"),)


def test_the_title_and_the_words_before_the_first_provision_belong_to_the_document() -> None:
    root = party_rules().root
    assert root.heading == "Rules of the Commonweal Party"
    assert root.text == "These rules bind every unit of the party."


def test_the_hand_written_rule_book_is_already_canonical() -> None:
    rules = party_rules()
    assert write(rules) == PARTY_RULES
    assert all(provision.layout is None for provision in rules.walk())


@pytest.mark.parametrize(
    "written",
    ["2.I.4.B", "2.i.4.b", "2.I.4.B.", "Chapter 2 Clause I.4.B", "rule 2.I.4(B)", "I.4.B", "4.B"],
)
def test_a_label_is_found_however_people_write_it(written: str) -> None:
    rules = party_rules()
    found = rules.find(written)
    assert found is not None
    assert rules.label(found.pid) == "2.I.4.B"


def test_a_label_that_could_mean_two_provisions_is_not_guessed() -> None:
    document = read("[1] a\n  [A] b\n[2] c\n  [A] d\n")
    assert document.find("A") is None
    assert [document.label(each.pid) for each in document.find_all("A")] == ["1.A", "2.A"]


def test_text_may_be_wrapped_by_hand_and_is_still_one_sentence() -> None:
    source = "[1] A branch has at least\n  twelve members.\n"
    document = read(source)
    assert document.provision(pid_of(document, "1")).text == "A branch has at least twelve members."
    assert write(document) == source


def test_words_after_the_items_are_text_of_their_own() -> None:
    document = read("[1: Fees]\n  In these cases:\n  [A] x\n  [B] y\n\n  the fee is waived.\n")
    parent = document.provision(pid_of(document, "1"))
    assert [child.kind for child in parent.children] == ["item", "item", "text"]
    assert parent.children[-1].text == "the fee is waived."


def test_a_line_that_looks_like_structure_is_text_when_escaped() -> None:
    source = "[1: Signs]\n  \\[A] is not an item and\n  \\= this: is no parameter\n"
    document = read(source)
    assert document.provision(pid_of(document, "1")).text == (
        "[A] is not an item and = this: is no parameter"
    )
    assert write(document) == source


def test_automatic_labels_count_by_position() -> None:
    document = read("[#] one\n[#] two\n  [#a] x\n  [#a] y\n[#] three\n")
    assert [place.label for place in document.places() if place.own_label] == [
        "1",
        "2",
        "2.a",
        "2.b",
        "3",
    ]


def test_identifiers_may_stand_in_the_text() -> None:
    source = "[Chapter 2 {01J8}: Membership]\n  [4 {01J9}] Text.\n"
    document = read(source)
    assert document.label("01J9") == "2.4"
    assert write(document) == source


def test_one_identifier_twice_is_refused() -> None:
    with pytest.raises(MalformedProvision, match="two provisions are called x"):
        read("[1 {x}] a\n[2 {x}] b\n")


def test_what_is_not_understood_is_reported_with_its_line_and_kept() -> None:
    source = "[1] text\n  = no parameter\n[broken\n"
    reading = read_labelled(source, counter())
    assert [problem.line for problem in reading.problems] == [2, 3]
    assert write(reading.document) == source


def test_half_a_character_is_refused_with_its_line() -> None:
    with pytest.raises(MalformedProvision, match="line 2"):
        read("[1] a\n\ud800")


def test_what_nests_too_deep_is_kept_at_the_limit_and_reported() -> None:
    source = "".join(f"{' ' * depth}[a] x\n" for depth in range(400))
    reading = read_labelled(source, counter())
    assert write(reading.document) == source
    assert "nested deeper" in reading.problems[0].reason


@patiently
@given(documents())
def test_any_document_survives_its_canonical_form(document: Document) -> None:
    text = write_labelled(document)
    again = read_labelled(text, counter())
    assert again.problems == ()
    assert write_labelled(again.document) == text
    assert edition_digest(again.document, with_identities=False) == edition_digest(
        document, with_identities=False
    )


@patiently
@given(sources)
def test_any_text_is_written_back_byte_for_byte(source: str) -> None:
    try:
        reading = read_labelled(source, counter("q"))
    except MalformedProvision as refusal:
        assert "two provisions are called" in str(refusal)  # noqa: PT017 - two pids alike
        return
    assert write(reading.document) == source

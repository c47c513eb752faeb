"""Markdown, reStructuredText and numbered text: structure seen, no byte lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lawtext.lawtext_world import patiently, sources
from folkmoot.core.lawtext import (
    READERS,
    Document,
    choose_reader,
    counter,
    read_markdown,
    read_numbered,
    read_restructured,
    write,
)


def outline(document: Document) -> list[tuple[int, str, str, str]]:
    """Depth, full label, heading and first words of every provision below the root."""
    return [
        (place.depth, document.label(place.provision.pid), place.provision.heading,
         " ".join(place.provision.text.split()[:3]))
        for place in document.places()
        if place.parent is not None
    ]  # fmt: skip


STATUTE = """\
---
Title: Party Act
---

# Act on Parties

## First Part

### § 1 Status

(1) Parties are necessary in a
free order.

(2) Parties shall state

1.  their name,

2.  their seat

    a)  in the land,

    b)  abroad.

and nothing else.

### § 2 Names
"""


def test_a_statute_in_markdown_nests_as_its_readers_cite_it() -> None:
    document = read_markdown(STATUTE, counter()).document
    assert outline(document) == [
        (1, "", "", "--- Title: Party"),
        (1, "", "Act on Parties", ""),
        (2, "", "First Part", ""),
        (3, "1", "Status", ""),
        (4, "1.1", "", "Parties are necessary"),
        (4, "1.2", "", "Parties shall state"),
        (5, "1.2.1", "", "their name,"),
        (5, "1.2.2", "", "their seat"),
        (6, "1.2.2.a", "", "in the land,"),
        (6, "1.2.2.b", "", "abroad."),
        (5, "", "", "and nothing else."),
        (3, "2", "Names", ""),
    ]
    assert write(document) == STATUTE


def test_a_list_numbered_one_throughout_is_counted_by_position() -> None:
    source = "# Notice\n1. First\n1. Second\n   1. Nested\n   1. More\n1. Third\n"
    document = read_markdown(source, counter()).document
    labels = [label for _, label, _, _ in outline(document)]
    assert labels == ["", "1", "2", "2.1", "2.2", "3"]
    assert write(document) == source


def test_lettered_items_with_roman_items_inside_are_told_apart() -> None:
    source = "a) one\n\ni) inner\n\nii) inner\n\nb) two\n"
    document = read_markdown(source, counter()).document
    assert [(depth, label) for depth, label, _, _ in outline(document)] == [
        (1, "a"),
        (2, "a.i"),
        (2, "a.ii"),
        (1, "b"),
    ]


def test_letter_i_after_h_is_a_letter() -> None:
    source = "".join(f"({letter}) x\n\n" for letter in "abcdefghij")
    document = read_markdown(source, counter()).document
    assert [depth for depth, *_ in outline(document)] == [1] * 10


def test_roman_five_after_roman_four_is_no_letter() -> None:
    numerals = ["i", "ii", "iii", "iv", "v", "vi"]
    source = "a) x\n\n" + "".join(f"{each}) y\n\n" for each in numerals) + "b) z\n"
    document = read_markdown(source, counter()).document
    assert [depth for depth, *_ in outline(document)] == [1, *[2] * 6, 1]


def test_a_wrapped_line_that_begins_like_an_item_stays_text() -> None:
    source = "The fee is set in article\n6. The board may waive it.\n"
    document = read_markdown(source, counter()).document
    assert document.root.text == "The fee is set in article 6. The board may waive it."
    assert write(document) == source


def test_tables_and_code_are_kept_as_matter_and_reported() -> None:
    source = "# A\n\n| x | y |\n|---|---|\n\n```\n# no heading\n```\n\ntext\n"
    reading = read_markdown(source, counter())
    kinds = [provision.kind for provision in reading.document.walk()]
    assert kinds == ["document", "section", "matter", "matter", "text"]
    assert [(problem.line, problem.reason) for problem in reading.problems] == [
        (3, "a table; kept as it is")
    ]


def test_restructured_headings_rank_by_the_order_of_their_marks() -> None:
    source = "PEP: 13\nTitle: X\n\nOne\n===\n\nText.\n\nInner\n-----\n\n* a\n* b\n\nTwo\n===\n"
    document = read_restructured(source, counter()).document
    assert outline(document) == [
        (1, "", "", "PEP: 13 Title:"),
        (1, "", "One", "Text."),
        (2, "", "Inner", ""),
        (3, "", "", "a"),
        (3, "", "", "b"),
        (1, "", "Two", ""),
    ]
    assert write(document) == source


def test_an_underline_follows_its_heading() -> None:
    document = read_restructured("One\n===\n\nText.\n", counter()).document
    section = document.root.children[0]
    assert section.layout is not None
    assert section.layout.form == "%h\n%==\n\n%t\n"


CONSTITUTION = """\
                Constitution of the Project (v1)

   Ratified in spring.

1. Introduction

   The project is an
   association.

2. Bodies

  2.1. General rules

    9. Nobody is obliged
       to work.
   10. A person may:
         1. leave;
         2. resign.

A. Procedure

  A.0. Proposal

   Begins.
"""


def test_plain_numbered_text_gives_sections_subsections_and_items() -> None:
    document = read_numbered(CONSTITUTION, counter()).document
    assert document.root.heading == "Constitution of the Project (v1)"
    assert outline(document) == [
        (1, "1", "Introduction", "The project is"),
        (1, "2", "Bodies", ""),
        (2, "2.1", "General rules", ""),
        (3, "2.1.9", "", "Nobody is obliged"),
        (3, "2.1.10", "", "A person may:"),
        (4, "2.1.10.1", "", "leave;"),
        (4, "2.1.10.2", "", "resign."),
        (1, "A", "Procedure", ""),
        (2, "A.0", "Proposal", "Begins."),
    ]
    assert write(document) == CONSTITUTION


@pytest.mark.parametrize(
    ("name", "source", "format_name"),
    [
        ("rules.md", "", "markdown"),
        ("pep.rst", "", "restructured"),
        ("party.rules", "", "labelled"),
        ("x.txt", "# Rules\n\n[1: Name] x\n", "labelled"),
        ("x.txt", "1. Name\n\n   text\n", "numbered"),
    ],
)
def test_the_reader_is_chosen_by_name_and_look(name: str, source: str, format_name: str) -> None:
    assert choose_reader(name, source) == format_name


@patiently
@given(st.sampled_from(sorted(READERS)), sources)
def test_no_source_whatever_loses_a_character(name: str, source: str) -> None:
    if name == "labelled" and "{" in source:
        return  # may say one identifier twice; the labelled form has its own law
    reading = READERS[name](source, counter())
    assert write(reading.document) == source
    lines = source.count("\n") + 1
    assert all(1 <= problem.line <= lines for problem in reading.problems)
    assert not any("could not be read" in problem.reason for problem in reading.problems)


HOSTILE = {
    "one long line": "a" * 100_000,
    "open braces": "{{>x " * 400,
    "open brackets": "[" * 50_000,
    "brackets on lines": "[\n" * 10_000,
    "heading marks": "#" * 50_000 + " " + "#" * 50_000,
    "spaces inside a heading": "# a" + " " * 50_000 + "b",
    "spaces inside a labelled heading": "[a: x" + " " * 50_000 + "y",
    "percent signs": "%t%h%%%p" * 10_000,
    "list marks on one line": "1. " * 30_000,
    "ones": "1. x\n" * 8_000,
    "ever deeper": "".join(f"{' ' * depth}- x\n" for depth in range(300)),
    "bullets without text": "-\n" * 10_000,
    "fences": "```\n~~~\n" * 5_000,
    "urls": "https://a.example/__init__ " * 4_000,
    "PART payments": "PART payments are due\n" * 4_000,
    "carriage returns": "\r" * 50_000,
    "empty lines": "\n" * 50_000,
    "backslashes": "\\" * 50_000,
}


@pytest.mark.parametrize("name", sorted(READERS))
@pytest.mark.parametrize("case", sorted(HOSTILE))
def test_hostile_input_is_written_back_in_reasonable_time(name: str, case: str) -> None:
    source = HOSTILE[case]
    started = time.process_time()
    assert write(READERS[name](source, counter()).document) == source
    assert time.process_time() - started < 5, "no input may take more than linear time"


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_class_of_character_is_kept(name: str) -> None:
    everything = "".join(
        f"{chr(code)} a{chr(code)}b\n" for code in range(0x3000) if not 0xD800 <= code <= 0xDFFF
    )
    assert write(READERS[name](everything, counter()).document) == everything

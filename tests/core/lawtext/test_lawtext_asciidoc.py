"""AsciiDoc: titles and items are provisions, everything else is kept as it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.lawtext.lawtext_world import patiently
from folkmoot.core.lawtext import counter, read_asciidoc, write

RULES = """\
= Rules of the Boat Club
:toc: left
:revdate: 2026-09-28

// Kept by the secretary.
== Article 1: Name

The club is called the Boat Club.

== 2. Members

Anyone may join.

1. Members pay ten pounds.
2. Members may speak:
a) at meetings;
b) in writing.

=== 2.3. Guests

Guests are welcome.

[NOTE]
====
1. Not a rule.
====

|===
|Fee |ten pounds
|===
"""


def test_titles_and_items_become_provisions():
    reading = read_asciidoc(RULES, counter())
    rules = reading.document
    assert write(rules) == RULES
    article = rules.find("article 1")
    assert article is not None
    assert (article.kind, article.heading) == ("article", "Name")
    assert rules.find("2.3").heading == "Guests"
    assert rules.find("2.2.b").text == "in writing."
    assert [each.reason for each in reading.problems] == [
        "mark-up; kept as it is",
        "a table; kept as it is",
    ]


def test_what_stands_in_a_block_is_no_provision():
    rules = read_asciidoc(RULES, counter()).document
    assert [p.kind for p in rules.walk() if "Not a rule" in p.text] == ["matter"]


LINES = st.sampled_from(
    ["== A", "= T =", "----", "====", "|===", "// c", ":a: b", ".x", ". x", "* y", "1. z", "",
     "w w", "[NOTE]", "+", "include::x[]", "'''", "--"]
)  # fmt: skip


@patiently
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_whatever_stands_in_a_source_not_a_character_changes(source):
    reading = read_asciidoc(source, counter())
    assert write(reading.document) == source
    assert not any("could not be read" in problem.reason for problem in reading.problems)

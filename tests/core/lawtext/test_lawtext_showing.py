"""Comparisons as text, data, HTML and DOCX: either edition can be read out of each of them."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lawtext.lawtext_world import party_rules
from folkmoot.core.lawtext import (
    Document,
    Provision,
    carry_identities,
    compare,
    counter,
    read_markdown,
    tidy,
)
from folkmoot.core.lawtext.showing.docx import comparison_docx, edition_docx
from folkmoot.core.lawtext.showing.lines import edition_of, lines_between, words_on
from folkmoot.core.lawtext.showing.numbering import lines_touched, number_lines
from folkmoot.core.lawtext.showing.page import comparison_html
from folkmoot.core.lawtext.showing.sheets import comparison_sheet, edition_sheet
from folkmoot.core.lawtext.showing.texts import (
    as_data,
    inline_text,
    numbered_text,
    side_text,
    unified,
    words_only,
)

OLD = """# Rules

1. Members pay ten pounds a year.
2. The chair serves for two years. Nobody serves twice.
3. The branch meets monthly in the hall of the district.
4. Minutes are kept by the secretary and read by all.
"""
NEW = """# Rules

1. Members pay twelve pounds a year.
2. Minutes are kept by the secretary and read by all.
3. The chair serves for two years. Nobody serves twice.
4. Visitors may speak if the meeting agrees to hear them.
"""


def read(text: str, prefix: str) -> Document:
    return read_markdown(text, counter(prefix)).document


def between(old: str, new: str):
    was = read(old, "a")
    return lines_between(was, carry_identities(was, read(new, "b")))


LINES = between(OLD, NEW)


def said(document: Document) -> list[tuple[str, str, str]]:
    return [
        (document.label(p.provision.pid), p.provision.heading, p.provision.text)
        for p in document.places()
        if p.parent is not None
    ]


def test_either_edition_can_be_read_out_of_the_lines():
    for side, text in (("old", OLD), ("new", NEW)):
        lines = edition_of(LINES, side)
        assert [(line.label(side), *words_on(line, side)) for line in lines] == said(
            read(text, "x")
        )


def test_moves_and_renumbering_are_told_as_such_and_not_as_words():
    text = inline_text(LINES)
    assert "[-ten-] {+twelve+}" in text
    assert "2 moved away, now 3" in text
    assert "3 moved here, formerly 2\nThe chair serves" in text
    assert "2 (formerly 4)\nMinutes are kept by the secretary" in text
    assert "3 struck" in text
    assert "4 added" in text
    assert "{+Minutes" not in text


def test_in_words_only_no_sign_is_needed_to_understand_what_changed():
    text = words_only(LINES)
    assert "1. Of the words, “ten” is struck; “twelve” comes in its place." in text
    assert not re.search(r"[\[\]{}+]|-\]", text)


def test_numbered_lines_say_which_of_them_change():
    text = numbered_text(LINES, width=12)
    assert "1, line 2\n   1  Members pay\n   2  ten pounds a\n   3  year." in text


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab- \n\u00e9", max_size=60), st.integers(1, 12))
def test_numbered_lines_hold_every_character_in_its_place(text, width):
    lines = number_lines(text, width=width)
    assert [each.number for each in lines] == list(range(1, len(lines) + 1))
    for each in lines:
        assert text[each.at : each.at + len(each.words)] == each.words
        assert len(each.words.rstrip()) <= width
    assert "".join(each.words for each in lines) == text.replace("\n", "")


def test_words_put_in_are_at_the_line_they_follow():
    old, new = "one two three", "one two and three"
    lines = number_lines(old, width=7)
    assert lines_touched(lines, compare(old, new)) in {(1, 1), (2, 2)}
    assert lines_touched(lines, compare(old, old)) is None


def test_side_by_side_fits_its_width_and_says_what_is_not_there():
    text = side_text(LINES, titles=("old.md", "new.md"), width=80)
    assert max(map(len, text.splitlines())) <= 80
    assert "Members pay ten pounds a year." in text
    assert "(not there)" in text


def test_data_gives_back_the_words_of_both_sides():
    (first, *_) = json.loads(json.dumps(as_data(LINES)))
    assert "".join(hunk["old"] for hunk in first["text"]) == "Members pay ten pounds a year."
    assert "".join(hunk["new"] for hunk in first["text"]) == "Members pay twelve pounds a year."


@pytest.mark.parametrize("beside", [False, True])
def test_the_page_is_well_formed_and_escapes_what_people_write(beside):
    lines = between("# R\n\n1. One <b> & two.\n", "# R\n\n1. One <i> & two.\n")
    html = comparison_html(lines, title="<old> & new", names=("a", "b"), beside=beside)
    assert "<b>" not in html
    assert "&lt;old&gt;" in html
    ET.fromstring(re.sub(r"<meta[^>]*>", "", html.partition("\n")[2]))  # noqa: S314 - our own


def test_nothing_changed_is_said_in_words():
    lines = between(OLD, OLD)
    assert inline_text(lines) == words_only(lines) == ""
    assert as_data(lines) == []
    assert "word for word" in comparison_html(lines, title="t", names=("a", "b"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "", "}", "x y"]), max_size=14),
    st.lists(st.sampled_from(["a", "b", "c", "", "}", "x y"]), max_size=14),
    st.booleans(),
)
def test_the_unified_form_is_what_patch_understands(tmp_path_factory, one, other, ended):
    folder = tmp_path_factory.mktemp("patch")
    old, new = "\n".join(one), "\n".join(other) + ("\n" if ended and other else "")
    patch = unified(old, new, names=("a/x", "b/x"))
    assert bool(patch) == (old != new)
    if not patch:
        return
    (folder / "x").write_text(old)
    done = subprocess.run(
        ["git", "apply", "--unidiff-zero", "--whitespace=nowarn", "-"],
        input=patch,
        cwd=folder,
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (old, new, patch, done.stderr)
    assert (folder / "x").read_text() == new


# DOCX: what a word processor does on "accept all" and "reject all", by the standard.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def resolved(docx: bytes, *, accept: bool) -> list[str]:
    """The paragraphs left when every revision is accepted, or rejected."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        assert archive.testzip() is None
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own
    goes = f"{W}del" if accept else f"{W}ins"
    paragraphs, held = [], ""
    for paragraph in root.iter(f"{W}p"):
        for child in paragraph:
            if child.tag != goes:
                held += "".join(
                    t.text or "" for t in child.iter() if t.tag in {f"{W}t", f"{W}delText"}
                )
        if paragraph.find(f"{W}pPr/{W}rPr/{goes}") is None:
            paragraphs.append(held)
            held = ""
    return paragraphs


def expected(document: Document) -> list[str]:
    paragraphs = ["Title"]
    for label, heading, text in said(document):
        lead = f"{label} " if label else ""
        if heading:
            paragraphs.append(lead + heading)
            paragraphs += text.split("\n\n") if text else []
        elif lead or text:
            paragraphs += (lead + text).split("\n\n")
    return paragraphs


def test_accepting_every_revision_gives_the_new_edition_and_rejecting_the_old():
    docx = comparison_docx(LINES, title="Title", author="Nell Fairbrother", at=None)
    assert resolved(docx, accept=True) == expected(read(NEW, "x"))
    assert resolved(docx, accept=False) == expected(read(OLD, "x"))
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        assert b'w:author="Nell Fairbrother"' in archive.read("word/document.xml")


WORDS = st.lists(st.sampled_from(["one", "two", "three", "four", "&", "<x>", "\n\n"]), max_size=9)
ITEMS = st.lists(WORDS.map(" ".join).map(tidy), min_size=1, max_size=6)


def of_items(items: list[str], prefix: str) -> Document:
    mint = counter(prefix)
    children = tuple(
        Provision(mint(), "rule", str(number), text=text) for number, text in enumerate(items, 1)
    )
    return Document(Provision(mint(), "document", children=children))


@settings(max_examples=80, deadline=None)
@given(ITEMS, ITEMS)
def test_whatever_changes_both_editions_are_in_the_revisions(one, other):
    old = of_items(one, "a")
    new = carry_identities(old, of_items(other, "b"))
    docx = comparison_docx(lines_between(old, new), title="Title", author="x", at=None)
    assert resolved(docx, accept=True) == expected(new)
    assert resolved(docx, accept=False) == expected(old)


def test_an_edition_alone_has_no_revisions_and_is_the_same_bytes_every_time():
    rules = party_rules()
    docx = edition_docx(rules, title="Title")
    assert docx == edition_docx(rules, title="Title")
    assert resolved(docx, accept=True) == resolved(docx, accept=False) == expected(rules)


def test_the_sheets_for_paper_hold_every_word():
    rules = party_rules()
    sheet = edition_sheet(rules, title="Rules", under="Edition 1", language="en-GB")
    words = " ".join(
        piece[1] for row in sheet["rows"] for part in row["paragraphs"] for piece in part
    )
    assert "automatically" in words
    changed = comparison_sheet(LINES, title="t", names=("a", "b"), language="en")
    assert ["del", "ten"] in changed["rows"][0]["paragraphs"][0]
    assert ["ins", "twelve"] in changed["rows"][0]["paragraphs"][0]

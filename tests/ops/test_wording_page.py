"""The page on amending sentences is what a run over the published laws says today."""

from __future__ import annotations

import json
from gzip import open as zipped
from pathlib import Path

import pytest

from folkmoot.core.lawtext.instructions import Instruction
from folkmoot.ops.coded_trial import same_effect
from folkmoot.ops.coded_words import as_coded
from folkmoot.ops.main import main
from folkmoot.ops.wording_measured import OTHER_WORDS, PAIRS, UNSAID, measure

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests/core/lawtext/party_wordings.json"


@pytest.mark.data
@pytest.mark.slow
def test_the_page_in_the_docs_is_written_anew_without_a_change(tmp_path, shared_data, capsys):
    page = tmp_path / "wording.md"
    assert main(["docs", "wording", str(shared_data), "--own", str(OWN), "--into", str(page)]) == 0
    assert page.read_text() == (ROOT / "docs/conformance/wording.md").read_text()


def test_a_folder_without_sentences_is_refused(tmp_path, capsys):
    assert main(["docs", "wording", str(tmp_path)]) == 1
    assert f"holds no {PAIRS}" in capsys.readouterr().err


def order(find, text, **more):
    return Instruction("replace", find=find, text=text, **more)


@pytest.mark.parametrize(
    ("coded", "count", "read"),
    [
        (("2022", "2023"), 1, order("May 1, 2022", "May 1, 2023")),
        (("end.", "end; and"), 1, order(".", "; and", position="end")),
        (("ten", "two"), 3, order("ten", "two", occurrence="every")),
        (("ten", "two"), 2, order("ten", "two", occurrence=2)),
        (("It ends.", "It stays."), 1, order(None, "It stays.", sentence=2)),
        (("a year", "a good year"), 1, Instruction("insert", "a", "good", "after")),
    ],
)
def test_operations_are_the_same_that_leave_the_same_text(coded, count, read):
    assert same_effect(coded, count, read)


@pytest.mark.parametrize(
    ("coded", "read"),
    [
        (("ten", "three"), order("ten", "two")),
        (("ten", "two,"), order("ten", "two")),
        (("his", "his or hers"), order("his", "his or her")),
        (("ten members", "two members"), order("ten", "two clerks")),
        (("first-class mail", "mail"), order("first class mail", "mail")),
    ],
)
def test_a_comma_more_makes_another_text_and_words_that_do_not_stand_make_none(coded, read):
    assert not same_effect(coded, 1, read)


def test_words_almost_quoted_are_taken_for_those_that_stand_but_not_other_figures():
    mail = order("first class mail", "mail")
    assert same_effect(("first-class mail", "mail"), 1, mail, nearly=True)
    year = order("by October 1, 2022, or later", "soon")
    assert not same_effect(("by October 1, 2023, or later", "soon"), 1, year, nearly=True)


@pytest.mark.parametrize(
    ("coded", "read", "same"),
    [
        (("a rule", "a rule [a statute]"), ("A rule", "A statute"), True),
        (("under § 2-101.07 and", "and"), ("under section 7 and", "and"), True),
        (("§ 2-101.07", "§ 2-101.08"), ("section 7", "section 8"), False),
        (("ten", "three"), ("ten", "two"), False),
    ],
)
def test_the_letters_brackets_and_citations_of_the_code_are_its_own(coded, read, same):
    assert as_coded(coded, read) == same


def test_what_was_coded_otherwise_is_counted_and_shown(tmp_path):
    row = dict.fromkeys(("path", "count", "before", "after", "num"))
    row |= {"law": "1", "op": "find-replace", "context": [], "expired": False}
    row |= {"sentence": 'Strike "ten" and insert "two".', "find": "ten", "replace": "three"}
    (tmp_path / "rulebooks/dc-law-instructions").mkdir(parents=True)
    with zipped(tmp_path / PAIRS, "wt") as file:
        file.write(json.dumps(row))
    found = measure(tmp_path)
    assert found.rows == {("find-replace", OTHER_WORDS): 1}
    assert (found.to_the_letter, found.wrong) == (1, 0)
    (example,) = found.examples["find-replace", OTHER_WORDS]
    assert example.endswith('Coded: "ten" to "three". Read: replace "ten" "two".')


def test_a_note_of_the_code_that_no_sentence_orders_is_counted_apart(tmp_path):
    row = dict.fromkeys(("path", "count", "before", "after", "num"))
    row |= {"law": "1", "op": "find-replace", "context": [], "expired": False}
    row |= {"sentence": 'Strike "ten" and insert "two".', "find": "Repealed", "replace": "Moved"}
    (tmp_path / "rulebooks/dc-law-instructions").mkdir(parents=True)
    with zipped(tmp_path / PAIRS, "wt") as file:
        file.write(json.dumps(row))
    assert measure(tmp_path).rows == {("find-replace", UNSAID): 1}

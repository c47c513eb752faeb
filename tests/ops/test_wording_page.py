"""The page on amending sentences is what a run over the published laws says today."""

from __future__ import annotations

import json
from gzip import open as zipped
from pathlib import Path

import pytest

from folkmoot.ops.coded_words import AS_CODED, EXACT, SAME, agreement
from folkmoot.ops.main import main
from folkmoot.ops.wording_measured import OTHER_WORDS, PAIRS, measure

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


@pytest.mark.parametrize(
    ("coded", "read", "degree"),
    [
        (("ten", "two"), ("ten", "two"), EXACT),
        (("2022", "2023"), ("May 1, 2022", "May 1, 2023"), SAME),
        (("end.", "end; and"), (".", "; and"), SAME),
        (("a rule", "a rule [a statute]"), ("A rule", "A statute"), AS_CODED),
        (("under § 2-101.07 and", "and"), ("under section 7 and", "and"), AS_CODED),
        (("§ 2-101.07", "§ 2-101.08"), ("section 7", "section 8"), None),
        (("his", "his or hers"), ("his", "his or her"), None),
        (("ten", "three"), ("ten", "two"), None),
        (("ten members", "two members"), ("ten", "two clerks"), None),
    ],
)
def test_words_agree_in_degrees_and_other_words_in_none(coded, read, degree):
    assert agreement(coded, [read]) == degree


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

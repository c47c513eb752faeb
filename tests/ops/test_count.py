"""The commands `count`, `rules` and `recount`, as somebody types them."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema_rs
import pytest

from folkmoot.ops.main import main

ROOT = Path(__file__).parents[2]

PAPERS = """\
4 2
40 1 2 0
13 2 3 0
11 3 4 0
9 4 3 0
0
"Ada"
"Bo & Co"
"Cy"
"Di"
"Election of two"
"""
STAGES = "stage,action,Ada,Bo & Co,Cy,Di,non_transferable,elected\n1,first,40,13,11,9,0,Ada\n"


@pytest.fixture
def papers(tmp_path):
    path = tmp_path / "papers.blt"
    path.write_text(PAPERS)
    return path


def test_the_text_names_the_elected_and_the_clause(papers, capsys):
    assert main(["count", str(papers)]) == 0
    said = capsys.readouterr().out
    assert "Elected: Ada, Bo & Co" in said
    assert "SSI 2007/42" in said


def test_a_record_is_counted_again_and_a_forged_figure_is_found(papers, tmp_path, capsys):
    for rule in ("scottish", "wigm", "meek-prf"):
        assert main(["count", str(papers), "--rule", rule, "--format", "json"]) == 0
        record = json.loads(capsys.readouterr().out)
        path = tmp_path / "record.json"
        path.write_text(json.dumps(record))
        assert main(["recount", str(path), str(papers)]) == 0
        assert capsys.readouterr().out.splitlines()[-1].endswith("figures counted again, 0 faults")
        record["stages"][-1]["votes"][1] = "99"
        path.write_text(json.dumps(record))
        assert main(["recount", str(path), str(papers)]) == 1
        assert "Bo & Co: 99 in the record" in capsys.readouterr().out


@pytest.mark.parametrize("rule", ["scottish", "wigm", "meek-prf", "borda", "fptp"])
def test_the_record_keeps_to_the_published_schema(papers, capsys, rule):
    assert main(["count", str(papers), "--rule", rule, "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "docs/conformance/count-record.schema.json").read_text())
    jsonschema_rs.validate(schema, record)
    record["stages"][0]["votes"][0] = 40.0
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validate(schema, record)


def test_other_papers_than_those_of_the_record_are_noticed(papers, tmp_path, capsys):
    main(["count", str(papers), "--format", "json"])
    path = tmp_path / "record.json"
    path.write_text(capsys.readouterr().out)
    papers.write_text(PAPERS.replace("40 1 2 0", "40 1 3 0"))
    assert main(["recount", str(path), str(papers)]) == 1
    assert "not those that the record was made from" in capsys.readouterr().out


def test_a_stage_table_is_compared_figure_by_figure(papers, tmp_path, capsys):
    table = tmp_path / "stages.csv"
    table.write_text(STAGES + "2,surplus Ada,25,28,11,9,0,Bo & Co\n")
    assert main(["count", str(papers), "--against", str(table)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "figures 10, equal 10, differ 0"
    table.write_text(STAGES + "2,surplus Ada,25,27,11,9,0,Bo & Co\n")
    assert main(["count", str(papers), "--against", str(table)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "stage 2, Bo & Co: published 27, counted 28.00000"
    assert said[-1] == "figures 10, equal 9, differ 1"


def test_a_table_with_other_winners_fails_although_all_figures_agree(papers, tmp_path, capsys):
    table = tmp_path / "stages.csv"
    table.write_text(STAGES.replace(",Ada\n", ",Cy\n"))
    assert main(["count", str(papers), "--against", str(table)]) == 1
    assert "NOT the same" in capsys.readouterr().out


def test_csv_and_html_are_sound(papers, capsys):
    main(["count", str(papers), "--format", "csv"])
    rows = list(csv.reader(capsys.readouterr().out.splitlines()))
    assert rows[1][1:6] == ["first", "40.00000", "13.00000", "11.00000", "9.00000"]
    main(["count", str(papers), "--format", "html"])
    page = capsys.readouterr().out
    assert "<li>Bo &amp; Co</li>" in page
    assert "40 papers at 0.37500 = 15.00000" in page
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    assert len(ET.fromstring(svg)) == 12  # noqa: S314 - our own output


def test_the_pdf_is_the_same_whenever_it_is_made(papers, capfdbinary):
    assert main(["count", str(papers), "--format", "pdf"]) == 0
    first = capfdbinary.readouterr().out
    assert first.startswith(b"%PDF-")
    assert main(["count", str(papers), "--format", "pdf"]) == 0
    assert capfdbinary.readouterr().out == first


def test_margin_and_other_rules_are_told_when_asked_for(papers, capsys):
    assert main(["count", str(papers), "--margin", "--others"]) == 0
    said = capsys.readouterr().out
    assert "This is a bound, not the smallest change" in said
    assert "  ers97: Ada, Bo & Co (the same)" in said
    assert "  star: these papers rank candidates and give no points" in said


def test_the_rules_are_listed_with_their_clauses(capsys):
    assert main(["rules"]) == 0
    assert "SSI 2007/42 Sch. 1 r. 48" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["count", "{}", "--rule", "dice"], "there is no rule 'dice'"),
        (["count", "{}", "--seats", "9"], "9 seats for 4 candidates"),
        (["count", "{}.gone"], "cannot be read"),
        (["recount", "{}", "{}"], "is not JSON"),
    ],
)
def test_a_mistake_is_one_sentence(papers, capsys, words, says):
    assert main([word.format(papers) for word in words]) == 1
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


def test_a_tie_without_a_seed_names_the_tied(papers, capsys):
    papers.write_text(
        PAPERS.replace("13 2 3 0", "40 2 0")
        .replace("11 3 4 0\n9 4 3 0\n", "")
        .replace("4 2\n", "4 1\n")
    )
    assert main(["count", str(papers)]) == 1
    assert "Cy, Di are equal at every stage" in capsys.readouterr().err

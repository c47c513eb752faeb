"""`folkmoot consistency`, as somebody types it."""

from __future__ import annotations

import json

import pytest

from folkmoot.ops.main import main

TABLE = """\
charge,edition,unit,cases,events
abuse,2024,east,60,20
abuse,2024,west,80,21
abuse,2025,east,40,12
abuse,2025,west,44,14
fraud,2025,east,30,20
fraud,2025,west,35,12
minor,2025,east,5,1
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(TABLE)
    return str(path)


def test_the_table_is_told_in_words_with_what_it_cannot_tell(table, capsys):
    assert main(["consistency", table]) == 0
    said = capsys.readouterr().out
    assert said.startswith("100 of 294 cases ended in the event.\n")
    assert "east: Cannot tell: the group's odds may lie anywhere between" in said
    assert "east: Whether it is the same in all 3 kinds of case: cannot tell, for 289 cases" in said
    assert "2 units are too few to say that one stands out" in said


def test_everything_is_there_as_exact_figures(table, capsys):
    assert main(["consistency", table, "--compare", "unit", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    east = told["groups"][0]
    assert (east["cases"], east["compared_cases"], east["finding"]) == (135, 289, "cannot tell")
    assert "/" in east["p"]
    assert (east["homogeneity"]["strata"], east["homogeneity"]["finding"]) == (3, "cannot tell")
    assert east["homogeneity"]["p"] == told["groups"][1]["homogeneity"]["p"]
    assert told["groups"][1]["p"] == east["p"]


def test_small_numbers_are_withheld_before_publication(table, tmp_path, capsys):
    assert main(["consistency", table, "--publish"]) == 0
    published = capsys.readouterr().out
    assert "minor" not in published
    assert published.endswith("(withheld),(withheld),(withheld),70,33\n")
    path = tmp_path / "published.csv"
    path.write_text(published)
    assert main(["consistency", str(path)]) == 0
    assert "70 cases are told only together" in capsys.readouterr().out


def test_a_list_of_cases_is_gathered_first(tmp_path, capsys):
    rows = "".join(
        f"{n},{'a' if n % 2 else 'b'},{'member' if n % 3 else 'officer'},"
        f"{'exclusion' if n % 5 < 2 else 'none'},{n % 50 if n % 7 else ''}\n"
        for n in range(400)
    )
    path = tmp_path / "cases.csv"
    path.write_text("number,label,source,sanction,days\n" + rows)
    common = ["consistency", str(path), "--within", "label", "--compare", "source", "--json"]
    assert main([*common, "--event", "sanction=exclusion"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["cases"], told["events"]) == (400, 160)
    assert main([*common, "--event", "days>20"]) == 0
    assert json.loads(capsys.readouterr().out)["cases"] == 342


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--compare", "judge"], "there is no column 'judge'; there are charge, edition, unit"),
        (["--funnel", "judge"], "there is no column 'judge'"),
        (["--publish", "--threshold", "1"], "a threshold below 3 protects nobody"),
        (["--event", "unit=east"], "say which column to compare"),
        (["--event", "unit", "--compare", "unit"], "'unit' is no event"),
        (["--event", "x=1", "--compare", "unit"], "there is no column 'x'"),
        (["--event", "unit>x", "--compare", "unit"], "'x' is not a whole number"),
        (["--event", "unit>3", "--compare", "edition"], "case 1: unit 'east' is not a whole"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_in_one_line(table, capsys, more, says):
    assert main(["consistency", table, *more]) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1
    assert not told.out

"""`folkmoot house`, as somebody types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import folkmoot
from folkmoot.core.arithmetic import read_house
from folkmoot.ops.main import main

JANUARY = str(Path(folkmoot.__file__).parent / "site/house/prepared/commons-january-2019.toml")


def test_the_account_says_where_it_stands_who_decides_and_why_that_is_assumed(capsys):
    assert main(["house", JANUARY]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("House of Commons, 16 January 2019. That this House has no")
    assert said[2] == "As things stand it is lost by 19 (306 to 325)."
    assert any(line.startswith("DUP's 10 decide:") for line in said)
    assert " * DUP, for: carried by 1 (316 to 315)" in said
    assert "   DUP, abstain: lost by 9 (306 to 315)" in said
    assert any(line.startswith("The DUP abstains: lost by 9 (306 to 315).") for line in said)
    assert "  324, 8 to spare: Conservative, DUP" in said
    assert "What is assumed, and why:" in said


def test_what_if_and_who_may_sit_together(capsys):
    wanted = ["--if", "DUP=for", "--with", "Labour", "--apart", "SNP,DUP", "--json"]
    assert main(["house", JANUARY, *wanted]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["carried"] is True
    assert told["tally"]["votes_for"] == 316
    coalitions = [one["blocs"] for one in told["power"]["minimal_winning"]]
    assert coalitions == [["Labour", "Conservative"]]


def test_a_division_list_is_printed_as_a_house(tmp_path, capsys):
    path = tmp_path / "division-7.csv"
    path.write_text("member,bloc,vote\nAda,Red,aye\nBen,Red,no\nCy,Red,aye\nDi,Blue,no\n")
    assert main(["house", "--division", str(path)]) == 0
    house = read_house(capsys.readouterr().out)
    assert (house.title, house.bloc("Red").size) == ("division-7", 3)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--if", "DUP"], "--if DUP: say a bloc and for, against"),
        (["--if", "DUP=maybe"], "--if DUP=maybe: say"),
        (["--if", "UKIP=for"], "there is no bloc called UKIP"),
        (["--with", "UKIP"], "nobody in the game is called 'UKIP'"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_in_one_line(capsys, more, says):
    assert main(["house", JANUARY, *more]) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1


def test_a_file_that_is_no_house_is_told(tmp_path, capsys):
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert main(["house", str(path)]) == 1
    path.write_text("[[bloc]]\nname = 'A'\nsize = 99999999999999999999999\n")
    assert main(["house", str(path)]) == 1
    said = capsys.readouterr().err
    assert "this is not UTF-8 text" in said
    assert "whole number from 0, not 99999999999999999999999" in said

"""`folkmoot power`, as somebody types it."""

from __future__ import annotations

import json

import pytest

from folkmoot.ops.main import main

COUNCIL = ("power", "--quota", "12", "FR=4", "DE=4", "IT=4", "BE=2", "NL=2", "LU=1")


def test_every_index_and_every_coalition_is_told(capsys):
    assert main([*COUNCIL, "--exact"]) == 0
    said = capsys.readouterr().out
    assert "6 members, 17 votes, 12 win" in said
    assert ["FR", "4", "10", "5/21", "7/30", "5/24", "1/5"] in map(str.split, said.splitlines())
    assert "Minimal winning coalitions (4):" in said
    assert "  12 votes, 0 to spare: FR, DE, IT" in said


def test_coalitions_can_be_asked_for_by_who_is_in_who_is_not_and_who_sits_apart(capsys):
    assert main([*COUNCIL, "--with", "BE", "--without", "FR"]) == 0
    assert "12 votes, 0 to spare: DE, IT, BE, NL" in capsys.readouterr().out
    assert main([*COUNCIL, "--apart", "BE,NL", "--apart", "FR,DE"]) == 0
    assert "No minimal winning coalition of those asked for." in capsys.readouterr().out


def test_a_long_list_says_how_many_there_are(capsys):
    council = ["power", "--quota", "39", *["7"] * 5, *["1"] * 10]
    assert main(council) == 0
    assert "Minimal winning coalitions (20 of 210):" in capsys.readouterr().out


def test_everything_is_there_as_json(capsys):
    assert main([*COUNCIL, "--json", "--coalitions", "0"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["members"][3] == {
        "name": "BE",
        "votes": 2,
        "swings": "6",
        "banzhaf": "1/7",
        "shapley-shubik": "3/20",
        "deegan-packel": "3/16",
        "holler": "1/5",
    }
    assert told["minimal_winning"] is None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--quota", "5", "1", "2"], "nobody can reach the quota of 5"),
        (["--quota", "0", "1"], "the quota is a whole number from 1"),
        (["--quota", "1", "1.5"], "not '1.5'"),
        (["--quota", "1", "A=1", "A=2"], "two members have the same name"),
        (["--quota", "1", "A=1", "--with", "B"], "nobody in the game is called 'B'"),
    ],
)
def test_a_game_that_makes_no_sense_is_told_in_one_line(capsys, words, says):
    assert main(["power", *words]) == 1
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1

"""`folkmoot card-vote`: the published vote, every form of a card, and files that are wrong."""

from __future__ import annotations

import json

import pytest

from folkmoot.ops.main import main

PUBLISHED = """\
delegation,college,weight,for,against,abstain
local parties,parties,400000,342921,8723,
affiliates,affiliates,2000000,1810113,4825,
"""
EVERY_FORM = """
title = "Motion 4"
threshold = "at least 2/3 of votes cast"
basis = "votes cast"

[colleges]
units = 50
unions = 50

[[card]]
delegation = "Ashford"
college = "units"
weight = 90
delegates = [
  { name = "Ada", vote = "for", share = "2/3" },
  { name = "Ben", vote = "against", share = "1/3" },
]

[[card]]
delegation = "Brigg"
college = "units"
weight = 30
votes = { for = 20, abstain = 10 }

[[card]]
delegation = "Corby"
college = "units"
weight = 80

[[card]]
delegation = "Bakers"
college = "unions"
weight = 9000
vote = "for"
"""


def called(tmp_path, text, name="vote.toml", *more):
    path = tmp_path / name
    path.write_text(text)
    return main(["card-vote", str(path), *more])


def test_the_published_card_vote_is_counted_as_published(tmp_path, capsys):
    assert called(tmp_path, PUBLISHED, "first.csv") == 0
    said = capsys.readouterr().out
    for figure in ("48.76", "1.24", "49.87", "0.13", "98.63%", "1.37%"):
        assert figure in said
    assert said.splitlines()[-1] == "carried"


def test_every_form_of_a_card_is_counted_and_a_missing_one_is_named(tmp_path, capsys):
    assert called(tmp_path, EVERY_FORM) == 0
    said = capsys.readouterr().out
    assert "units (1/2 of the whole): 200 votes on its cards; 80 for, 30 against" in said
    assert "No card from 1: Corby." in said
    assert "units: 1 of 3 cards were not handed in; they carry 80 of 200 votes (40.00%)." in said
    assert called(tmp_path, EVERY_FORM, "vote.toml", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["for"], told["against"]) == ("19/22", "3/22")
    assert told["outcome"] == "carried"


def test_on_the_basis_of_those_entitled_missing_cards_count_for_neither_side(tmp_path, capsys):
    assert called(tmp_path, EVERY_FORM, "vote.toml", "--basis", "entitled", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["for"], told["against"]) == ("7/10", "3/40")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("x.toml", "card = ", "this is not TOML"),
        ("x.toml", "title = 'x'", "there is no [[card]]"),
        ("x.toml", EVERY_FORM.replace("9000", "-1"), "card 4, Bakers: the weight is a whole"),
        ("x.toml", EVERY_FORM.replace('"1/3"', "0.33"), "the share of Ben: 0.33 is neither"),
        ("x.toml", EVERY_FORM.replace('"1/3"', '"1/0"'), "'1/0' is neither"),
        ("x.toml", EVERY_FORM.replace("for = 20", "for = 40"), "Brigg splits 50 votes, but its"),
        ("x.toml", EVERY_FORM.replace("Corby", "Brigg"), "Brigg stands on the roll twice"),
        ("x.toml", EVERY_FORM.replace("2/3 of votes", "2/3 of the moon"), "is not a threshold"),
        ("x.toml", EVERY_FORM.replace("unions = 50", "union = 50"), "'unions' has no share"),
        ("x.toml", EVERY_FORM + "colour = 'red'\n", "'colour' means nothing here"),
        ("x.csv", "delegation,weight\n", "line 1: there is no column 'college'"),
        ("x.csv", PUBLISHED.replace("342921", "many"), "line 2: votes for: 'many' is not a"),
        ("x.csv", PUBLISHED.replace("8723", "90000"), "local parties splits 432921 votes"),
        ("x.csv", PUBLISHED.splitlines()[0], "there is no row"),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_place_and_reason(tmp_path, capsys, name, text, says):
    assert called(tmp_path, text, name) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1
    assert not told.out


def test_a_file_that_cannot_be_read_is_told(tmp_path, capsys):
    assert main(["card-vote", str(tmp_path / "nothing.toml")]) == 1
    (tmp_path / "latin.toml").write_bytes(b"title = 'x'\n# caf\xe9\n")
    assert main(["card-vote", str(tmp_path / "latin.toml")]) == 1
    said = capsys.readouterr().err
    assert "cannot be read: No such file" in said
    assert "line 2: this is not UTF-8 text" in said

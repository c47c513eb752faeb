"""`folkmoot opinion`, `folkmoot echo` and `folkmoot coordination`, as somebody types them."""

from __future__ import annotations

import json

import pytest

from folkmoot.ops.main import main


@pytest.fixture
def votes(tmp_path):
    path = tmp_path / "votes.csv"
    rows = [
        f"p{who},s{what},{1 if what < 2 or (who < 10) == (what % 2 == 0) else -1}"
        for who in range(20)
        for what in range(10)
    ]
    path.write_text("participant,statement,vote\n" + "\n".join(rows) + "\n")
    return str(path)


def test_a_consultation_is_told_in_words_and_as_the_same_bytes(votes, capsys):
    assert main(["opinion", votes]) == 0
    said = capsys.readouterr().out
    assert said.startswith("20 participants, 10 statements; 0 voted on too few")
    assert "2 groups, silhouette 1.000" in said
    assert "What bridges the groups most:\n  statement s0: 0.840" in said
    assert main(["opinion", votes, "--json"]) == 0
    first = capsys.readouterr().out
    assert main(["opinion", votes, "--json"]) == 0
    assert capsys.readouterr().out == first
    assert json.loads(first)["version"] == "folkmoot-opinion/1"
    assert main(["opinion", votes, "--left-out", "s0", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["left_out"] == ["s0"]


@pytest.fixture
def talk(tmp_path):
    links = [f"{s}{a},{s}{b}" for s in "xy" for a in range(11) for b in range(a)]
    (tmp_path / "links.csv").write_text("source,target\n" + "\n".join(links) + "\nx0,y0\n")
    (tmp_path / "left.txt").write_text("\n".join(f"x{n}" for n in range(11)))
    (tmp_path / "right.txt").write_text("\n".join(f"y{n}" for n in range(11)))
    (tmp_path / "sides.csv").write_text("".join(f"{s}{n},{s}\n" for s in "xy" for n in range(11)))
    return tmp_path


def test_talk_is_held_against_chance(talk, capsys):
    sides = ["--side", str(talk / "left.txt"), "--side", str(talk / "right.txt")]
    assert main(["echo", str(talk / "links.csv"), *sides]) == 0
    said = capsys.readouterr().out
    assert said.startswith("0.9% of 111 links among 22 people cross the lines; drawn by lot")
    assert "less crosses than by chance" in said
    assert (
        main(["echo", str(talk / "links.csv"), "--sides", str(talk / "sides.csv"), "--json"]) == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["sides"] == {"x": 11, "y": 11}
    assert told["measures"][0]["name"] == "crossing"


def test_acts_in_step_are_told_as_pairs_of_posts_or_of_accounts(tmp_path, capsys):
    path = tmp_path / "posts.csv"
    path.write_text("link,who,key,at\nx,a,1,0\nx,b,2,5\ny,a,3,100\ny,b,4,104.0\n,c,5,1\n")
    names = ["--object", "link", "--account", "who", "--content", "key", "--time", "at"]
    assert main(["coordination", str(path), *names]) == 0
    assert capsys.readouterr().out == (
        "object_id,content_id,content_id_y,time_delta,account_id,account_id_y\n"
        "x,1,2,5,a,b\ny,3,4,4,a,b\n"
    )
    assert main(["coordination", str(path), *names, "--accounts"]) == 0
    assert capsys.readouterr().out == "account,other,times,objects\na,b,2,2\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["opinion", "{votes}", "--left-out", "x"], "there is no statement 'x'"),
        (["echo", "{links}"], "x0 has no side (22 people have none)"),
        (["echo", "{links}", "--sides", "{sides}", "--draws", "0"], "at least one graph"),
        (["coordination", "{links}"], "there is no column 'object_id'"),
        (["coordination", "{links}", "--window", "-1"], "the window is 0 seconds or more"),
        (["opinion", "{links}"], "there is no column 'participant'"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(votes, talk, capsys, words, says):
    places = {"votes": votes, "links": talk / "links.csv", "sides": talk / "sides.csv"}
    assert main([word.format(**places) for word in words]) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1

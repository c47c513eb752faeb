"""`folkmoot parse-amendment` on the command line."""

from __future__ import annotations

import io
import json

from folkmoot.ops.main import main

FORM = {"understood", "certain", "one_reading", "operations", "after", "left_over", "why"}
OPERATION = {"verb", "find", "text", "position", "target", "occurrence"}


def test_a_sentence_with_its_text_is_told_with_the_result(tmp_path, capsys):
    base = tmp_path / "rule.txt"
    base.write_text("The branch meets weekly.\n", encoding="utf-8")
    sentence = "In rule 4.2 delete 'weekly' and insert 'monthly'."
    assert main(["parse-amendment", "--text", str(base), "--json", sentence]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == FORM
    assert set(told["operations"][0]) == OPERATION
    assert told["certain"]
    assert told["after"] == "The branch meets monthly."
    assert told["operations"][0]["target"] == "rule 4.2"


def test_json_lines_are_answered_with_json_lines(monkeypatch, capsys):
    rows = [
        {"sentence": "delete 'a' and insert 'b'", "before": "a a"},
        {"sentence": "whereas nothing"},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, rows))))
    assert main(["parse-amendment", "-"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert not first["certain"]
    assert "2 times" in " ".join(first["why"])
    assert second["left_over"] == "whereas nothing"


def test_a_line_that_is_no_json_is_refused_with_its_number(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("{}\n"))
    assert main(["parse-amendment", "-"]) == 1
    assert "Line 1" in capsys.readouterr().err


def test_what_is_not_understood_is_said_in_words(capsys):
    assert main(["parse-amendment", "Make it better."]) == 1
    assert "left over: Make it better." in capsys.readouterr().out

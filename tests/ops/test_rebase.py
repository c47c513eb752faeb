"""`folkmoot rebase`: the merged text and 0, or the conflicts and 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from folkmoot.ops.main import main

BASE = "# Rules\n\n1. Members pay ten pounds a year.\n2. The chair serves for two years.\n"


def called(folder: Path, current: str, amendment: str, *more: str) -> int:
    texts = {"base": BASE, "current": current, "amendment": amendment}
    words = ["rebase"]
    for name, text in texts.items():
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        words += [f"--{name}", str(path)]
    return main([*words, *more])


def test_words_of_one_line_that_nobody_disputes_come_together(tmp_path: Path) -> None:
    out = tmp_path / "merged.md"
    current = BASE.replace("Members", "Full members").replace("Full m", "Full m")
    assert called(tmp_path, current, BASE.replace("a year", "a month"), "-o", str(out)) == 0
    assert "1. Full members pay ten pounds a month.\n" in out.read_text()


def test_a_dispute_writes_nothing_and_shows_all_three_wordings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "merged.md"
    current, amendment = BASE.replace("ten", "twelve"), BASE.replace("ten", "nine")
    assert called(tmp_path, current, amendment, "-o", str(out), "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert said["outcome"] == "conflicts"
    conflict = said["conflicts"][0]
    assert (conflict["base"], conflict["current"], conflict["amendment"]) == (
        "ten",
        "twelve",
        "nine",
    )
    assert not out.exists()

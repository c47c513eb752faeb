"""`folkmoot rivals`: pairs, groups with every outcome, plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from folkmoot.ops.main import main

BASE = "# Rules\n\n1. Members pay ten pounds a year.\n2. The chair serves for two years.\n"
TEXTS = {
    "base": BASE,
    "twelve": BASE.replace("ten", "twelve"),
    "nine": BASE.replace("ten", "nine"),
    "term": BASE.replace("two years", "one year"),
}


def called(folder: Path, *more: str) -> int:
    for name, text in TEXTS.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return main(["rivals", *(str(folder / f"{name}.md") for name in TEXTS), *more])


def test_rivals_are_grouped_and_the_chair_is_told_what_falls(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(tmp_path) == 0
    out = capsys.readouterr().out
    assert "twelve / nine: overlap" in out
    assert "“ten” → “twelve” / “nine”" in out
    assert "1. vote on twelve; if carried, nine falls" in out
    assert "3. vote on term" in out


def test_everything_is_there_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(tmp_path, "--json", "--rule", "ranked") == 0
    said = json.loads(capsys.readouterr().out)
    assert {pair["kind"] for pair in said["pairs"]} == {"overlap", "independent"}
    assert [sorted(group) for group in said["groups"]] == [["nine", "twelve"], ["term"]]
    assert len(said["outcomes"][0]) == 4
    assert [step["kind"] for step in said["steps"]] == ["rank", "threshold", "vote"]

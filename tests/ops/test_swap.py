"""`folkmoot swap`: neighbouring changes change places, and nothing differs in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from folkmoot.ops.main import main

ONE = "# Rules\n\n1. Members pay ten pounds a year.\n2. The chair is elected each spring.\n"
TWO = ONE.replace("ten", "twelve")
THREE = TWO.replace("each spring", "each autumn")
FOUR = THREE.replace("twelve pounds", "twelve euros").replace("autumn", "autumn by ballot")
FIVE = FOUR.replace("twelve euros", "nine euros")
SIX = FIVE.replace("nine euros", "nine crowns or euros").replace("nine", "ten")


def editions(folder: Path, *texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts, start=1):
        (folder / f"{number:03}_2026-01-0{number}.md").write_text(text, encoding="utf-8")
    return folder


def test_changes_of_different_words_commute_and_of_the_same_words_refuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = editions(tmp_path / "club", ONE, TWO, THREE, FOUR, FIVE, SIX)
    assert main(["swap", str(folder)]) == 0
    out = capsys.readouterr()
    last = out.out.splitlines()[-1]
    assert last == "pairs 4, commute 2, refused 2, silently different 0"
    assert "6 of 6 editions reproduced, 6 within" in out.err


def test_a_folder_of_rule_books_is_taken_book_by_book(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editions(tmp_path / "club", ONE, TWO, THREE)
    editions(tmp_path / "guild", THREE, FOUR, FIVE)
    assert main(["swap", str(tmp_path), "--json"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[-1].startswith("pairs 2,")
    assert sum('"reproduced": true' in line for line in out) == 6


def test_a_folder_without_editions_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["swap", str(tmp_path)]) == 1
    assert "holds no numbered editions" in capsys.readouterr().err

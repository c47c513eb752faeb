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


ACT = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="rules">
<meta/><body>
<section eId="sec_1"><num>1.</num><content><p>Members pay {pay}.</p></content></section>
<section eId="sec_2"><num>2.</num><content><p>The chair serves for {term}.</p></content></section>
</body></act></akomaNtoso>"""


def test_akoma_ntoso_is_taken_wherever_texts_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = []
    for name, pay, term in (
        ("base", "ten pounds", "two years"),
        ("current", "ten pounds", "a year"),
        ("amendment", "nine pounds", "two years"),
    ):
        paths.append(tmp_path / f"{name}.xml")
        paths[-1].write_text(ACT.format(pay=pay, term=term), encoding="utf-8")
    base, current, amendment = map(str, paths)
    three = ["--base", base, "--current", current, "--amendment", amendment]
    assert main(["rebase", *three]) == 0
    merged = capsys.readouterr().out
    assert "Members pay nine pounds." in merged
    assert "The chair serves for a year." in merged
    assert main(["compare", base, amendment]) == 0
    assert "[-ten-] {+nine+} pounds" in capsys.readouterr().out
    assert main(["rivals", base, current, amendment]) == 0
    assert "current / amendment: independent" in capsys.readouterr().out


def test_a_dispute_about_layout_spells_out_the_white_space(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    current = BASE.replace("a year.\n", "a year.  \n")
    assert called(tmp_path, current, BASE.replace("ten", "nine")) == 1
    assert '  current:   "\\n\\n1. Members pay ten pounds a year.  \\n"' in capsys.readouterr().out

"""`folkmoot compare`: every way of showing what changed, printed or written to a file."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from folkmoot.ops.commands.compare import FORMATS, PACKED
from folkmoot.ops.main import main

OLD = "# Rules\n\n1. Members pay ten pounds a year.\n2. The chair serves for two years.\n"
NEW = OLD.replace("ten", "twelve")
BEGINS = {"html": "<!doctype", "synopsis": "<!doctype", "docx": "PK", "pdf": "%PDF"}


def files(folder: Path, old: str = OLD, new: str = NEW) -> list[str]:
    for name, text in (("old.md", old), ("new.md", new)):
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / "old.md"), str(folder / "new.md")]


@pytest.mark.parametrize("how", FORMATS)
def test_each_format_shows_both_words(tmp_path: Path, how: str) -> None:
    out = tmp_path / "out"
    assert main(["compare", *files(tmp_path), "--format", how, "-o", str(out)]) == 0
    written = out.read_bytes()
    assert written.startswith(BEGINS.get(how, "").encode())
    if how == "docx":
        with zipfile.ZipFile(out) as archive:
            written = archive.read("word/document.xml")
    if how not in PACKED or how == "docx":
        assert b"ten" in written
        assert b"twelve" in written


def test_a_comparison_is_the_same_file_every_time(tmp_path: Path) -> None:
    for how in sorted(PACKED):
        out = [tmp_path / f"{how}{n}" for n in (1, 2)]
        for path in out:
            main(["compare", *files(tmp_path), "--format", how, "--at", "2026-09-28T10:00:00+00:00",
                  "-o", str(path)])  # fmt: skip
        assert out[0].read_bytes() == out[1].read_bytes()


def test_what_is_printed_is_json_where_asked(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["compare", *files(tmp_path), "--format", "json"]) == 0
    (changed,) = json.loads(capfdbinary.readouterr().out)
    assert changed["new_label"] == "1"


def test_texts_that_read_the_same_are_said_to(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["compare", *files(tmp_path, new=OLD)]) == 0
    assert capfdbinary.readouterr().out == b"They read the same, word for word.\n"


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(tmp_path / "none.md"), files(tmp_path)[1]]) == 1
    assert "cannot be read" in capsys.readouterr().err

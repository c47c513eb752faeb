"""The conformance page in the docs is what a run says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from folkmoot.ops.main import main

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared/data/counting"


@pytest.mark.data
@pytest.mark.slow
def test_the_page_in_the_docs_is_written_anew_without_a_change(tmp_path, capsys):
    if not DATA.is_dir():
        pytest.skip("../shared/data/counting is not here")
    page = tmp_path / "counting.md"
    assert main(["docs", "conformance", str(DATA), "--into", str(page)]) == 0
    assert page.read_text() == (ROOT / "docs/conformance/counting.md").read_text()


def test_a_folder_without_counts_is_refused(tmp_path, capsys):
    assert main(["docs", "conformance", str(tmp_path)]) == 1
    assert "holds no folder scot2017" in capsys.readouterr().err

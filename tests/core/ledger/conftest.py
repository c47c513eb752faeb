"""Where the ledger's real inputs are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture
def real_data() -> Callable[[str], Path]:
    """A folder of real inputs by its name, or a plain skip where they are not at hand."""

    def folder(name: str) -> Path:
        path = DATA / name
        if not path.is_dir():
            pytest.skip(f"the real inputs are not here: {path}")
        return path

    return folder

"""The court of these tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def court(world):
    """The named cast with a clerk, an investigator and two pools."""
    import court

    return court.build(world)
